"""Built sites in Chromium: served below a path, as code hosts do, and watched for errors."""

from __future__ import annotations

import gzip
import mimetypes
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response, sync_playwright

from tests.browser.install import ARGUMENTS, installed

BASE = "/repo/"
DESKTOP, PHONE, SMALL_PHONE = 1280, 390, 320
HEIGHT = 900


class _Handler(BaseHTTPRequestHandler):
    """Serves a folder below `BASE`, text compressed, with the site's own page for what is missing."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, folder: Path) -> None:
        self.folder = folder
        super().__init__(*arguments)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.folder / path.removeprefix(BASE)
        if path.endswith("/"):
            file /= "index.html"
        status = HTTPStatus.OK
        if not path.startswith(BASE) or not file.is_file():
            status, file = HTTPStatus.NOT_FOUND, self.folder / "404.html"
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        compresses = "gzip" in self.headers.get("Accept-Encoding", "") and not kind.startswith(("image/png", "font/"))
        content = _compressed(file) if compresses else file.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        if compresses:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing: what fails is reported by the test."""


@cache
def _compressed(file: Path) -> bytes:
    return gzip.compress(file.read_bytes(), 9)


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a built site; its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, folder=folder)) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{BASE}"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=installed(), args=ARGUMENTS)
        yield chromium
        chromium.close()


class _Watch:
    """Notes what no page may do: report errors, or ask another host for anything."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.found: list[str] = []
        self._site = site
        self._missing: set[str] = set()
        context.on("request", self._on_request)
        context.on("response", self._on_response)
        context.on("console", self._on_console)
        context.on("weberror", lambda error: self.found.append(f"script error: {error.error}"))

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((self._site, "data:", "blob:")):
            self.found.append(f"request to elsewhere: {request.url}")

    def _on_response(self, response: Response) -> None:
        if response.status == HTTPStatus.NOT_FOUND and response.request.is_navigation_request():
            self._missing.add(response.url)

    def _on_console(self, message: ConsoleMessage) -> None:
        # A test may go where nothing is, and may cut a connection itself: ERR_FAILED is no other failure.
        provoked = message.location["url"] in self._missing or "net::ERR_FAILED" in message.text
        if message.type == "error" and not provoked:
            self.found.append(f"console: {message.text} ({message.location['url']})")


@pytest.fixture
def new_page(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """Opens an empty page in a fresh profile, on a desktop unless options say otherwise; all of them are watched."""
    watched: list[tuple[BrowserContext, _Watch]] = []

    def new(*, width: int = DESKTOP, **options: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": HEIGHT}, **options)
        context.set_default_timeout(10_000)
        watched.append((context, _Watch(context, site)))
        return context.new_page()

    yield new
    for context, _ in watched:
        context.close()
    assert [problem for _, watch in watched for problem in watch.found] == []


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """An empty page in a fresh profile, on a desktop."""
    return new_page()


def settle(page: Page) -> None:
    """Wait until what has been set in motion has come to rest."""
    page.evaluate(
        """async () => {
          for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
          await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
          await new Promise(requestAnimationFrame);
        }"""
    )
