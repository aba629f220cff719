"""arXiv ids, DOIs and addresses: their forms, what is wrong with one, and what to write instead."""

from __future__ import annotations

import re
from urllib.parse import quote as percent_encode
from urllib.parse import unquote, urlsplit

from ..diagnostics import did_you_mean, quote
from .alphabets import find_odd_letter
from .hidden_characters import find_hidden

_ARXIV_FORM = 'an arXiv id without version, like "2106.09685"'
_DOI_FORM = 'a DOI without its resolver, like "10.1162/neco.1997.9.8.1735"'
_URL_FORM = "an address like https://host.org/page"

_ARXIV = re.compile(
    r"(?:(?:https?://)?(?:[\w-]+\.)?(?:arxiv|alphaxiv)\.org/[a-z-]+/|arxiv[:.]\s*"
    r"|(?:https?://(?:dx\.)?doi\.org/)?10\.48550/arxiv\.)?"
    r"(?:(?P<new>(?P<month>\d{4})\.\d{4,5})|(?P<archive>[a-z-]+)(?:\.(?P<subject>[a-z]{2}))?/(?P<number>\d{7}))"
    r"(?P<version>v\d+)?(?:\.pdf)?/?(?:[?#]\S*)?",
    re.IGNORECASE | re.ASCII,
)
_ARCHIVES = frozenset(
    "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs dg-ga"  # noqa: SIM905
    " funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph"
    " q-alg q-bio quant-ph solv-int supr-con".split()
)
"""Of ids up to March 2007."""
_FIRST_OF_NEW_FORM, _FIRST_OF_FIVE_DIGITS = "0704", "1501"

_DOI_PREFIX = re.compile(r"(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|info:doi/|doi:?\s*)", re.IGNORECASE)
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[\\{}^`|\"]")
"""What would end the field of a BibTeX file, or has to be encoded in every address."""

_URL = re.compile(r"https?://[\w.-]+\.\w+(?::\d+)?(?:[/?#][^\s<>]*)?")
_UNENCODED = "/:;(),.-_'!~*$&+=@"
_PAIRS = {")": "(", "]": "[", ">": "<"}


def _refuse_odd_characters(text: str) -> str:
    for _, hidden in find_hidden(text):
        raise ValueError(hidden)
    if odd := find_odd_letter(text):
        raise ValueError(odd)
    return text


def check_arxiv(text: str) -> str:
    """Return an arXiv id in its canonical form.

    Raises:
        ValueError: it is none, or has another form.
    """
    found = _ARXIV.fullmatch(_refuse_odd_characters(text))
    if not found:
        raise _refuse(_ARXIV_FORM, text)
    if message := _explain_number(found):
        raise ValueError(message)
    if (written := _join_arxiv(found)) != text:
        raise _refuse(_ARXIV_FORM, text, f'write "{written}"')
    return text


def _join_arxiv(found: re.Match[str]) -> str:
    if found["new"]:
        return found["new"]
    subject = f".{found['subject'].upper()}" if found["subject"] else ""
    return f"{found['archive'].lower()}{subject}/{found['number']}"


def _explain_number(found: re.Match[str]) -> str | None:
    """What is wrong with an id of the right form: nothing was posted under it."""
    digits = found["month"] or found["number"]
    if not "01" <= digits[2:4] <= "12":
        return (
            f"expected a month from 01 to 12 as the third and fourth digit of an arXiv id, found {quote(digits[2:4])}"
        )
    if not found["new"]:
        archive = found["archive"].lower()
        hint = did_you_mean(archive, _ARCHIVES) or '; ids since April 2007 are like "2106.09685"'
        return None if archive in _ARCHIVES else f"expected an archive of arXiv, found {quote(archive)}{hint}"
    expected = 5 if digits >= _FIRST_OF_FIVE_DIGITS else 4
    number = found["new"].partition(".")[2]
    if digits < _FIRST_OF_NEW_FORM:
        return f"expected an id from April 2007 (0704) on, found {quote(digits)}; older ones are like hep-th/9901001"
    if len(number) != expected or not int(number):
        return (
            f"expected {expected} digits after the point that are not all 0, found {quote(number)}; copy the id again"
        )
    return None


def check_doi(text: str) -> str:
    """Return a DOI.

    Raises:
        ValueError: it is none, or has something before or behind it.
    """
    if arxiv := find_arxiv(_refuse_odd_characters(text)):
        raise ValueError(f'found an arXiv id as DOI; write it below links as arxiv: "{arxiv}"')
    if odd := next((letter for letter in text if not letter.isascii() or _FORBIDDEN.match(letter)), None):
        raise _refuse(_DOI_FORM, text, f"no DOI has a '{odd}'; copy it again")
    if not (doi := clean_doi(text)):
        raise _refuse(_DOI_FORM, text)
    if doi != text:
        form = _DOI_FORM if _DOI_PREFIX.match(text) else "a DOI and nothing else"
        raise _refuse(form, text, f'write "{doi}"')
    return text


def clean_doi(text: str) -> str | None:
    """A DOI without resolver, percent encoding and the punctuation of a sentence; None if there is none."""
    doi = _DOI_PREFIX.sub("", text, count=1) if _DOI_PREFIX.match(text) else text
    doi = unquote(doi) if re.search("%[0-9A-Fa-f]{2}", doi) else doi
    doi = _strip_punctuation(doi)
    return doi if _DOI.fullmatch(doi) else None


def _strip_punctuation(text: str) -> str:
    """Text without what follows an identifier in a sentence; a bracket belongs to it if it is opened in it."""
    while text and (text[-1] in ".,;:'" or text.count(text[-1]) > text.count(_PAIRS.get(text[-1], text[-1]))):
        text = text[:-1]
    return text


def check_url(text: str) -> str:
    """Return an address.

    Raises:
        ValueError: it is none, or not only that.
    """
    if not _URL.fullmatch(_refuse_odd_characters(text)):
        raise _refuse(_URL_FORM, text)
    host = urlsplit(text).netloc
    if found := _FORBIDDEN.search(text):
        cure = f"write '{percent_encode(found[0])}' for '{found[0]}'"
    elif not host.isascii():
        cure = "write the host in ASCII, as xn--…"
    elif (stripped := _strip_punctuation(text)) != text:
        cure = f"write {stripped}"
    else:
        return text
    raise _refuse(_URL_FORM, text, cure)


def check_own_url(text: str) -> str:
    """Return the address of a work that has neither an arXiv id nor a DOI.

    Raises:
        ValueError: it is none, or one of these in disguise.
    """
    check_url(text)
    if arxiv := find_arxiv(text):
        raise ValueError(f'found an address of arXiv; write arxiv: "{arxiv}" instead of url')
    if _DOI_PREFIX.match(text) and (doi := clean_doi(text)):
        raise ValueError(f'found the address of a DOI; write doi: "{doi}" instead of url')
    return text


def _refuse(form: str, text: str, cure: str = "") -> ValueError:
    return ValueError(f"expected {form}, found {quote(text)}{'; ' if cure else ''}{cure}")


def find_arxiv(text: str) -> str | None:
    """The arXiv id in any form of it, such as an address or arXiv's own DOI; without version and subject."""
    found = _ARXIV.fullmatch(text.strip())
    if not found:
        return None
    return found["new"] or f"{found['archive'].lower()}/{found['number']}"


def find_doi(text: str) -> str | None:
    """The DOI in any form of it, in lower case, since case makes no difference; None for those that arXiv gives."""
    doi = clean_doi(text.strip())
    return doi.casefold() if doi and not _ARXIV_DOI.fullmatch(doi) else None


def doi_address(doi: str) -> str:
    """The address at which a DOI leads to the work."""
    return f"https://doi.org/{percent_encode(doi, safe=_UNENCODED)}"
