"""English names of Chinese divisions: stems in pinyin with the readings that places have, and the words for their types.

`Xi'an`, `Lüshun`, `Shaanxi`. Names that are not read as Chinese (`Hohhot`, `Ürümqi`) stand in
``tables/conventional_names.csv``, readings that the general dictionary gets wrong (朝阳, 漯河) in ``tables/readings.csv``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pypinyin import lazy_pinyin

from orchestration.gazetteer.sources import table

# What a division's name ends in and the English word for it; the longer ending first.
_TYPES = (
    ("特别行政区", "Special Administrative Region"),
    ("自治区", "Autonomous Region"),
    ("自治州", "Autonomous Prefecture"),
    ("自治县", "Autonomous County"),
    ("自治旗", "Autonomous Banner"),
    ("地区", "Prefecture"),
    ("林区", "Forestry District"),
    ("特区", "Special District"),
    ("新区", "New Area"),
    ("矿区", "Mining District"),
    ("省", "Province"),
    ("市", "City"),
    ("盟", "League"),
    ("县", "County"),
    ("区", "District"),
    ("旗", "Banner"),
)
# Types that are left out of a plain name: the guide writes `Taizhou`, `Enshi`, `Zhejiang`, but `Kazuo County`.
_DROPPED = frozenset(
    {
        "Special Administrative Region",
        "Autonomous Region",
        "Autonomous Prefecture",
        "Prefecture",
        "Province",
        "City",
        "League",
    }
)
_WING = re.compile(r"(?P<first>.)[^左右]*(?P<side>[左右])翼(?P<last>.?)$")
# How ü is typed where there is no key for it.
_UMLAUTS = (("ü", "u"), ("ü", "v"), ("ü", "yu"))


@dataclass(frozen=True, slots=True)
class English:
    """A division's plain name, its further names, and the English word for its type."""

    name: str
    aliases: tuple[str, ...]
    type_word: str
    stem: str
    """The Chinese name without its type (and without the peoples that an autonomous division is named after)."""


@cache
def _readings() -> dict[str, list[str]]:
    return {row["chinese"]: row["pinyin"].split() for row in table("readings")}


@cache
def _conventional() -> dict[str, list[str]]:
    return {row["chinese"]: row["english"].split("|") for row in table("conventional_names")}


@cache
def _peoples() -> dict[str, str]:
    """Peoples by Chinese name, with and without the word for people, the longest first."""
    peoples = {row["chinese"]: row["english"] for row in table("ethnic_names")}
    both = {**{f"{chinese}族": english for chinese, english in peoples.items()}, **peoples}
    return dict(sorted(both.items(), key=lambda pair: -len(pair[0])))


def syllables(chinese: str) -> list[str]:
    """The syllables of a place name in pinyin without tones.

    >>> syllables("朝阳"), syllables("漯河"), syllables("旅顺")
    (['chao', 'yang'], ['luo', 'he'], ['lü', 'shun'])
    """
    found = [syllable.replace("v", "ü") for syllable in lazy_pinyin(chinese)]
    if len(found) != len(chinese):
        return found
    for word, reading in _readings().items():
        at = chinese.find(word)
        while at >= 0:
            found[at : at + len(word)] = reading
            at = chinese.find(word, at + 1)
    return found


def joined(parts: list[str]) -> str:
    """Syllables as one word, apostrophes where they are needed.

    >>> joined(["xi", "an"]), joined(["lü", "shun"])
    ("Xi'an", 'Lüshun')
    """
    word = "".join(("'" if number and part[:1] in "aoe" else "") + part for number, part in enumerate(parts))
    return word[:1].upper() + word[1:]


def spellings(chinese: str, whole: str | None = None) -> list[str]:
    """The spellings of a stem, the best first; ``whole`` is the name it is part of, since readings depend on neighbours.

    >>> spellings("旅顺")
    ['Lüshun', 'Lushun', 'Lvshun', 'Lyushun']
    """
    parts = syllables(whole) if whole else []
    inside = whole is not None and whole.startswith(chinese) and len(parts) == len(whole)
    word = joined(parts[: len(chinese)] if inside else syllables(chinese))
    found = [word]
    for umlaut, typed in _UMLAUTS:
        found.append(word.replace(umlaut, typed).replace(umlaut.upper(), typed.capitalize()))
    return list(dict.fromkeys(found))


def english(chinese: str) -> English:
    """The English names of a division.

    >>> english("朝阳县").name, english("陕西省").name, english("吕梁市").aliases
    ('Chaoyang County', 'Shaanxi', ('Luliang', 'Lvliang', 'Lyuliang'))
    >>> english("恩施土家族苗族自治州").aliases[0]
    'Enshi Tujia and Miao Autonomous Prefecture'
    >>> english("喀喇沁左翼蒙古族自治县").name
    'Kazuo County'
    """
    ending, type_word = next(
        ((end, word) for end, word in _TYPES if chinese.endswith(end) and chinese != end), ("", "")
    )
    stem = chinese.removesuffix(ending)
    stem, peoples = _without_peoples(stem) if type_word.startswith("Autonomous") or stem.endswith("族") else (stem, [])
    words = list(dict.fromkeys([*_conventional().get(stem, ()), *spellings(stem, chinese)]))
    if stem in _conventional():
        words = _conventional()[stem] + [word for word in words if word not in _conventional()[stem]]
    plain = type_word.removeprefix("Autonomous ")
    wing = _WING.search(stem)
    if wing:
        words = list(dict.fromkeys([*words[:1], *spellings("".join(wing.groups())), *words]))
    if len(stem) == 1 and type_word == "City":
        # 芒市 is Mangshi, as 歙县 is Shexian.
        words = [joined(syllables(chinese))]
        name = words[0]
    elif type_word in _DROPPED:
        name = words[0]
    elif wing:
        name = f"{words[0]} {plain}"
    else:
        name = f"{words[0]} {_formal(peoples, type_word)}"
    aliases: list[str] = []
    if type_word.startswith("Autonomous"):
        for word in words:
            aliases += [f"{word} {_formal(peoples, type_word)}", f"{word} {' '.join([*peoples, type_word])}"]
            aliases += [f"{word} {type_word}", f"{word} {plain}"]
    if type_word == "Special Administrative Region":
        aliases += [f"{word} {suffix}" for word in words for suffix in (type_word, "SAR")]
    if len(stem) == 1:
        # `Shexian`, never a bare `She`.
        aliases += [joined(syllables(chinese)), *(f"{word} {type_word}" for word in words)]
    else:
        aliases += words
        if type_word not in _DROPPED:
            aliases += [f"{word} {type_word}" for word in words[1:]]
    return English(name, tuple(alias for alias in dict.fromkeys(aliases) if alias != name), type_word, stem)


def _without_peoples(stem: str) -> tuple[str, list[str]]:
    """A stem without the peoples at its end, and their English names in the order of the Chinese."""
    peoples: list[str] = []
    while True:
        people = next((each for each in _peoples() if stem.endswith(each) and len(stem) > len(each) + 1), None)
        if people is None or stem in _conventional():
            return stem.removesuffix("各族"), peoples
        peoples.insert(0, _peoples()[people])
        stem = stem.removesuffix(people)


def _formal(peoples: list[str], type_word: str) -> str:
    """`Tujia and Miao Autonomous Prefecture`, `Yao Autonomous County`."""
    *others, last = peoples or [""]
    named = f"{', '.join(others)} and {last}" if others else last
    return f"{named} {type_word}".strip()
