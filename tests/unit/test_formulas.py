"""Formulas, from Markdown to markup, with the real MathJax in the real node."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import markdown
import pytest
from seminal.cache import Cache
from seminal.content.formula_syntax import FormulaSyntax
from seminal.content.formulas import (
    Formula,
    RejectedFormula,
    TypesetFormula,
    find_formulas,
    find_unmatched_dollars,
    place_formulas,
)
from seminal.content.typesetting import MATHJAX, typeset_formulas
from seminal.node.executable import NodeError, find_node
from seminal.node.program import Program
from seminal.node.worker import Worker
from seminal.resources import PROGRAMS

TypesetAll = Callable[[Iterable[Formula]], dict[Formula, TypesetFormula | RejectedFormula]]


@dataclasses.dataclass(frozen=True)
class RunningProgram(Program):
    """MathJax in a process that serves all tests: to start it takes longer than to typeset all their formulas."""

    worker: Worker | None = None

    def _run(self, requests: list[Any]) -> list[Any]:
        assert self.worker
        return list(self.worker.answers(requests))


def render(source: str) -> str:
    """What a page's HTML is before its formulas are typeset."""
    return markdown.markdown(source, extensions=["tables", "pymdownx.superfences", FormulaSyntax()])


def inline(*texs: str) -> list[Formula]:
    return [Formula(tex, display=False) for tex in texs]


def display(*texs: str) -> list[Formula]:
    return [Formula(tex, display=True) for tex in texs]


@pytest.fixture(scope="module")
def typeset_all(cache: Cache) -> Iterator[TypesetAll]:
    with Worker((str(find_node()), str(PROGRAMS / "mathjax.mjs")), "MathJax") as worker:
        program = RunningProgram(MATHJAX.name, MATHJAX.parts, MATHJAX.is_kept, worker=worker)
        yield partial(typeset_formulas, cache=cache, program=program)


def typeset(typeset_all: TypesetAll, formula: Formula) -> TypesetFormula:
    done = typeset_all([formula])[formula]
    assert isinstance(done, TypesetFormula), done
    return done


def rejection(typeset_all: TypesetAll, tex: str) -> str:
    done = typeset_all(inline(tex))[Formula(tex, display=False)]
    assert isinstance(done, RejectedFormula), done
    assert done.formula.tex == tex
    return done.message


# From Markdown to TeX


@pytest.mark.parametrize(
    "money",
    [
        "It cost $5 and $10 million.",
        "between $5-$10 and $5–$10",
        "$3/$15 per million tokens, US$5",
        r"\$5 to 10\$",
        "| in | out |\n|---|---|\n|$3|$15|\n",
        "| price | note |\n|---|---|\n| $5 | from $10 |\n",
        "`$x$` and\n\n```sh\necho $HOME$\n```\n\n    $x$\n",
    ],
)
def test_money_and_code_are_no_formulas(money: str) -> None:
    page = render(money)
    assert find_formulas(page) == []
    assert "\ue07c" not in page


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("$5 and then $x$", inline("x")),
        ('$n$th, $2\\times$ faster, ($x$), "$y$"', inline("n", "2\\times", "x", "y")),
        ("*a $x_1*y_2$ b* _c $a_b$_ **$d$**", inline("x_1*y_2", "a_b", "d")),
        ("$a<b$, $a<b>c$ and $a \\& b$", inline("a<b", "a<b>c", "a \\& b")),
        ("\\(x_1*2*\\) and $\\{a\\}$", inline("x_1*2*", "\\{a\\}")),
        ("$$\na < b & c \\\\\n x_1 * y_2 *\n$$", display("a < b & c \\\\\n x_1 * y_2 *")),
        ("\\[\nx_1\n\\]", display("x_1")),
        ("\\(a\\ \\)", inline("a\\ ")),
        ("- item $x_i$\n\n    $$\n    a_i <\n    $$\n", [*inline("x_i"), *display("a_i <")]),
        ("> quote\n>\n> $$\n> a\n> $$", display("a")),
        ("before\n$$\nx_1 *a* b_2\n$$\nafter $$y$$.", display("x_1 *a* b_2", "y")),
        ("$`$` x$", []),
    ],
)
def test_tex_survives_markdown(source: str, found: list[Formula]) -> None:
    assert find_formulas(render(source)) == found


def test_pipes_in_a_table_stay_in_their_cells() -> None:
    page = render("a | b\n--|--\n$|x|$ and `|` | $p(x|y) = \\|z\\|$\n")
    assert find_formulas(page) == inline("|x|", "p(x|y) = \\|z\\|")
    assert page.count("<td>") == 2
    assert "<code>|</code>" in page


def test_pipes_in_tables_inside_lists_and_quotes() -> None:
    table = "| a | b |\n|---|:-:|\n| $|x|$ | c |\n"
    for indent, opening in (("    ", "- item\n\n"), ("> ", "")):
        page = render(opening + "".join(f"{indent}{line}\n" for line in table.splitlines()))
        assert find_formulas(page) == inline("|x|")


def test_dollars_that_open_no_formula_are_reported() -> None:
    assert find_unmatched_dollars(render("$$\na\n\nb\n$$")) == ["a", ""]
    assert find_unmatched_dollars(render("`$$` and $$x$$\n\n$$\ny\n$$")) == []


@pytest.mark.parametrize(
    ("tex", "letters"),
    [
        (r"\mathcal L", "ℒ"),
        (r"\mathscr{oB}", "ℴℬ"),
        (r"\mathbb R", "ℝ"),
        (r"\mathbb{E1}", "𝔼𝟙"),
        (r"\mathbf{x0}", "𝐱𝟎"),
        (r"\boldsymbol{\theta\Sigma x}", "𝜽𝚺𝒙"),
        (r"\mathfrak{gC}", "𝔤ℭ"),
        (r"\mathsf{T}\mathtt{y}", "𝖳𝚢"),
        (r"\mathit{FFN}\operatorname{softmax}", "FFNsoftmax"),
        (r"\text{\textbf{so} it is}", "so\N{NO-BREAK SPACE}it is"),
    ],
)
def test_alphabets_are_letters_in_mathml(typeset_all: TypesetAll, tex: str, letters: str) -> None:
    mathml = typeset(typeset_all, Formula(tex, display=False)).mathml
    assert "mathvariant" not in mathml
    assert "".join(ET.fromstring(mathml).itertext()).replace("\N{FUNCTION APPLICATION}", "") == letters


def test_an_upright_letter_says_so(typeset_all: TypesetAll) -> None:
    mathml = typeset(typeset_all, Formula(r"\mathrm d x", display=False)).mathml
    assert mathml == '<math><mi mathvariant="normal">d</mi><mi>x</mi></math>'


def test_mathml_is_compact_and_keeps_its_structure(typeset_all: TypesetAll) -> None:
    tex = r"\binom{n}{k} x^{\left(t\right)} \frac{}{a<b}"
    assert typeset(typeset_all, Formula(tex, display=True)).mathml == (
        '<math><mo>(</mo><mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac><mo>)</mo>'
        "<msup><mi>x</mi><mrow><mo>(</mo><mi>t</mi><mo>)</mo></mrow></msup>"
        "<mfrac><mrow/><mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow></mfrac></math>"
    )


def test_the_svg_has_a_size_and_a_baseline_and_takes_the_colour_of_the_text(typeset_all: TypesetAll) -> None:
    done = typeset(typeset_all, Formula("y_p", display=False))
    svg = ET.fromstring(done.svg)
    assert svg.attrib["width"] == f"{done.width:g}ex"
    assert svg.attrib["style"] == f"vertical-align:{-done.depth:g}ex"
    assert 1 < done.width < 3
    assert 0 < done.depth < 1
    assert svg.attrib["aria-hidden"] == "true"
    assert svg[0].attrib["fill"] == "currentColor"
    assert "data-" not in done.svg
    assert "MJX" not in done.svg


def test_every_glyph_used_is_given_and_no_other(typeset_all: TypesetAll) -> None:
    done = typeset(
        typeset_all, Formula(r"\left\{\begin{matrix}a\\b\\c\\d\\e\\f\end{matrix}\right. \sum\, \bar x", display=True)
    )
    assert set(re.findall(r'href="#([^"]+)"', done.svg)) == set(done.glyphs)
    assert "<defs" not in done.svg
    assert "<path" not in done.svg


@pytest.mark.parametrize(
    "tex",
    [
        "\\begin{aligned} a &= b \\\\ &= c \\end{aligned}",
        "\\begin{align*} a &= b \\\\ &= c \\end{align*}",
        "\\begin{align} a &= b \\\\ &= c \\end{align}",
        "x = \\begin{cases} a & b \\\\ c & d \\end{cases}",
    ],
)
def test_environments_have_their_rows_and_no_number(typeset_all: TypesetAll, tex: str) -> None:
    done = typeset(typeset_all, Formula(tex, display=True))
    assert done.mathml.count("<mtr>") == 2
    assert "mlabeledtr" not in done.mathml


def test_lines_of_an_array_need_no_style_sheet(typeset_all: TypesetAll) -> None:
    svg = typeset(typeset_all, Formula(r"\begin{array}{c|c:c}a&b&c\\\hline d&e&f\end{array}", display=True)).svg
    assert svg.count('<line stroke-width="70"') == 3
    assert svg.count("stroke-dasharray") == 1


def test_letters_outside_the_font_are_text(typeset_all: TypesetAll) -> None:
    done = typeset(typeset_all, Formula(r"\text{für жук 你好}", display=False))
    assert [text.text for text in ET.fromstring(done.svg).iter("text")] == ["你好"]
    assert {"NCM-N-FC", "NCM-N-436"} <= set(done.glyphs)  # ü and ж come from further parts of the font
    assert "für" in done.mathml


@pytest.mark.parametrize(
    ("tex", "message"),
    [
        (r"\foo x", r"Undefined control sequence \foo"),
        (r"\text{\foo}", r"Undefined control sequence \foo"),
        ("{x", "Extra open brace or missing close brace"),
        (r"\frac{1}", r"Missing argument for \frac"),
        ("x^a^b", "Double exponent: use braces to clarify"),
        (r"\begin{foo}x\end{foo}", "Unknown environment 'foo'"),
        (r"\require{color}", r"Undefined control sequence \require"),
        (r"\newcommand{\a}{b}", r"Undefined control sequence \newcommand"),
        ("5% of x", r"an unescaped % hides the rest of the line; write \%"),
        (r"\text{5% of} x", r"an unescaped % hides the rest of the line; write \%"),
        (r"\text{as in \ref{x}}", r"\ref: a formula is typeset by itself, without numbers and references"),
        (r"x \tag{1}", r"\tag: a formula is typeset by itself, without numbers and references"),
        (r"a \\ b", "a line break or an alignment to the page's edge needs an environment such as aligned"),
        (" ", "the formula is empty"),
    ],
)
def test_what_mathjax_cannot_read_is_rejected(typeset_all: TypesetAll, tex: str, message: str) -> None:
    assert rejection(typeset_all, tex) == message


@pytest.mark.parametrize(
    "tex",
    [
        r"\DeclareMathOperator{\leak}{leak} \leak",
        r"\DeclarePairedDelimiter{\leak}{(}{)}",
        r"\mathtoolsset{centercolon=true}",
        r"\newtagform{leak}{(}{)}",
        r"\label{leak}",
    ],
)
def test_no_formula_changes_the_next(typeset_all: TypesetAll, tex: str) -> None:
    before = typeset(typeset_all, Formula("x := a", display=False))
    assert rejection(typeset_all, tex).startswith(tex.partition("{")[0])
    assert rejection(typeset_all, r"\leak") == r"Undefined control sequence \leak"
    typeset_all([Formula(r"\bf \mathcal{ x", display=False), Formula(r"\tiny\bf x", display=False)])
    assert typeset(typeset_all, Formula("x := a ", display=False)).svg == before.svg


# Into the page


def test_glyphs_stand_once_on_a_page(typeset_all: TypesetAll) -> None:
    page = render("$x + x$ and $x$ and $y$\n\n$$\nx^2\n$$")
    placed = place_formulas(page, typeset_all(find_formulas(page)))
    ids = re.findall(r'<path id="([^"]+)"', placed)
    assert placed.count("<defs>") == 1
    assert len(ids) == len(set(ids))
    assert ids == sorted(ids)
    assert set(re.findall(r'href="#([^"]+)"', placed)) == set(ids)
    assert placed.index("<defs>") < placed.index("<use")


def test_markup_of_a_formula(typeset_all: TypesetAll) -> None:
    page = render('$a<b$ and $"a"$\n\n$$\na\n$$\n\ntext $$b$$')
    placed = place_formulas(page, typeset_all(find_formulas(page)))
    root = ET.fromstring(f"<body>{placed}</body>")
    wrappers = [element for element in root.iter() if element.get("class", "").split()[:1] == ["formula"]]
    assert [(wrapper.tag, wrapper.get("class"), wrapper.get("data-tex")) for wrapper in wrappers] == [
        ("span", "formula", "a<b"),
        ("span", "formula", '"a"'),
        ("div", "formula formula-display", "a"),
        ("span", "formula formula-display", "b"),
    ]
    for wrapper in wrappers:
        assert wrapper.find(".//span[@class='formula-speech']/math") is not None
        scrolls = wrapper.find("span[@class='formula-scroll'][@tabindex='0'][@role='group'][@aria-label='Formula']")
        assert (scrolls is not None) == ("display" in wrapper.get("class", ""))


def test_a_wide_inline_formula_scrolls_on_its_baseline(typeset_all: TypesetAll) -> None:
    page = render("$" + "x_y + " * 12 + "z$")
    [formula] = find_formulas(page)
    done = typeset(typeset_all, formula)
    placed = place_formulas(page, {formula: done})
    assert f'aria-label="Formula" style="vertical-align:{-done.depth:g}ex">' in placed
    assert placed.count('class="formula-scroll" tabindex="0"') == 1


def test_a_rejected_formula_stays_tex(typeset_all: TypesetAll) -> None:
    page = render(r"$\foo$ and $x$")
    placed = place_formulas(page, typeset_all(find_formulas(page)))
    assert r'<span class="arithmatex">\(\foo\)</span>' in placed
    assert placed.count("<defs>") == 1


def test_a_page_without_formulas_stays_as_it_is(cache: Cache) -> None:
    assert typeset_formulas(find_formulas("<p>$5</p>"), cache, without_node()) == {}
    assert place_formulas("<p>$5</p>", {}) == "<p>$5</p>"


def without_node() -> Program:
    """MathJax, but for its process, which cannot be started."""
    return dataclasses.replace(MATHJAX, command=("no/such/node",))


# From build to build


def test_a_formula_is_typeset_once(tmp_path: Path) -> None:
    wanted = [*inline("x", "a<b", r"\mathcal{L}"), *display("x")]
    with Cache(tmp_path) as cache:
        cold = typeset_formulas(wanted, cache)
    assert len(cold) == len(wanted)
    with Cache(tmp_path) as cache:
        assert typeset_formulas(wanted, cache, without_node()) == cold
        with pytest.raises(NodeError, match="node does not start"):
            typeset_formulas(inline("new"), cache, without_node())


def test_a_rejected_formula_is_asked_for_again(cache: Cache, typeset_all: TypesetAll) -> None:
    typeset_all(inline(r"\foo"))
    with pytest.raises(NodeError):
        typeset_formulas(inline(r"\foo"), cache, without_node())


def test_the_same_formulas_give_the_same_bytes(tmp_path: Path) -> None:
    page = render(r"$x$ and $\mathcal{L}_1$ and $\sqrt{y}$")
    wanted = find_formulas(page)
    pages = []
    for name, order in (("one", wanted), ("other", wanted[::-1])):
        with Cache(tmp_path / name) as cache:
            pages.append(place_formulas(page, typeset_formulas(order, cache)))
    assert pages[0] == pages[1]
