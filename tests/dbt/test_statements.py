"""Several articles about the same things, their revisions and parses: which statements count.

The facts are made here rather than read, so that each claim stands on its own.
"""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from orchestration.loading import writer
from orchestration.parsing.facts import CityFact, Span
from orchestration.resolving.organization_decisions import decide
from tests.dbt.statements import (
    DALIAN,
    LATER,
    LIUPANSHUI,
    LOAD,
    NOWHERE,
    PANZHOU,
    correct,
    forest,
    key_of,
    load,
    money,
    signed,
    sisters,
)

# What `conftest` gives: dbt in a process of its own.
RunDbt = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, run_dbt: RunDbt) -> Path:
    folder = tmp_path_factory.mktemp("statements")
    database = folder / "cooperation.duckdb"
    with duckdb.connect(database) as connection:
        writer.prepare(connection)
        load(connection, "pledge", money(36, "pledge"), forest("pledge"), published_on="2020-02-01")
        load(connection, "deal", money(36, "commitment"), forest("commitment"), published_on="2020-01-01")
        load(connection, "another sum", money(99), forest())
        # Two agreements of the same sides in one article are two; told again elsewhere they are still two.
        twice = [signed(DALIAN, LIUPANSHUI, date="2019")] * 2
        load(connection, "two agreements", *twice)
        load(connection, "told again", *twice, published_on="2019-06-01")
        load(connection, "copied", signed(DALIAN), text="The same text.")
        load(connection, "copy", signed(DALIAN), text="The same text.")
        load(connection, "sisters", sisters(DALIAN, LIUPANSHUI), published_on="2021-01-01")
        load(connection, "sisters since", sisters(LIUPANSHUI, DALIAN, since="1996"))
        load(connection, "revised", signed(DALIAN))
        load(connection, "revised", signed(LIUPANSHUI), signed(PANZHOU), revision=2)
        load(connection, "parsed again", signed(DALIAN), signed(LIUPANSHUI))
        load(connection, "parsed again", signed(PANZHOU), parser_version="v2", at=LATER)
        load(connection, "withdrawn", signed(DALIAN), withdrawn=True)
        load(connection, "places", CityFact(evidence=Span(0, 5), rule="r", place=NOWHERE.place))  # type: ignore[arg-type]
        load(connection, "misread", money(500), money(7))
        load(connection, "no investment", money(5))
        load(connection, "dated", signed(DALIAN, PANZHOU, date="2019-05-01"))
        decide(connection, LOAD)
        # What a model of an earlier version would have left, and a raw table that no model knows.
        connection.execute("CREATE SCHEMA marts; CREATE TABLE marts.fct_renamed AS SELECT 1 AS one")
        connection.execute("CREATE VIEW marts.rpt_renamed AS SELECT 1 AS one")
        connection.execute("CREATE TABLE raw.notes AS SELECT 1 AS one")
        amount = key_of(connection, 500)
        ((dated,),) = connection.execute("SELECT fact_key FROM raw.agreements WHERE article_key = 'dated'").fetchall()
        lines = [
            (amount, "amount", "49", ""),
            (amount, "amount", "50.5", "500.00"),
            (amount, "currency_code", "", "USD"),
            (key_of(connection, 5), "is_refused", "TRUE", ""),
            (dated, "signed_edtf", "2018-05", ""),
            ("0" * 32, "amount", "1", ""),
            (amount, "agreement_kind", "memorandum", ""),
            (amount, "colour", "red", ""),
            (amount, "amount_high", "a lot", ""),
            (key_of(connection, 7), "currency_code", "CNY", ""),
        ]
        correct(connection, folder, lines)
    build = run_dbt("build", "--exclude-resource-type", "unit_test", database=database, target=folder / "target")
    assert build.returncode == 0, build.stdout[-4000:]
    return database


@pytest.fixture
def marts(built: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(built, read_only=True) as connection:
        connection.execute("USE marts")
        yield connection


def ask(marts: duckdb.DuckDBPyConnection, query: str, *parameters: object) -> list[tuple[object, ...]]:
    return marts.execute(query, parameters).fetchall()


def test_of_one_sum_for_one_project_the_furthest_statement_counts(marts: duckdb.DuckDBPyConnection) -> None:
    """The signed deal counts, not the newer pledge; another sum for the same project is another investment."""
    query = """
        SELECT article_key, cluster_key, recommended_for_aggregates FROM fct_investments
        WHERE article_key IN ('pledge', 'deal', 'another sum') ORDER BY article_key
    """
    another, deal, pledge = ask(marts, query)
    assert deal[1] == pledge[1] != another[1]
    assert (another[2], deal[2], pledge[2]) == (True, True, False)


def test_agreements_told_twice_are_counted_once(marts: duckdb.DuckDBPyConnection) -> None:
    found = ask(
        marts,
        """
        SELECT count(DISTINCT cluster_key), count(*), count(*) FILTER (WHERE recommended_for_aggregates),
            any_value(article_key) FILTER (WHERE recommended_for_aggregates)
        FROM fct_agreements WHERE article_key IN ('two agreements', 'told again')
        """,
    )
    assert found == [(2, 4, 2, "told again")]


def test_copies_of_a_text_say_things_once(marts: duckdb.DuckDBPyConnection) -> None:
    query = """
        SELECT count(DISTINCT cluster_key), count(*), count(*) FILTER (WHERE recommended_for_aggregates)
        FROM fct_agreements WHERE article_key IN ('copied', 'copy')
    """
    assert ask(marts, query) == [(1, 2, 1)]


def test_a_relation_is_one_whichever_city_is_named_first(marts: duckdb.DuckDBPyConnection) -> None:
    """The statement that says since when counts, though it is not the newest."""
    query = "SELECT count(DISTINCT cluster_key), count(DISTINCT city_a_key) FROM fct_partnerships"
    assert ask(marts, query) == [(1, 1)]
    query = "SELECT article_key, since_edtf FROM fct_partnerships WHERE recommended_for_aggregates"
    assert ask(marts, query) == [("sisters since", "1996")]


@pytest.mark.parametrize(("article", "cities"), [("revised", ["Liupanshui", "Panzhou"]), ("parsed again", ["Panzhou"])])
def test_an_article_is_its_newest_revision_and_parse(
    marts: duckdb.DuckDBPyConnection, article: str, cities: list[str]
) -> None:
    query = """
        SELECT party_name FROM bridge_agreement_parties JOIN fct_agreements USING (agreement_key)
        WHERE article_key = ? ORDER BY 1
    """
    assert [name for (name,) in ask(marts, query, article)] == cities


def test_what_an_analyst_says_holds(marts: duckdb.DuckDBPyConnection) -> None:
    """One amount is put right and loses its currency, its neighbour stays as read, what is none is gone; a slip shows."""
    query = """
        SELECT amount, currency_code, amount_cny, is_corrected FROM fct_investments
        WHERE article_key IN ('misread', 'no investment') ORDER BY amount
    """
    assert ask(marts, query) == [
        (Decimal(7), "CNY", Decimal(7), False),
        (Decimal("50.5"), None, None, True),
    ]
    query = """
        SELECT signed_edtf, signed_from_on, signed_to_on, signed_precision, signed_anchor, is_corrected
        FROM fct_agreements WHERE article_key = 'dated'
    """
    assert ask(marts, query) == [("2018-05", dt.date(2018, 5, 1), dt.date(2018, 5, 31), "month", "stated", True)]


def test_every_correction_is_answered_for(marts: duckdb.DuckDBPyConnection) -> None:
    """What was done with each line of the file, and why with those that were not followed."""
    query = "SELECT finding, is_applied FROM rpt_corrections ORDER BY line_number"
    assert ask(marts, query) == [
        ("overruled", False),
        ("applied", True),
        ("read_otherwise", True),
        ("applied", True),
        ("applied", True),
        ("no_such_fact", False),
        ("field_of_another_class", False),
        ("unknown_field", False),
        ("wrong_value", False),
        ("unnecessary", False),
    ]


def test_what_no_model_fills_is_dropped(marts: duckdb.DuckDBPyConnection) -> None:
    """Of what dbt owns, and of nothing else."""
    query = (
        "SELECT table_name FROM information_schema.tables WHERE table_name IN ('fct_renamed', 'rpt_renamed', 'notes')"
    )
    assert ask(marts, query) == [("notes",)]


def test_a_withdrawn_article_leaves_a_tombstone(marts: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT title, is_withdrawn, parser_version FROM dim_articles WHERE article_key = 'withdrawn'"
    assert ask(marts, query) == [(None, True, None)]
    assert ask(marts, "SELECT count(*) FROM fct_agreements WHERE article_key = 'withdrawn'") == [(0,)]


def test_places_bring_what_they_lie_in_and_unknown_ones_their_name(marts: duckdb.DuckDBPyConnection) -> None:
    """Panzhou is a part of Liupanshui; the publisher's home is there although no article names it."""
    query = """
        SELECT cities.name, parents.name, cities.is_in_gazetteer FROM dim_cities AS cities
        LEFT JOIN dim_cities AS parents ON cities.parent_city_key = parents.city_key
        WHERE cities.name IN ('Panzhou', 'Nowhere', 'Qingdao') ORDER BY 1
    """
    assert ask(marts, query) == [("Nowhere", None, False), ("Panzhou", "Liupanshui", True), ("Qingdao", None, True)]
    query = "SELECT DISTINCT name FROM dim_articles JOIN dim_cities ON publisher_city_key = city_key"
    assert ask(marts, query) == [("Qingdao",)]
