"""What the site has for machines: data, feeds and what the search works on."""
