"""`coop correct`: seen, overruled, published, and answered for."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from orchestration.publishing import versions

Coop = Callable[..., subprocess.CompletedProcess[str]]


def published(home: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(home / "published" / versions.CURRENT / versions.DATABASE_NAME, read_only=True)
    connection.execute("USE marts")
    return connection


@pytest.fixture(scope="module")
def some_home(refreshed: tuple[Path, object], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A refreshed home of this file's own."""
    return Path(shutil.copytree(refreshed[0], tmp_path_factory.mktemp("correct") / "home", symlinks=True))


@pytest.fixture(scope="module")
def agreement(some_home: Path) -> tuple[str, str, str]:
    """Key, article and words of a signed agreement."""
    with published(some_home) as connection:
        ((key, article, words),) = connection.sql(
            "SELECT agreement_key, article_key, evidence_text FROM fct_agreements "
            "WHERE agreement_status = 'signed' AND agreement_kind != 'memorandum' ORDER BY agreement_key LIMIT 1"
        ).fetchall()
    return key, article, words


def test_a_fact_and_an_article_are_shown(some_home: Path, agreement: tuple[str, str, str], coop_on: Coop) -> None:
    """With its evidence; the article lists the key. Nothing is written."""
    key, article, words = agreement
    shown = coop_on(some_home, "correct", key[:12])
    assert shown.returncode == 0, shown.stderr
    assert key in shown.stdout and words.split("\n")[0] in shown.stdout and "agreement_kind" in shown.stdout
    assert key in coop_on(some_home, "correct", article).stdout
    assert not (some_home / "corrections.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("0" * 32,), "no key"),
        (("KEY", "agreement_kind=memorandum"), "--reason"),
        (("KEY", "amount=5", "-r", "why"), "no field of agreements"),
        (("KEY", "agreement_kind=marriage", "-r", "why"), "one of cooperation_agreement"),
        (("KEY", "agreement_kind", "-r", "why"), "FIELD=VALUE"),
        (("ARTICLE", "--refuse", "-r", "why"), "one of its facts"),
    ],
)
def test_what_cannot_be_followed_is_refused(
    some_home: Path, agreement: tuple[str, str, str], coop_on: Coop, arguments: tuple[str, ...], words: str
) -> None:
    """Before anything is written, with words that say what would do."""
    given = [argument.replace("KEY", agreement[0]).replace("ARTICLE", agreement[1]) for argument in arguments]
    done = coop_on(some_home, "correct", *given, "--yes")
    assert (done.returncode, words in done.stderr) == (2, True), done.stderr
    assert not (some_home / "corrections.csv").exists()


def test_without_a_yes_nothing_is_written(some_home: Path, agreement: tuple[str, str, str], coop_on: Coop) -> None:
    done = coop_on(some_home, "correct", agreement[0], "agreement_kind=memorandum", "-r", "why", input="n\n")
    assert "cooperation_agreement" in done.stdout or "-> memorandum" in done.stdout
    assert done.returncode != 0
    assert not (some_home / "corrections.csv").exists()


def test_an_analysts_word_is_published_and_answered_for(
    some_home: Path, agreement: tuple[str, str, str], coop_on: Coop
) -> None:
    """Two fields, a refusal and a line for nobody: the next run notices the file, follows it, and tells of the last."""
    key = agreement[0]
    changes = ("agreement_kind=memorandum", "signed_edtf=2018-05")
    done = coop_on(some_home, "correct", key, *changes, "-r", "the title says so", "--by", "L. Chen", "--yes")
    assert done.returncode == 0, done.stderr
    with published(some_home) as connection:
        ((refused,),) = connection.sql("SELECT min(investment_key) FROM fct_investments").fetchall()
    assert coop_on(some_home, "correct", refused, "--refuse", "-r", "a price", "--yes").returncode == 0
    with (some_home / "corrections.csv").open("a", encoding="utf-8") as file:
        file.write(f"{'0' * 32},amount,5,,why,2026-01-01,nobody\n")
    done = coop_on(some_home, "run")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "corrections_are_of_facts" in done.stdout
    with published(some_home) as connection:
        assert connection.execute(
            "SELECT agreement_kind, signed_edtf, CAST(signed_to_on AS VARCHAR), is_corrected "
            "FROM fct_agreements WHERE agreement_key = ?",
            [key],
        ).fetchall() == [("memorandum", "2018-05", "2018-05-31", True)]
        assert connection.execute(
            "SELECT count(*) FROM fct_investments WHERE investment_key = ?", [refused]
        ).fetchall() == [(0,)]
        assert (
            connection.sql(
                "SELECT decided_by, finding, is_applied FROM rpt_corrections ORDER BY line_number"
            ).fetchall()[:2]
            == [("L. Chen", "applied", True)] * 2
        )
        assert connection.sql(
            "SELECT failure_count FROM rpt_data_quality WHERE check_name = 'corrections_are_of_facts'"
        ).fetchall() == [(1,)]
    assert "Nothing new" in coop_on(some_home, "run").stdout
    assert "corrected: memorandum" in coop_on(some_home, "correct", key).stdout


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("fact_key;field;value\n", "no column fact_key"),
        ("fact_key,field,value,reason,decided_on,decided_by\nk,colour,red,why,2026-01-01,me\n", "correct line 2 of"),
    ],
)
def test_doctor_sees_what_is_wrong_with_the_file(tmp_path: Path, coop_on: Coop, content: str, words: str) -> None:
    (tmp_path / "corrections.csv").write_text(content, encoding="utf-8")
    done = coop_on(tmp_path, "doctor")
    assert (done.returncode, words in done.stdout) == (1, True), done.stdout
