"""Papers as others cite them, in each format."""
