"""The papers as values, checked, and every way in to them."""
