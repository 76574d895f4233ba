"""`coop parse`: what it prints, in which format, and with which exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from orchestration.cli import group
from orchestration.parsing.facts import CLASSES

ARTICLES = Path(__file__).parents[2] / "seeds" / "articles"
DALIAN = ARTICLES / "000_2ab2013ecb79e34b.txt"


def parse(*arguments: object, text: str | bytes | None = None) -> Result:
    return CliRunner().invoke(group, ["parse", *map(str, arguments)], input=text)


def records(*arguments: object, text: str | bytes | None = None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in parse(*arguments, text=text).stdout.splitlines()]


def test_a_pipe_gets_one_json_line_for_each_article() -> None:
    """Path as given, title, and the nine lists in the guide's order."""
    (record,) = records(DALIAN)
    assert record["path"] == str(DALIAN)
    assert record["title"] == DALIAN.read_text(encoding="utf-8").splitlines()[0].strip()
    assert list(record) == ["path", "title", *CLASSES]


def test_evidence_is_the_articles_own_text() -> None:
    """`text[start:end]` is the evidence of every fact, counted in code points of title, blank line and body."""
    for path in sorted(ARTICLES.glob("*_0[1-5].txt")):
        (record,) = records(path, "--mentions")
        text = path.read_text(encoding="utf-8").split("---\n", 2)[-1].strip("\n")
        places = [*record["mentions"], *(fact["evidence"] for name in CLASSES for fact in record[name])]
        assert places
        assert all(text[place["start"] : place["end"]] == place["text"] for place in places)


def test_each_fact_says_who_read_it() -> None:
    """Rule, and cities with their standard codes."""
    (record,) = records(DALIAN)
    assert all(fact["rule"] for name in CLASSES for fact in record[name])
    dalian = next(city for city in record["cities"] if city["name"] == "Dalian")
    assert (dalian["gb2260_code"], dalian["geonames_id"]) == ("210200", 1814087)
    assert dalian["latitude"] == pytest.approx(38.9, abs=0.1)


def test_mentions_carry_normalised_values() -> None:
    """Money, counts, days and places of running text, in order, whether or not a fact uses them."""
    text = "On 5 May 2020 Dalian spent more than 2 billion yuan on 30 projects."
    (record,) = records("-", "--no-title", "--mentions", text=text)
    values = {mention["type"]: mention["value"] for mention in record["mentions"]}
    assert record["path"] == "-"
    assert record["title"] is None
    assert (values["date"]["edtf"], values["date"]["from"], values["date"]["to"]) == ("2020-05-05",) * 3
    assert values["money"] == {"amount": 2e9, "amount_high": None, "currency": "CNY", "qualifier": "more_than"}
    assert values["count"]["value"] == 30
    assert values["place"]["gb2260_code"] == "210200"
    assert [m["start"] for m in record["mentions"]] == sorted(m["start"] for m in record["mentions"])


def test_the_day_and_city_of_publication_can_be_given() -> None:
    """`yesterday` and `our city` lean on the options."""
    text = "Yesterday a delegation of our city visited Linz."
    (record,) = records(
        "--no-title", "--mentions", "--published-on", "2020-05-05", "--publisher-city", "Dalian", text=text
    )
    assert [m["value"]["edtf"] for m in record["mentions"] if m["type"] == "date"] == ["2020-05-04"]
    assert any("Dalian" in event["cities"] for event in record["events"])


def test_folders_are_walked_in_order_and_the_unreadable_is_told(tmp_path: Path) -> None:
    """Good articles are printed, each bad path is one line on standard error, and the status says so."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "one.txt").write_text("One\n\nText.", encoding="utf-8")
    (tmp_path / "a.txt").write_text("Two\n\nText.", encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\xff")
    (tmp_path / "empty\x1b.txt").write_bytes(b"")
    (tmp_path / ".hidden").write_text("hidden", encoding="utf-8")
    result = parse(tmp_path, tmp_path / "missing.txt")
    assert [json.loads(line)["title"] for line in result.stdout.splitlines()] == ["Two", "One"]
    complaints = result.stderr.splitlines()
    assert len(complaints) == 3
    assert {line.split(": ")[0].rsplit("/", 1)[1] for line in complaints} == {"c.txt", "empty\\x1b.txt", "missing.txt"}
    assert result.exit_code == 1


def test_what_is_no_file_is_told_and_not_waited_for(tmp_path: Path) -> None:
    """A pipe that nobody writes to, a link to a folder, which may lead back up, and one that leads nowhere."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "one.txt").write_text("One\n\nText.", encoding="utf-8")
    result = parse(tmp_path)
    assert [json.loads(line)["title"] for line in result.stdout.splitlines()] == ["One"]
    assert sorted(line.split(": ")[0] for line in result.stderr.splitlines()) == [
        str(tmp_path / name) for name in ("loop", "nowhere.txt", "pipe.txt")
    ]
    assert result.exit_code == 1


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_days_beyond_the_calendar_are_no_days(day: str) -> None:
    """What leads out of the calendar is left unread, and the rest of the article is not."""
    text = (
        "Leeds\n\nLast week Lyon and Leeds signed a cooperation agreement. They met yesterday, and meet tomorrow and "
        f"next week. On {day} they met. The next day they parted. The weekend after was free."
    )
    (record,) = records("--published-on", day, "-", text=text)
    assert record["agreements"]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--format", "xml", DALIAN],
        ["--published-on", "yesterday", DALIAN],
        ["--mentions", "--format", "html", DALIAN],
        ["--explain", "--format", "json", DALIAN],
        ["--unknown"],
    ],
)
def test_wrong_usage(arguments: list[object]) -> None:
    """Exit status 2 and nothing on standard output."""
    result = parse(*arguments)
    assert result.exit_code == 2
    assert not result.stdout


def test_text_lists_the_facts_without_control_characters() -> None:
    """An article cannot write to the terminal, not even where the facts are listed."""
    article = "Title \x1b]0;owned\x07\n\nDalian\x1b[31m Group signed a contract with Linz Group.\n"
    result = parse("--format", "text", text=article)
    assert "Linz Group" in result.stdout
    assert "organizations" in result.stdout
    assert not {"\x1b", "\x07"} & set(result.stdout)


def test_html_runs_nothing() -> None:
    """Text of the article is escaped wherever it stands, and the page's policy allows no script at all."""
    attack = '<script>alert(1)</script> "><img src=x onerror=alert(2)>'
    page = parse(
        "--format", "html", text=f"{attack}\n\nDalian <b>Group</b> signed a contract with {attack} Group."
    ).stdout
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page
    assert "default-src 'none'" in page


def test_html_lights_evidence_and_fact_together() -> None:
    """A fact in the list and the words that it was read from carry the same number, for which there is a rule."""
    page = parse("--format", "html", text="Guests in Linz\n\nThe guests like Linz.").stdout
    assert '<mark data-f="0" class="names">Linz</mark>' in page
    assert '<li data-f="0">Linz' in page
    assert 'article:has([data-f~="0"]:hover) [data-f~="0"]' in page


def test_explain_says_why_a_rule_gave_nothing() -> None:
    """A trigger without what its rule needs is named with the condition that failed."""
    text = "Some 40,000 tourists visited the caves. A delegation from Dalian visited Linz on 24 October 2019."
    lines = parse("--explain", "--no-title", text=text).stdout.splitlines()
    assert any(line.startswith("  - visit at 'visited': nothing, stopped at") for line in lines)
    assert any(line.startswith("  + visit at 'visited': events: visit 2019-10-24") for line in lines)


def test_the_command_itself_ends_with_the_status() -> None:
    """As a process in a pipe: JSON lines, one complaint, status 1; and 2 for an option that does not exist."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        program = [sys.executable, "-c", "from orchestration.cli import main; main()", "parse"]
        text = "Linz\n\nIn Linz."
        return subprocess.run([*program, *arguments], input=text, capture_output=True, text=True, check=False)

    done = run("-", "no/such/file")
    assert done.returncode == 1
    assert json.loads(done.stdout)["cities"][0]["name"] == "Linz"
    assert done.stderr == "no/such/file: cannot be opened: No such file or directory\n"
    assert run("--no-such-option").returncode == 2


def test_a_record_inside_a_file_is_told_apart_by_its_number(tmp_path: Path) -> None:
    """Formats that hold several articles give each the file's path and its place in it."""
    file = tmp_path / "two"
    file.write_text('{"text": "One\\n\\nText."}\n{"title": "Two", "body": "Text."}\n', encoding="utf-8")
    assert [record["path"] for record in records(file)] == [f"{file}#1", f"{file}#2"]
