"""`coop evaluate` on small gold sets made here."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from orchestration import engines
from orchestration.cli import group
from orchestration.engines import Lists
from orchestration.parsing.document import Article
from orchestration.parsing.facts import CLASSES


def evaluate(*arguments: object) -> Result:
    return CliRunner().invoke(group, ["evaluate", *map(str, arguments)])


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """One article with two cities, of which the gold knows one more than the text says."""
    (tmp_path / "a_01.txt").write_text("Dalian meets Linz\n\nGuests from Dalian came to Linz.\n", encoding="utf-8")
    cities = [
        {"name": name, "country": country} for name, country in (("Dalian", "CN"), ("Linz", "AT"), ("Graz", "AT"))
    ]
    (tmp_path / "a_01.gold.json").write_text(json.dumps({"cities": cities}), encoding="utf-8")
    return tmp_path


def test_scores_as_json(gold: Path) -> None:
    """All nine classes are there, with counts and shares."""
    scores = json.loads(evaluate(gold, "--json").stdout)
    assert tuple(scores["classes"]) == CLASSES
    cities = scores["classes"]["cities"]
    assert (cities["right"], cities["missing"], cities["false"]) == (2, 1, 0)
    assert cities["recall"] == pytest.approx(2 / 3)


def test_errors_name_article_and_fact(gold: Path) -> None:
    """`--errors CLASS` lists what was missed."""
    assert "a_01  MISSING  name='Graz'" in evaluate(gold, "--errors", "cities").stdout
    assert "Graz" not in evaluate(gold, "--errors", "persons").stdout


def test_subsets_go_by_the_number(gold: Path) -> None:
    """An odd article is not in the even subset, which is then empty: wrong usage."""
    assert evaluate(gold, "--subset", "odd").exit_code == 0
    assert evaluate(gold, "--subset", "even").exit_code == 2


@pytest.mark.parametrize("content", ["{", "[]", '{"towns": []}'])
def test_broken_gold_is_wrong_usage_and_names_the_file(gold: Path, content: str) -> None:
    """A gold file that is no JSON object of the nine classes stops the evaluation."""
    (gold / "a_01.gold.json").write_text(content, encoding="utf-8")
    result = evaluate(gold)
    assert result.exit_code == 2
    assert "a_01.gold.json" in result.stderr


def test_it_can_be_called_from_anywhere(gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No folder that a default names is looked for where the caller happens to stand."""
    monkeypatch.chdir(gold)
    assert evaluate(".").exit_code == 0


def test_a_gold_file_without_its_article_is_wrong_usage(gold: Path) -> None:
    """The text must be beside the gold or among the articles."""
    (gold / "a_01.txt").unlink()
    assert evaluate(gold, "--articles", gold).exit_code == 2


def test_cases_are_counted_by_group(tmp_path: Path) -> None:
    """A case passes when what it names is found and what it forbids is not."""
    rows = [
        {"id": "p-1", "group": "places", "text": "Guests came to Linz.", "expect": {"cities": [{"name": "Linz"}]}},
        {"id": "p-2", "group": "places", "text": "Guests came to Linz.", "absent": {"cities": True}, "note": "no city"},
        {"id": "p-3", "group": "places", "text": "Guests came to Linz.", "absent": {"cities": [{"name": "Graz"}]}},
        {"id": "p-4", "group": "null", "text": "In Linz.", "expect": {"cities": [{"name": "Linz", "country": None}]}},
    ]
    file = tmp_path / "cases.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    lines = evaluate("--cases", file, "--errors").stdout
    assert "places                        2 of    3" in lines
    assert "null                          0 of    1" in lines
    assert "p-2  no city" in lines
    assert "p-1" not in lines


def test_floors_do_not_sink_without_leave(gold: Path) -> None:
    """`--set-floors` pins what is reached; afterwards a lower score fails the gate and is not pinned by accident."""
    assert evaluate(gold, "--gate").exit_code == 1
    assert evaluate(gold, "--set-floors").exit_code == 0
    assert evaluate(gold, "--gate").exit_code == 0
    pinned = json.loads((gold / "floors.json").read_text(encoding="utf-8"))
    pinned["f1"]["cities"] = 0.99
    (gold / "floors.json").write_text(json.dumps(pinned), encoding="utf-8")
    failed = evaluate(gold, "--gate")
    assert failed.exit_code == 1
    assert "cities: 0.800 is below its floor of 0.990" in failed.stderr
    assert evaluate(gold, "--set-floors").exit_code == 1
    assert evaluate(gold, "--set-floors", "--allow-lower").exit_code == 0
    assert evaluate(gold, "--gate").exit_code == 0


def test_a_changed_corpus_fails_the_gate(gold: Path) -> None:
    """Floors are of one set of texts and annotations."""
    evaluate(gold, "--set-floors")
    (gold / "a_01.txt").write_text("Dalian meets Linz\n\nGuests from Dalian came to Linz today.\n", encoding="utf-8")
    assert evaluate(gold, "--gate").exit_code == 1


def test_floors_are_of_all_articles(gold: Path) -> None:
    """A gate on half of the articles is wrong usage."""
    assert evaluate(gold, "--gate", "--subset", "odd").exit_code == 2


def test_the_report_holds_scores_cases_and_calibration(gold: Path) -> None:
    """One Markdown file; without unseen articles there is nothing to judge the confidences by."""
    report = gold / "report.md"
    assert evaluate(gold, "--report", report).exit_code == 2
    assert not report.exists()
    for copy in ("a_02", "a_04", "second/b_01", "unseen/c_01", "unseen/c_02"):
        (gold / copy).parent.mkdir(exist_ok=True)
        for suffix in ("txt", "gold.json"):
            (gold / f"{copy}.{suffix}").write_bytes((gold / f"a_01.{suffix}").read_bytes())
    case = {"id": "p-1", "group": "places", "text": "In Linz.", "expect": {"cities": [{"name": "Linz"}]}}
    (gold / "cases.jsonl").write_text(json.dumps(case), encoding="utf-8")
    assert evaluate(gold, "--report", report).exit_code == 0
    text = report.read_text(encoding="utf-8")
    assert "| cities | 9 | 1.000 | 0.667 | 0.800 |" in text
    assert "| places | 1 | 1 | 1.000 |" in text
    assert "| cities/\\* | 4 | 4 | 0.833 |" in text


def test_articles_that_an_engine_fails_on_are_told_and_count_as_nothing_found(
    gold: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line a reason, the first articles named, in JSON all; the scores of the others still come, and no floor is set."""

    class Failing:
        def read(self, article: Article) -> Lists:
            raise ValueError("no such word\nand more")

    monkeypatch.setattr(engines, "create", lambda name: Failing())
    for number in range(2, 7):
        for suffix in ("txt", "gold.json"):
            (gold / f"a_0{number}.{suffix}").write_bytes((gold / f"a_01.{suffix}").read_bytes())
    result = evaluate(gold, "--set-floors")
    assert result.exit_code == 1
    assert re.fullmatch(
        r"ValueError: no such word \(test_evaluate.py:\d+\): a_01, a_02, a_03 and 3 more\n", result.stderr
    )
    assert not (gold / "floors.json").exists()
    as_json = evaluate(gold, "--json")
    assert as_json.exit_code == 1
    ((reason, names),) = json.loads(as_json.stdout)["failures"].items()
    assert reason.startswith("ValueError: no such word")
    assert names == [f"a_0{number}" for number in range(1, 7)]
