"""The formats of citations, a module for each; see `citation_formats`."""
