"""The adapter to MkDocs, and the only part that imports it."""
