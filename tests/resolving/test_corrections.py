"""Files of corrections: what a line may say, what is wrong with it, and files that are none."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.resolving import corrections
from orchestration.resolving.correction_fields import FIELDS, UnknownFieldError, canonical
from orchestration.resolving.corrections import Correction
from orchestration.settings import ConfigurationError, Settings

HEADER = "fact_key,field,value,reason,decided_on,decided_by\n"


def correction(**given_: str | None) -> Correction:
    """A line of which a test says only what it is about."""
    said = {"fact_key": "a" * 32, "field": "title", "value": "x", "seen_value": None, "reason": "r", "decided_by": "b"}
    return Correction(**said | given_, decided_on=dt.date(2026, 1, 1))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "problem", "value"),
    [
        ("k,amount,3.6e9,why,2026-01-02,me", None, "3600000000.00"),
        ("k,currency_code,RMB,why,2026-01-02,me", "wrong_value", "RMB"),
        ("k,agreement_status,,why,2026-01-02,me", "wrong_value", ""),
        ("k,agreement_status,cancelled,why,2026-01-02,me", None, "cancelled"),
        ("k,agreement_count,-1,why,2026-01-02,me", "wrong_value", "-1"),
        ("k,signed_edtf,last May,why,2026-01-02,me", "wrong_value", "last May"),
        ("k,signed_edtf,,why,2026-01-02,me", None, None),
        ("k,article_key,x,why,2026-01-02,me", "unknown_field", "x"),
        ("k,is_refused,perhaps,why,2026-01-02,me", "wrong_value", "perhaps"),
        ("k,title,A Pact,,2026-01-02,me", "undocumented", "A Pact"),
        ("k,title,A Pact,why,yesterday,me", "undocumented", "A Pact"),
        ("k,title", "undocumented", None),
    ],
)
def test_a_line_is_held_against_what_it_may_say(home: Settings, line: str, problem: str, value: str | None) -> None:
    home.home.mkdir(parents=True)
    home.corrections_file.write_text(HEADER + "\n" + line + "\n", encoding="utf-8")
    (row,) = corrections.frame(home).iter_rows(named=True)
    assert (row["problem"], row["value"], row["line_number"]) == (problem, value, 3)


@pytest.mark.parametrize("content", [b"fact_key,value\n", b"", b"\xff\xfe", b"fact_key;field;value\n"])
def test_a_file_that_is_none_is_told(home: Settings, content: bytes) -> None:
    home.home.mkdir(parents=True)
    home.corrections_file.write_bytes(content)
    with pytest.raises(ConfigurationError, match=r"corrections\.csv"):
        corrections.frame(home)


text = st.text(st.characters(codec="utf-8", exclude_characters="\r\0"), min_size=1).filter(
    lambda said: said == said.strip()
)


@given(st.lists(st.tuples(text, text), min_size=1, max_size=4), st.sampled_from(["", "\ufeff" + HEADER.strip()]))
def test_what_is_appended_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, lines: list[tuple[str, str]], before: str
) -> None:
    """Whatever the words, quotes and line breaks in them, and whatever a spreadsheet left in the file."""
    chosen = Settings(home=tmp_path_factory.mktemp("home"))
    if before:
        chosen.corrections_file.write_text(before, encoding="utf-8")
    for value, reason in lines:
        corrections.append(chosen.corrections_file, [correction(value=value, reason=reason)])
    read = corrections.frame(chosen)
    assert list(zip(read["value"], read["reason"], strict=True)) == lines
    assert read["problem"].null_count() == len(lines)


@given(st.sampled_from(sorted({field for fields in FIELDS.values() for field in fields})), st.text())
def test_what_a_value_is_read_as_is_a_value_again(field: str, value: str) -> None:
    """A second look changes nothing; what is refused is refused with words."""
    try:
        once = canonical(field, value)
    except UnknownFieldError:
        raise
    except ValueError as error:
        assert str(error)
    else:
        assert canonical(field, once or "") == once


def test_columns_of_the_operators_own_stay(tmp_path: Path) -> None:
    file = tmp_path / "corrections.csv"
    file.write_text("remark," + HEADER + "mine,k,title,x,r,2026-01-01,b\n", encoding="utf-8")
    corrections.append(file, [correction()])
    with file.open(encoding="utf-8", newline="") as lines:
        assert [line["remark"] for line in csv.DictReader(lines)] == ["mine", ""]
