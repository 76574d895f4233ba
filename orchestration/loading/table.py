"""What a raw table is: columns and keys, and from these its DDL types, its Polars schema and the check of a frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import polars as pl

SCHEMA = "raw"

PolarsType: TypeAlias = type[pl.DataType] | pl.DataType

# 22 digits before the point hold any sum of money on Earth in any currency; two after it, cents.
MONEY = pl.Decimal(24, 2)
TIMESTAMP = pl.Datetime("us")

_SQL_TYPES: dict[PolarsType, str] = {
    pl.String: "VARCHAR",
    pl.Binary: "BLOB",
    pl.Boolean: "BOOLEAN",
    pl.Int32: "INTEGER",
    pl.Int64: "BIGINT",
    pl.Float64: "DOUBLE",
    pl.Date: "DATE",
    TIMESTAMP: "TIMESTAMP",
    MONEY: "DECIMAL(24, 2)",
}


class SchemaError(ValueError):
    """A frame or a stored table is not what the declaration says; the message names table, column and difference."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``description`` says what NULL means wherever ``nullable``.

    ``before`` is what rows hold that were stored before there was this column, as SQL; without it, NULL.
    """

    name: str
    type: PolarsType
    description: str
    nullable: bool = True
    before: str | None = None

    @property
    def sql_type(self) -> str:
        return _SQL_TYPES[self.type]


# Set by the writer on every row, so that whatever stands in the warehouse can be traced to the load that brought it.
STAMPED = (
    Column("load_id", pl.String, "The load that wrote the row.", nullable=False),
    Column("loaded_at", TIMESTAMP, "When that load began, UTC.", nullable=False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One raw table. ``description`` opens with its grain.

    ``key`` is unique in the table; a load replaces rows by the values of ``replaced_by``, which the key determines.
    """

    name: str
    description: str
    key: tuple[str, ...]
    replaced_by: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def qualified_name(self) -> str:
        return f'"{SCHEMA}"."{self.name}"'

    @property
    def polars_schema(self) -> pl.Schema:
        """What a frame to be loaded looks like: every column but those that the writer stamps."""
        return pl.Schema({c.name: c.type for c in self.columns if c not in STAMPED})

    def check(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame with its columns in the declared order. Raises SchemaError where it is not what is declared."""
        schema = self.polars_schema
        if missing := [name for name in schema if name not in frame.columns]:
            raise SchemaError(f"{self.name}: no column {', '.join(missing)}")
        if unknown := [name for name in frame.columns if name not in schema]:
            raise SchemaError(f"{self.name}: undeclared column {', '.join(unknown)}")
        frame = frame.select(schema.names())
        if wrong := [f"{n} is {frame.schema[n]}, not {t}" for n, t in schema.items() if frame.schema[n] != t]:
            raise SchemaError(f"{self.name}: {'; '.join(wrong)}")
        required = [c.name for c in self.columns if not c.nullable and c not in STAMPED]
        if empty := [name for name in required if frame[name].null_count()]:
            raise SchemaError(f"{self.name}: NULL in {', '.join(empty)}")
        if not frame.select(pl.struct(self.key).is_unique().all()).item():
            raise SchemaError(f"{self.name}: two rows with the same {', '.join(self.key)}")
        return frame

    def empty(self) -> pl.DataFrame:
        """A frame of the declared columns without rows."""
        return pl.DataFrame(schema=self.polars_schema)
