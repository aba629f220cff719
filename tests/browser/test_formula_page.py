"""A page with formulas: complete without a script, still, and readable by whatever reads it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.chromium import DESKTOP, PHONE
from tests.site.test_content import TEX

TEXT_OUTSIDE_CODE = """() => {
  const body = document.body.cloneNode(true);
  for (const element of body.querySelectorAll("script, style, template, code, pre, math")) element.remove();
  return body.textContent;
}"""
SHIFTS = """() => new Promise((resolve) => {
  const seen = [];
  const note = (list) => seen.push(...list.getEntries().map((entry) => [
    entry.value, ...entry.sources.map(({ node }) => node?.outerHTML?.slice(0, 100) ?? "a text"),
  ]));
  new PerformanceObserver(note).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(seen), 300);
})"""


@pytest.fixture
def formulas(page: Page, site: str, addresses: dict[str, str]) -> Page:
    """The paper with the most formulas."""
    page.goto(site + addresses["formulas"])
    return page


def test_no_tex_is_seen_and_no_script_sets_it(formulas: Page) -> None:
    assert TEX.search(formulas.evaluate(TEXT_OUTSIDE_CODE)) is None
    assert formulas.evaluate("'MathJax' in window || 'katex' in window") is False
    assert formulas.locator("script[src*=math i]").count() == 0
    expect(formulas.locator(".formula svg[viewBox]").first).to_be_visible()


@pytest.mark.parametrize("width", [DESKTOP, PHONE])
@pytest.mark.parametrize("kind", ["formulas", "papers", "home"])
def test_nothing_moves_while_it_loads(
    new_page: Callable[..., Page], site: str, addresses: dict[str, str], kind: str, width: int
) -> None:
    page = new_page(width=width)
    # On a slow machine the browser shows more of what is on the way.
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(site + addresses[kind], wait_until="networkidle")
    assert page.evaluate(SHIFTS) == []


def test_every_formula_is_in_the_accessibility_tree(formulas: Page) -> None:
    session = formulas.context.new_cdp_session(formulas)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
    count = formulas.locator(".formula").count()
    assert count > 5
    assert sum(role in {"math", "MathMLMath"} for role in roles) == count


def test_formulas_have_the_colour_and_the_size_of_the_text(formulas: Page) -> None:
    look = """(formula) => {
      const style = getComputedStyle(formula.querySelector("svg[viewBox]"));
      return [style.color, getComputedStyle(formula.parentElement).color];
    }"""
    for formula in formulas.locator(".formula").all():
        drawn, text = formula.evaluate(look)
        assert drawn == text
        box = formula.locator("svg[viewBox]").first.bounding_box()
        assert box
        assert box["height"] > 5


def test_a_copied_passage_has_its_formulas_as_tex(
    new_page: Callable[..., Page], site: str, addresses: dict[str, str]
) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(site + addresses["formulas"])
    passage = page.locator(".summary :is(p, li):has(> .formula)").first
    passage.evaluate("(element) => getSelection().selectAllChildren(element)")
    page.keyboard.press("Control+C")
    copied = page.evaluate("navigator.clipboard.readText()")
    for tex in passage.locator(".formula").evaluate_all("found => found.map((formula) => formula.dataset.tex)"):
        assert f"${tex}$" in copied
    words = re.findall(r"\w{4,}", passage.evaluate(WORDS))
    assert words
    assert [word for word in words if word not in copied] == []


WORDS = """(passage) => {
  const words = passage.cloneNode(true);
  for (const formula of words.querySelectorAll(".formula")) formula.remove();
  return words.textContent;
}"""


def test_the_tex_of_a_formula_is_copied_by_its_button(
    new_page: Callable[..., Page], site: str, addresses: dict[str, str]
) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(site + addresses["formulas"])
    formula = page.locator(".formula-display").first
    formula.hover()
    formula.get_by_role("button", name="Copy TeX").click()
    expect(page.get_by_text("TeX copied")).to_be_attached()
    assert page.evaluate("navigator.clipboard.readText()") == formula.get_attribute("data-tex")
