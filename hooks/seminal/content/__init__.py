"""What contributors write in papers/, read: front matter with its lines, vocabularies, summaries as HTML."""
