"""A copy of the built site that works from a disk, without a server: a zip, unpacked and opened by double click.

Under `file://` browsers refuse modules and fetching, and no server turns a folder into the page in it. So a copy has
classic scripts, its data as scripts too, and links that name the file.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit, urlunsplit

import lxml.html

from .bundles import update_bundles
from .pages.script_data import DATA_FILES
from .pages.site_assets import SCRIPTS, offline_assets

_LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""What only a server makes use of."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can give: the same site gives the same bytes."""


def write_offline_copy(site: Path, archive: Path) -> None:
    """Write the offline copy of a built site.

    Args:
        site: the folder of the built site.
        archive: the zip to write; all of it is in a folder of the same name.

    Raises:
        FileNotFoundError: the site has not been built.
        NodeError: in a checkout, the scripts cannot be bundled.
    """
    if not (site / "index.html").is_file():
        raise FileNotFoundError(f"expected the built site in {site}, found none; run `mkdocs build --strict` first")
    update_bundles()
    files = dict(_files(site))
    unfinished = archive.with_name(f"{archive.name}.new")
    with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as written:
        for address in sorted(files):
            entry = zipfile.ZipInfo(f"{archive.stem}/{address}", _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            written.writestr(entry, files[address])
    unfinished.replace(archive)


def _files(site: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the copy, by its address from the root; the scripts for a disk come last, over the site's own."""
    for path in sorted(site.rglob("*")):
        address = path.relative_to(site).as_posix()
        if not path.is_file() or address in _LEFT_OUT or _is_social_card(address) or _is_script(address):
            continue
        content = path.read_bytes()
        yield (address, offline_page(content) if path.suffix == ".html" else content)
        if address in DATA_FILES:
            yield f"{address}.js", data_script(address, content)
    for address, text in offline_assets():
        yield address, text.encode()


def _is_social_card(address: str) -> bool:
    """Whether it is the picture that other sites show of a link."""
    return PurePosixPath(address).name == "preview.png"


def _is_script(address: str) -> bool:
    return address.startswith(SCRIPTS)


def data_script(address: str, content: bytes) -> bytes:
    """JSON as a script that hands it to site-offline.js."""
    # The two line separators are letters in JSON, but once ended a line in JavaScript.
    text = content.decode().replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"(globalThis.offlineData ??= {{}})[{json.dumps(address)}] = {text}".encode()


def offline_page(content: bytes) -> bytes:
    """A page with links to files instead of folders, and with classic scripts."""
    document = lxml.html.document_fromstring(content, parser=lxml.html.HTMLParser(encoding="utf-8"))
    for element in document.iter():
        for attribute in ("href", "action"):
            if (link := element.get(attribute)) is not None:
                element.set(attribute, _file(link))
    for script in document.iter("script"):
        if script.get("type") == "module":
            del script.attrib["type"]
            script.set("defer", "")
    written: bytes = lxml.html.tostring(document, encoding="utf-8", doctype="<!doctype html>")
    return written


def _file(link: str) -> str:
    """`../lora/#method` as `../lora/index.html#method`; what is not a folder of the site stays as it is."""
    scheme, host, path, query, fragment = urlsplit(link)
    last = path.rpartition("/")[2]
    if scheme or host or link.startswith("#") or last not in {"", ".", ".."}:
        return link
    folder = f"{path}/" if last else path
    return urlunsplit(("", "", f"{folder}index.html", query, fragment))
