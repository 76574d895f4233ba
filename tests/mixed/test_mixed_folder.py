"""Two thousand inputs of every format, three hundred of them broken in twenty ways: as many come out as go in."""

from __future__ import annotations

import datetime as dt
import os
import resource
import subprocess
import time
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from orchestration.loading import writer
from orchestration.loading.ingest import ingest
from orchestration.loading.writer import Load
from orchestration.settings import Settings
from tests.conftest import COOP
from tests.mixed.inputs import BROKEN, MAX_ARTICLE_BYTES, make


def counted(home: Path) -> tuple[int, int, Counter[str]]:
    """Articles, places beyond one for each, and rejections by reason."""
    with duckdb.connect(str(home / "warehouse" / "cooperation.duckdb"), read_only=True) as connection:
        ((articles,),) = connection.sql("SELECT count(*) FROM raw.articles").fetchall()
        ((places,),) = connection.sql("SELECT count(*) FROM raw.article_sources").fetchall()
        reasons = connection.sql("SELECT reason, count(*) FROM raw.rejections GROUP BY reason").fetchall()
    return articles, places - articles, Counter(dict(reasons))


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("COOP_", "DAGSTER_"))}
    environment |= {"COOP_HOME": str(home), "COOP_MAX_ARTICLE_BYTES": str(MAX_ARTICLE_BYTES), "COLUMNS": "150"}
    return subprocess.run([COOP, *arguments], env=environment, capture_output=True, text=True, check=False)


def test_a_small_folder(home: Settings) -> None:
    """A tenth of each, without a parse."""
    expected = make(home.inbox, good=70, copies=10, near_copies=10, broken_of_each=1)
    home.database.parent.mkdir()
    with duckdb.connect(str(home.database)) as connection:
        writer.prepare(connection)
        chosen = home.model_copy(update={"max_article_bytes": MAX_ARTICLE_BYTES})
        ingest(connection, chosen, Load("1", dt.datetime.fromisoformat("2026-01-01")))
    assert counted(home.home) == (expected.articles, expected.duplicates, expected.rejections)


@pytest.mark.slow
def test_as_many_come_out_as_go_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Articles, duplicates and rejections add up, by reason; a second run finds nothing new; what is mended is read."""
    home = tmp_path / "home"
    expected = make(home / "inbox", good=1400, copies=150, near_copies=150, broken_of_each=15)
    assert len(BROKEN) + 1 == 20
    assert (expected.inputs, expected.rejections.total()) == (2000, 300)
    began = time.monotonic()
    done = run(home, "run")
    seconds = time.monotonic() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    with capsys.disabled():
        print(f"\n{done.stdout}{expected.inputs} inputs in {seconds:,.0f} s, {peak:,.0f} MB at most")
    assert done.returncode == 1, done.stderr
    assert counted(home) == (expected.articles, expected.duplicates, expected.rejections)
    assert run(home, "run").stdout.startswith("Nothing new.")

    for file in (home / "inbox" / "broken").iterdir():
        file.unlink()
        file.write_text(
            f"Mended {file.name}\n\nThe text of {file.name} says that {file.name} was mended by its author.\n"
        )
    assert "300 new" in run(home, "run").stdout
    assert counted(home) == (expected.articles + 300, expected.duplicates, Counter())
