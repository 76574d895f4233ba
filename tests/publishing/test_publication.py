"""One publication: what it holds, what it leaves out, and that nothing half-right is ever seen."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest

from orchestration.loading import writer
from orchestration.publishing import publication, snapshot, verify, versions
from orchestration.publishing.fingerprint import fingerprint
from orchestration.publishing.manifest import newest_fingerprint
from orchestration.settings import Settings

Coop = Callable[..., subprocess.CompletedProcess[str]]

TEXT = "Dalian, 大连\n\nDalian signed."

MARTS = f"""
CREATE SCHEMA marts;
CREATE SCHEMA intermediate;
CREATE TABLE intermediate.int_secrets AS SELECT 1 AS a;
CREATE TABLE marts.dim_articles (article_key VARCHAR NOT NULL PRIMARY KEY, revision INTEGER, title VARCHAR);
COMMENT ON TABLE marts.dim_articles IS 'One row an article; it''s text.';
COMMENT ON COLUMN marts.dim_articles.title IS 'The title.';
CREATE TABLE marts.fct_agreements (
    agreement_key VARCHAR NOT NULL, article_key VARCHAR NOT NULL,
    evidence_text VARCHAR NOT NULL, evidence_start INTEGER NOT NULL, evidence_end INTEGER NOT NULL,
    amount DECIMAL(38, 2), "order" INTEGER, PRIMARY KEY (agreement_key)
);
CREATE VIEW marts.rpt_titles AS SELECT title FROM marts.dim_articles;
INSERT INTO marts.dim_articles VALUES ('a', 1, 'Dalian, 大连');
INSERT INTO marts.fct_agreements VALUES ('f', 'a', 'Dalian signed.', 12, 26, 1.50, 1);
INSERT INTO raw.articles BY NAME SELECT
    'a' AS article_key, 1 AS revision, 's' AS source_name, 'p' AS path, 'Dalian, 大连' AS title, $${TEXT}$$ AS text,
    '' AS text_sha256, 2 AS word_count, false AS is_sample, false AS is_withdrawn, now()::TIMESTAMP AS first_ingested_at,
    'l' AS load_id, now()::TIMESTAMP AS loaded_at;
"""


@pytest.fixture
def warehouse(home: Settings) -> Iterator[duckdb.DuckDBPyConnection]:
    """A private warehouse with three marts and one article."""
    home.database.parent.mkdir(parents=True)
    with duckdb.connect(str(home.database)) as connection:
        writer.prepare(connection)
        connection.execute(MARTS)
        yield connection


def _publish(warehouse: duckdb.DuckDBPyConnection, home: Settings) -> publication.Publication:
    return publication.publish(warehouse, home, parser_version="1", pages=())


def _ask(home: Settings, question: str) -> list[tuple[Any, ...]]:
    database = home.published / versions.CURRENT / versions.DATABASE_NAME
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.sql(question).fetchall()


def test_marts_and_nothing_else(warehouse: duckdb.DuckDBPyConnection, home: Settings) -> None:
    """Views become tables; raw texts and the layers between stay private."""
    _publish(warehouse, home)
    tables = _ask(home, "SELECT schema_name || '.' || table_name FROM duckdb_tables() ORDER BY 1")
    assert tables == [("marts.dim_articles",), ("marts.fct_agreements",), ("marts.rpt_titles",)]
    assert _ask(home, "SELECT title FROM marts.rpt_titles") == [("Dalian, 大连",)]


def test_types_keys_and_comments_come_along(warehouse: duckdb.DuckDBPyConnection, home: Settings) -> None:
    """What a BI tool shows of a table: its keys, its types, what its columns mean."""
    _publish(warehouse, home)
    assert _ask(home, "SELECT comment FROM duckdb_tables() WHERE table_name = 'dim_articles'") == [
        ("One row an article; it's text.",)
    ]
    assert _ask(
        home, "SELECT comment FROM duckdb_columns() WHERE table_name = 'dim_articles' AND column_name = 'title'"
    )
    keys = "SELECT table_name, constraint_column_names FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'"
    assert _ask(home, f"{keys} ORDER BY 1") == [
        ("dim_articles", ["article_key"]),
        ("fct_agreements", ["agreement_key"]),
    ]
    assert _ask(home, "SELECT typeof(amount) FROM marts.fct_agreements") == [("DECIMAL(38,2)",)]


def test_older_drivers_can_open_it(warehouse: duckdb.DuckDBPyConnection, home: Settings) -> None:
    """Drivers of DuckDB 1.4 refuse files in the storage format of 2.0."""
    _publish(warehouse, home)
    (tags,) = _ask(home, "SELECT tags FROM duckdb_databases() WHERE database_name = 'cooperation'")
    assert tags[0]["storage_version"].startswith("v1.4")


def test_manifest(warehouse: duckdb.DuckDBPyConnection, home: Settings) -> None:
    """Rows, hashes, versions and credits; every file is named with the hash that it has."""
    done = _publish(warehouse, home)
    manifest = json.loads((done.folder / versions.MANIFEST_NAME).read_text())
    assert manifest["tables"]["fct_agreements"]["rows"] == 1
    assert "git" in manifest["versions"]
    assert {"cooperation.duckdb", "tables/fct_agreements.parquet"} <= manifest["files"].keys()
    for name, entry in manifest["files"].items():
        assert hashlib.sha256((done.folder / name).read_bytes()).hexdigest() == entry["sha256"]
    assert any(credit["name"] == "GeoNames" for credit in manifest["credits"])
    assert manifest["fingerprint"] == newest_fingerprint(home.published) == fingerprint(warehouse, home, "1")


def test_parquet_beside_it(warehouse: duckdb.DuckDBPyConnection, home: Settings) -> None:
    """The same rows for those who have no DuckDB."""
    done = _publish(warehouse, home)
    file = done.folder / "tables" / "fct_agreements.parquet"
    assert duckdb.sql(f"SELECT evidence_text FROM '{file}'").fetchall() == [("Dalian signed.",)]


def test_a_long_table_is_parquet_only(warehouse: duckdb.DuckDBPyConnection, home: Settings, coop: Coop) -> None:
    """Mentions beyond the limit are not in the database; the manifest says so, and `coop` finds them all the same. Facts, which
    other tables and the dashboard refer to, stay however many they are."""
    warehouse.execute(
        """
        CREATE TABLE marts.fct_mentions AS SELECT i AS mention_key, 'place' AS mention_type FROM range(3) AS t(i);
        COMMENT ON TABLE marts.fct_mentions IS 'One row a mention.';
        INSERT INTO marts.fct_agreements
            SELECT f.* REPLACE (agreement_key || i AS agreement_key) FROM marts.fct_agreements AS f, range(3) AS t(i)
        """
    )
    short = home.model_copy(update={"publish_database_rows": 2})
    done = _publish(warehouse, short)
    assert _ask(home, "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'fct_mentions'") == [(0,)]
    assert _ask(home, "SELECT count(*) FROM marts.fct_agreements") == [(4,)]
    tables = json.loads((done.folder / versions.MANIFEST_NAME).read_text())["tables"]
    assert tables["fct_mentions"]["rows"] == 3
    assert [name for name, table in tables.items() if table.get("parquet_only")] == ["fct_mentions"]
    asked = "select count(*) from marts.fct_mentions join fct_agreements on true"
    assert coop("query", asked).stdout.splitlines()[1:] == ["12"]
    assert "fct_mentions" in coop("query").stdout
    assert coop("export", "fct_mentions", "--format", "csv", "-o", str(home.home / "out")).returncode == 0
    assert (home.home / "out" / "fct_mentions.csv").read_text().count("place") == 3
    again = _publish(warehouse, short)
    before, after = ((v.folder / "tables" / "fct_mentions.parquet").stat().st_ino for v in (done, again))
    assert before == after
    assert fingerprint(warehouse, short, "1") != fingerprint(warehouse, home, "1")


def test_unchanged_parquet_is_linked(warehouse: duckdb.DuckDBPyConnection, home: Settings) -> None:
    """The same file in both versions where nothing has changed, another where something has; each as its manifest says."""
    _publish(warehouse, home)
    warehouse.execute("UPDATE marts.fct_agreements SET amount = 2")
    _publish(warehouse, home)

    def inode(version: int, table: str) -> int:
        return (versions.folder_of(home.published, version) / "tables" / f"{table}.parquet").stat().st_ino

    assert inode(1, "dim_articles") == inode(2, "dim_articles")
    assert inode(1, "fct_agreements") != inode(2, "fct_agreements")
    versions.retain(home.published, 1)
    file = home.published / versions.CURRENT / "tables" / "dim_articles.parquet"
    assert duckdb.sql(f"SELECT title FROM '{file}'").fetchall() == [("Dalian, 大连",)]


def test_parquet_is_sorted_by_day(warehouse: duckdb.DuckDBPyConnection, home: Settings) -> None:
    """A reader that wants one year skips the row groups of others: their ranges do not overlap."""
    warehouse.execute(
        """
        CREATE TABLE marts.fct_events AS
        SELECT i AS event_key, DATE '2000-01-01' + (hash(i) % 9000)::INTEGER AS event_from_on FROM range(300_000) AS t(i)
        """
    )
    file = _publish(warehouse, home).folder / "tables" / "fct_events.parquet"
    ranges = duckdb.sql(
        f"""
        SELECT stats_min_value, stats_max_value FROM parquet_metadata('{file}')
        WHERE path_in_schema = 'event_from_on' ORDER BY row_group_id
        """
    ).fetchall()
    assert len(ranges) > 1
    assert all(before[1] <= after[0] for before, after in pairwise(ranges))


def test_other_columns_are_not_published(
    warehouse: duckdb.DuckDBPyConnection, home: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A table is what its contract says, for the eyes of a reader too."""
    statements = snapshot._statements
    monkeypatch.setattr(
        snapshot,
        "_statements",
        lambda table: (statement.replace("DECIMAL(38,2)", "DOUBLE") for statement in statements(table)),
    )
    with pytest.raises(verify.VerificationError, match="DOUBLE"):
        _publish(warehouse, home)


@pytest.mark.parametrize(
    ("choice", "title", "evidence", "texts"),
    [
        ("evidence", "Dalian, 大连", "Dalian signed.", None),
        ("full", "Dalian, 大连", "Dalian signed.", TEXT),
        ("none", None, None, None),
    ],
)
def test_how_much_text_is_published(
    warehouse: duckdb.DuckDBPyConnection,
    home: Settings,
    choice: str,
    title: str | None,
    evidence: str | None,
    texts: str | None,
) -> None:
    """`publish_text`: titles and evidence, whole texts, or no words at all."""
    _publish(warehouse, home.model_copy(update={"publish_text": choice}))
    assert _ask(home, "SELECT title FROM marts.dim_articles") == [(title,)]
    assert _ask(home, "SELECT evidence_text, evidence_start FROM marts.fct_agreements") == [(evidence, 12)]
    has_texts = bool(_ask(home, "SELECT 1 FROM duckdb_tables() WHERE table_name = 'article_texts'"))
    assert has_texts == (texts is not None)
    if texts:
        assert _ask(home, "SELECT text FROM marts.article_texts") == [(texts,)]


def test_wrong_evidence_is_not_published(warehouse: duckdb.DuckDBPyConnection, home: Settings) -> None:
    """Readers keep the version that they have, and the next publication is not hindered."""
    _publish(warehouse, home)
    warehouse.execute("UPDATE marts.fct_agreements SET evidence_start = 11")
    with pytest.raises(verify.VerificationError, match="1 rows of fct_agreements"):
        _publish(warehouse, home)
    assert versions.current(home.published) == 1
    warehouse.execute("UPDATE marts.fct_agreements SET evidence_start = 12")
    assert _publish(warehouse, home).version == 2


def test_evidence_of_changed_articles_is_looked_at(warehouse: duckdb.DuckDBPyConnection, home: Settings) -> None:
    """Of a warehouse built article by article, those that a build has changed; as often as it takes until they are right."""
    warehouse.execute(
        """
        CREATE SCHEMA build;
        CREATE TABLE build.models (model VARCHAR, number BIGINT);
        CREATE TABLE intermediate.int_article_states AS SELECT 'a' AS article_key, 1::BIGINT AS changed_in;
        """
    )
    _publish(warehouse, home)
    warehouse.execute("UPDATE intermediate.int_article_states SET changed_in = 2")
    warehouse.execute("UPDATE marts.fct_agreements SET evidence_start = 11")
    for _ in range(2):
        with pytest.raises(verify.VerificationError, match="1 rows of fct_agreements"):
            _publish(warehouse, home)
    warehouse.execute("UPDATE marts.fct_agreements SET evidence_start = 12")
    assert _publish(warehouse, home).version == 2


def test_lost_rows_are_not_published(
    warehouse: duckdb.DuckDBPyConnection, home: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process counts what is in the file before anybody sees it."""
    write = snapshot.write

    def write_and_lose(*arguments: Any, **options: Any) -> dict[str, snapshot.Promise]:
        promises = write(*arguments, **options)
        return {**promises, "fct_agreements": replace(promises["fct_agreements"], rows=2)}

    monkeypatch.setattr(snapshot, "write", write_and_lose)
    with pytest.raises(verify.VerificationError, match="fct_agreements: 1 instead of 2"):
        _publish(warehouse, home)
    assert versions.versions(home.published) == []


def test_an_unreadable_file_is_not_published(tmp_path: Path) -> None:
    """What a reader cannot open is told in the reader's words."""
    (tmp_path / "x.duckdb").write_bytes(b"not a database" * 1000)
    with pytest.raises(verify.VerificationError, match="a reader cannot open"):
        verify.verify(tmp_path / "x.duckdb", tmp_path, {})


def test_fingerprints_tell_states_apart(warehouse: duckdb.DuckDBPyConnection, home: Settings) -> None:
    """Another parser, another choice of texts or another article is another publication; a second look is not."""
    prints = {
        fingerprint(warehouse, home, "1"),
        fingerprint(warehouse, home, "2"),
        fingerprint(warehouse, home.model_copy(update={"publish_text": "none"}), "1"),
    }
    warehouse.execute("UPDATE raw.articles SET load_id = 'm'")
    prints.add(fingerprint(warehouse, home, "1"))
    assert len(prints) == 4
    assert fingerprint(warehouse, home, "1") in prints
