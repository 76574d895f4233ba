"""Which names are meant as places at all: not `Wang Qingxian`, `Nokia`, a sale in `Sale`, `Beijing Road`."""

from __future__ import annotations

from collections.abc import Sequence

from orchestration.gazetteer.index import Entry
from orchestration.parsing import lexicons
from orchestration.parsing.document import Document
from orchestration.parsing.places.names import Name
from orchestration.parsing.places.reading import Reading

_COMMON = lexicons.terms("places_common_words")
_FOLLOWERS = {entry.term: str(entry["meaning"]) for entry in lexicons.load("places_followers")}
_SURNAMES = (
    lexicons.terms("surnames_chinese") | lexicons.terms("surnames_korean") | lexicons.terms("surnames_vietnamese")
)
_GIVEN_NAMES = lexicons.terms("given_names")
_TITLES = lexicons.terms("address_forms") | {
    "president",
    "mayor",
    "governor",
    "minister",
    "senator",
    "king",
    "queen",
    "pope",
}
# Words that lead to a place.
_LOCATIVE = frozenset(
    "in at to from near around via across outside inside between into toward towards leaving visit visited visiting of for".split()
)
# Capitalised words that may stand before a place without making another name of the two.
_PRECEDING = frozenset(
    """north south east west northern southern eastern western central greater downtown inner upper lower old historic mainland
    a an the in at to from of and for with by on as he so you can long even how may our its""".split()
)
# Below these numbers of people a place needs more than its name.
_LARGE = 200_000
_MIDDLE = 15_000


def believed(document: Document, readings: Sequence[Reading]) -> list[bool]:
    """For each reading whether the name is meant as a place."""
    meant = [_is_meant(document, reading) for reading in readings]
    # Who stands in a list with places is one too, if it is no common word.
    for number, reading in enumerate(readings):
        if meant[number] is None:
            others = [other for other in reading.listed or () if other != number]
            meant[number] = any(meant[other] for other in others)
    return [bool(each) for each in meant]


def is_inside_name(document: Document, name: Name) -> bool:
    """Whether a capitalised word goes on from the name to another one: `Dalian Sanhuan Group`, `Chaoyang Farm Group`."""
    after = name.after
    if not after[:1].isupper() or _FOLLOWERS.get(after.lower()) == "office":
        return False
    return not document.sentence_at(name.start).is_title


def _is_meant(document: Document, reading: Reading) -> bool | None:
    """True, False, or None for what its neighbours in a list decide."""
    name, best = reading.name, reading.best
    if best is None:
        return False
    is_title = document.sentence_at(name.start).is_title
    if name.is_leveled or (reading.is_tied and best.is_well_named):
        return not _is_person(name)
    before, after = name.before.lower(), name.after.lower()
    if _FOLLOWERS.get(after) == "feature" and name.after[:1].isupper():
        return False
    if before in _TITLES or name.is_joined and best.population < _LARGE and best.kind == "city":
        return False
    if best.kind in ("country", "province") and best.is_well_named and name.key not in _COMMON:
        return best.kind == "country" or not _is_person(name)
    if _is_person(name):
        return False
    is_among_capitals = not is_title and (
        (name.before[:1].isupper() and before not in _PRECEDING)
        or (name.after[:1].isupper() and after not in _FOLLOWERS)
    )
    is_led_to = before in _LOCATIVE
    if _is_common(name, best):
        return is_led_to and not is_title and not is_among_capitals and best.population >= _MIDDLE
    if not best.is_well_named:
        return best.population >= _LARGE and is_led_to and reading.margin > 0
    if _is_large(best):
        return True
    if is_among_capitals:
        return False
    if best.gb2260_code is not None or best.population >= _MIDDLE:
        return True if is_led_to or best.gb2260_code is not None else None
    return None if is_led_to else False


def _is_large(entry: Entry) -> bool:
    return entry.level in ("municipality", "prefecture") or entry.kind == "region" or entry.population >= _LARGE


def _is_common(name: Name, entry: Entry) -> bool:
    """An English word, or several (`Grand Forks`, `New Town`), that only the text around makes a place."""
    if len(name.key) <= 3 and not entry.population >= _LARGE:
        return True
    words = name.key.split(" ")
    return all(word in _COMMON for word in words) and (len(words) == 1 or entry.population < _LARGE)


def _is_person(name: Name) -> bool:
    """A family name before it (`Wang Qingxian`) or after a given name like it (`Florence Austin`)."""
    if name.is_leveled:
        return False
    before, after = name.before, name.after
    if before[:1].isupper() and before.lower() in _SURNAMES and before.lower() not in _PRECEDING:
        return True
    if after[:1].isupper() and name.key in _GIVEN_NAMES:
        return after.lower() not in _FOLLOWERS
    return before[:1].isupper() and before.lower() in _GIVEN_NAMES and before.lower() not in _PRECEDING
