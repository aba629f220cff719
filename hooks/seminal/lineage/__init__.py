"""What builds on what, as pictures: the map of the whole collection, and each paper's nearest relations."""
