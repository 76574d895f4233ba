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
from orchestration.resolving import corrections, organization_aliases
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

    def overrule(self) -> None:
        """Two facts of what is loaded: another status, and none at all."""
        with duckdb.connect(self.settings.database, read_only=True) as connection:
            keys = [key for (key,) in connection.sql("SELECT fact_key FROM raw.agreements ORDER BY 1").fetchall()]
        lines = [
            f"{self._chance.choice(keys)},{change},as told,2026-01-01,somebody"
            for change in ("agreement_status,cancelled", "is_refused,true")
        ]
        self._append(self.settings.corrections_file, "fact_key,field,value,reason,decided_on,decided_by", lines)

    def join_names(self) -> None:
        """Two organizations are one, as a person says."""
        with duckdb.connect(self.settings.database, read_only=True) as connection:
            query = "SELECT DISTINCT name FROM raw.organizations WHERE name LIKE '%Co., Ltd.' ORDER BY 1"
            names = [name for (name,) in connection.sql(query).fetchall()]
        alias, name = self._chance.sample(names, 2)
        self._append(self.settings.home / organization_aliases.NAME, "alias,name", [f'"{alias}","{name}"'])

    def load(self, *, withdrawn: int = 0) -> None:
        """Read and parse what is new, withdraw some, look at what people wrote, decide on names."""
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
            corrections.refresh(connection, self.settings, load)
            organization_aliases.refresh(connection, self.settings, load)
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
        """Rows of models that a full build of the same raw tables does not have, or that only it has."""
        full = self.settings.home / "full" / self.settings.database.name
        full.parent.mkdir(exist_ok=True)
        shutil.copyfile(self.settings.database, full)
        self.build("--full-refresh", database=full)
        with duckdb.connect() as connection:
            connection.execute(
                f"ATTACH '{self.settings.database}' AS here (READ_ONLY); ATTACH '{full}' AS there (READ_ONLY)"
            )
            # When clusters were joined, and when articles changed, is history, which a full build does not have.
            names = connection.sql(
                "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE database_name = 'there' "
                "AND schema_name IN ('intermediate', 'marts') "
                "AND table_name NOT IN ('int_article_states', 'int_cluster_history')"
            ).fetchall()
            assert len(names) > 50
            counted = {
                name: connection.sql(
                    f"SELECT count(*) FROM ((FROM here.{name} EXCEPT ALL FROM there.{name}) UNION ALL "
                    f"(FROM there.{name} EXCEPT ALL FROM here.{name}))"
                ).fetchall()[0][0]
                for (name,) in names
            }
        return {name: rows for name, rows in counted.items() if rows}

    @staticmethod
    def _append(file: Path, header: str, lines: list[str]) -> None:
        if not file.exists():
            file.write_text(f"{header}\n", encoding="utf-8")
        with file.open("a", encoding="utf-8") as written:
            written.writelines(f"{line}\n" for line in lines)

    def _write(self, number: int, text: str, day: dt.date | None) -> None:
        file = self.settings.inbox / f"{number}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\npublished_on: {day or ''}\n---\n{text}\n", encoding="utf-8")


@pytest.fixture
def changing(tmp_path: Path, run_dbt: RunDbt) -> Iterator[Warehouse]:
    yield Warehouse(tmp_path / "home", run_dbt, tmp_path / "target")


# Models built article by article, with a column to be scribbled into and where its right value stands.
SCRIBBLED = [
    ("marts.fct_mentions", "candidates", "staging.stg_mentions", "mention_key"),
    ("marts.fct_history", "said", "staging.stg_fact_history", "history_key"),
    ("marts.dim_articles", "title", "staging.stg_articles", "article_key"),
]


def test_only_what_has_changed_is_built(changing: Warehouse) -> None:
    """Articles added, revised, withdrawn and corrected between two builds: every model is that of a full build, and rows of
    articles that were left alone were left alone: what somebody scribbled into them is still there."""
    changing.add(30)
    changing.load()
    changing.build()
    with duckdb.connect(changing.settings.database) as connection:
        for table, column, _, _ in SCRIBBLED:
            connection.execute(f"UPDATE {table} SET {column} = 'scribbled'")
    changing.add(5)
    changing.revise()
    changing.overrule()
    changing.load(withdrawn=2)
    changing.build()
    with duckdb.connect(changing.settings.database) as connection:
        for table, column, source, key in SCRIBBLED:
            ((kept, left_alone),) = connection.execute(
                f"""
                SELECT count(*) FILTER ({column} = 'scribbled'), count(*) FILTER (changed_in = 1)
                FROM {table} JOIN intermediate.int_article_states USING (article_key)
                """
            ).fetchall()
            assert kept == left_alone > 0, table
            connection.execute(
                f"UPDATE {table} AS built SET {column} = read.{column} FROM {source} AS read "
                f"WHERE built.{key} = read.{key}"
            )
        # Five new, one revised, two corrected, two withdrawn, and those whose organizations are others now.
        ((changed, all_articles),) = connection.execute(
            "SELECT count(*) FILTER (changed_in > 1), count(*) FROM intermediate.int_article_states"
        ).fetchall()
        assert 8 <= changed < all_articles / 2
    assert changing.differences() == {}


@pytest.mark.slow
def test_any_series_of_changes(changing: Warehouse) -> None:
    """After each of a series of changes, made up of all kinds, the marts are those of a full build."""
    chance = random.Random(11)  # noqa: S311 - repeatable on purpose
    changing.add(40)
    changing.load()
    for _ in range(8):
        changing.add(chance.randrange(6))
        for change in chance.choices([changing.revise, changing.overrule, changing.join_names], k=chance.randrange(3)):
            change()
        changing.load(withdrawn=chance.randrange(3))
        changing.build()
        assert changing.differences() == {}
