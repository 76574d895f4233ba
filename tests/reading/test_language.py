"""The language of a text: English is told for certain, in doubt nothing is said."""

from __future__ import annotations

import pytest

from orchestration.reading import language, sources
from orchestration.reading.text import read

GERMAN = "Die Stadt Linz und die Stadt Dalian haben am Dienstag ein Abkommen unterzeichnet, sagte der Bürgermeister von Linz."
FRENCH = (
    "La ville de Linz et la ville de Dalian ont signé mardi un accord de coopération, a déclaré le maire de la ville."
)
CHINESE = (
    "大连市与林茨市周二签署了合作协议，双方将投资二十亿元建设新的工业园区。市长表示，两市今后将进一步加强"
    "在教育、文化和港口方面的合作，代表团将于明年再次访问。"
)


@pytest.mark.parametrize(("text", "code"), [(GERMAN, "de"), (FRENCH, "fr"), (CHINESE, "zh")])
def test_other_languages(text: str, code: str) -> None:
    """They are told by their text."""
    assert language.found(text) == code
    assert not language.is_parsed(code)


def test_articles_that_ship_are_english() -> None:
    """All of them, with their Chinese names."""
    texts = [read(file.read_bytes()).text for file in sources.samples().folder.glob("*.txt")]  # type: ignore[union-attr]
    assert {language.found(text) for text in texts} == {"en"}


@pytest.mark.parametrize("text", ["", "One.", "Dalian and Linz sign", "Dalian, Linz, Chaoyang", "123 456 " * 100])
def test_in_doubt(text: str) -> None:
    """Nothing is said, and what is not known is parsed."""
    assert language.found(text) is None
    assert language.is_parsed(None)
    assert language.is_parsed("EN-us")
