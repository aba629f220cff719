"""Formulas: found in Markdown, set by MathJax, put into pages."""
