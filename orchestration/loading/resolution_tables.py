"""The raw tables that resolving fills: what was decided across articles, by the program once or by people for good.

``schema`` says what holds for all raw tables.
"""

from __future__ import annotations

import polars as pl

from orchestration.loading.table import STAMPED, Column, Table

ORGANIZATION_DECISIONS = Table(
    name="organization_decisions",
    description="One spelling of an organization at one home, and one organization that it is or was held against.",
    key=("alias", "home_place_key", "organization_key"),
    replaced_by=("alias", "home_place_key"),
    columns=(
        Column("alias", pl.String, "The spelling, as articles give it.", nullable=False),
        Column(
            "home_place_key",
            pl.String,
            "Where the articles say that it is at home, by its key in `places`; empty: they do not say.",
            nullable=False,
        ),
        Column(
            "home_key",
            pl.String,
            "That place where it tells bodies apart: two of them are never one organization's. NULL: it does not.",
        ),
        Column(
            "full_name",
            pl.String,
            "What is compared: the spelling, with its home in front where it names only a kind of body.",
            nullable=False,
        ),
        Column("organization_key", pl.String, "Hash of the organization's first name and home.", nullable=False),
        Column("organization_name", pl.String, "The name that was seen first.", nullable=False),
        Column("method", pl.String, "How: exact or fuzzy.", nullable=False),
        Column("score", pl.Float64, "How alike the names are, 0 to 1.", nullable=False),
        Column("is_chosen", pl.Boolean, "Whether it is this organization.", nullable=False),
        Column(
            "is_nameless",
            pl.Boolean,
            "Whether spelling and home say no more than what kind of body it is: another one in each article.",
            nullable=False,
        ),
        *STAMPED,
    ),
)

ORGANIZATION_BLOCKS = Table(
    name="organization_blocks",
    description="One organization and one key that it shares with the names that could be it.",
    key=("organization_key", "block_key"),
    replaced_by=("organization_key",),
    columns=(
        Column("organization_key", pl.String, "The organization.", nullable=False),
        Column("block_key", pl.String, "What a new name must share with it to be compared at all.", nullable=False),
        *STAMPED,
    ),
)

ORGANIZATION_ALIASES = Table(
    name="organization_aliases",
    description="One line of a file of aliases: a spelling of an organization that a person wrote down, and its name.",
    key=("alias_file", "line_number"),
    replaced_by=("alias_file",),
    columns=(
        Column("alias_file", pl.String, "home: the operator's own file; project: the one that ships.", nullable=False),
        Column("line_number", pl.Int32, "The line in that file, the header being 1.", nullable=False),
        Column("alias", pl.String, "The spelling; NULL: the line has none."),
        Column("name", pl.String, "The organization's name; the spelling itself: no other. NULL: the line has none."),
        *STAMPED,
    ),
)

CORRECTIONS = Table(
    name="corrections",
    description="One line of a file of corrections: one field of one fact that an analyst overrules.",
    key=("correction_file", "line_number"),
    replaced_by=("correction_file",),
    columns=(
        Column(
            "correction_file", pl.String, "home: the operator's own file; project: the one that ships.", nullable=False
        ),
        Column("line_number", pl.Int32, "The line in that file, the header being 1.", nullable=False),
        Column("fact_key", pl.String, "The fact.", nullable=False),
        Column("field", pl.String, "The column that is wrong, or `is_refused`.", nullable=False),
        Column("value", pl.String, "What it should hold, in the form that the column has as text; NULL: nothing."),
        Column("seen_value", pl.String, "What it held when this was decided; NULL: nothing, or not noted."),
        Column("from_on", pl.Date, "Of a date: the first day that it can be; NULL: no date, or open."),
        Column("to_on", pl.Date, "Of a date: the last day that it can be; NULL: no date, or open."),
        Column("precision", pl.String, "Of a date: day, month, ...; NULL: no date."),
        Column("reason", pl.String, "Why; NULL: not given."),
        Column("decided_on", pl.Date, "When; NULL: not given, or no date."),
        Column("decided_by", pl.String, "By whom; NULL: not given."),
        Column(
            "problem",
            pl.String,
            "unknown_field, wrong_value or undocumented (no reason, day or name); NULL: the line is sound in itself.",
        ),
        *STAMPED,
    ),
)

RESOLVED_LOADS = Table(
    name="resolved_loads",
    description="One load of parses whose names of organizations are all decided, so that they need not be looked at again.",
    key=("parse_load_id",),
    replaced_by=("parse_load_id",),
    columns=(
        Column("parse_load_id", pl.String, "The load that wrote the parses.", nullable=False),
        Column(
            "parse_count",
            pl.Int64,
            "How many of them there were; with more or fewer they are looked at.",
            nullable=False,
        ),
        *STAMPED,
    ),
)

RESOLUTION_TABLES = (ORGANIZATION_DECISIONS, ORGANIZATION_BLOCKS, RESOLVED_LOADS)
