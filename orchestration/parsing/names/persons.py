"""Named persons of the article: their names wherever they stand, their titles, and where they belong.

Candidates come from ``candidates``, offices from ``titles``. A candidate is a person when its words are shaped like a
name and nothing speaks against it, or when a title, a form of address or a verb of speech speaks for it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import PersonFact, Span
from orchestration.parsing.mentions import Person
from orchestration.parsing.names import candidates, headlines, title_links, titles
from orchestration.parsing.names.belonging import Belonging
from orchestration.parsing.names.candidates import Candidate
from orchestration.parsing.names.seats import Seats
from orchestration.parsing.names.shapes import Shape, plain
from orchestration.parsing.names.spellings import under_one_spelling
from orchestration.parsing.names.titles import Title

_LISTED = re.compile(r"(?:,|,? and) ")
_HUMAN_VERB = re.compile(
    r",? (?:(?:also|then|later|further|has|had|who|now) ){0,2}"
    rf"(?:{'|'.join(sorted(lexicons.terms('human_verbs')))}|pointed out)\b|, who\b"
)
_SAID_BEFORE = re.compile(
    r"(?:said|says|according to|led by|headed by|chaired by|accompanied by|thanked|greeted|congratulated|interviewed"
    r"|met with|elected) $"
)
_NO_PERSON_BEFORE = re.compile(r"(?:\b(?:in|at|near|of|from|to|via|the|called|named|around|outside)) $", re.IGNORECASE)
# `of the group Lagune Vivante`, `three companies, Barossa Estates, Clare Oats and`
_BODY_BEFORE = re.compile(
    rf"\b(?:group|(?:{'|'.join(sorted(lexicons.terms('body_nouns')))})) $"
    rf"|\b(?:companies|firms|enterprises|banks|associations|clubs|universities)(?:,| \w+:)? (?:[A-Z][\w' -]*, )+$"
)
_LAST_WORD = re.compile(r"(\w+) $")
_LAST_OF_BODIES = frozenset({"group"} | {re.split(r"\W", noun)[-1] for noun in lexicons.terms("body_nouns")})
# `his colleague from the other shore, Luz Marina Benítez,`
_COUNTERPART_BEFORE = re.compile(r"\b(?:colleague|counterpart|opposite number|predecessor|successor)\b[^,.;]{0,50}, $")
_REACH = 100
_ABBREVIATED = {"cllr": "councillor", "coun": "councillor", "cr": "councillor", "gov": "governor"}
_NO_PLACE_BEFORE = re.compile(r"(?:\b(?:in|at|near|the|called|named|around|outside)) $", re.IGNORECASE)
_NO_PERSON_AFTER = re.compile(
    r"(?:'s)? (?:project|district|county|city|village|town|township|street|road|river|mountain|company|firm|brand"
    r"|station|bridge|museum|temple|park|area|zone|port|prefecture|province|base|platform|app|festival|fair|line)\b"
)
# `(Reporter Liu Nana, photo by Wang Taotao)`, and a byline.
_PRESS = re.compile(
    r"(?:reporters?|correspondents?|photos?|photographs?|pictures?|images?|editors?|xinhua|afp|reuters)[:/ ]+(?:by )?$"
    r"|(?:^|\n|\()by $|\b(?:translated|edited|reported|compiled|proofread|reviewed) by $",
    re.IGNORECASE,
)
# `the spirit of the important speech by`, `the idea put forward by`: a speech is held by many, these only by a leader.
_INVOKED = re.compile(
    r"\b(?:important (?:\w+ )?(?:speech(?:es)?|instructions?|remarks|requirements?|expositions?)|spirit|thoughts?"
    r"|instructions?|exposition|directives?|concept|guidance|leadership|core) (?:\w+ ){0,4}(?:by|of|from) (?:\w+ ){0,4}$",
    re.IGNORECASE,
)
_INVOKED_LEADER = re.compile(
    r"\b(?:put forward|proposed|initiated|advanced|program|programme|vision|initiative|idea) (?:\w+ ){0,2}(?:by|of) (?:the )?$",
    re.IGNORECASE,
)


def find(analysis: Analysis, seats: type[Seats] = Seats) -> list[Person]:
    """The mentions of persons, in order; ``seats`` answers where bare offices are held."""
    offices = titles.find(analysis)
    names = candidates.find(analysis, offices)
    title_links.link(analysis.text, names, list(titles.chains(analysis.text, offices)))
    title_links.link_colleagues(analysis.text, names)
    full = _full_names(analysis, names)
    return _mentions(analysis, names, full, Belonging(analysis, full, seats))


def facts(analysis: Analysis) -> Iterator[PersonFact]:
    """One fact for each person who takes part."""
    by_name: dict[str, list[Person]] = defaultdict(list)
    for person in analysis.persons:
        by_name[person.name].append(person)
    for name, mentions in under_one_spelling(by_name).items():
        if all(person.is_invoked for person in mentions):
            continue
        yield PersonFact(
            evidence=Span(mentions[0].start, mentions[0].end),
            rule=mentions[0].rule,
            name=name,
            titles=_distinct([title for person in mentions for title in person.titles]),
            affiliation=next((person.affiliation for person in mentions if person.affiliation), None),
        )


def _full_names(analysis: Analysis, names: list[Candidate]) -> list[Candidate]:
    """The candidates that introduce a person: full names, and single ones with a title before them."""
    # Cities of China are written in one word: `Zhang Yu` is no Zhangyu.
    places = {(each.start, each.end) for each in analysis.places if each.country != "CN" or " " not in each.text}
    headline = headlines.end_of_title_case(analysis)
    full = [
        _is_person(analysis.text, name, places) and (name.end > headline or _is_repeated(analysis.text, name, headline))
        for name in names
    ]
    _spread(analysis.text, names, full, places)
    return [name for name, is_full in zip(names, full, strict=True) if is_full]


def _is_repeated(text: str, name: Candidate, headline: int) -> bool:
    """Whether what a headline in title case seems to name is named in the article, too: `Mayor Lin Received` is not."""
    return text.find(text[name.start : name.end], headline) >= 0


def _spread(text: str, names: Sequence[Candidate], full: list[bool], places: set[tuple[int, int]]) -> None:
    """Who is listed between persons is one: `Pamela Wu, Reena Patnaik and Mahesh Pakala`."""
    for at in range(1, len(names) - 1):
        before, name, after = names[at - 1 : at + 2]
        if (
            full[at - 1]
            and full[at + 1]
            and not full[at]
            and name.shape is Shape.LIKELY
            and (name.start, name.end) not in places
            and text[before.end : name.start] == ", "
            and _LISTED.fullmatch(text, name.end, after.start)
        ):
            full[at] = True


def _is_person(text: str, name: Candidate, places: set[tuple[int, int]]) -> bool:
    is_place = (name.start, name.end) in places
    known = plain(text[name.start : name.end])
    if known in lexicons.terms("historical_figures") or known in lexicons.terms("known_bodies"):
        return False
    if any((before.start, name.end) in places for before in name.titles) or (is_place and len(name.words) > 1):
        # `Prince Rupert`, `the Chairman, Hong Kong`
        return False
    if name.is_addressed or name.is_titled_before:
        return name.shape is not Shape.NONE or title_links.may_be_family_name(name)
    if len(name.words) == 1:
        return (
            bool(name.titles) and not is_place and name.titles[0].object != "" and title_links.may_be_family_name(name)
        )
    if name.titles:
        return name.shape is not Shape.NONE or title_links.may_be_family_name(name)
    if is_place or name.shape is Shape.NONE or _NO_PERSON_AFTER.match(text, name.end):
        return _is_counterpart(text, name) and not is_place
    if _may_follow_body(text, name.start) and _BODY_BEFORE.search(text, max(0, name.start - _REACH), name.start):
        return False
    if _HUMAN_VERB.match(text, name.end) or _SAID_BEFORE.search(text, max(0, name.start - 20), name.start):
        return True
    before = _NO_PLACE_BEFORE if name.shape is Shape.GIVEN else _NO_PERSON_BEFORE
    return name.shape >= Shape.FAMILY and not before.search(text, max(0, name.start - 10), name.start)


def _may_follow_body(text: str, start: int) -> bool:
    """Whether a comma or a noun for bodies stands before: elsewhere the patterns for these need not be searched."""
    if text.endswith(", ", 0, start):
        return True
    last = _LAST_WORD.search(text, max(0, start - _REACH), start)
    return last is not None and last[1] in _LAST_OF_BODIES


def _is_counterpart(text: str, name: Candidate) -> bool:
    """Whether the name stands in apposition to a noun that only persons bear, whatever its words look like."""
    if not text.endswith(", ", 0, name.start):
        return False
    before = _COUNTERPART_BEFORE.search(text, max(0, name.start - _REACH), name.start)
    return before is not None and text.startswith(",", name.end)


def _mentions(analysis: Analysis, names: list[Candidate], full: list[Candidate], belonging: Belonging) -> list[Person]:
    """Where the persons stand, under their full names and later under parts of them; each belongs where he first does."""
    text = analysis.text
    known = _names_and_parts(text, full)
    introduced = {id(name) for name in full}
    cities = _named_before(analysis, full)
    affiliations: dict[str, str | None] = {}
    guessed: set[str] = set()
    offices: dict[str, str] = {}
    last = ""
    found: list[Person] = []
    for name in names:
        said = text[name.start : name.end]
        whole = known.get(plain(said))
        if whole is None:
            continue
        if id(name) not in introduced:
            is_other = (
                len(name.words) > 1 and plain(said) != plain(whole) and not plain(whole).startswith(f"{plain(said)} ")
            )
            if is_other or (said in cities and not _acts_as_person(text, name)):
                continue
        if affiliations.get(whole) is None:
            affiliations[whole] = belonging.of(name)
            if affiliations[whole] is not None and belonging.stated(name) is None:
                guessed.add(whole)
        elif whole in guessed and (stated := belonging.stated(name)) is not None:
            affiliations[whole] = stated
            guessed.remove(whole)
        else:
            belonging.last = affiliations[whole]
        found.append(
            Person(
                start=name.start,
                end=name.end,
                text=said,
                name=whole,
                rule="person_by_title" if name.titles else "person_by_shape",
                titles=_distinct([_second_to(offices.get(last), _title_of(name, title)) for title in name.titles]),
                is_invoked=_is_aside(text, name),
            )
        )
        if name.titles:
            offices.setdefault(whole, name.titles[0].said.partition(" of ")[0])
        last = whole
    return [replace(person, affiliation=affiliations[person.name]) for person in found]


def _acts_as_person(text: str, name: Candidate) -> bool:
    if _NO_PERSON_BEFORE.search(text, max(0, name.start - 10), name.start):
        return False
    return _HUMAN_VERB.match(text, name.end) is not None


def _names_and_parts(text: str, full: Sequence[Candidate]) -> dict[str, str]:
    """The full name by itself, by each of its words and by its last ones; the longest form stands for the shorter ones."""
    known: dict[str, str] = {}
    for name in sorted(full, key=lambda each: -len(each.words)):
        whole = text[name.start : name.end]
        if plain(whole) not in known:
            known[plain(whole)] = whole
            for word in name.words:
                known.setdefault(plain(word.text), whole)
            for word in name.words[1:-1]:
                # `El Moudni` of `Fatiha El Moudni`
                known.setdefault(plain(text[word.start : name.end]), whole)
            for word in name.words[1:-1]:
                # `André Kimbuta` of `André Kimbuta Yango`
                known.setdefault(plain(text[name.start : word.end]), whole)
    return known


def _named_before(analysis: Analysis, full: Sequence[Candidate]) -> frozenset[str]:
    """Family names that the article has for a place before it has them for a person: `Lima` before `Ana Lima`."""
    first: dict[str, int] = {}
    for name in full:
        for word in name.words:
            first.setdefault(word.text, word.start)
    return frozenset(place.text for place in analysis.places if place.start < first.get(place.text, 0))


def _title_of(name: Candidate, title: Title) -> str:
    """The title's text; of one that is held in a list of places, with this person's place."""
    if not title.is_plural or len(title.holders) < 2:
        return title.said
    if name.rank >= len(title.holders):
        return title.said.removesuffix(title.object)
    before_holders = title.said[: title.holders[0].start - title.end]
    return f"{before_holders}{title.holders[name.rank].text}"


def _second_to(office: str | None, title: str) -> str:
    """A bare `deputy` is the deputy of who was named last: `Lord Mayor Sally Capp; her deputy, Nicholas Reece`."""
    return f"{title} {office.lower()}" if office and title.lower() == "deputy" else title


def _is_aside(text: str, name: Candidate) -> bool:
    """Behind the camera or only invoked."""
    start = min([name.start, *(title.start for title in name.titles)])
    before = text[max(0, start - 60) : start]
    if any(title.kind == "press" for title in name.titles) or _PRESS.search(before) or _INVOKED.search(before):
        return True
    is_leader = any(title.kind == "state" and not title.object for title in name.titles)
    return is_leader and _INVOKED_LEADER.search(before) is not None


def _distinct(titles_: Sequence[str]) -> tuple[str, ...]:
    """Each title once; a bare or a short one gives way to the same in full (`mayor`, `Cllr`: `mayor of Lviv`)."""
    kept: dict[str, str] = {}
    for title in titles_:
        kept.setdefault(_ABBREVIATED.get(title.lower(), title.lower()), title)
    return tuple(
        title
        for low, title in kept.items()
        if not any(other.startswith(f"{low} of ") for other in kept if other != low)
    )
