"""The rules of the collection, and what applies them."""
