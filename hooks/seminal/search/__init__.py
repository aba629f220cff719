"""What the search in the reader's browser works on."""
