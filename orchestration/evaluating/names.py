"""When two names are the same: the annotation guide's folding, and a government that stands for its city."""

from __future__ import annotations

import re
from functools import cache

from rapidfuzz.fuzz import ratio

from orchestration.gazetteer.names import fold

# Below this two names are two things: the guide's 90 % of the sorted tokens.
_SAME = 90.0

_MARKS_IN_WORDS = re.compile(r"['’‘ʻʼ`]")
_NOT_WORD = re.compile(r"[\W_]+")
# Told by the whole word at the end of a name; `group` and `holdings` tell companies apart and stay.
_LEGAL_SUFFIXES = frozenset(
    (
        *("co", "ltd", "limited", "inc", "incorporated", "corp", "corporation", "company", "llc", "llp", "plc"),
        *("gmbh", "ag", "kg", "sa", "sas", "sarl", "spa", "srl", "bv", "nv", "ab", "as", "asa", "oy", "oyj"),
        *("pte", "pty", "pvt", "private", "sdn", "bhd", "jsc", "ojsc", "pjsc", "kk", "zrt", "kft", "doo", "sro"),
        *("lda", "ltda"),
    )
)
# What a city's government adds to its name. A council or a hall is one only together with its city's word.
_GOVERNMENT = re.compile(
    r"\b(?:(?:municipal |city |county |district |local )?(?:peoples )?government"
    r"|(?:city|town|municipal) (?:council|hall|administration)|municipality|city of)\b"
)
_GOVERNMENT_LEFTOVERS = frozenset({"of", "the", "city", "municipal", "metropolitan", "peoples"})
_LEVEL_OF_GOVERNMENT = re.compile(r"\b(county|district) (?:peoples )?government\b")


@cache
def folded(name: str) -> str:
    """A name in the form that names are compared in.

    >>> folded("The Łódź Tramways Co., Ltd."), folded("Peng'an & Jimei")
    ('lodz tramways', 'pengan and jimei')
    """
    letters = _MARKS_IN_WORDS.sub("", fold(name).replace("&", " and ")).casefold()
    words = _NOT_WORD.sub(" ", letters).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and words[-1] in _LEGAL_SUFFIXES:
        words.pop()
    return " ".join(words)


@cache
def same_name(one: str, other: str) -> bool:
    """Whether two names are one by the guide.

    >>> same_name("Dalian", "Dalian Sanhuan Group"), same_name("Sanhuan Group of Dalian", "Dalian Sanhuan Group")
    (False, True)
    """
    a, b = folded(one), folded(other)
    if a == b:
        return True
    return ratio(" ".join(sorted(a.split())), " ".join(sorted(b.split())), score_cutoff=_SAME) > 0


@cache
def city_of_government(name: str) -> str:
    """The city that a government's name holds, folded; any other name as it is.

    >>> city_of_government("Dalian Municipal People's Government"), city_of_government("City of Linz")
    ('dalian', 'linz')
    >>> city_of_government("Busan Metropolitan Government")
    'busan'
    >>> city_of_government("Kazuo County Government"), city_of_government("Dalian Port")
    ('kazuo county', 'dalian port')
    """
    name = _LEVEL_OF_GOVERNMENT.sub(r"\1 municipality", folded(name))
    if not _GOVERNMENT.search(name):
        return name
    rest = [word for word in _GOVERNMENT.sub(" ", name).split() if word not in _GOVERNMENT_LEFTOVERS]
    return " ".join(rest) or name


@cache
def same_party(one: str, other: str) -> bool:
    """Whether two sides of a fact are one: the same name, or a city and the government that signs for it."""
    return same_name(one, other) or same_name(city_of_government(one), city_of_government(other))
