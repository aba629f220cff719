"""What readers of this list wait for: how heavy its pages are, and whether the largest, its map, moves at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from seminal.models.library import Library

from tests.browser.test_lineage import map_page, test_names_do_not_overlap_on_the_screen
from tests.chromium import settle

__all__ = ["map_page", "test_names_do_not_overlap_on_the_screen"]

MOST_REQUESTS = 8
MOST_KILOBYTES = 90
LONGEST_TASK = 50  # milliseconds
MOST_BYTES_OF_THE_MAP_A_PAPER = 540
DRAWN_AFTER = 1000  # milliseconds


@pytest.fixture(scope="session")
def middling(built: Path) -> str:
    """The address of a paper with formulas that is neither long nor short."""
    pages = [page for page in (built / "papers").glob("*/index.html") if 'class="formula' in page.read_text("utf-8")]
    pages.sort(key=lambda page: (page.stat().st_size, page))
    return f"papers/{pages[len(pages) // 2].parent.name}/"


def test_a_first_visit_is_light(page: Page, site: str, middling: str) -> None:
    session = page.context.new_cdp_session(page)
    asked: dict[str, str] = {}
    received: dict[str, float] = {}
    session.on("Network.requestWillBeSent", lambda event: asked.update({event["requestId"]: event["request"]["url"]}))
    session.on(
        "Network.loadingFinished", lambda event: received.update({event["requestId"]: event["encodedDataLength"]})
    )
    session.send("Network.enable")
    page.goto(site + middling, wait_until="networkidle")
    weights = {asked[request].removeprefix(site): size for request, size in received.items()}
    assert len(asked) == len(weights) <= MOST_REQUESTS, weights
    assert sum(weights.values()) <= MOST_KILOBYTES * 1000, weights


def main_thread_tasks(trace: bytes) -> list[float]:
    """The processor time of each task on the page's main thread, in milliseconds.

    Not the time on the clock: what else the machine does meanwhile says nothing about the page.
    """
    events = json.loads(trace)["traceEvents"]
    main = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
    }
    return [
        event["tdur"] / 1000
        for event in events
        if event["name"].endswith("RunTask") and (event["pid"], event["tid"]) in main and "tdur" in event
    ]


def test_moving_and_zooming_never_hold_the_page_up(browser: Browser, map_page: Page) -> None:
    settle(map_page)
    box: Any = map_page.locator(".map__scroll").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    map_page.mouse.move(x, y)
    browser.start_tracing(page=map_page, categories=["toplevel", "devtools.timeline", "__metadata"])
    for _ in range(15):
        map_page.mouse.wheel(80, 10)
    map_page.mouse.down()
    for step in range(15):
        map_page.mouse.move(x - 20 * step, y - 5 * step)
    map_page.mouse.up()
    map_page.keyboard.down("Control")
    for turn in [60] * 12 + [-60] * 16:  # out until only landmarks have names, and in again
        map_page.mouse.wheel(0, turn)
        map_page.wait_for_timeout(16)
    map_page.keyboard.up("Control")
    settle(map_page)
    tasks = main_thread_tasks(browser.stop_tracing())
    assert len(tasks) > 50
    assert max(tasks) < LONGEST_TASK


def test_the_map_is_light(page: Page, site: str, library: Library) -> None:
    sizes: dict[str, int] = {}
    page.on("response", lambda answer: sizes.update({answer.url: int(answer.headers["content-length"])}))
    page.goto(f"{site}lineage/")
    settle(page)
    assert f"{site}lineage/" in sizes
    assert sum(sizes.values()) < MOST_BYTES_OF_THE_MAP_A_PAPER * len(library.papers)


def test_the_map_is_drawn_at_once(new_page: Callable[..., Page], site: str) -> None:
    painted = []
    for _ in range(3):  # the best of them: what else the machine does meanwhile says nothing about the page
        page = new_page()
        page.goto(f"{site}lineage/")
        settle(page)
        expect(page.locator(".map__nodes a").first).to_be_visible()
        painted.append(page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
    assert min(painted) < DRAWN_AFTER
