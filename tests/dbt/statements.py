"""Statements made by hand and put on record as a parse would: what tests of the models are about, without the parser."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
from pathlib import Path

import duckdb
import polars as pl

from orchestration.loading import writer
from orchestration.loading.schema import TABLES
from orchestration.loading.writer import Load
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.document import Article, Document
from orchestration.parsing.facts import (
    AgreementFact,
    AnyFact,
    InvestmentFact,
    PartnershipFact,
    Party,
    ProjectFact,
    Span,
)
from orchestration.parsing.frames import frames
from orchestration.parsing.mentions import Place
from orchestration.parsing.parser import ParsedArticle
from orchestration.resolving import corrections
from orchestration.settings import Settings

LOAD = Load("load", dt.datetime.fromisoformat("2026-01-01"))
LATER = Load("later", dt.datetime.fromisoformat("2026-01-02"))


def city(name: str, place_id: str | None) -> Party:
    return Party(name, "city", Place(start=0, end=1, text="x", name=name, kind="city", country="CN", place_id=place_id))


DALIAN, LIUPANSHUI = city("Dalian", "gb:210200"), city("Liupanshui", "gb:520200")
PANZHOU, NOWHERE = city("Panzhou", "gb:520281"), city("Nowhere", None)


def money(amount: int, status: str | None = None) -> InvestmentFact:
    """An amount for the forest project."""
    return InvestmentFact(
        evidence=Span(0, 5),
        rule="r",
        amount=amount,
        currency="CNY",
        project="Forest Project",
        status=status,  # type: ignore[arg-type]
        recipients=(PANZHOU,),
    )


def forest(status: str | None = None) -> ProjectFact:
    return ProjectFact(evidence=Span(0, 5), rule="r", name="the Forest", city=PANZHOU, status=status)  # type: ignore[arg-type]


def signed(*parties: Party, date: str | None = None) -> AgreementFact:
    return AgreementFact(evidence=Span(0, 5), rule="r", kind="cooperation_agreement", parties=parties, date=date)


def sisters(*cities: Party, since: str | None = None) -> PartnershipFact:
    first, second = cities
    return PartnershipFact(evidence=Span(0, 5), rule="r", cities=(first, second), kind="sister_city", since=since)


def load(
    connection: duckdb.DuckDBPyConnection,
    article_key: str,
    *facts: AnyFact,
    revision: int = 1,
    text: str | None = None,
    published_on: str | None = None,
    parser_version: str = "v1",
    at: Load = LOAD,
    withdrawn: bool = False,
) -> None:
    """Put one revision of an article and what was found in it on record."""
    text = text or f"Title of {article_key}, revision {revision}\n\nText."
    row = {
        "article_key": article_key,
        "revision": revision,
        "source_name": "test",
        "path": article_key,
        "title": None if withdrawn else "Title",
        "text": None if withdrawn else text,
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "word_count": 3,
        "publisher": "Qingdao Municipal News Desk",
        "published_on": dt.date.fromisoformat(published_on) if published_on else None,
        "is_sample": False,
        "is_withdrawn": withdrawn,
        "first_ingested_at": LOAD.loaded_at,
    }
    article = Article(text=text, article_key=article_key, revision=revision)
    made = frames([ParsedArticle(article, Analysis(Document(article)), list(facts))])
    made = {name: frame.with_columns(parser_version=pl.lit(parser_version)) for name, frame in made.items()}
    articles = pl.DataFrame([row], schema=TABLES["articles"].polars_schema)
    writer.replace(connection, {"articles": articles}, at)
    writer.replace(connection, made, at, scope=made["parses"])


def key_of(connection: duckdb.DuckDBPyConnection, amount: int) -> str:
    """The key of the one statement of an amount."""
    ((key,),) = connection.execute("SELECT fact_key FROM raw.investments WHERE amount = ?", [amount]).fetchall()
    return str(key)


def correct(connection: duckdb.DuckDBPyConnection, home: Path, lines: list[tuple[str, str, str, str]]) -> None:
    """Corrections in the operator's file, saved by a spreadsheet: byte order mark, Windows lines, columns of its own."""
    with (home / "corrections.csv").open("w", encoding="utf-8-sig", newline="") as file:
        header = ["fact_key", "field", "value", "seen_value", "reason", "decided_on", "decided_by", "remark"]
        csv.writer(file).writerows(
            [header, *((*line, "a reason, and more", "2026-01-01", "an analyst", "") for line in lines)]
        )
    assert corrections.refresh(connection, Settings(home=home), LOAD) == len(lines)
