"""Where place names stand in a text: the longest run of words, opened by a capital, that the gazetteer knows.

Whether a name is meant as a place, and which place, is not judged here; what stands right before and after it is noted for
those who do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from orchestration.gazetteer import index
from orchestration.gazetteer.names import key_of
from orchestration.parsing.places import levels

# Words with the apostrophes inside them, without the possessive.
_LETTERS = r"[^\W_]+(?:['’](?!s\b)[^\W_]+)*"
_WORD = re.compile(_LETTERS)
# Those that may open with a capital. That no letter stands before it is asked behind it: so `re` skips to capitals. Of
# letters beyond the first plane (`𝗚𝗿𝗮𝘇`) too few are met to list the capitals.
_UPPER = "".join(letter for letter in map(chr, range(0x10000)) if letter.isupper())
_CAPITALISED = re.compile(rf"[{_UPPER}\U00010000-\U0010ffff](?<![^\W_].)(?<![^\W_]['’].)[^\W_]*(?:['’](?!s\b)[^\W_]+)*")
# The next word of a name, behind what may part two of one.
_NEXT = re.compile(rf"(?: \(?|-|\. ?)({_LETTERS})")
_BEFORE = re.compile(rf"({_LETTERS})(?: | - )$")
# A full stop ends the sentence before a name, except in a title: `Mrs. Lincoln`.
_TITLE = re.compile(r"(?<!\w)(Mrs?|Ms|Dr|Gov|Sen|Rep|Rev|Prof|Sgt|Capt|Lt|Col|Gen)\. $")
_LONGEST_TITLE = 6
_SAINTS = ("st ", "saint ")
_POSSESSIVE = ("'s", "’s")
# One city, not a city in a state: `Washington, D.C.`
_DISTRICT = re.compile(r",? (?:D\.\ ?C\.|DC\b)")
# The news goes on in small letters: `BEIRUT The army`, `PARIS Barack Obama`, but no headline in capitals.
_NEWS_BEGINS = re.compile(r" (?:[A-Z][a-z]|A )")
# A member of congress from there: `D-Peoria`.
_OF_MEMBER = re.compile(r"(?<!\w)[DRI]-$")
_LONGEST_WORD = 40
# As many capitals are rather an acronym than a name.
_LONGEST_ACRONYM = 4
# Abbreviated names; their capitals are what tells them from words (`US`, `us`).
_ABBREVIATIONS = frozenset(
    {"us", "u s", "u s a", "usa", "uk", "u k", "uae", "u a e", "prc", "drc", "dprk", "rok", "nyc", "l a", "nsw"}
)
# A town of fewer people than this is no match for a country of the same name.
_SMALL = 15_000


@dataclass(frozen=True, slots=True)
class Name:
    """A place name in the text with its surroundings."""

    start: int
    end: int
    """Behind a level word that belongs to it (`Taizhou City`)."""
    key: str
    bare_end: int
    """Behind the name itself."""
    level: str | None
    """What a level word beside it says; it binds only where ``end`` stands behind it."""
    before: str
    """The word before it, joined by a space; empty at the start of a sentence or after a mark."""
    after: str
    """The word after it, joined by a space, or empty."""
    is_dateline: bool = False
    """In capitals at the head of a paragraph, before the first word of the news: `WASHINGTON The president said`."""
    is_joined: bool = False
    """Grown together with a word before it by a hyphen or the like (`Sino-German`, `al-Bashir`)."""

    @property
    def is_leveled(self) -> bool:
        return self.end > self.bare_end


def names_in(text: str) -> Iterator[Name]:
    """The place names of a text in order, none overlapping another."""
    gazetteer = index.load()
    reached = 0
    for match in _CAPITALISED.finditer(text):
        start = match.start()
        if start < reached or not text[start].isupper():
            continue
        first, most = _opening(match[0])
        end, key = _longest_match(text, match.end(), first, most) if most else (start, None)
        if text.startswith(_POSSESSIVE, match.end()):
            end, key = _with_possessive(text, match.end(), first) or (end, key)
        if key is None:
            continue
        # `WUXI --` at the head of a paragraph is a dateline, elsewhere four capitals are an acronym.
        is_dateline = start == 0 or text[start - 1] == "\n"
        if not (_is_spelt_as_name(key, text[start:end]) or (is_dateline and text[end : end + 1] in (",", " "))):
            continue
        reached = end
        if text.startswith(_POSSESSIVE, end) and key.startswith(_SAINTS) and gazetteer.is_own_name(f"{key}s"):
            # `St. John's` is Newfoundland's, St. John is New Brunswick's.
            end, key = end + len("'s"), f"{key}s"
        district = _DISTRICT.match(text, end) if key == "washington" else None
        if district:
            end, key = district.end(), "washington dc"
        if text[end : end + 1] == "." and "." in text[start:end] and key in _ABBREVIATIONS:
            end += 1
        if text[end : end + 1] == ")" and "(" in text[start:end]:
            end += 1
        leveled = levels.after(text, end) if not _is_of_country(key) else None
        yield Name(
            start=start,
            end=leveled[1] if leveled else end,
            key=key,
            bare_end=end,
            level=leveled[0] if leveled else levels.before(text, start),
            before=_word_before(text, start),
            after=_word_at(text, leveled[1] if leveled else end),
            is_dateline=is_dateline
            and _NEWS_BEGINS.match(text, end) is not None
            and text[start:end].isupper()
            and end - start > _LONGEST_ACRONYM,
            is_joined=start > 1
            and text[start - 1] in "-'&/@_."
            and text[start - 2].isalnum()
            and _OF_MEMBER.search(text, start - 3 if start > 2 else 0, start) is None,
        )


@lru_cache(maxsize=1 << 15)
def _opening(word: str) -> tuple[str, int]:
    """A word's key and how many words the longest name has that opens with it, 0 for none: texts repeat their words."""
    key = key_of(word)
    return key, index.load().longest.get(key, 0)


@lru_cache(maxsize=10_000)
def _is_of_country(key: str) -> bool:
    """`an east China city`: a country whose namesakes are all small is the country still; but `Luxembourg City`."""
    entries = [entry for entry in index.load().named(key) if entry.is_well_named]
    return any(entry.kind == "country" for entry in entries) and all(
        entry.kind == "country" or entry.population < _SMALL for entry in entries
    )


def _longest_match(text: str, end: int, first: str, most: int) -> tuple[int, str | None]:
    """Where the longest name ends whose first word ends at ``end``, and its key; no key if there is none."""
    gazetteer = index.load()
    key = first
    found = (end, first) if first in gazetteer else (end, None)
    for _ in range(most - 1):
        following = _NEXT.match(text, end)
        if following is None:
            break
        end, word = following.end(), following[1]
        longer = f"{key} {key_of(word)}"
        # `Jilin City` is Jilin and a level word, unless some place has City in its own name.
        is_leveled = (
            found[1] == key
            and not gazetteer.is_own_name(longer)
            and gazetteer.is_own_name(key)
            and levels.is_word(word)
        )
        key = longer
        if key in gazetteer and not is_leveled:
            found = end, key
        if text.startswith(_POSSESSIVE, end):
            return _with_possessive(text, end, key) or found
    return found


def _with_possessive(text: str, end: int, key: str) -> tuple[int, str] | None:
    """The name that goes on behind a possessive, if the gazetteer has one: `Queen Anne's County`."""
    end += len("'s")
    key = f"{key}s"
    for _ in range(index.load().longest.get(key.split(" ")[0], 1) - 1):
        following = _NEXT.match(text, end)
        if following is None:
            break
        end, key = following.end(), f"{key} {key_of(following[1])}"
        if key in index.load():
            return end, key
    return None


def _is_spelt_as_name(key: str, spelt: str) -> bool:
    """Capitals where a name has them: every longer word, all letters of an abbreviation, and no acronym for a name."""
    if key in _ABBREVIATIONS:
        return spelt.isupper()
    if spelt.isupper() and len(spelt) <= _LONGEST_ACRONYM:
        return False
    return all(not word.islower() or len(word) <= 4 or levels.is_word(word) for word in _WORD.findall(spelt))


def _word_before(text: str, start: int) -> str:
    if text[start - 1 : start] != " ":
        return ""
    if text[start - 2 : start - 1] == ".":
        found = _TITLE.search(text, max(0, start - _LONGEST_TITLE), start)
    else:
        found = _BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
    return found[1] if found else ""


def _word_at(text: str, end: int) -> str:
    if text[end : end + 1] != " ":
        return ""
    found = _WORD.match(text, end + 1)
    return found[0] if found else ""
