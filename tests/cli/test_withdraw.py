"""`coop withdraw` and `coop reparse`, as a person calls them, on a home that has been published."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from orchestration.loading.schema import PARSE_TABLES
from orchestration.publishing import versions
from orchestration.settings import PROJECT, Settings

Coop = Callable[..., subprocess.CompletedProcess[str]]

ARTICLE = PROJECT / "seeds" / "articles" / "d_01.txt"


@pytest.fixture
def used(refreshed: tuple[Path, object], tmp_path: Path) -> Settings:
    """A copy of a home after its first run."""
    place = tmp_path / "home"
    shutil.copytree(refreshed[0], place, symlinks=True)
    return Settings(home=place)


def test_an_article_leaves(used: Settings, coop_on: Coop) -> None:
    """Its words are gone from the private file at once, its facts from what readers open with the next run, which also
    removes the versions that have them; the tombstone is published."""
    with duckdb.connect(str(used.database)) as warehouse:
        ((key,),) = warehouse.execute("SELECT article_key FROM raw.articles WHERE path = ?", [ARTICLE.name]).fetchall()
        counted = "SELECT (SELECT count(*) FROM marts.fct_mentions WHERE article_key = $key)"
        assert warehouse.execute(counted, {"key": key}).fetchall()[0][0] > 0
    done = coop_on(used.home, "withdraw", str(ARTICLE))
    assert done.returncode == 0, done.stderr
    assert f"{key} samples: {ARTICLE.name}" in done.stdout
    assert "1 withdrawn" in done.stdout

    done = coop_on(used.home, "run")
    assert done.returncode == 0, done.stdout + done.stderr
    assert versions.versions(used.published) == [2]
    published = used.published / versions.CURRENT / versions.DATABASE_NAME
    with duckdb.connect(str(published), read_only=True) as reader:
        holders = {
            name: reader.execute(f"SELECT count(*) FROM marts.{name} WHERE article_key = ?", [key]).fetchall()[0][0]
            for (name,) in reader.sql(
                "SELECT table_name FROM duckdb_columns() WHERE schema_name = 'marts' AND column_name = 'article_key'"
            ).fetchall()
        }
        assert {name for name, rows in holders.items() if rows} == {"dim_articles", "fct_history"}
        history = reader.execute(
            "SELECT DISTINCT said, is_current, ended_by FROM marts.fct_history WHERE article_key = ?", [key]
        )
        assert history.fetchall() == [(None, False, "withdrawn")]
        tombstone = reader.execute("SELECT title, is_withdrawn FROM marts.dim_articles WHERE article_key = ?", [key])
        assert tombstone.fetchall() == [(None, True)]
    again = coop_on(used.home, "withdraw", key)
    assert again.returncode == 0
    assert f"withdrawn before: {key}" in again.stdout
    assert "Nothing new" in coop_on(used.home, "run").stdout


def test_what_is_not_there(used: Settings, coop_on: Coop) -> None:
    """Wrong usage, and nothing is withdrawn of what was named beside it."""
    done = coop_on(used.home, "withdraw", ARTICLE.name, "no-such-article")
    assert done.returncode == 2
    assert "no article has the key, address or path 'no-such-article'" in done.stderr
    with duckdb.connect(str(used.database)) as warehouse:
        assert warehouse.sql("SELECT count(*) FROM raw.articles WHERE is_withdrawn").fetchall() == [(0,)]


def test_reparse_goes_on(used: Settings, coop_on: Coop) -> None:
    """What an older parser has read is read again, some now and the rest when it is called again; on the way each article
    counts with the facts of one parser."""
    with duckdb.connect(str(used.database)) as warehouse:
        for table in PARSE_TABLES:
            warehouse.execute(f"UPDATE raw.{table.name} SET parser_version = 'older', loaded_at = '2020-01-01'")
    some = coop_on(used.home, "reparse", "--limit", "10")
    assert some.returncode == 0, some.stderr
    assert "10 articles parsed, 0 failed, 84 left" in some.stdout
    with duckdb.connect(str(used.database)) as warehouse:
        mixed = warehouse.sql("""
            SELECT count(*) > 0, bool_and(versions = 1) FROM (
                SELECT count(DISTINCT parser_version) AS versions
                FROM (
                    SELECT article_key, parser_version FROM staging.stg_cities
                    UNION ALL
                    SELECT article_key, parser_version FROM staging.stg_organizations
                )
                GROUP BY article_key
            )
        """)
        assert mixed.fetchall() == [(True, True)]
    assert "84 articles parsed, 0 failed, 0 left" in coop_on(used.home, "reparse").stdout
    with duckdb.connect(str(used.database)) as warehouse:
        # The same words read in the same way: nothing has changed.
        counted = warehouse.sql(
            "SELECT count(*), count(*) FILTER (valid_to_at IS NULL) FROM raw.fact_history"
        ).fetchall()
        assert counted[0][0] == counted[0][1] > 0
    assert "0 articles parsed" in coop_on(used.home, "reparse").stdout
