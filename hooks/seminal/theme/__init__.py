"""The theme `seminal`: its templates stand in overrides/ of the repository, and beside this file in the wheel."""
