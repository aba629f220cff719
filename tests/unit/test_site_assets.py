"""A page that names a script or a style sheet which does not exist is reported by its name."""

from __future__ import annotations

import pytest
from seminal.pages.site_assets import MissingAsset, check_assets


def test_what_exists_is_accepted() -> None:
    check_assets("papers/", ["main", "explore"], ["site", "explore"])
    check_assets("papers/", [], [])


@pytest.mark.parametrize(
    ("scripts", "styles", "message"),
    [
        (["main", "explor"], [], "papers/: there is no script 'explor'; did you mean 'explore'?"),
        ([], ["sight"], "papers/: there is no style sheet 'sight'; did you mean 'site'?"),
        (["qqqq"], [], "papers/: there is no script 'qqqq'"),
        (["main.js"], [], "papers/: there is no script 'main.js'; did you mean 'main'?"),
    ],
)
def test_what_does_not_exist_is_reported(scripts: list[str], styles: list[str], message: str) -> None:
    with pytest.raises(MissingAsset) as raised:
        check_assets("papers/", scripts, styles)
    assert str(raised.value) == message
