"""Runs of capitalised words: where they begin and end."""

from __future__ import annotations

import pytest

from orchestration.parsing.capitals import runs


def texts(text: str) -> list[str]:
    return [text[run.start : run.end] for run in runs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("met Tan Chengxu of Dalian", ["Tan Chengxu", "Dalian"]),
        # Initials and abbreviations keep their stops, a sentence's last word does not.
        ("by K. S. Ragunathan in St. Petersburg.", ["K. S. Ragunathan", "St. Petersburg"]),
        ("with A.S. Donchenko", ["A.S. Donchenko"]),
        # Names of companies begin and go on in many ways.
        ("of iFarm, 7Leaf Foods, e-Port Qingyuan and SSG.com", ["iFarm", "7Leaf Foods", "e-Port Qingyuan", "SSG.com"]),
        ("at Linchuan No. 1 Middle School", ["Linchuan No. 1 Middle School"]),
        # A possessive ends a name, unless names are made with it.
        ("Shanghai's Lingang Group", ["Shanghai", "Lingang Group"]),
        ("the Hotan Jade Traders' Association", ["Hotan Jade Traders' Association"]),
        ("at Loudi First People's Hospital", ["Loudi First People's Hospital"]),
        ("Shenzhen-based Ganwei Software", ["Ganwei Software"]),
        ("Łukasz Wójcicki, Şükrü Yıldızoğlu, Đỗ Văn Khảm", ["Łukasz Wójcicki", "Şükrü Yıldızoğlu", "Đỗ Văn Khảm"]),
        ("nothing here", []),
    ],
)
def test_runs_are_the_capitalised_words_that_stand_together(text: str, expected: list[str]) -> None:
    assert texts(text) == expected
