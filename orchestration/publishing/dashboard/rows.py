"""Rows of a query as dictionaries: the one way in which the dashboard reads."""

from __future__ import annotations

from typing import Any

import duckdb


def read_rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    """Every row, by column name."""
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
