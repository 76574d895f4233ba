"""Functions that models ask for and that Spark does not have: DuckDB's, as tables of what it does with each letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

# The code points of Unicode without those that stand for no character of their own, end exclusive.
_CODE_POINTS = ((0x1, 0xD800), (0xE000, 0x110000))


def register(spark: SparkSession) -> None:
    """Give a session the functions; they are gone with it."""
    letters, plain = letters_with_marks()
    spark.sql(
        "CREATE OR REPLACE TEMPORARY FUNCTION strip_accents(text STRING) RETURNS STRING "
        f"RETURN translate(text, '{letters}', '{plain}')"
    )


def letters_with_marks() -> tuple[str, str]:
    """Every letter that DuckDB's ``strip_accents`` changes, and what it makes of them in the same order.

    Marks that it leaves out stand at the end, where the other text has nothing left, as ``translate`` wants it. Neither
    text holds a character that would have to be escaped in SQL.
    """
    changed: list[tuple[str, str]] = []
    with duckdb.connect() as connection:
        for first, end in _CODE_POINTS:
            changed += connection.execute(
                """
                SELECT letter, plain FROM (
                    SELECT chr(code::INTEGER) AS letter, strip_accents(letter) AS plain FROM range($1, $2) AS codes(code)
                ) WHERE letter != plain
                """,
                [first, end],
            ).fetchall()
    changed.sort(key=lambda pair: (not pair[1], pair[0]))
    return "".join(letter for letter, _ in changed), "".join(plain for _, plain in changed)
