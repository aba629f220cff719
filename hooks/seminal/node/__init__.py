"""Programs that run in node, and what asks them."""
