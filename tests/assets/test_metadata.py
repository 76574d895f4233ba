"""Previews show text as text."""

from __future__ import annotations

import pytest

from orchestration.assets.metadata import markdown_table


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("<script>alert(1)</script>", "\\<script\\>alert\\(1\\)\\</script\\>"),
        ("a | b", "a \\| b"),
        ("[x](javascript:y)", "\\[x\\]\\(javascript:y\\)"),
        ("two\nlines", "two lines"),
        (None, ""),
        ("x" * 100, "x" * 59 + "…"),
    ],
)
def test_a_cell(value: str | None, shown: str) -> None:
    """Whatever an article says, it is no markup, no link and no second row."""
    assert markdown_table(["a"], [(value,)]).splitlines()[2] == f"| {shown} |"
