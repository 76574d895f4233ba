"""Scores become rows of the raw table."""

from __future__ import annotations

from orchestration.evaluating import table
from orchestration.evaluating.scores import Scores
from orchestration.loading.schema import PARSER_SCORES
from orchestration.parsing.facts import CLASSES


def test_a_row_for_each_class_with_the_tables_columns() -> None:
    """Every column that the table declares before its time stamps, and NULL where nothing was to be found."""
    scores = Scores()
    scores.classes["persons"].right = 3
    scores.classes["persons"].missing = 1
    rows = table.rows(scores, "abc")
    assert [row["fact_class"] for row in rows] == list(CLASSES)
    assert set(rows[0]) <= {column.name for column in PARSER_SCORES.columns}
    persons = rows[CLASSES.index("persons")]
    assert (persons["precision"], persons["recall"], persons["gold_count"]) == (1, 0.75, 4)
    assert rows[0]["f1"] is None
