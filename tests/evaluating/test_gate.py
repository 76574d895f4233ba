"""The parser that is here reaches the floors that are pinned here."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from orchestration.cli import group

PROJECT = Path(__file__).parents[2]


def test_no_class_is_below_its_floor() -> None:
    """What fell is named with its score; floors sink only by `coop evaluate --set-floors --allow-lower`."""
    paths = [str(PROJECT / "tests" / "gold"), "--articles", str(PROJECT / "seeds" / "articles")]
    result = CliRunner().invoke(group, ["evaluate", *paths, "--gate"])
    assert result.exit_code == 0, result.stderr
