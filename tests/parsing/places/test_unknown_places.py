"""Places that the gazetteer does not know: in which country they lie, and by what name they go."""

from __future__ import annotations

import pytest

from orchestration.parsing.document import Article
from orchestration.parsing.parser import analyse


@pytest.mark.parametrize(
    ("text", "name", "country", "level"),
    [
        # Of the city it lies in, or of the country that its paragraph tells of
        ("Linz signed with Quxing District of Taipei.", "Quxing District", "TW", "city"),
        ("Graz met Oulu.\n\nIn Almaty they build it in Quatau District.", "Quatau District", "KZ", "city"),
        # A banner has wings.
        (
            "The fair was in Qualar Right Front Banner of Inner Mongolia.",
            "Qualar Right Front Banner",
            "CN",
            "county",
        ),
        # No county of one syllable is called without `xian`.
        ("Dingxi in Gansu has Zhangxian County.", "Zhangxian County", "CN", "county"),
    ],
)
def test_an_unknown_place_lies_where_its_text_says(text: str, name: str, country: str, level: str) -> None:
    found = [place for place in analyse(Article(text=text, has_title=False)).places if place.name == name]
    assert [(place.country, place.level) for place in found] == [(country, level)]
