"""Words for kinds of divisions beside a name, and which places they fit: `Taizhou City`, `the county of Kazuo`."""

from __future__ import annotations

import re

from orchestration.gazetteer.index import Entry
from orchestration.parsing import lexicons

_ENTRIES = lexicons.load("places_levels")
_ONE = {entry.term: str(entry["level"]) for entry in _ENTRIES}
_MANY = {str(entry["plural"]): str(entry["level"]) for entry in _ENTRIES if entry["plural"]}
_ALL = {**_ONE, **_MANY}


def _any_of(words: dict[str, str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


# `City` after a name, and no name of a body that goes on (`Dalian City University`, `Georgia State University`).
_AFTER = re.compile(rf"\ (?P<word>{_any_of(_ONE)})\b(?!\ (?:University|College))", re.IGNORECASE | re.VERBOSE)
# `Qiannan Buyi and Miao Autonomous Prefecture`, however its peoples are spelt.
_PEOPLES = re.compile(r"(?: [A-Z][a-z]+,?(?: and)?){1,4}(?= Autonomous (?:Prefecture|County|Banner|Region)\b)")
_BEFORE = re.compile(rf"\b(?P<word>{_any_of(_ONE)})\ of\ (?:the\ )?$", re.IGNORECASE | re.VERBOSE)
# `the districts of Baoshan and Jiading`, but not `two districts of Chaoyang and Dalian`.
_BEFORE_MANY = re.compile(rf"\bthe\ (?P<word>{_any_of(_MANY)})\ of\ (?:the\ )?$", re.IGNORECASE | re.VERBOSE)
_MANY_AFTER = re.compile(rf"\ (?P<word>{_any_of(_MANY)})\b", re.IGNORECASE)
# `two counties of`, `, a county-level city administered by`: said of the names before.
_SAID = re.compile(rf"\b(?P<word>{_any_of(_ALL)})\b", re.IGNORECASE)
# How far back a word before a name can stand: the longest word and `of the`.
_REACH = 36


def is_word(word: str) -> bool:
    """Whether a word is one for a kind of division."""
    return word.lower() in _ONE


def after(text: str, end: int) -> tuple[str, int] | None:
    """The level that a word right after a name says, and where that word ends."""
    peoples = _PEOPLES.match(text, end)
    found = _AFTER.match(text, peoples.end() if peoples else end)
    if found is None or (found["word"][0].islower() and found["word"] in ("state", "region", "league", "republic")):
        # `Beijing state media`, `the Baltic region`: small letters make these words too common.
        return None
    return _ONE[found["word"].lower()], found.end()


def before(text: str, start: int) -> str | None:
    """The level that the words before a name say: `the city of Taizhou`."""
    if not text.endswith(("of ", "of the "), max(0, start - 7), start):
        return None
    found = _BEFORE.search(text, max(0, start - _REACH), start)
    return _ONE[found["word"].lower()] if found else None


def of_several(text: str, start: int) -> str | None:
    """The level said once before a list of names: `the districts of Baoshan and Jiading`."""
    if not text.endswith(("of ", "of the "), max(0, start - 7), start):
        return None
    found = _BEFORE_MANY.search(text, max(0, start - _REACH), start)
    return _MANY[found["word"].lower()] if found else None


def of_list(text: str, end: int) -> str | None:
    """The level said once after a list of names: `Huangyan and Luqiao districts`."""
    found = _MANY_AFTER.match(text, end)
    return _MANY[found["word"].lower()] if found else None


def said(words: str) -> str | None:
    """The level that an apposition gives: `two counties of`."""
    found = _SAID.search(words)
    return _ALL[found["word"].lower()] if found else None


def fits(entry: Entry, level: str) -> bool:
    """Whether a place can be called by a level word.

    Outside China, where divisions are not told apart as finely, `city` and `town` fit every populated place.
    """
    word = entry.type_word or ""
    if level == "province":
        return entry.kind in ("province", "region") or entry.level == "municipality"
    if level == "prefecture":
        return entry.level == "prefecture" or (entry.kind == "province" and entry.country_code != "CN")
    if entry.kind == "region":
        return False
    if level == "county":
        # Korea's counties are known as towns: `Changnyeong County`.
        is_korean = entry.country_code == "KR" and entry.kind == "city" and not word
        is_division = entry.kind == "province" and entry.country_code not in ("CN", "US")
        return word.endswith(("County", "Banner")) or is_korean or is_division
    if entry.kind != "city":
        return False
    if level == "city":
        return word in ("City", "Special Administrative Region") or (not word and entry.level != "district")
    if level == "district":
        return word.endswith("District") or (not word and entry.country_code != "CN")
    if level == "new area":
        return word == "New Area" or entry.name.endswith("New District")
    if level == "banner":
        return word.endswith("Banner")
    return not word
