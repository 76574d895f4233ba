"""What is built article by article is what a full build makes, whatever was added, revised, withdrawn or overruled before."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from orchestration.evaluating import cooperation_news
from orchestration.loading import exchange, writer
from orchestration.loading.ingest import ingest
from orchestration.loading.withdrawal import withdraw
from orchestration.loading.writer import Load
from orchestration.pending import parse_pending
from orchestration.resolving.organization_decisions import decide
from orchestration.settings import Settings
from tests.dbt.conftest import RunDbt


class Warehouse:
    """A home whose articles come and go by a dice that falls the same way each time."""

    def __init__(self, home: Path, run_dbt: RunDbt, target: Path) -> None:
        self.settings = Settings(home=home, samples="never")
        self.settings.database.parent.mkdir(parents=True)
        self._dbt, self._target = run_dbt, target
        self._chance = random.Random(7)  # noqa: S311 - repeatable on purpose
        self._written = 0
        self._loads = 0

    def add(self, count: int) -> None:
        """Articles of deals, every tenth of them a deal that was told before, and of nothing."""
        for article in cooperation_news.stream(self._written, self._written + count):
            self._write(self._written, article.text, article.published_on)
            self._written += 1

    def revise(self) -> None:
        """Another article's text in the place of one."""
        number, other = self._chance.randrange(self._written), 5 * self._chance.randrange(100, 200)
        (article,) = cooperation_news.stream(other, other + 1)
        self._write(number, article.text, article.published_on)

    def load(self, *, withdrawn: int = 0) -> None:
        """Read and parse what is new, withdraw some, decide on names."""
        self._loads += 1
        load = Load(f"load {self._loads}", dt.datetime.fromisoformat("2026-01-01") + dt.timedelta(days=self._loads))
        with duckdb.connect(self.settings.database) as connection:
            writer.prepare(connection)
            ingest(connection, self.settings, load)
            exchange.refresh(connection, load)
            parse_pending(connection, load)
            keys = connection.sql("SELECT DISTINCT article_key FROM raw.articles WHERE NOT is_withdrawn ORDER BY 1")
            chosen = self._chance.sample([key for (key,) in keys.fetchall()], withdrawn)
            withdraw(connection, chosen, load, reason="request", rejected=self.settings.rejected)
            decide(connection, load)

    def build(self, *options: str, database: Path | None = None) -> None:
        done = self._dbt(
            "build",
            "--resource-type",
            "model",
            "--resource-type",
            "seed",
            *options,
            database=database or self.settings.database,
            target=self._target,
        )
        assert done.returncode == 0, done.stdout[-4000:]

    def differences(self) -> dict[str, int]:
        """Rows of the marts that a full build of the same raw tables does not have, or that only it has."""
        full = self.settings.home / "full" / self.settings.database.name
        full.parent.mkdir(exist_ok=True)
        shutil.copyfile(self.settings.database, full)
        self.build("--full-refresh", database=full)
        with duckdb.connect() as connection:
            connection.execute(
                f"ATTACH '{self.settings.database}' AS here (READ_ONLY); ATTACH '{full}' AS there (READ_ONLY)"
            )
            names = connection.sql(
                "SELECT table_name FROM duckdb_tables() WHERE database_name = 'there' AND schema_name = 'marts'"
            ).fetchall()
            assert len(names) > 30
            counted = {
                name: connection.sql(
                    f"SELECT count(*) FROM ((FROM here.marts.{name} EXCEPT ALL FROM there.marts.{name}) UNION ALL "
                    f"(FROM there.marts.{name} EXCEPT ALL FROM here.marts.{name}))"
                ).fetchall()[0][0]
                for (name,) in names
            }
        return {name: rows for name, rows in counted.items() if rows}

    def _write(self, number: int, text: str, day: dt.date | None) -> None:
        file = self.settings.inbox / f"{number}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\npublished_on: {day or ''}\n---\n{text}\n", encoding="utf-8")


@pytest.fixture
def changing(tmp_path: Path, run_dbt: RunDbt) -> Iterator[Warehouse]:
    yield Warehouse(tmp_path / "home", run_dbt, tmp_path / "target")


def test_only_what_has_changed_is_built(changing: Warehouse) -> None:
    """Articles added, revised and withdrawn between two builds: the marts are those of a full build, and mentions of
    articles that were left alone were left alone too."""
    changing.add(30)
    changing.load()
    changing.build()
    with duckdb.connect(changing.settings.database) as connection:
        connection.execute("UPDATE marts.fct_mentions SET candidates = 'as it was'")
        ((before,),) = connection.execute("SELECT count(*) FROM marts.fct_mentions").fetchall()
    changing.add(5)
    changing.revise()
    changing.load(withdrawn=2)
    changing.build()
    with duckdb.connect(changing.settings.database) as connection:
        ((kept, all_rows),) = connection.execute(
            "SELECT count(*) FILTER (candidates IS NOT DISTINCT FROM 'as it was'), count(*) FROM marts.fct_mentions"
        ).fetchall()
        assert 0 < kept < before
        assert kept < all_rows
        connection.execute(
            "UPDATE marts.fct_mentions AS built SET candidates = read.candidates FROM staging.stg_mentions AS read "
            "WHERE built.mention_key = read.mention_key"
        )
    assert changing.differences() == {}


@pytest.mark.slow
def test_any_series_of_changes(changing: Warehouse) -> None:
    """After each of a series of changes, made up of all kinds, the marts are those of a full build."""
    chance = random.Random(11)  # noqa: S311 - repeatable on purpose
    changing.add(40)
    for _ in range(8):
        changing.add(chance.randrange(6))
        for _ in range(chance.randrange(3)):
            changing.revise()
        changing.load(withdrawn=chance.randrange(3))
        changing.build()
        assert changing.differences() == {}
