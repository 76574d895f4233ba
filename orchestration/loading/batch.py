"""What one transaction loads of what was read: rows for the raw tables of articles, and which rows go."""

from __future__ import annotations

from typing import Any

import polars as pl

from orchestration.loading.schema import ARTICLE_SOURCES, ARTICLES, REJECTIONS, TEXT_SIGNATURES
from orchestration.loading.table import Table

Row = dict[str, Any]

_TABLES = (ARTICLES, ARTICLE_SOURCES, TEXT_SIGNATURES, REJECTIONS)
_SCOPE = pl.Schema(
    {column.name: column.type for table in _TABLES for column in table.columns if column.name in table.replaced_by}
)


class Batch:
    """Rows for the raw tables by their keys, the keys of rows that go, and the articles to be parsed again."""

    def __init__(self) -> None:
        self._rows: dict[str, dict[tuple[object, ...], Row]] = {table.name: {} for table in _TABLES}
        self._gone: list[Row] = []
        self.reparse: set[str] = set()

    def put(self, table: Table, row: Row) -> None:
        """A row to be written; a later one with the same key wins."""
        self._rows[table.name][tuple(row[name] for name in table.key)] = row

    def drop(self, row: Row) -> None:
        """The key of a row that goes without another in its place."""
        self._gone.append(row)

    @property
    def frames(self) -> dict[str, pl.DataFrame]:
        """What ``writer.replace`` loads."""
        return {
            table.name: pl.DataFrame(list(self._rows[table.name].values()), schema=table.polars_schema)
            for table in _TABLES
        }

    @property
    def scope(self) -> pl.DataFrame:
        """The keys of the rows that the frames replace. A row here names the keys of one table; the rest is NULL."""
        rows = [*self._gone, *(row for table in _TABLES for row in self._rows[table.name].values())]
        return pl.DataFrame([{name: row.get(name) for name in _SCOPE} for row in rows], schema=_SCOPE)

    @property
    def is_empty(self) -> bool:
        return not self._gone and not any(self._rows.values())
