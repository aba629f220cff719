"""Building the site: the same anywhere and at any time, and all or nothing."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import build_site


def files(folder: Path) -> dict[str, bytes]:
    """All files below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_another_machine_at_another_time_writes_the_same_bytes(
    built: Path, copied_project: Callable[..., Path]
) -> None:
    root = copied_project(fresh=True)
    later = datetime.datetime.now(tz=datetime.UTC) + datetime.timedelta(days=31)
    done = build_site(
        root,
        SOURCE_DATE_EPOCH=str(int(later.timestamp())),
        TZ="Pacific/Kiritimati",
        PYTHONHASHSEED="1",
        LC_ALL="C",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    here, there = files(built), files(root / "site")
    assert sorted(here.keys() ^ there.keys()) == []
    assert sorted(name for name in here if here[name] != there[name]) == []


def spoil_a_summary(root: Path) -> str:
    """Give a paper a tag that there is none of; what the build has to say of it."""
    path = min((root / "papers").glob("*/*.md"))
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    number = next(number for number, line in enumerate(lines) if line.startswith("tags: ["))
    lines[number] = lines[number].replace("[", "[no-such-tag, ", 1)
    path.write_text("".join(lines), encoding="utf-8")
    return rf"{re.escape(path.relative_to(root).as_posix())}:{number + 1}: .*no-such-tag"


def spoil_a_page(root: Path) -> str:
    """Give a hand-written page a link to nothing, which MkDocs only sees while it renders; what it has to say."""
    with (root / "docs" / "about.md").open("a", encoding="utf-8") as page:
        page.write("\n[nothing](no-such-page.md)\n")
    return r"about\.md.*no-such-page\.md"


def spoil_the_scripts_of_a_page(root: Path) -> str:
    """Let a hand-written page ask for a script that there is none of; what the build has to say of it."""
    page = root / "docs" / "index.md"
    page.write_text(page.read_text(encoding="utf-8").replace("---\n", "---\nscripts: [hoem]\n", 1), encoding="utf-8")
    return r"index\.md: there is no script 'hoem'; did you mean 'home'\?"


def spoil_the_styles_of_a_page(root: Path) -> str:
    """Likewise a style sheet."""
    page = root / "docs" / "about.md"
    page.write_text(page.read_text(encoding="utf-8").replace("---\n", "---\nstyles: [abuot]\n", 1), encoding="utf-8")
    return r"about\.md: there is no style sheet 'abuot'"


def spoil_a_template(root: Path) -> str:
    """Leave a template unfinished, which is only seen when the frame of a page is made; what the build has to say."""
    use_own_template(root, "partials/footer.html", "{{ no_such_thing.at_all }}")
    return r"no_such_thing"


def spoil_the_address(root: Path) -> str:
    """Leave out where the site is published; what the build has to say."""
    configuration = root / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(re.sub(r"(?m)^site_url:.*$", "site_url: ''", text), encoding="utf-8")
    return r"expected site_url and site_description in mkdocs\.yml, found one of them empty; is SITE_URL set\?"


def use_own_template(root: Path, name: str, text: str) -> Path:
    """Put a template of the project in the place of the theme's, as MkDocs lets one do; its path."""
    configuration = root / "mkdocs.yml"
    theme = "theme: {name: seminal, custom_dir: templates}"
    configuration.write_text(
        configuration.read_text(encoding="utf-8").replace("theme: {name: seminal}", theme), encoding="utf-8"
    )
    template = root / "templates" / name
    template.parent.mkdir(parents=True, exist_ok=True)
    template.write_text(text, encoding="utf-8")
    return template


@pytest.mark.parametrize(
    "spoil",
    [
        spoil_a_summary,
        spoil_a_page,
        spoil_the_scripts_of_a_page,
        spoil_the_styles_of_a_page,
        spoil_a_template,
        spoil_the_address,
    ],
)
def test_a_build_that_fails_says_where_and_leaves_the_last_site(
    copied_project: Callable[..., Path], spoil: Callable[[Path], str]
) -> None:
    root = copied_project()
    last = {"index.html": b"the last site", "papers/index.html": b"its papers", "assets/stale.css": b""}
    for name, content in last.items():
        path = root / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    expected = spoil(root)

    done = build_site(root)

    assert done.returncode != 0
    assert re.search(expected, done.stdout + done.stderr), done.stdout + done.stderr
    assert files(root / "site") == last
    assert sorted(path.name for path in root.glob("site*")) == ["site"]


def test_a_build_that_succeeds_replaces_the_last_site(copied_project: Callable[..., Path]) -> None:
    root = copied_project()
    stale = root / "site" / "papers" / "removed" / "index.html"
    stale.parent.mkdir(parents=True)
    stale.touch()

    done = build_site(root)

    assert done.returncode == 0, done.stdout + done.stderr
    assert not stale.exists()
    assert (root / "site" / "index.html").is_file()
    assert sorted(path.name for path in root.glob("site*")) == ["site"]
