"""Who is who across articles, as the tables show it: decided in two runs, the second one of new articles only."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from orchestration.loading import writer
from orchestration.parsing.facts import AgreementFact, CityFact, OrganizationFact, Party, PersonFact, Span
from orchestration.parsing.mentions import Place
from orchestration.resolving import organization_aliases
from orchestration.resolving.organization_decisions import decide
from orchestration.settings import Settings
from tests.dbt.statements import LATER, LOAD, load

RunDbt = Callable[..., subprocess.CompletedProcess[str]]


def place(name: str, place_id: str) -> Place:
    return Place(start=0, end=1, text="x", name=name, kind="city", country="CN", place_id=place_id)


DALIAN, CHAOYANG = place("Dalian", "gb:210200"), place("Chaoyang", "gb:211300")


def body(name: str, home: Place | None = None) -> OrganizationFact:
    return OrganizationFact(evidence=Span(0, 5), rule="r", name=name, type="other", home=home)


def person(name: str, title: str, affiliation: str | None = None) -> PersonFact:
    return PersonFact(evidence=Span(0, 5), rule="r", name=name, titles=(title,), affiliation=affiliation)


def city(home: Place) -> CityFact:
    return CityFact(evidence=Span(0, 5), rule="r", place=home)


def signed(*names: str) -> AgreementFact:
    parties = tuple(Party(name, "organization") for name in names)
    return AgreementFact(
        evidence=Span(0, 5), rule="r", kind="cooperation_agreement", parties=parties, date="2019-05-01"
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, run_dbt: RunDbt) -> tuple[Path, dict[str, str]]:
    """The warehouse, and the keys that the first run gave."""
    folder = tmp_path_factory.mktemp("organizations")
    database = folder / "cooperation.duckdb"
    with duckdb.connect(database) as connection:
        writer.prepare(connection)
        organization_aliases.refresh(connection, Settings(home=folder), LOAD)
        load(connection, "split", body("Sanfu Group"), body("Sanfu"), body("BOC"))
        load(connection, "a", body("Municipal Government", DALIAN), body("ICBC"), body("Dalian Sports Bureau", DALIAN))
        load(connection, "b", body("Municipal Government", CHAOYANG), body("Provincial Government"))
        load(connection, "deal", signed("ICBC", "Yida Group"))
        load(connection, "mayor", person("Wang Xiaoming", "mayor", "Dalian"), city(DALIAN))
        government = replace(body("Dalian Municipal Government", DALIAN), type="government")
        load(connection, "secretary", person("Xiao-ming WANG", "secretary", government.name), government)
        company = replace(body("Wanfa Group", DALIAN), type="company")
        load(connection, "manager", person("Wang Xiaoming", "manager", company.name), company)
        load(connection, "other mayor", person("Wang Xiaoming", "mayor", "Chaoyang"), city(CHAOYANG))
        load(connection, "nobody", person("Wang Xiaoming", "singer"))
        decide(connection, LOAD)
        first = dict(
            connection.execute(
                "SELECT alias || home_place_key, organization_key FROM raw.organization_decisions WHERE is_chosen"
            ).fetchall()
        )
        load(connection, "c", body("The Dalian Municipal People's Government", DALIAN), body("Provincial Government"))
        load(connection, "d", body("Dalian Bureau of Sports", DALIAN), body("Yida"), body("Dalian Sports Bureaux"))
        load(connection, "deal again", signed("Industrial and Commercial Bank of China", "Yida"))
        # The operator tells two bodies apart that look like one, and means another bank by an acronym than most.
        (folder / "organization_aliases.csv").write_text("alias,name\nSanfu,Sanfu\nboc,Bank of Chengdu\n,\nhalf,\n")
        assert organization_aliases.refresh(connection, Settings(home=folder), LATER) > 0
        assert decide(connection, LATER) == 6
        assert decide(connection, LATER) == 0
    build = run_dbt("build", "--exclude-resource-type", "unit_test", database=database, target=folder / "target")
    assert build.returncode == 0, build.stdout[-4000:]
    return database, first


@pytest.fixture
def marts(built: tuple[Path, dict[str, str]]) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(built[0], read_only=True) as connection:
        connection.execute("USE marts")
        yield connection


def names_of(marts: duckdb.DuckDBPyConnection, article_key: str) -> list[str]:
    query = """
        SELECT name FROM bridge_article_organizations JOIN dim_organizations USING (organization_key)
        WHERE bridge_article_organizations.article_key = ? ORDER BY name
    """
    return [name for (name,) in marts.execute(query, [article_key]).fetchall()]


def keys_of(marts: duckdb.DuckDBPyConnection, *aliases: str) -> list[str]:
    query = "SELECT DISTINCT organization_key FROM bridge_organization_aliases WHERE is_chosen AND alias IN (SELECT unnest(?))"
    return [key for (key,) in marts.execute(query, [list(aliases)]).fetchall()]


def test_a_government_without_a_name_is_its_citys(marts: duckdb.DuckDBPyConnection) -> None:
    assert "The Dalian Municipal People's Government" in names_of(marts, "a")
    assert "Chaoyang Municipal Government" in names_of(marts, "b")
    query = """
        SELECT cities.name, organizations.article_count FROM dim_organizations AS organizations
        JOIN dim_cities AS cities ON home_city_key = city_key
        WHERE organizations.name LIKE '%Municipal%' ORDER BY 1
    """
    assert marts.execute(query).fetchall() == [("Chaoyang", 1), ("Dalian", 3)]


def test_a_name_that_could_be_anybodys_is_another_one_in_each_article(marts: duckdb.DuckDBPyConnection) -> None:
    query = """
        SELECT article_key FROM bridge_organization_aliases
        WHERE alias = 'Provincial Government' AND is_chosen ORDER BY 1
    """
    assert marts.execute(query).fetchall() == [("b",), ("c",)]
    assert len(keys_of(marts, "Provincial Government")) == 2


def test_spellings_are_one_body_and_the_losers_are_shown(marts: duckdb.DuckDBPyConnection) -> None:
    assert len(keys_of(marts, "Dalian Sports Bureau", "Dalian Bureau of Sports")) == 1
    query = """
        SELECT method, is_chosen FROM bridge_organization_aliases WHERE alias = 'Dalian Bureau of Sports' AND is_chosen
    """
    assert marts.execute(query).fetchall() == [("fuzzy", True)]
    query = """
        SELECT method, is_chosen FROM bridge_organization_aliases WHERE alias = 'ICBC' ORDER BY is_chosen
    """
    assert marts.execute(query).fetchall() == [("exact", False), ("curated", True)]


def test_parties_are_the_chosen_bodies_and_make_one_cluster(marts: duckdb.DuckDBPyConnection) -> None:
    """The same two sign, spelled otherwise: one agreement."""
    query = "SELECT count(*), count(DISTINCT organization_key) FROM bridge_agreement_parties"
    assert marts.execute(query).fetchall() == [(4, 2)]
    assert marts.execute("SELECT count(DISTINCT cluster_key) FROM fct_agreements").fetchall() == [(1,)]


def test_keys_stay_when_names_are_added(marts: duckdb.DuckDBPyConnection, built: tuple[Path, dict[str, str]]) -> None:
    with duckdb.connect(built[0], read_only=True) as connection:
        now = dict(
            connection.execute(
                "SELECT alias || home_place_key, organization_key FROM raw.organization_decisions WHERE is_chosen"
            ).fetchall()
        )
    # But for the one that was parted from another.
    assert {alias for alias, key in built[1].items() if now[alias] != key} == {"Sanfu Group"}
    assert keys_of(marts, "Dalian Sports Bureau") == [built[1]["Dalian Sports Bureaugb:210200"]]


def test_namesakes_stay_apart_and_one_person_stays_one(marts: duckdb.DuckDBPyConnection) -> None:
    """Two offices of one city, names in either order: one. In another city, in a company there, of nowhere: others."""
    query = """
        SELECT person_key, list_sort(list(article_key)) FROM bridge_article_persons GROUP BY person_key ORDER BY 2
    """
    found = [articles for _, articles in marts.execute(query).fetchall()]
    assert found == [["manager"], ["mayor", "secretary"], ["nobody"], ["other mayor"]]
    assert marts.execute("SELECT max(article_count) FROM dim_persons").fetchall() == [(2,)]


def test_an_operator_tells_bodies_apart_and_has_the_last_word(marts: duckdb.DuckDBPyConnection) -> None:
    """Against what the names look like, and against the list that ships; what was decided before is kept as a loser."""
    assert names_of(marts, "split") == ["Bank of Chengdu", "Sanfu", "Sanfu Group"]
    query = "SELECT method, is_chosen FROM bridge_organization_aliases WHERE alias = 'BOC' ORDER BY is_chosen"
    assert marts.execute(query).fetchall() == [("exact", False), ("curated", True)]
