"""Which names are meant as places at all: not `Wang Qingxian`, `Nokia`, a sale in `Sale`, `Beijing Road`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from orchestration.gazetteer import index
from orchestration.gazetteer.index import Entry
from orchestration.gazetteer.names import key_of
from orchestration.parsing import lexicons
from orchestration.parsing.document import Document
from orchestration.parsing.places import levels
from orchestration.parsing.places.names import Name
from orchestration.parsing.places.reading import Reading
from orchestration.parsing.places.surroundings import DIRECTIONS, FOLLOWERS, GIVEN_NAMES, WORDS, Surroundings
from orchestration.parsing.places.things import FEATURES, is_other_thing
from orchestration.parsing.places.ties import lies_in

_COMMON = lexicons.terms("places_common_words")
_BODIES = lexicons.terms("organization_types") | lexicons.terms("other_heads")
_FAMILY_NAMES = lexicons.terms("places_surnames")
# Of these, the ones that companies and persons do not follow.
_INSIDE = frozenset({"in", "near", "neighbouring", "neighboring", "outside"})
# Of these alone only a small or far province is made, and more often something else.
_VAGUE = (
    DIRECTIONS
    | {f"{direction}ern" for direction in ("north", "south", "east", "west")}
    | {
        "far",
        "middle",
        "inner",
        "outer",
        "capital",
        "national",
        "federal",
        "district",
        "region",
        "area",
        "river",
        "sea",
    }
    | {"red", "black", "island", "islands", "highlands", "coast", "valley", "port"}
)
# Divisions of smaller countries are parishes and islets (`West End`, `Saint James`, `Sandy Hill`).
_WITH_PROVINCES = 4_000_000
_ALL_WORDS = WORDS | _COMMON
# Names as short as this are mostly something else (`Wei`, `Of`).
_SHORT = 3
# What only a settlement is said to be, or tied to: `twin town Dijon`, `twinned with Nice`, `the city of Mobile`.
_SETTLED = re.compile(
    r"\b(?:(?:city|town|village|municipality|commune|twin|sister city)(?: of)?"
    r"|(?:twinn(?:ed|ing)|paired|sister (?:city|cities|town|towns)|twin (?:city|cities|town|towns))(?: \w+)? (?:with|to|of))"
    r"(?: the city of)? $"
)
# The best reading is hardly ahead of the next.
_UNCERTAIN = 0.5
# The best reading is far ahead of all others: `Kharkov`, a name of Kharkiv.
_CERTAIN = 1.5
# An office that is held in a place, whoever's name follows the place's.
_HELD = re.compile(
    r"\b(?:[Mm]ayor(?:ess)?|Governor|[Cc]ouncillor|[Bb]ürgermeister|[Aa]kim|[Hh]okim|[Aa]lcalde(?:sa)?) of $"
)
_REACH = 30
# Below these numbers of people a place needs more than its name.
_LARGE = 200_000
_MIDDLE = 15_000


def believed(document: Document, readings: Sequence[Reading]) -> list[bool]:
    """For each reading whether the name is meant as a place."""
    meant = [_is_meant(document, reading) for reading in readings]
    _drop_halves(document, readings, meant)
    _drop_given_names(document, readings, meant)
    _drop_university_towns(readings, meant)
    certain = {reading.name.key for reading, is_meant in zip(readings, meant, strict=True) if is_meant} - _COMMON
    # Who stands in a list with places is one too, if it is no common word.
    for number, reading in enumerate(readings):
        if meant[number] is None:
            others = [other for other in reading.listed or () if other != number]
            meant[number] = any(meant[other] for other in others) or reading.name.key in certain
    return [bool(each) for each in meant]


def _drop_halves(document: Document, readings: Sequence[Reading], meant: list[bool | None]) -> None:
    """`Paris Hilton` is no two places: of names side by side, one in the other or none, only the larger can be meant."""
    for number in range(len(readings) - 1):
        one, other = readings[number], readings[number + 1]
        if (
            one.name.end + 1 != other.name.start
            or document.text[one.name.end] != " "
            or document.sentence_at(one.name.start).is_title
        ):
            continue
        if one.best is None or other.best is None or lies_in(one.best, other.best) or lies_in(other.best, one.best):
            continue
        if "city" == one.best.kind == other.best.kind:
            meant[number + 1 if one.best.population >= other.best.population else number] = False


def _drop_given_names(document: Document, readings: Sequence[Reading], meant: list[bool | None]) -> None:
    """`Georgia Stevens ... Georgia began skating`: who was named in full is meant, unless a word leads to a place."""
    persons: set[str] = set()
    for number, reading in enumerate(readings):
        name = reading.name
        if name.key not in GIVEN_NAMES:
            continue
        if meant[number] is False and name.after[:1].isupper():
            persons.add(name.key)
        elif name.key in persons and not reading.is_tied:
            at = Surroundings.of(name, document.sentence_at(name.start).is_title)
            meant[number] = bool(meant[number]) and at.is_led_to


def _drop_university_towns(readings: Sequence[Reading], meant: list[bool | None]) -> None:
    """`Lipscomb University ... Lipscomb students`: a small town that a university is called like is not meant."""
    universities = {reading.name.key for reading in readings if reading.name.after in ("University", "College")}
    for number, reading in enumerate(readings):
        best = reading.best
        if reading.name.key not in universities or best is None or best.kind != "city" or reading.is_tied:
            continue
        if best.population < _MIDDLE and reading.name.before.lower() not in _INSIDE:
            meant[number] = False


def is_inside_name(document: Document, name: Name) -> bool:
    """Whether a capitalised word goes on from the name to another one: `Dalian Sanhuan Group`, `Chaoyang Farm Group`."""
    after = name.after
    if not after[:1].isupper() or FOLLOWERS.get(after.lower()) == "office":
        return False
    return not document.sentence_at(name.start).is_title


def _is_meant(document: Document, reading: Reading) -> bool | None:
    """True, False, or None for what its neighbours in a list decide."""
    best = reading.best
    if best is None or is_other_thing(document.text, reading.name):
        return False
    at = Surroundings.of(reading.name, document.sentence_at(reading.name.start).is_title)
    if reading.name.is_dateline and best.population >= _MIDDLE and reading.name.key not in _ALL_WORDS:
        return best.is_well_named
    if best.kind == "city" and _SETTLED.search(document.text, max(0, reading.name.start - _REACH), reading.name.start):
        at = replace(at, is_led_to=True)
    is_common = _is_common(reading.name, best)
    if reading.is_tied or reading.name.is_leveled or _is_typed(reading.name):
        return not at.is_person and (not is_common or at.is_led_to or reading.is_placed)
    if at.is_titled or (reading.name.is_joined and best.population < _LARGE and best.kind == "city"):
        return False
    if reading.name.key.split(" ")[0] in FEATURES and best.population < _LARGE and best.kind != "region":
        # `Lake Geneva` is rather the lake than the town at one of that name.
        return at.before in _INSIDE
    if at.is_person:
        # `Georgia Stevens`; but `Wang, China` and `Virginia Polytechnic Institute`
        is_given = reading.name.key in GIVEN_NAMES and not at.is_led_to and reading.name.after.lower() not in _BODIES
        return _is_trusted(best) and not is_given
    if at.is_title and reading.name.key in WORDS and best.population < _LARGE and not reading.is_supported:
        # In a headline every word is a capital: `Dinosaur Tail Found on Riverbank`.
        return False
    if is_common:
        return _is_common_word_meant(reading.name, best, at)
    is_bare = at.before != "the" or at.is_attribute or best.kind == "region"
    if not is_bare and not reading.is_supported and reading.margin < _UNCERTAIN:
        # `the Rio Grande`
        return False
    if at.before == "of" and _HELD.search(document.text, max(0, reading.name.start - _REACH), reading.name.start):
        # `Lord Mayor of Port Louis Reza Issack`
        return True
    if best.kind == "province" and at.is_half and not reading.is_supported:
        # `West Midlands` is not the Midlands of Zimbabwe.
        return False
    if best.kind in ("country", "province") and best.is_well_named:
        return True if _is_trusted(best) or at.is_led_to or reading.name.key not in GIVEN_NAMES else None
    if not best.is_well_named and not _is_named_like_its_province(reading.name, best):
        is_known = at.is_led_to or (reading.margin >= _CERTAIN and len(reading.name.key) > 2 * _SHORT)
        if at.is_among_capitals:
            return False
        # `Shchelkovo in Russia ..., Shchelkovo`: a by-name that the text placed is known from then on.
        return True if best.population >= _LARGE and is_known else None
    if _is_large(best):
        return not at.is_after_capital
    return _is_town_meant(reading, best, at)


def _is_trusted(entry: Entry) -> bool:
    """A country, or a province of one that has some: `Michael` and `Patrick` are parishes of the Isle of Man."""
    is_large = entry.kind == "country" or index.load().people_in(entry.country_code) >= _WITH_PROVINCES
    return entry.kind in ("country", "province") and entry.is_well_named and is_large


def _is_common_word_meant(name: Name, best: Entry, at: Surroundings) -> bool | None:
    """A word like `Nice` or a short name like `Ube`: meant where the text leads to it."""
    if len(name.before) > _SHORT and name.before.isupper():
        # `ACROSS THE RIVER`: capitals of a heading say nothing
        return False
    is_plain_compound = " " in name.key and not levels.is_word(name.key.rpartition(" ")[2])
    if is_plain_compound and best.population < _MIDDLE and not (at.is_title or at.is_among_capitals):
        # `Parkers Prairie, Perham and Pelican Rapids`
        return None
    if at.is_title or at.is_among_capitals or best.population < _MIDDLE:
        return None if len(name.key) <= _SHORT and name.key not in _COMMON and not at.is_among_capitals else False
    return True if at.is_led_to or (at.before == "with" and best.population >= _LARGE / 2) else None


def _is_town_meant(reading: Reading, best: Entry, at: Surroundings) -> bool | None:
    """A middling or small town: not within other names, and a small one only where the article is about its country."""
    key = reading.name.key
    if reading.name.after == "International" and best.population >= _MIDDLE and not at.is_after_capital:
        # `the Venice International Film Festival`: no person and hardly a firm is called so.
        return True
    is_bare = at.before != "the" or key.startswith("the ") or best.gb2260_code is not None or at.is_attribute
    is_bare = is_bare or key.endswith("kreis")
    if at.is_among_capitals or not is_bare:
        # `the Alamo`: towns go without an article.
        return False
    if key.startswith("st ") and key.endswith("s") and best.population < _MIDDLE and not reading.is_supported:
        # `doctors at St. Paul's`
        return False
    if at.is_half:
        # `West Yorkshire` is not Yorkshire, Virginia.
        return False
    if key in _FAMILY_NAMES or key in GIVEN_NAMES:
        return True if at.is_led_to else None
    if best.gb2260_code is not None or best.population >= _MIDDLE or " " in key:
        return True
    return True if reading.is_supported or at.before in _INSIDE else None


def _is_named_like_its_province(name: Name, entry: Entry) -> bool:
    """Pilsen's own name Plzeň is that of the region around it, too: no mere by-name."""
    return entry.admin1 is not None and key_of(entry.admin1) == name.key


def _is_large(entry: Entry) -> bool:
    return entry.level in ("municipality", "prefecture") or entry.kind == "region" or entry.population >= _LARGE


def _is_typed(name: Name) -> bool:
    """A name that a word for its kind is part of: `Butte County`, `Mexico City`."""
    first, *rest = name.key.split(" ")
    # `Center City` may be any.
    return bool(rest) and levels.is_word(rest[-1]) and (rest[-1] != "city" or first not in _ALL_WORDS)


def _is_common(name: Name, entry: Entry) -> bool:
    """An English word, or several (`Grand Forks`, `New Town`), that only the text around makes a place."""
    if len(name.key) <= _SHORT and entry.population < _LARGE and entry.kind != "province":
        # `Ube`; but `NSW`
        return True
    if entry.kind == "region" and entry.country_code is None and " " in name.key:
        # `Black Sea`, `Middle East`
        return False
    words = name.key.split(" ")
    if len(words) == 1:
        return name.key in _COMMON
    if entry.kind == "province" and index.load().people_in(entry.country_code) >= _WITH_PROVINCES:
        # `New Jersey`, `Eastern Cape`; but `North West`, `Red Sea`
        return all(word in _VAGUE for word in words)
    # `Smart City`, `Forest Park`
    return entry.population < _LARGE and not _is_typed(name) and all(word in _ALL_WORDS for word in words)
