"""The publication in a real PostgreSQL server, read by psql, psycopg, ODBC, JDBC and R."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import duckdb
import psycopg
import pytest

from orchestration.publishing.postgres.publish import READER, PostgresError, publish_to_postgres
from tests.postgres.server import running

pytestmark = pytest.mark.slow

# Where Debian puts it.
JDBC_DRIVER = Path("/usr/share/java/postgresql.jar")

Coop = Callable[..., subprocess.CompletedProcess[str]]

_MILLION = """
ATTACH '{file}' AS big (STORAGE_VERSION 'v1.4.0');
CREATE SCHEMA big.marts;
CREATE TABLE big.marts.fct_mentions (mention_key VARCHAR PRIMARY KEY, article_key VARCHAR, text VARCHAR, "start" INTEGER,
    score DOUBLE, amount DECIMAL(38, 2), seen_on DATE, loaded_at TIMESTAMP, is_sample BOOLEAN);
INSERT INTO big.marts.fct_mentions SELECT md5(i::VARCHAR), md5((i // 50)::VARCHAR), 'Dalian 大连 ' || i, i, random(), i / 7,
    DATE '2020-01-01' + (i % 2000)::INTEGER, now()::TIMESTAMP, i % 2 = 0 FROM range(1_000_000) AS t(i);
"""


@pytest.fixture(scope="module")
def published(refreshed: tuple[Path, object]) -> Path:
    return refreshed[0] / "published" / "current" / "cooperation.duckdb"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with running() as (address, password), pytest.MonkeyPatch.context() as patch:
        patch.setenv("PGPASSWORD", password)
        yield address


@pytest.fixture(scope="module")
def server(url: str, published: Path) -> str:
    publish_to_postgres(published, url, comment="version 'one'")
    return url


def _ask(url: str, question: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(question).fetchall()


def test_every_row_arrives(server: str, published: Path) -> None:
    """All tables, with the sums that they have in DuckDB."""
    with duckdb.connect(str(published), read_only=True) as connection:
        tables = [name for (name,) in connection.sql("SELECT table_name FROM duckdb_tables()").fetchall()]
        expected = {n: connection.sql(f'SELECT count(*) FROM marts."{n}"').fetchall()[0][0] for n in tables}
        money = connection.sql("SELECT sum(amount_usd) FROM marts.fct_investments").fetchall()
        words = connection.sql("SELECT sum(length(evidence_text)) FROM marts.fct_agreements").fetchall()
    assert {n: _ask(server, f'SELECT count(*) FROM marts."{n}"')[0][0] for n in tables} == expected
    assert _ask(server, "SELECT sum(amount_usd) FROM marts.fct_investments") == money
    assert _ask(server, "SELECT sum(length(evidence_text)) FROM marts.fct_agreements") == words


def test_keys_indexes_and_comments(server: str) -> None:
    """What a BI tool reads to know how tables hang together."""
    kinds = dict(
        _ask(
            server,
            """SELECT contype::text, count(*) FROM pg_constraint JOIN pg_namespace n ON n.oid = connamespace
            WHERE nspname = 'marts' GROUP BY 1""",
        )
    )
    assert kinds["p"] >= 25 and kinds["f"] >= 30
    assert _ask(server, "SELECT obj_description('marts.fct_agreements'::regclass)")[0][0]
    assert _ask(server, "SELECT col_description('marts.fct_agreements'::regclass, 1)")[0][0]
    assert _ask(server, "SELECT obj_description('marts'::regnamespace)") == [("version 'one'",)]
    assert _ask(
        server,
        "SELECT data_type FROM information_schema.columns WHERE column_name = 'amount_usd' AND table_name LIKE 'fct%'",
    ) == [("numeric",)]


def test_a_reader_reads_and_does_nothing_else(server: str) -> None:
    """The role that people get."""
    with psycopg.connect(server) as connection:
        connection.execute(f"SET ROLE {READER}")
        assert connection.execute("SELECT count(*) FROM marts.dim_cities").fetchone()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("DELETE FROM marts.dim_cities")


def test_readers_see_one_version_or_the_other(server: str, published: Path) -> None:
    """While versions change under them, no query fails and each sees a whole version."""
    errors: list[Exception] = []
    reads = 0
    stop = threading.Event()

    def read() -> None:
        nonlocal reads
        with psycopg.connect(server, autocommit=True) as connection:
            while not stop.is_set():
                try:
                    rows = connection.execute("SELECT count(*) FROM marts.fct_events").fetchone()
                    assert rows and rows[0] > 0
                    reads += 1
                except Exception as error:
                    errors.append(error)

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for number in range(4):
        publish_to_postgres(published, server, comment=str(number))
    stop.set()
    for reader in readers:
        reader.join()
    print(f"{reads} reads during 4 publications")
    assert errors == [] and reads > 50


def test_a_long_query_holds_nobody_up(server: str, published: Path) -> None:
    """Who reads the version before keeps it; the next publication clears it away."""
    with psycopg.connect(server) as reader:
        reader.execute("SELECT count(*) FROM marts.dim_cities")
        publish_to_postgres(published, server, comment="newer")
        assert _ask(server, "SELECT obj_description('marts'::regnamespace)") == [("newer",)]
        assert _ask(server, "SELECT count(*) FROM pg_namespace WHERE nspname = 'marts_old'") == [(1,)]
    publish_to_postgres(published, server, comment="newest")
    assert _ask(server, "SELECT count(*) FROM pg_namespace WHERE nspname = 'marts_old'") == [(0,)]


def test_what_fails_changes_nothing(server: str, published: Path, tmp_path: Path) -> None:
    """Keys that point nowhere are refused, and readers have what they had."""
    broken = tmp_path / "cooperation.duckdb"
    shutil.copyfile(published, broken)
    with duckdb.connect(str(broken)) as connection:
        connection.execute("UPDATE marts.fct_agreements SET article_key = 'nowhere'")
    before = _ask(server, "SELECT obj_description('marts'::regnamespace)")
    with pytest.raises(PostgresError, match="foreign key"):
        publish_to_postgres(broken, server, comment="broken")
    assert _ask(server, "SELECT obj_description('marts'::regnamespace)") == before
    with pytest.raises(PostgresError, match="PostgreSQL"):
        publish_to_postgres(published, "postgresql://coop@127.0.0.1:1/postgres", comment="nobody there")


def test_one_setting_is_enough(url: str, refreshed: tuple[Path, object], coop_on: Coop, tmp_path: Path) -> None:
    """`coop publish` feeds the server; if it cannot, readers of files keep what they have too."""
    home = tmp_path / "home"
    shutil.copytree(refreshed[0], home, symlinks=True)
    (home / "settings.yaml").write_text(f"publish_to_postgres: {url}\n")
    done = coop_on(home, "publish")
    assert done.returncode == 0, done.stderr
    assert str(_ask(url, "SELECT obj_description('marts'::regnamespace)")[0][0]).startswith("Cooperation of cities")
    current = (home / "published" / "current").readlink()
    (home / "settings.yaml").write_text("publish_to_postgres: postgresql://coop@127.0.0.1:1/postgres\n")
    done = coop_on(home, "publish")
    assert done.returncode == 4
    assert "PostgreSQL" in done.stderr and len(done.stderr.splitlines()) == 1
    assert (home / "published" / "current").readlink() == current


def test_psql(server: str) -> None:
    """The line of the how-to page."""
    said = subprocess.run(
        ["psql", server, "-Atc", "SELECT name FROM marts.dim_cities WHERE name = 'Dalian'"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == "Dalian\n"


@pytest.mark.skipif(shutil.which("isql") is None, reason="no unixODBC here (Debian: unixodbc, odbc-postgresql)")
def test_odbc(server: str) -> None:
    """As Excel and Power BI would come in."""
    parts = urlsplit(server)
    source = f"Driver=PostgreSQL Unicode;Servername={parts.hostname};Port={parts.port};Database=postgres"
    source += f";UID=coop;PWD={os.environ['PGPASSWORD']}"
    said = subprocess.run(
        ["isql", "-b", "-k", source],
        input="SELECT name FROM marts.dim_cities WHERE name = 'Dalian'\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Dalian" in said.stdout, said.stdout + said.stderr


@pytest.mark.skipif(
    shutil.which("java") is None or not JDBC_DRIVER.exists(),
    reason="no Java or driver (Debian: libpostgresql-jdbc-java)",
)
def test_jdbc(server: str) -> None:
    """As DBeaver and Metabase would come in: they look for tables, comments, keys and types first."""
    parts = urlsplit(server)
    said = subprocess.run(
        [
            "java",
            "-cp",
            str(JDBC_DRIVER),
            str(Path(__file__).with_name("Browse.java")),
            f"jdbc:postgresql://{parts.hostname}:{parts.port}/postgres",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = dict(line.split(": ", 1) for line in said.stdout.splitlines())
    assert lines.pop("comment").startswith("One row"), said.stderr
    assert lines == {"key": "city_key", "type": "numeric", "row": "Dalian"}


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="no R here (Debian: r-base-core, r-cran-rpostgresql)")
def test_r(server: str) -> None:
    """Through DBI, into a data frame."""
    parts = urlsplit(server)
    script = f"""
    suppressMessages(library(RPostgreSQL))
    connection <- dbConnect(PostgreSQL(), host = "{parts.hostname}", port = {parts.port}, dbname = "postgres",
        user = "coop", password = Sys.getenv("PGPASSWORD"))
    cities <- dbGetQuery(connection, "SELECT name, latitude FROM marts.dim_cities WHERE name = 'Dalian'")
    cat(class(cities), cities$name, is.numeric(cities$latitude))
    """
    said = subprocess.run(["Rscript", "-e", script], capture_output=True, text=True, check=False)
    assert said.stdout == "data.frame Dalian TRUE", said.stderr


def test_a_million_rows(url: str, tmp_path: Path) -> None:
    """How long they take is printed, not judged; that all arrive is."""
    with running() as (address, _):
        file = tmp_path / "big.duckdb"
        with duckdb.connect() as maker:
            maker.execute(_MILLION.format(file=file))
        start = time.perf_counter()
        publish_to_postgres(file, address, comment="big")
        print(f"1,000,000 rows of 9 columns in {time.perf_counter() - start:.1f} s")
        assert _ask(address, "SELECT count(*), count(DISTINCT text) FROM marts.fct_mentions") == [
            (1_000_000, 1_000_000)
        ]
