"""Every number that contributors meet: checks, the JSON Schema and the contributor's page take them from here."""

from __future__ import annotations

MIN_SUMMARY_WORDS, MAX_SUMMARY_WORDS = 100, 650
"""Of a summary's body, outside headings and formulas."""

MIN_TLDR_WORDS, MAX_TLDR_WORDS = 15, 40

MIN_TAGS, MAX_TAGS = 3, 6

MIN_AUTHORS_BEFORE_ET_AL = 10
MAX_AUTHORS_IN_FULL = 30
"""A longer list of authors may be cut."""

FIRST_YEAR, LAST_YEAR = 1940, 2100

MIN_PATH_STEPS, MAX_PATH_STEPS = 5, 15
MIN_INTRODUCTION_WORDS, MAX_INTRODUCTION_WORDS = 80, 150
"""Of a reading path's introduction."""

MIN_CONDITIONS, MAX_CONDITIONS = 2, 7
"""Of a benchmark's task that has any; a chart cannot tell more apart."""

MIN_BENCHMARK_PAPERS = 3
"""From this number of papers on, a benchmark has a page and a comparison has a chart."""

MAX_TITLE_LENGTH = 300
MAX_NAME_LENGTH = 100
"""Of names, aliases, authors and labels, in characters."""
MAX_SLUG_LENGTH = 80
MAX_FOLDER_LENGTH = 200
"""Of the last part of an address, which is the name of a folder."""
MAX_TEXT_LENGTH = 2_000
"""Of any other text in a field."""
MAX_ADDRESS_LENGTH = 500
MAX_UNIT_LENGTH = 20
MAX_VALUE = 10**15
"""Of a result, in either direction."""

MAX_ALIASES = 20
MAX_AUTHORS = 3_000
MAX_RELATIONS, MAX_RESULTS = 100, 100

MAX_SUMMARY_SIZE, MAX_VOCABULARY_SIZE = 200_000, 2_000_000
"""In bytes."""
MAX_SUMMARIES = 50_000
MAX_PROBLEMS_OF_FRONT_MATTER = 50
"""From which on further ones are only counted."""
MAX_YAML_DEPTH = 12
"""Of brackets and lists in each other; the vocabularies need eight."""
