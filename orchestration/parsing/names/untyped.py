"""Bodies that no type word shows: names that are no person's and no place's and play a body's part (``roles``).

Ports, parks and museums are among them: their type word shows a body only together with such a part.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.capitals import Run
from orchestration.parsing.mentions import Organization, Place
from orchestration.parsing.names import appositions, phrases, roles, untyped_words
from orchestration.parsing.names.phrases import Phrase
from orchestration.parsing.places import levels

# `University College Cork`, `Hospital Universitario Marqués de Valdecilla`
_HEADS_INSIDE = ("university", "hospital")
# `the World Bank (205 million), the IDB (200 million) and CAF`
_LISTED = re.compile(
    r"(?: \((?=[^()]*(?:million|billion|%|per ?cent))[^()]{1,40}\))?"
    r"(?:,? (?:and|or|as well as) (?:the )?|, (?:the |(?:together|along) with (?:the )?)?| & )"
)
# `Fonplata, the River Plate basin's bank`: an apposition; `the Hot Spring of Moganshan Group`: the thing of a body
_NO_MEMBER_AFTER = re.compile(r" (?:of|in|on) |'s |(?: [a-z]+){1,3}'s ")
_IN = re.compile(r" in |, ")
# `the Yuejin village of Jiaze town`
_UNIT_AFTER = re.compile(
    r" (?:village|town|township|hamlet|county|district|prefecture|province|river|lake|island)\b(?!'| \w+s\b)"
)
_MAYORS = r"(?:[Dd]eputy )?(?:[Mm]ayor|[Cc]ouncill?or|[Cc]orporator)s?\b"
_MAYOR = re.compile(rf"\b[A-Z]{{3,}} {_MAYORS}")
_NEXT_WORD = re.compile(r" ([A-Z]\w+)")
_ROMANCE_REST = re.compile(
    r"(?: (?:d'|de l'|dell'|sull'|l'|(?:de|de la|de los|del|du|des|di|della|do|da|dos|das) )[A-ZÀ-ÖØ-Þ][\w-]+){1,2}"
)
_QUOTED_BEFORE = re.compile(r"(?:^|[\s(])\"(?:[A-Z][\w-]*(?:,| and|) )*$")
_QUOTED_AFTER = re.compile(r"(?:(?:,| and|) [A-Z][\w-]*)*\"")
_LONGEST_TITLE = 60
_ENDINGS = {"bank": "bank", "klinik": "hospital", "klinikum": "hospital", "hochschule": "university"}
_ITEM = re.compile(r"(?:[-*•] |\(?\d{1,2}[.)] )")
_SIDE = r"[A-ZÀ-ÖØ-Þ][\w&'.-]*(?: [A-ZÀ-ÖØ-Þ&(][\w&'.()-]*){0,7}"
_PARTNER_AFTER = re.compile(rf"(?: \([^()]{{1,40}}\))? (?:and|with|-|–|/|&) (?:the )?{_SIDE}(?: of {_SIDE})?:")
_PARTNER_BEFORE = re.compile(
    rf"(?:[-*•] |\(?\d{{1,2}}[.)] ){_SIDE}(?: of {_SIDE})?(?: \([^()]{{1,40}}\))? (?:and|with|-|–|/|&) (?:the )?"
)
# `Kirby 30% and Weir 70%`, and, the verb left out, `Selim a yarn plant for $22 million`
_PRICED = re.compile(r" (?:\d[\d.]*(?:%| per ?cent)|an? (?:[a-z-]+ ){1,4}for (?:[A-Z]{2,3} ?)?[$€£¥]?\d)")
# `North Macedonia`, `Greater Manchester`: with these before it a place's name is a place's still.
_PARTS_OF_THE_WORLD = frozenset(
    ("greater", "new", "old", "north", "south", "east", "west", "upper", "lower", "inner", "outer", "central", "san")
)


@dataclass(slots=True)
class _Name:
    start: int
    end: int
    type: str | None = None
    is_body: bool = False
    is_new: bool = True
    has_type_word: bool = False
    """Though not at its end: `Museum Ludwig`."""
    is_place: bool = False
    is_doubtful: bool = False
    """Its words speak of a thing (`Oriental Pearl TV Tower`) or of nothing in particular (`Liquid Wind`)."""
    is_thing: bool = False
    opening_type: str | None = None
    """Of a word that opens names of bodies: `Banca Murgia`."""
    is_located: bool = False
    """One word with its country behind it, so that it is rather a town: `an agreement with Shchelkovo in Russia`."""


def find(analysis: Analysis) -> Iterator[Organization]:
    """The untyped bodies of the article, in order."""
    text = analysis.text
    names = _candidates(analysis)
    for name in names:
        if name.is_new:
            _judge(text, name)
    _spread(text, names)
    for name in names:
        if name.is_new and name.is_body:
            yield Organization(
                start=name.start,
                end=name.end,
                text=text[name.start : name.end],
                name=text[name.start : name.end],
                type=name.type or ("government" if _has_mayor(text, name) else "company"),
                rule="organization_by_role",
            )


def _judge(text: str, name: _Name) -> None:
    if name.is_place:
        return
    known = lexicons.by_term("known_bodies").get(text[name.start : name.end].lower())
    if known is not None and _is_in_title_of_work(text, name):
        return
    if known is not None:
        name.is_body, name.type = True, known["type"]
        return
    if name.is_doubtful:
        name.is_body = roles.is_dealt_with(text, name.start, name.end)
        return
    if name.opening_type is not None:
        name.is_body, name.type = True, name.opening_type
        return
    noun = appositions.noun_beside(text, name.start, name.end)
    name.type = name.type or noun or _type_of_ending(text[name.start : name.end])
    name.is_body = (
        noun is not None
        or name.type == "bank"
        or _is_one_of_a_pair(text, name)
        or (not name.is_located and _PRICED.match(text, name.end) is not None)
    ) or (
        not name.is_located
        and (
            roles.acts(text, name.start, name.end)
            or roles.is_told_of(text, name.end)
            or (
                (name.has_type_word or text[name.start : name.end].isupper())
                and roles.is_subject(text, name.start, name.end)
            )
        )
    )


def _type_of_ending(said: str) -> str | None:
    """`Hamkorbank`, `Tropenklinik`: one word with the type word at its end."""
    low = said.lower()
    if " " in low:
        return None
    return next(
        (kind for ending, kind in _ENDINGS.items() if low.endswith(ending) and len(low) > len(ending) + 1), None
    )


def _is_one_of_a_pair(text: str, name: _Name) -> bool:
    """`- Kirby and Linz Port: joint test of trucks`, as a line of a list."""
    line = text.rfind("\n", 0, name.start) + 1
    before = text[line : name.start]
    if _ITEM.fullmatch(before):
        return _PARTNER_AFTER.match(text, name.end) is not None
    return _PARTNER_BEFORE.fullmatch(before) is not None and text.startswith(":", name.end)


def _has_mayor(text: str, name: _Name) -> bool:
    """`GHMC Mayor B. Rao`: what a mayor or councillors are of is a city's government."""
    said = text[name.start : name.end]
    return (
        said.isupper()
        and _MAYOR.search(text) is not None
        and re.search(rf"\b{re.escape(said)} {_MAYORS}", text) is not None
    )


def _is_in_title_of_work(text: str, name: _Name) -> bool:
    """Whether a short quotation is all that names it: a talk on `"Lotus, Ford and Geely"`."""
    return bool(
        _QUOTED_BEFORE.search(text, max(0, name.start - _LONGEST_TITLE), name.start)
        and _QUOTED_AFTER.match(text, name.end, name.end + _LONGEST_TITLE)
    )


def _candidates(analysis: Analysis) -> list[_Name]:
    """Names that are nothing else yet, and the typed bodies that they may be listed with."""
    text = analysis.text
    # `EUR 7.9 million`, `Rs 1,900 crore`
    taken = sorted((each.start, each.end) for each in (*analysis.organizations, *analysis.persons, *analysis.money))
    starts = [start for start, _ in taken]
    names = [_Name(each.start, each.end, each.type, is_body=True, is_new=False) for each in analysis.organizations]
    places = {place.start: place for place in analysis.places}
    sentences = analysis.document.sentences
    headline = sentences[0].end if sentences and sentences[0].is_title else 0
    for run in analysis.document.capitals:
        if run.start < headline or _lies_within(run, taken, starts):
            continue
        for phrase in phrases.of_run(text, run):
            before = bisect_right(starts, phrase.end - 1) - 1
            if before >= 0 and taken[before][1] > phrase.start:
                continue
            name = _name(text, phrase, places)
            if name is not None and not _opens_title(text, name):
                names.append(name)
    located = {text[name.start : name.end] for name in names if name.is_new and _is_located(text, name, places)}
    for name in names:
        name.is_located = text[name.start : name.end] in located
    return sorted(names, key=lambda name: name.start)


def _is_located(text: str, name: _Name, places: dict[int, Place]) -> bool:
    gap = _IN.match(text, name.end) if " " not in text[name.start : name.end] else None
    return gap is not None and gap.end() in places and places[gap.end()].kind != "city"


def _opens_title(text: str, name: _Name) -> bool:
    """`Metro Coordinating Director`, words of an office; `Girne Mayor`, a city's."""
    word = _NEXT_WORD.match(text, name.end)
    title = lexicons.by_term("titles_triggers").get(word[1].lower()) if word else None
    return title is not None and (
        name.is_doubtful
        or title["kind"] == "civic"
        or all(
            low in lexicons.terms("title_modifiers") or untyped_words.is_plain(low)
            for low in text[name.start : name.end].lower().split()
        )
    )


def _lies_within(run: Run, taken: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    """Whether a run is a known name as a whole, as most are: cutting it into names would be in vain."""
    before = bisect_right(starts, run.start) - 1
    return before >= 0 and taken[before][1] >= run.end


def _goes_on(text: str, end: int) -> int:
    """Over a Romance small word and what it leads to: `Eaux` `de l'Estaque`."""
    rest = _ROMANCE_REST.match(text, end)
    return rest.end() if rest else end


def _name(text: str, phrase: Phrase, places: dict[int, Place]) -> _Name | None:
    """The candidate that a phrase makes, or None where it is a place's, or no name at all."""
    words = phrase.words
    if " ".join(word.low for word in words) in lexicons.terms("known_bodies"):
        return _Name(phrase.start, phrase.end)
    place = places.get(phrase.start)
    if place is not None and place.end >= phrase.end and _is_little_known(place):
        return _Name(phrase.start, phrase.end, is_place=True)
    if (place is not None and place.end >= phrase.end) or untyped_words.is_of_people(words):
        return None
    after = places.get(words[1].start) if len(words) > 1 else None
    if words[0].low in _PARTS_OF_THE_WORLD and after is not None and after.end >= phrase.end:
        return None
    if _UNIT_AFTER.match(text, phrase.end):
        return None
    if words[-1].low in lexicons.terms("administrative_units") or not any(
        c.isalpha() for word in words for c in word.text
    ):
        return None
    if untyped_words.is_no_name(words) or untyped_words.is_of_several_offices(words[-1].low):
        return None
    if words[0].low in lexicons.terms("other_heads") and words[-1].text.isupper():
        # `Phase III`, `Plot A`
        return None
    if untyped_words.is_of_state(" ".join(word.low for word in words)):
        return None
    is_plain = all(map(untyped_words.is_plain, (word.low for word in words)))
    if (is_plain and len(words) == 1) or len(words[0].text) < 2:
        return None
    kind = (
        phrase.head["type"] if phrase.head and (phrase.ends_in_head or phrase.head["type"] in _HEADS_INSIDE) else None
    )
    opening = lexicons.by_term("opening_heads").get(words[0].low) if len(words) > 1 and words[0].low != "too" else None
    is_thing = kind is None and words[-1].low in lexicons.terms("other_heads")
    return _Name(
        phrase.start,
        _goes_on(text, phrase.end),
        kind,
        opening_type=opening["type"] if opening else None,
        has_type_word=phrase.head is not None and phrase.head["type"] != "company",
        is_doubtful=(is_plain and kind is None) or is_thing,
        is_thing=is_thing,
    )


def _is_little_known(place: Place) -> bool:
    """A town, or a district by its short form: in a list of companies rather one of them (`Qixing`)."""
    # `Zhuanghe City` says that it is a place.
    is_typed = levels.is_word(place.text.rpartition(" ")[2])
    return (
        place.kind == "city"
        and not is_typed
        and (place.level is None or (place.level in ("county", "district") and place.name != place.text))
    )


def _spread(text: str, names: Sequence[_Name]) -> None:
    """What is listed with bodies is a body: `Qixing, Bluewave and Tongda Logistics Group`."""
    for order in (names, names[::-1]):
        for one, other in pairwise(order):
            first, second = (one, other) if one.start < other.start else (other, one)
            if (
                not one.is_body
                or (other.is_body and other.type is not None)
                or other.is_thing
                or (other.is_place and one.type not in ("company", None))
            ):
                continue
            # `the Committee, and Marburg's mayor` lists no Marburg.
            if _LISTED.fullmatch(text, first.end, second.start) and not _NO_MEMBER_AFTER.match(text, other.end):
                other.is_body = True
                other.type = other.type or (one.type if one.type in ("association", "bank") else "company")
