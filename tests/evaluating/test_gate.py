"""The parser that is here reaches the floors that are pinned here, and the scores that the README shows."""

from __future__ import annotations

import os
import re

import pytest
from click.testing import CliRunner, Result

from orchestration.cli import group
from orchestration.settings import PROJECT

_README = PROJECT / "README.md"
_SCORES = re.compile(r"(?<=```text\n)class .*?(?=```)", re.DOTALL)


@pytest.fixture(scope="module")
def gated() -> Result:
    paths = [str(PROJECT / "tests" / "gold"), "--articles", str(PROJECT / "seeds" / "articles")]
    return CliRunner().invoke(group, ["evaluate", *paths, "--gate"])


def test_no_class_is_below_its_floor(gated: Result) -> None:
    """What fell is named with its score; floors sink only by `coop evaluate --set-floors --allow-lower`."""
    assert gated.exit_code == 0, gated.stderr


def test_the_readme_shows_the_scores(gated: Result) -> None:
    """``COOP_UPDATE_DOCS=1`` (`make docs`) writes them anew."""
    readme = _README.read_text(encoding="utf-8")
    scores = gated.stdout.partition("\n\n")[0] + "\n"
    if os.environ.get("COOP_UPDATE_DOCS") == "1":
        readme = _SCORES.sub(lambda _: scores, readme)
        _README.write_text(readme, encoding="utf-8")
    assert _SCORES.findall(readme) == [scores]
