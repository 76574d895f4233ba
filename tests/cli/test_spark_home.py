"""What the commands do in a home of the engine `spark` that look into the warehouse themselves. No session is started."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from orchestration.loading.schema import TABLES
from orchestration.settings import Settings
from orchestration.spark.lake import Lake, new_token
from orchestration.spark.models import Build

Coop = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def spark_home(refreshed: tuple[Path, object], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose lake has the raw tables of a refreshed one, and what its dbt made of articles and parses."""
    home = tmp_path_factory.mktemp("spark_home")
    (home / "settings.yaml").write_text("engine: spark\n", encoding="utf-8")
    lake, token = Lake(Settings(home=home).lake_url), new_token()
    build = Build(lake, token)
    with duckdb.connect(str(Settings(home=refreshed[0]).database), read_only=True) as connection:
        added = {}
        for table in TABLES.values():
            columns = ", ".join(f'"{column.name}"' for column in table.columns)
            rows = connection.sql(f"SELECT {columns} FROM {table.qualified_name}").pl().to_arrow()
            if rows.num_rows:
                added[table.name] = [lake.write(table, rows, "000000001-000", token)]
        for name in ("stg_articles", "stg_parses"):
            place = Path(lake.url.removeprefix("file://"), build.directory("staging", name))
            place.mkdir(parents=True)
            pq.write_table(connection.table(f"staging.{name}").pl().to_arrow(), place / "rows.parquet")
    lake.commit(added, {})
    build.count("{}")
    return home


@pytest.fixture(scope="module")
def agreement(refreshed: tuple[Path, object]) -> tuple[str, str]:
    """Key and words of an agreement."""
    with duckdb.connect(str(Settings(home=refreshed[0]).database), read_only=True) as connection:
        ((key, words),) = connection.sql(
            "SELECT agreement_key, evidence_text FROM marts.fct_agreements ORDER BY agreement_key LIMIT 1"
        ).fetchall()
    return key, words


def test_a_fact_of_the_lake_is_shown_and_overruled(spark_home: Path, agreement: tuple[str, str], coop_on: Coop) -> None:
    """As in a home of the embedded engine: with its evidence, and the line stands in the home."""
    key, words = agreement
    shown = coop_on(spark_home, "correct", key[:12])
    assert shown.returncode == 0, shown.stderr
    assert key in shown.stdout and words.split("\n")[0] in shown.stdout
    done = coop_on(spark_home, "correct", key, "title=Another Title", "-r", "misread", "--yes")
    assert done.returncode == 0, done.stderr
    assert f"{key},title,Another Title" in (spark_home / "corrections.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("reparse",), "`coop run` parses"),
        (("backup", "home.tar"), "lake"),
        (("restore", __file__), "lake"),
    ],
)
def test_what_is_for_the_embedded_engine_says_so(
    spark_home: Path, arguments: tuple[str, ...], words: str, coop_on: Coop
) -> None:
    """And what does it here; nothing pretends that there is no warehouse."""
    said = coop_on(spark_home, *arguments)
    assert said.returncode == 2
    assert "embedded engine" in said.stderr and words in said.stderr
    assert not (spark_home / "warehouse").exists() or not list((spark_home / "warehouse").glob("*.duckdb"))


def test_doctor_looks_at_the_lake(spark_home: Path, tmp_path: Path, coop_on: Coop) -> None:
    """What counts there; where the extra is not installed, how it is."""
    told = " ".join(coop_on(spark_home, "doctor").stdout.split())
    expected = "commit 1, models built" if find_spec("pyspark") else "pip install 'cooperation-warehouse[spark]'"
    assert "Lake" in told
    assert expected in told
    assert "not built yet" not in told
