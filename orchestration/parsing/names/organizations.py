"""Named organizations of the article: where they stand, what and whose they are, one name for all mentions of one.

``bodies`` reads the names that hold a type word, ``untyped`` the others once persons are known; ``aliases`` finds the
shorter forms of both. Here they become mentions with their cities, and facts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.coverage import Covered
from orchestration.parsing.deixis.home import home
from orchestration.parsing.facts import OrganizationFact, Party, Span
from orchestration.parsing.mentions import Organization, Place
from orchestration.parsing.names import administrations, aliases, bodies, headlines, roles, romance, untyped
from orchestration.parsing.names.phrases import Phrase
from orchestration.parsing.parties import party_of

_PARTY = re.compile(r"\b(?:CPC|Party)\b")
_LEVEL = re.compile(r"(?:CPC )?((?:Municipal|City|Metropolitan)) ")
_OF_LEVEL = re.compile(r" of the (?:Municipal|City|County|District|Provincial)\b")
_OF_CITY = re.compile(r"\b(?:Municipal|City|Metropolitan)\b")
_CONSULTATIVE = re.compile(r"\bCPPCC\b|\bConsultative Conference\b")
# `Pontic Development Bank Group`, but not the bank of a river
_BANK = re.compile(r"(?<!South )(?<!West )(?<!East )(?<!North )(?<!Left )(?<!Right )\b(?:Bank|Banco|Banque)\b")
_OF_ARBITRATION = re.compile(r"\bCourt of Arbitration$")
# `Sacheon City Council of the Republic of Korea`: the city's body is named already.
_OF_STATE = re.compile(
    r" of (?:the )?(?:[A-Z][\w']+ ){0,3}(?:Republic|Kingdom|Federation|Emirates)(?: of (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)?$"
)
_GOV = re.compile(r"\b(?:[Gg]overnment|Congress|CPPCC)\b")
_RANK = re.compile(r"^Standing Committee|\b(?:[Gg]overnment|Congress|Consultative Conference|CPPCC)\b")
_OF_TITLE = re.compile(r" (?:of|in|at|for) (?:the )?$")
_OF = re.compile(r" of (?:the )?$")
_COORDINATED = re.compile(r",? (?:and|as well as) (?:the )?")

_SMALL = frozenset(("of", "and", "for", "the"))
_WITH_SMALL_WORDS = {
    " ".join(word if word in _SMALL else word.capitalize() for word in entry.term.split()): entry["type"]
    for entry in lexicons.load("known_bodies")
    if " and " in entry.term
}


def find(analysis: Analysis) -> list[Organization]:
    """The mentions of organizations that a type word shows, in order, and their acronyms."""
    text = analysis.text
    headline = headlines.end_of_title_case(analysis)
    romance_names = list(romance.find(analysis))
    covered = Covered(romance_names)
    found: list[Organization] = []
    for phrase in bodies.find(text, analysis.document.capitals):
        if phrase.start >= headline and phrase.start not in covered and _is_meant(text, phrase):
            found.append(_organization(analysis, phrase, found))
    found += romance_names
    known = list(_known_with_small_words(analysis))
    inside = Covered(known)
    found = [*known, *(each for each in found if each.start not in inside)]
    found = sorted([*found, *administrations.find(analysis, found)], key=lambda each: each.start)
    return aliases.with_other_mentions(analysis, found)


def _known_with_small_words(analysis: Analysis) -> Iterator[Organization]:
    """`United Cities and Local Governments`: no run of capitals, and no type word tells it."""
    text = analysis.text
    for name, kind in _WITH_SMALL_WORDS.items():
        at = text.find(name)
        while at >= 0:
            yield Organization(
                start=at, end=at + len(name), text=name, name=name, type=kind, rule="organization_by_role"
            )
            at = text.find(name, at + len(name))


def resolve(analysis: Analysis) -> list[Organization]:
    """The organizations again, once persons are known: with those that no type word shows, titles' bodies marked."""
    found = sorted([*analysis.organizations, *untyped.find(analysis)], key=lambda each: each.start)
    known, persons = frozenset(each.start for each in found), Covered(analysis.persons)
    return [
        replace(each, is_title_only=True) if _stands_in_title(analysis, each) else each
        for each in aliases.with_other_mentions(analysis, found)
        # A body may be called as a person is: `Dalian Meulen` is no mention of Meulen.
        if each.start in known or each.start not in persons
    ]


def facts(analysis: Analysis) -> Iterator[OrganizationFact]:
    """One fact for each that takes part, be it by its head; what the text leaves short is left to the mentions."""
    seen: set[str] = set()
    in_full = {each.name for each in analysis.organizations if not each.is_short}
    for each in analysis.organizations:
        if each.name in seen or each.name not in in_full or (each.is_title_only and _is_rank(each)):
            continue
        seen.add(each.name)
        yield OrganizationFact(
            evidence=Span(each.start, each.end), rule=each.rule, name=each.name, type=each.type, home=each.home
        )


def _is_rank(each: Organization) -> bool:
    """In a title, a government or committee says how high an office is; a bureau or company is there by its head."""
    return (
        each.type == "party"
        or (each.type == "government" and _RANK.search(each.name) is not None)
        or (each.type == "government" and _GOV.search(each.name) is not None)
    )


def _stands_in_title(analysis: Analysis, each: Organization) -> bool:
    """`Lin Duo, secretary of the Gansu Provincial Party Committee`: the body only says what his office is."""
    if not _OF_TITLE.search(analysis.text, max(0, each.start - 12), each.start):
        return False
    sentence = analysis.document.sentence_at(each.start)
    persons = within(analysis.persons, sentence.start, sentence.end)
    return any(each.text in title for person in persons for title in person.titles)


def _is_meant(text: str, phrase: Phrase) -> bool:
    """A port, park or mine is a body only where it acts."""
    strength = phrase.head["strength"] if phrase.head else None
    # `Port of Antwerp`, in capitals, is the company's name; `Forum for Cooperation` is as good an event as without.
    is_whole = phrase.is_extended and phrase.head is not None and phrase.head["type"] == "company"
    if strength != "acts" or is_whole or roles.is_subject(text, phrase.start, phrase.end):
        return True
    return roles.acts(text, phrase.start, phrase.end)


def _organization(analysis: Analysis, phrase: Phrase, before: Sequence[Organization]) -> Organization:
    text = analysis.text
    start = _start(analysis, phrase.start)
    own = _home(analysis, start, phrase.end)
    end = phrase.end
    if own is not None and own.kind == "city" and (state := _OF_STATE.search(text, own.end, end)):
        end = state.start()
    end = _before_country(analysis, start, end)
    name = text[start:end]
    is_short = own is None and _only_says_level(phrase, name)
    if is_short and _OF_CITY.search(name):
        city = _city_of(analysis, phrase.start, before)
        level = _LEVEL.match(name)
        if city is not None and level is not None:
            name = f"{name[: level.start(1)]}{city.name} {name[level.start(1) :]}"
        own = city.place if city else None
    return Organization(
        start=start,
        end=end,
        text=text[start:end],
        name=name,
        type=_type(name, phrase, own),
        rule="organization_by_type_word",
        home=own,
        is_short=is_short,
    )


def _start(analysis: Analysis, start: int) -> int:
    """Where a name begins that opens with a place: `Dar es Salaam Water Authority` has a small word in it."""
    at = bisect_left(analysis.places, start, key=lambda place: place.start) - 1
    return analysis.places[at].start if at >= 0 and analysis.places[at].end > start else start


def _before_country(analysis: Analysis, start: int, end: int) -> int:
    """`Pusan National University of South Korea`: what is named after its city needs no country for its name."""
    inside = within(analysis.places, start, end)
    if len(inside) > 1 and inside[0].start == start and inside[0].kind == "city" and inside[-1].kind == "country":
        of = _OF.search(analysis.text, inside[0].end, inside[-1].start)
        if of is not None and inside[-1].end == end:
            return of.start()
    return end


def _only_says_level(phrase: Phrase, name: str) -> bool:
    """`Municipal Government`, `Municipal Bureau of Commerce`: of which city is left open."""
    fields = lexicons.terms("office_fields")
    before = phrase.words[: phrase.head_at]
    if not before:
        # `Standing Committee of the Municipal People's Congress`, and the bare type word
        return not phrase.is_extended or _OF_LEVEL.search(name) is not None
    return before[0].low in bodies.QUALIFIERS and all(w.low in bodies.QUALIFIERS or w.low in fields for w in before)


def _home(analysis: Analysis, start: int, end: int) -> Place | None:
    """The city in the name, or else the province or country."""
    inside = within(analysis.places, start, end)
    return next((place for place in inside if place.kind == "city"), inside[0] if inside else None)


def _city_of(analysis: Analysis, start: int, before: Sequence[Organization]) -> Party | None:
    """Whose `Municipal Government` is: the body's it is named with, or else the article's own city's."""
    at = bisect_left(analysis.places, start, key=lambda place: place.start) - 1
    nearest = analysis.places[at] if at >= 0 else None
    if nearest and nearest.kind == "city" and analysis.text[nearest.end : start] == " the ":
        # `In Tokyo the Metropolitan Government`
        return party_of(nearest)
    last = before[-1] if before else None
    if last and last.home and last.home.kind == "city" and _COORDINATED.fullmatch(analysis.text, last.end, start):
        return party_of(last.home)
    return home(analysis)


def _type(name: str, phrase: Phrase, own: Place | None) -> str | None:
    """The type word's, but a committee of the party is the party's, and `Bolton Council` the government of Bolton."""
    kind = phrase.head["type"] if phrase.head else None
    if kind in ("association", "company") and _PARTY.search(name):
        return "party"
    if _CONSULTATIVE.search(name):
        return "government"
    if _OF_ARBITRATION.search(name):
        return "other"
    if kind == "company" and _BANK.search(name):
        return "bank"
    if phrase.head and phrase.head.term == "corporation" and own and own.kind == "city" and phrase.head_at == 0:
        # `Corporation of Delta`
        return "government"
    if phrase.head and phrase.head.term == "committee" and _is_office(phrase):
        return "government"
    if phrase.head and phrase.head.term == "council" and own and own.end == phrase.words[phrase.head_at - 1].end:
        # `China Council for the Promotion of International Trade`
        return kind if own.kind == "country" else "government"
    return kind


def _is_office(phrase: Phrase) -> bool:
    """`Energy Committee`: a committee for a field is an office of a government."""
    before = phrase.words[: phrase.head_at]
    return bool(before) and all(word.low in lexicons.terms("office_fields") for word in before)
