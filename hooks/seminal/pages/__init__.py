"""The pages made from the collection, up to their HTML."""
