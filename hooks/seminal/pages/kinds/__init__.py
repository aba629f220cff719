"""The pages made from the collection, a module for each kind; see `page_kinds`."""
