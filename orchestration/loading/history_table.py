"""The raw table of what articles said when: written with each parse, since a parse replaces the one before.

``schema`` says what holds for all raw tables.
"""

from __future__ import annotations

import polars as pl

from orchestration.loading.parse_tables import ARTICLE_KEY, PARSER_VERSION, REVISION
from orchestration.loading.table import STAMPED, TIMESTAMP, Column, Table

FACT_HISTORY = Table(
    name="fact_history",
    description="One fact of one article and a time in which it said the same.",
    key=("history_key",),
    replaced_by=("article_key",),
    columns=(
        Column("history_key", pl.String, "Hash of the fact and the beginning.", nullable=False),
        Column("fact_key", pl.String, "The fact.", nullable=False),
        Column("fact_class", pl.String, "Class of the fact, which is the name of its table.", nullable=False),
        ARTICLE_KEY,
        REVISION,
        PARSER_VERSION,
        Column("change", pl.String, "What began it: appeared, or changed in what it says.", nullable=False),
        Column("said", pl.String, "Its fields and sides as JSON, without those that are NULL; NULL: withdrawn."),
        Column("valid_from_at", TIMESTAMP, "When the load that brought it began, UTC.", nullable=False),
        Column("valid_to_at", TIMESTAMP, "When the load that ended it began, UTC; NULL: it stands."),
        Column("ended_by", pl.String, "changed, vanished or withdrawn; NULL: it stands."),
        *STAMPED,
    ),
)
