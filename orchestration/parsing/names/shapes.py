"""Whether words look like a person's name, by the words alone: a Chinese family name, a given name, initials.

``GIVEN`` and ``FAMILY`` need no more than the shape; ``LIKELY`` are capitalised words that nothing speaks against: whoever
asks wants a title, a verb of speech or the like beside them before he believes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache

from orchestration.parsing import lexicons
from orchestration.parsing.capitals import Word


class Shape(IntEnum):
    """How much the words of a name look like a person's."""

    NONE = 0
    LIKELY = 1
    FAMILY = 2
    """By a family name and syllables, as of China, Korea, Vietnam: names of places there look alike."""
    GIVEN = 3
    """By a given name or initials, or by a family name of the West."""


_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|üan|üe|ai|ei|ui|ao|ou|iu|ie|ue|an|en|in|un|ün|ia|ua|uo|er|[aeiouüv])"
)
_PINYIN = re.compile(rf"{_SYLLABLE}(?:[-']?{_SYLLABLE})?")
_HYPHENATED = re.compile(r"[A-Z][a-z]+-[A-Za-z][a-z]*")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
_ABBREVIATION = re.compile(r"[A-Z][a-z]+[A-Z]+")
_SHORTEST_ACRONYM = 3
# Not initials: countries and the like.
_NO_INITIALS = frozenset(
    ("u.s.", "u.k.", "u.n.", "e.u.", "p.r.", "u.a.e.", "u.s.a.", "d.c.", "s.a.", "b.v.", "n.v.", "k.k.")
)
# Endings of family names in many countries: `Karić`, `Šimašius`, `Kovalyshyn`. The lexicon has those without.
_FAMILY_ENDING = re.compile(
    r".{2,}(?:ov|ev|ova|eva|sk[iya]|skyy|skiy|skaya|enko|chuk|czuk|[trlspm]yan|dze|shvili|[vcjnrld]ic|son|sen|dottir|quist|strom"
    r"|gren|mann|stein|oglu|escu|eanu|opoulos|idis|akis|adis|iou|zadeh|uddin|singhe|yev|uly|auskas|evicius|sius|inas|aitis"
    r"|nen|wala|arjee|erjee|swamy|murthy|akova|shyn|enka|ieva|aviciene)"
)
_MOST_WORDS = 6
# Words that open a body's name, of English and of other languages: `Banca Murgia`
_OPENINGS = lexicons.terms("organization_types") | lexicons.terms("opening_heads")


def shape(words: Sequence[Word]) -> Shape:
    """The shape of a name of these words, in either order of family and given name."""
    return _shape(tuple(word.text for word in words))


@lru_cache(maxsize=4096)
def _shape(texts: tuple[str, ...]) -> Shape:
    lows = tuple(plain(text) for text in texts)
    if not 2 <= len(lows) <= _MOST_WORDS or any(any(c.isdigit() for c in low) for low in lows):
        return Shape.NONE
    if "i" in lows or _ABBREVIATION.fullmatch(texts[-1]):
        # `May I`, `An MoU`
        return Shape.NONE
    if _is_chinese(lows) or _is_korean(texts, lows) or _is_vietnamese(texts, lows):
        return Shape.FAMILY
    if _closes_other_name(lows[-1]) or lows[0] in _OPENINGS:
        return Shape.NONE
    common = lexicons.terms("common_words")
    given = lexicons.terms("given_names")
    first = texts[0].lower()
    is_given = first in given or lows[0] in given or any(part in given for part in lows[0].split("-"))
    rest_common = [low for low in lows[1:] if low in common]
    if len(lows) > 2 and len(lows[-1]) > 2 and all(len(text) == 1 and text.isupper() for text in texts[:2]):
        # `A H M Rahman`
        return Shape.NONE if lows[-1] in common else Shape.GIVEN
    if _INITIALS.fullmatch(lows[0]):
        return Shape.NONE if rest_common or lows[0] in _NO_INITIALS else Shape.GIVEN
    if is_given and len(rest_common) <= 1:
        return Shape.GIVEN
    if rest_common or lows[0] in common:
        return Shape.NONE
    if len(texts[0]) >= _SHORTEST_ACRONYM and texts[0].isupper() and not texts[-1].isupper():
        # `UCLG Africa`
        return Shape.NONE
    if lows[0] not in lexicons.terms("place_openings") and _is_family_name(lows[-1]):
        return Shape.GIVEN
    return Shape.LIKELY


def is_chinese(words: Sequence[Word]) -> bool:
    """Whether a name is one of China by its family name and syllables."""
    return _is_chinese(tuple(plain(word.text) for word in words))


def is_korean(words: Sequence[Word]) -> bool:
    """Whether a name is one of Korea by its family name and the hyphen of the other."""
    return _is_korean(tuple(word.text for word in words), tuple(plain(word.text) for word in words))


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Lower case without marks: `Đỗ` -> `do`."""
    text = text.lower().replace("đ", "d").replace("ł", "l").replace("ø", "o").replace("ı", "i")
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _is_chinese(lows: tuple[str, ...]) -> bool:
    """`Tan Chengxu`, `Ouyang Xuefei`, `Xi Jin Ping`, and `Chengxu Tan`."""
    surnames = lexicons.terms("surnames_chinese")
    if len(lows) == 3 and lows[2] in lexicons.terms("organization_types"):
        # `Xin Yu Wire`
        return False
    if lows[0] in surnames and all(_PINYIN.fullmatch(low) for low in lows[1:]):
        return len(lows) == 2 or (len(lows) == 3 and len(lows[1]) + len(lows[2]) <= 10)
    return False


def _is_korean(texts: tuple[str, ...], lows: tuple[str, ...]) -> bool:
    """`Park Heong-joon`, `Heong-joon Park`."""
    if len(lows) != 2:
        return False
    surnames = lexicons.terms("surnames_korean")
    return any(lows[family] in surnames and _HYPHENATED.fullmatch(texts[1 - family]) is not None for family in (0, 1))


def _is_vietnamese(texts: tuple[str, ...], lows: tuple[str, ...]) -> bool:
    """`Nguyen Thi Bao Ngan`: short words after a family name; a common word among them speaks against it."""
    if lows[0] not in lexicons.terms("surnames_vietnamese") or not 3 <= len(lows) <= 5:
        return False
    middle_names = ("van", "thi")
    return all(len(low) <= 6 and "-" not in low for low in lows) and not any(
        text.lower() in lexicons.terms("common_words") and text.lower() not in middle_names for text in texts[1:]
    )


def _is_family_name(low: str) -> bool:
    last = low.rpartition("-")[2]
    return last in lexicons.terms("family_names") or _FAMILY_ENDING.fullmatch(last) is not None


def _closes_other_name(low: str) -> bool:
    return (
        low in lexicons.terms("other_heads")
        or low in lexicons.terms("organization_types")
        or low in lexicons.terms("office_fields")
    )
