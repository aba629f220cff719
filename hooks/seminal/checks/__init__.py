"""The rules of the collection, one module per subject; each rule is a function with the decorator `rule`."""
