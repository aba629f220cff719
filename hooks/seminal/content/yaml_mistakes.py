"""What is wrong with text that is not YAML, in a contributor's words, and on which line.

A parser stops where it can go on no longer, often lines after the mistake, and says what its grammar expected. This
module looks for the first line up to there with one of the mistakes that people make.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostics import quote

Lines = list[str]

_UNKNOWN = "expected YAML, found a mistake; check quotes, brackets and indentation of this line and of those before it"
_TAB = "found a tab or another character that is not allowed here; indent with spaces and quote the text"

_FIELD = re.compile(
    r"(?P<indent> *)(?P<item>(?:- +)*)(?P<name>(?!- )[^\s\"'\[\]{},#&*!|>%@`][^:\n]*):(?:[ \t]+(?P<value>.*))?"
)
_ITEM = re.compile(r" *(?:- +)+(?P<value>.*)")
_NO_SPACE_AFTER_COLON = re.compile(r" *(?:- +)?(?P<name>[A-Za-z_-]+):(?!//)[^\s:].*")
_ODD_SPACE = re.compile(r" *(?P<name>[\w-]+):(?P<space>[^\S \t\n])")
_ODD_COLON = re.compile(r" *(?P<name>[\w-]+) ?[：﹕꞉︓]")
_ASSIGNMENT = re.compile(r"(?P<name>[\w-]+) *= *.*")
_WORDS = re.compile(r"(?P<name>[A-Za-z][\w-]*)(?: .*)?")
_BLOCK_TEXT = re.compile(r"[|>][-+0-9]*(?:[ \t]+#.*)?")
_ODD_START = re.compile(r"[@`%&*!|>,\]}]|[-?](?= )")

_STRING = re.compile(r'"(?:[^"\\]|\\.)*"|' + r"'(?:[^']|'')*'", re.DOTALL)
_ESCAPE = re.compile(r'\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0abtnvfre "/\\N_LP\t\n]|(?P<wrong>.))')
_QUOTES = {'"': "double quotes", "'": "single quotes"}
_OTHERS = {'"': "single quotes", "'": "double quotes"}
_CLOSING = {"[": "]", "{": "}"}
_TYPOGRAPHIC = tuple("“”„‟‘’‚«»")


def explain_mistake(text: str, stopped: int) -> tuple[int, str]:
    """The index of the line with the mistake for which a parser refuses a text, and what is wrong there.

    Args:
        text: the whole of it.
        stopped: the index of the line at which the parser stopped.
    """
    lines = text.split("\n")
    last = max((number for number, line in enumerate(lines) if line.strip()), default=0)
    return next(_find_mistakes(lines, min(stopped, last)), (min(stopped, last), _UNKNOWN))


def _find_mistakes(lines: Lines, last: int) -> Iterator[tuple[int, str]]:
    number, above = 0, ""
    while number <= last:
        line = lines[number]
        end = number + 1
        if line.strip() and not line.lstrip().startswith("#"):
            end = _find_end(lines, number)
            value = "\n".join([_value(line), *lines[number + 1 : end]])
            if message := _explain_line(line, above) or _explain_value(value):
                yield number, message
            above = line
        number = end


def _value(line: str) -> str:
    """What follows the name of a field, or the dash of an item."""
    match = _FIELD.fullmatch(line) or _ITEM.fullmatch(line)
    return (match["value"] or "").strip() if match else ""


def _find_end(lines: Lines, number: int) -> int:
    """The line after those that belong to a value which may go on: one in quotes or brackets, or a block of text."""
    value = _value(lines[number])
    end = number + 1
    if value.startswith(("|", ">")) or not _is_closed(value):
        while end < len(lines) and _continues(lines[number], lines[end]):
            end += 1
    return end


def _is_closed(value: str) -> bool:
    if value.startswith(tuple(_QUOTES)):
        return bool(_STRING.match(value))
    return not value.startswith(tuple(_CLOSING)) or value.count(value[0]) <= value.count(_CLOSING[value[0]])


def _continues(first: str, line: str) -> bool:
    indent = len(first) - len(first.lstrip(" "))
    return not line.strip() or (line.startswith(" " * (indent + 1)) and not line.lstrip().startswith("- "))


def _explain_line(line: str, above: str) -> str | None:
    """What is wrong with how a line begins."""
    start = line[: len(line) - len(line.lstrip())]
    if start.strip(" "):
        return _TAB
    if found := _ODD_SPACE.match(line):
        code = f"U+{ord(found['space']):04X}"
        return f"found another kind of space ({code}) after the colon of {quote(found['name'])}; write a plain one"
    if found := _ODD_COLON.match(line):
        return f"found a colon of another alphabet after {quote(found['name'])}; write ': '"
    if (found := _NO_SPACE_AFTER_COLON.fullmatch(line)) and not _value(line):
        name = found["name"]
        return f"found no space after the colon of {quote(name)}; write a space after the colon, '{name}: …'"
    return _explain_missing_colon(line) or _explain_indentation(line, above)


def _explain_missing_colon(line: str) -> str | None:
    if ":" in line or line.startswith(" "):
        return None
    if found := _ASSIGNMENT.fullmatch(line):
        return f"found '=' after {quote(found['name'])}; write '{found['name']}: …'"
    if found := _WORDS.fullmatch(line):
        cure = f"write '{found['name']}: …' for a field, or indent the line if the text above goes on"
        return f"found {quote(line)} without a colon; {cure}"
    return None


def _explain_indentation(line: str, above: str) -> str | None:
    """A field that is indented although the one above it has a value already."""
    match, other = _FIELD.fullmatch(line), _FIELD.fullmatch(above)
    if not match or not match["indent"] or match["item"]:
        return None
    if not above or (other and other["value"] and _is_deeper(match, other)):
        name = quote(match["name"].strip())
        return f"found spaces before {name}; begin a field where the others begin, and quote a text that has ': ' in it"
    return None


def _is_deeper(field: re.Match[str], above: re.Match[str]) -> bool:
    """Whether a field is indented more than the one above it, or less than that one's list."""
    start = len(above["indent"]) + len(above["item"])
    return len(above["indent"]) < len(field["indent"]) != start


def _explain_value(value: str) -> str | None:
    if not value or _BLOCK_TEXT.fullmatch(value.partition("\n")[0]):
        return None
    if value[0] in _QUOTES:
        return _explain_quotes(value)
    return _explain_brackets(value) if value[0] in _CLOSING else _explain_plain_text(value)


def _explain_plain_text(value: str) -> str | None:
    if value.startswith(_TYPOGRAPHIC) and re.search(r":(?: |$)| #", value):
        return f"found the typographic quote {value[0]}, which is a letter for YAML; write straight double quotes"
    if found := _ODD_START.match(value):
        return f"found a text that begins with '{found[0]}'; put it in double quotes"
    if re.search(r":(?: |$)", value):
        return "found a second ': ' in one line; put the text in double quotes"
    return None


def _explain_quotes(value: str) -> str | None:
    """What is wrong with a value that begins with a quote."""
    mark = value[0]
    string = _STRING.match(value)
    if not string:
        return f"found {_QUOTES[mark]} that are not closed; close them, or put {_OTHERS[mark]} around the text"
    if message := _explain_escapes(string[0]):
        return message
    rest = value[string.end() :].strip()
    if not rest or rest.startswith("#"):
        return None
    if mark in rest:
        return f"found {_QUOTES[mark]} within {_QUOTES[mark]}; put {_OTHERS[mark]} around the text"
    return f"found {quote(rest)} after the closing quote; put the whole text in {_OTHERS[mark]}"


def _explain_escapes(string: str) -> str | None:
    if string.startswith('"') and (found := next((m for m in _ESCAPE.finditer(string) if m["wrong"]), None)):
        return f"found the backslash of '{found[0]}' in double quotes, where it has a meaning; use single quotes"
    return None


_TOKEN = re.compile(
    r"""
    \s*(?:
        (?P<string>"(?:[^"\\]|\\.)*" | '(?:[^']|'')*')
      | (?P<open>[\[{])
      | (?P<close>[\]}])
      | (?P<comma>,)
      | (?P<colon>:(?=\s|$))
      | (?P<comment>(?<=\s)\#[^\n]*)
      | (?P<text>(?:(?!\s\#|:\s|:$)[^\[\]{},])+)
    )
    """,
    re.VERBOSE | re.DOTALL,
)
_BEGINNING = {"string", "open", "text"}
"""Kinds of tokens with which a value begins, which takes a comma or a colon before it."""


def _explain_brackets(value: str) -> str | None:
    """What is wrong with a list or a mapping in brackets."""
    opened: list[str] = []
    last = ("comma", ",")
    for match in _TOKEN.finditer(value):
        kind, text = str(match.lastgroup), match[0].strip()
        if not text:
            continue
        if kind == "comment" and not opened:
            return None
        if last[0] in {"string", "close", "text"} and kind in _BEGINNING:
            return _explain_second_value(*last, text)
        if message := _explain_token(kind, text, opened):
            return message
        last = kind, text
    return f"found '{opened[-1]}' that is not closed; add '{_CLOSING[opened[-1]]}'" if opened else None


def _explain_token(kind: str, text: str, opened: list[str]) -> str | None:
    """What is wrong with a token; keeps the list of brackets that are open."""
    if kind == "open":
        opened.append(text)
    elif kind == "close" and (not opened or _CLOSING[opened.pop()] != text):
        return f"found '{text}' that closes nothing; remove it, or quote the text that it belongs to"
    elif kind == "comment":
        return "found ' #' in brackets, which begins a comment; put the text in double quotes"
    elif kind == "string":
        return _explain_escapes(text)
    elif kind == "text" and text[0] in _QUOTES:
        return f"found {_QUOTES[text[0]]} that are not closed in {quote(text)}; close them"
    elif kind == "text" and (found := _ODD_START.match(text)):
        return f"found a text that begins with '{found[0]}'; put it in double quotes"
    return None


def _explain_second_value(kind: str, first: str, second: str) -> str:
    """What is wrong where one value follows another without a comma between them."""
    if kind == "string":
        return f"found {quote(second)} after the closing quote; put the whole text in {_OTHERS[first[0]]}"
    if kind == "close":
        return f"found {quote(second)} after '{first}'; add a comma, or quote the text that begins with a bracket"
    return f"found '{second[0]}' in the text {quote(first)}; put the whole text in double quotes"
