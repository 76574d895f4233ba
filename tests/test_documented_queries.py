"""Every question in the documentation that stands with its answer still has that answer.

A block of ``sql`` that a block of ``text`` follows is asked on the articles that ship. ``COOP_UPDATE_DOCS=1`` writes the
answers anew.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import duckdb
import pytest

from orchestration.settings import PROJECT

_QUESTION = re.compile(r"```sql\n(?P<sql>.*?)\n```\n\n```text\n(?P<answer>.*?)```", re.DOTALL)
_DOCUMENTS = [PROJECT / "README.md", *sorted((PROJECT / "docs").glob("*.md"))]


def _answer(database: Path, sql: str) -> str:
    """Columns and rows as plain text, columns parted by bars."""
    with duckdb.connect(str(database), read_only=True) as connection:
        connection.execute("use marts")
        cursor = connection.execute(sql)
        rows = [[column[0] for column in cursor.description or ()]]
        rows += [["" if cell is None else str(cell) for cell in row] for row in cursor.fetchall()]
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = [" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.insert(1, "-+-".join("-" * width for width in widths))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("document", _DOCUMENTS, ids=lambda path: path.name)
def test_answers_in_the_documentation_are_those_of_the_warehouse(
    document: Path, refreshed: tuple[Path, object]
) -> None:
    database = refreshed[0] / "published" / "current" / "cooperation.duckdb"
    text = document.read_text(encoding="utf-8")

    def asked(match: re.Match[str]) -> str:
        return f"```sql\n{match['sql']}\n```\n\n```text\n{_answer(database, match['sql'])}```"

    current = _QUESTION.sub(asked, text)
    if os.environ.get("COOP_UPDATE_DOCS") == "1":
        document.write_text(current, encoding="utf-8")
    assert current == document.read_text(encoding="utf-8")
