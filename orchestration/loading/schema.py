"""The raw tables, declared once: the declaration makes the DDL, the check of a frame before it is loaded, the comments.

A column's name and meaning are those of the warehouse: what a mart calls ``amount`` is called ``amount`` here. Raw
tables keep what was read, of every revision and parser version; which of it counts is decided by dbt's staging views.
Here are the tables of articles and of what comes with an installation, and the list of all; ``parse_tables`` has those
of facts, ``resolution_tables`` those of what holds across articles.
"""

from __future__ import annotations

import polars as pl

from orchestration.loading.history_table import FACT_HISTORY
from orchestration.loading.parse_tables import ARTICLE_KEY, PARSE_TABLES, PARSER_VERSION, PARSES, REVISION
from orchestration.loading.resolution_tables import (
    CORRECTIONS,
    ORGANIZATION_ALIASES,
    ORGANIZATION_BLOCKS,
    ORGANIZATION_DECISIONS,
    RESOLUTION_TABLES,
    RESOLVED_LOADS,
)
from orchestration.loading.table import STAMPED, TIMESTAMP, Column, Table

__all__ = [
    "ARTICLES",
    "ARTICLE_SOURCES",
    "BUILDS",
    "CHECK_FAILURES",
    "CHECK_RESULTS",
    "CORRECTIONS",
    "EXCHANGE_RATES",
    "FACT_HISTORY",
    "ORGANIZATION_ALIASES",
    "ORGANIZATION_BLOCKS",
    "ORGANIZATION_DECISIONS",
    "PARSER_SCORES",
    "PARSES",
    "PARSE_TABLES",
    "REJECTIONS",
    "RESOLUTION_TABLES",
    "RESOLVED_LOADS",
    "TABLES",
    "TEXT_SIGNATURES",
]

ARTICLES = Table(
    name="articles",
    description="One revision of one article: its text as read and what is known of it.",
    key=("article_key", "revision"),
    replaced_by=("article_key", "revision"),
    columns=(
        ARTICLE_KEY,
        REVISION,
        Column(
            "source_name", pl.String, "The source it was read from, by its name in the configuration.", nullable=False
        ),
        Column(
            "source_uri", pl.String, "Where it was published; NULL: not known, its path in the source identifies it."
        ),
        Column("path", pl.String, "Its path in the source (`FILE#N` for a record inside a file).", nullable=False),
        Column("title", pl.String, "The first line of the text; NULL once withdrawn."),
        Column("text", pl.String, "Title, blank line, body, as read; NULL once withdrawn."),
        Column("text_sha256", pl.String, "SHA-256 of the text in UTF-8.", nullable=False),
        Column("word_count", pl.Int32, "Words of the text, as blanks part them.", nullable=False),
        Column(
            "language",
            pl.String,
            "ISO 639 code, given or found; NULL: not known. Only English is parsed.",
        ),
        Column("publisher", pl.String, "Who published it; NULL: not given."),
        Column("publisher_city", pl.String, "The city that `our city` means to this publisher; NULL: not known."),
        Column("published_on", pl.Date, "Day of publication; NULL: not given."),
        Column(
            "is_sample", pl.Boolean, "Whether it is one of the articles that ship with the project.", nullable=False
        ),
        Column(
            "is_withdrawn",
            pl.Boolean,
            "Whether it was taken out: its text is deleted, this row remains.",
            nullable=False,
        ),
        Column(
            "withdrawal_reason",
            pl.String,
            "request: by `coop withdraw`, for good; gone: from a source declared a mirror; NULL: not withdrawn.",
        ),
        Column("withdrawn_at", TIMESTAMP, "When it was taken out, UTC; NULL: not withdrawn."),
        Column("first_ingested_at", TIMESTAMP, "When the article was first read, UTC.", nullable=False),
        *STAMPED,
    ),
)

ARTICLE_SOURCES = Table(
    name="article_sources",
    description="One place where an article was found: nearly the same text in two is one article with two rows.",
    key=("article_key", "source_name", "path"),
    replaced_by=("article_key", "source_name", "path"),
    columns=(
        ARTICLE_KEY,
        Column("source_name", pl.String, "The source, by its name in the configuration.", nullable=False),
        Column("path", pl.String, "The path in that source.", nullable=False),
        Column("source_uri", pl.String, "Where it was published according to that source; NULL: not given."),
        Column("text_sha256", pl.String, "SHA-256 of the text last found there.", nullable=False),
        Column(
            "similarity",
            pl.Float64,
            "Share of its wording that the text has in common with the article, 1 for the same text; NULL: not compared.",
        ),
        Column("sha256", pl.String, "SHA-256 of the bytes that held it; NULL: not read from a file."),
        Column("size_bytes", pl.Int64, "Their size; with the next column tells an unchanged file. NULL: no file."),
        Column("modified_ns", pl.Int64, "When the file was last modified, in ns since 1970; NULL: no file."),
        Column("first_seen_at", TIMESTAMP, "When it was first found there, UTC.", nullable=False),
        Column("last_seen_at", TIMESTAMP, "When it was last found there, UTC.", nullable=False),
        *STAMPED,
    ),
)

TEXT_SIGNATURES = Table(
    name="text_signatures",
    description="One text of an article, as little of it as is needed to find texts that are nearly the same.",
    key=("text_sha256", "scheme"),
    replaced_by=("text_sha256", "scheme"),
    columns=(
        Column("text_sha256", pl.String, "SHA-256 of the text.", nullable=False),
        Column(
            "scheme", pl.String, "How the signature was made; those of another scheme are made anew.", nullable=False
        ),
        Column("signature", pl.Binary, "The MinHash values of its shingles, little-endian.", nullable=False),
        *STAMPED,
    ),
)

REJECTIONS = Table(
    name="rejections",
    description="One input that could not become an article, or an article that could not be parsed, with the reason.",
    key=("rejection_key",),
    replaced_by=("rejection_key",),
    columns=(
        Column("rejection_key", pl.String, "Hash of source, path and content.", nullable=False),
        Column("stage", pl.String, "What refused it: read or parse.", nullable=False),
        Column("reason", pl.String, "A code: `empty`, `not_utf8`, ...", nullable=False),
        Column("detail", pl.String, "The sentence that a person reads.", nullable=False),
        Column("source_name", pl.String, "The source, by its name in the configuration.", nullable=False),
        Column("path", pl.String, "The path in that source.", nullable=False),
        Column("sha256", pl.String, "SHA-256 of the bytes; NULL: they could not be read."),
        Column("size_bytes", pl.Int64, "Size of the input; NULL: it could not be read."),
        Column(
            "modified_ns", pl.Int64, "When the file was last modified, in ns since 1970; NULL: it could not be read."
        ),
        Column("payload_path", pl.String, "Where the bytes are kept, relative to `rejected/`; NULL: not kept."),
        Column("first_seen_at", TIMESTAMP, "When it was first refused, UTC.", nullable=False),
        Column("last_seen_at", TIMESTAMP, "When it was last refused, UTC.", nullable=False),
        *STAMPED,
    ),
)

EXCHANGE_RATES = Table(
    name="exchange_rates",
    description="One ECB reference rate of one currency on one day.",
    key=("currency_code", "rate_on"),
    replaced_by=("currency_code",),
    columns=(
        Column("currency_code", pl.String, "ISO 4217.", nullable=False),
        Column("rate_on", pl.Date, "The day that the rate was published for.", nullable=False),
        Column("units_per_eur", pl.Float64, "What one euro cost.", nullable=False),
        *STAMPED,
    ),
)

PARSER_SCORES = Table(
    name="parser_scores",
    description="The score of one parser version in one class of facts against one state of the annotated articles.",
    key=("parser_version", "gold_sha256", "fact_class"),
    replaced_by=("parser_version", "gold_sha256"),
    columns=(
        PARSER_VERSION,
        Column("gold_sha256", pl.String, "Digest of the annotated articles.", nullable=False),
        Column("fact_class", pl.String, "Class of facts.", nullable=False),
        Column("scored_at", TIMESTAMP, "When, UTC.", nullable=False),
        Column("precision", pl.Float64, "Share of the facts found that are right; NULL: none found."),
        Column("recall", pl.Float64, "Share of the facts annotated that are found; NULL: none annotated."),
        Column("f1", pl.Float64, "Harmonic mean of precision and recall; NULL: neither is known."),
        Column("gold_count", pl.Int32, "Facts annotated and not optional.", nullable=False),
        *STAMPED,
    ),
)

CHECK_RESULTS = Table(
    name="check_results",
    description="One check of one table, with what it found when it last ran.",
    key=("step", "check_name", "table_name"),
    replaced_by=("step",),
    columns=(
        Column("step", pl.String, "The step of a run that checked: dbt, or one of Dagster's checks.", nullable=False),
        Column("check_name", pl.String, "What must hold.", nullable=False),
        Column("table_name", pl.String, "Where.", nullable=False),
        Column("severity", pl.String, "error: something is broken; warn: something deserves a look.", nullable=False),
        Column("row_count", pl.Int64, "Rows looked at.", nullable=False),
        Column("failure_count", pl.Int64, "Rows for which it does not hold.", nullable=False),
        Column("passed", pl.Boolean, "Whether it holds, or for as many as is tolerated.", nullable=False),
        *STAMPED,
    ),
)

BUILDS = Table(
    name="builds",
    description="The last build of the models that went well.",
    key=("name",),
    replaced_by=("name",),
    columns=(
        Column("name", pl.String, "What was built: models.", nullable=False),
        Column("project_digest", pl.String, "Digest of the dbt project and its lookups.", nullable=False),
        *STAMPED,
    ),
)

CHECK_FAILURES = Table(
    name="check_failures",
    description="One row that failed a check when it last ran; of each check no more than the first thousand.",
    key=("step", "check_name", "table_name", "failure_number"),
    replaced_by=("step",),
    columns=(
        Column("step", pl.String, "The step of a run that checked: dbt, or one of Dagster's checks.", nullable=False),
        Column("check_name", pl.String, "What must hold.", nullable=False),
        Column("table_name", pl.String, "Where.", nullable=False),
        Column("failure_number", pl.Int64, "Its number among those of the check, from 1.", nullable=False),
        Column("row_key", pl.String, "The key of the row; NULL: the check does not tell it."),
        Column("article_key", pl.String, "The article; NULL: the check does not tell it."),
        Column("failing_row", pl.String, "What the check gave out, as JSON; NULL: its key alone."),
        *STAMPED,
    ),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        ARTICLES,
        ARTICLE_SOURCES,
        TEXT_SIGNATURES,
        REJECTIONS,
        *PARSE_TABLES,
        FACT_HISTORY,
        *RESOLUTION_TABLES,
        CORRECTIONS,
        ORGANIZATION_ALIASES,
        EXCHANGE_RATES,
        PARSER_SCORES,
        CHECK_RESULTS,
        CHECK_FAILURES,
        BUILDS,
    )
}
