"""Who `our city`, `the two places`, `both sides`, `the former`, `the company` and `he` are in this article.

The lexicon ``deixis_triggers`` says what each phrase points at; here each kind of pointing is resolved against what
the article has named before (``deixis.antecedents``) and where it speaks from (``deixis.home``). What stays open is
left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import chain

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis, Reference, within
from orchestration.parsing.deixis.antecedents import (
    Antecedents,
    Choose,
    body,
    city_of,
    city_or_government,
    named_city,
    side,
)
from orchestration.parsing.deixis.home import home
from orchestration.parsing.facts import Party
from orchestration.parsing.mentions import Organization, Place
from orchestration.parsing.parties import Side, party_of
from orchestration.parsing.scan import Hit

_PAIR = 2
_SIZES = {"pair": 2, "three": 3, "four": 4}
# `both sides of the river`
_OF_A_THING = re.compile(r" of (?:the|a|an|this|that|its|their)\b")
# `two of the three cities`
_PART_OF = re.compile(r"\b(?:one|two|some|most|none|each|either|neither) of $", re.IGNORECASE)
# What may follow a pronoun: `the former then signed`, `the latter company`, but not `the former mayor`.
_PRONOUN = re.compile(
    r"""(?:'s)?(?:
        [,.;:)]
        | [ ](?:city|company|party|side|place|one|two|a|an|to|in|and|with|then|also)\b
        | [ ](?:\w+ed|has|have|had|is|was|are|were|will|gets?|takes?|gives?|held|sent|paid|put)\b
    )""",
    re.VERBOSE,
)
# `the two became`, but not `the two mayors`: what may follow where no noun does.
_BEFORE_VERB = re.compile(r" (?:became|become|are|were|have|had|will|signed|agreed|would|can|could|also|first)\b")
# `the Malaysian port`, `the Costa Rican capital`
_ADJECTIVE = re.compile(r"\b[Tt]he ([A-Z][a-z]+(?: [A-Z][a-z]+)?)(?: [a-z]+)? $")
_ASIDE = re.compile(r",? \(?(?:the )?(?:[a-z-]+ ){0,3}")
# Who only speaks does not act for his city: `he said that ...` would put it into every sentence.
_SPEECH = re.compile(
    r" (?:also |then |further )?"
    r"(?:said|says|told|added|pointed|stressed|hoped|noted|thinks|believes|called|described|introduced)\b"
)
# `in the company of two friends`
_IDIOM = re.compile(r"\b(?:in|keep|kept) $")
# `in Kiel`, `in the City Hall of Kiel`
_LOCATED = re.compile(r"\b(?:in|at)(?: the(?: [A-Z]\w+){1,3} (?:of|in))? $")
_LOCATED_BACK = 48
# `in the town hall` says nothing of which town.
_BUILDING = re.compile(r" (?:hall|centre|center|square|library|museum|theatre|theater|church|station|walls?)\b")
# `the city of Kashgar` points at nothing.
_NAMES_ITSELF = re.compile(r" of ")
# The quotation marks are straight in the normalised text.
_QUOTE = '"'
_LOOK_BACK = 20
_LOOK_BACK_ADJECTIVE = 40


def find(analysis: Analysis) -> list[Reference]:
    """The pointing phrases of the article that can be resolved, in order."""
    hits = analysis.hits_of("deixis_triggers")
    if not hits:
        return []
    own = home(analysis)
    antecedents = Antecedents(analysis, own)
    homes = {hit.start: _home_at(analysis, hit, own) for hit in hits if hit.entry["points_at"] == "home"}
    # `our city` is known without looking back, and other phrases may point at it.
    antecedents.add([Side(hit.start, hit.end, homes[hit.start]) for hit in hits if homes.get(hit.start)])
    found: list[Reference] = []
    for hit in hits:
        targets = homes[hit.start] if hit.start in homes else _targets(analysis, antecedents, hit)
        if targets:
            text = analysis.text[hit.start : hit.end]
            found.append(Reference(start=hit.start, end=hit.end, text=text, targets=targets))
    return found


def _targets(analysis: Analysis, antecedents: Antecedents, hit: Hit) -> tuple[Party, ...]:
    points_at, sort = hit.entry["points_at"], hit.entry["sort"]
    text = analysis.text
    if points_at in _SIZES:
        if _OF_A_THING.match(text, hit.end) or _PART_OF.search(text, max(0, hit.start - _LOOK_BACK), hit.start):
            return ()
        return _several(analysis, antecedents, hit, _SIZES[points_at])
    if points_at == "bare":
        return _several(analysis, antecedents, hit, 2) if _BEFORE_VERB.match(text, hit.end) else ()
    if points_at == "national":
        return _national(analysis, antecedents, hit)
    if points_at == "guest":
        return _guest(antecedents, home(analysis))
    if points_at == "ordinal":
        return _ordinal(analysis, antecedents, hit) if _PRONOUN.match(text, hit.end) else ()
    if points_at == "he":
        return () if sort == "side" and _SPEECH.match(text, hit.end) else _side_of_person(analysis, hit)
    if sort == "company" and _IDIOM.search(text, max(0, hit.start - _LOOK_BACK), hit.start):
        return ()
    if sort == "city" and (_BUILDING.match(text, hit.end) or _NAMES_ITSELF.match(text, hit.end)):
        return ()
    party = _one(analysis, antecedents, hit)
    return (party,) if party else ()


def _opens_paragraph(analysis: Analysis, hit: Hit) -> bool:
    sentence = analysis.document.sentence_at(hit.start)
    before = analysis.document.sentences[max(0, sentence.index - 1)]
    return before.paragraph != sentence.paragraph and hit.start == sentence.start


def _several(analysis: Analysis, antecedents: Antecedents, hit: Hit, size: int) -> tuple[Party, ...]:
    sort = hit.entry["sort"]
    if sort == "company":
        return antecedents.pair(hit.start, _company_of(analysis), size)
    if sort == "body":
        return antecedents.pair(hit.start, body, size)
    if sort == "side":
        return (
            antecedents.together(hit.start, side, size)
            or (antecedents.coordinated(hit.start, side) if size == _PAIR else ())
            or _cities(antecedents, hit.start, size)
        )
    titled = antecedents.titled_cities
    if size == len(titled) and _opens_paragraph(analysis, hit):
        # A paragraph that opens with `The two cities` takes up the headline, not whom the last one named in passing.
        cities = titled
    else:
        cities = _cities(antecedents, hit.start, size, whole=hit.entry.term.endswith("cities"))
    return tuple(_government_of(analysis, city) for city in cities) if sort == "government" else cities


def _cities(antecedents: Antecedents, offset: int, size: int, *, whole: bool = False) -> tuple[Party, ...]:
    """The cities that the last sentence names, else the article's main ones, else those last named one by one.

    With ``whole`` a county or district does not count: it is none of `the two cities`.
    """

    def meant(city: Party | None) -> Party | None:
        return None if city is None or (whole and _is_part(city)) else city

    def outright(party: Party) -> Party | None:
        return meant(named_city(party))

    def at_home(party: Party) -> Party | None:
        return meant(city_of(party))

    main = antecedents.main_cities
    return (
        antecedents.together(offset, outright, size)
        or antecedents.together(offset, at_home, size)
        or antecedents.with_home(offset, outright, size)
        or (main if len(main) == size else ())
        or antecedents.pair(offset, outright, size)
        or antecedents.pair(offset, at_home, size)
    )


def _is_part(city: Party) -> bool:
    level = city.place.level if city.place else None
    return level in ("district", "county") or city.name.endswith((" District", " County", " New Area"))


def _ordinal(analysis: Analysis, antecedents: Antecedents, hit: Hit) -> tuple[Party, ...]:
    wants_company = analysis.text.startswith((" company", " firm"), hit.end)
    choose = body if wants_company else side
    couple = antecedents.together(hit.start, choose) or antecedents.couple(hit.start, choose)
    if not couple:
        return ()
    return (couple[0] if hit.entry["sort"] == "first" else couple[1],)


def _one(analysis: Analysis, antecedents: Antecedents, hit: Hit) -> Party | None:
    sort, level = hit.entry["sort"], hit.entry["level"]
    if sort == "company":
        if analysis.text[hit.end - len("company") : hit.end] == "Company":
            # In a company's own announcement `the Company` is whoever announces.
            return antecedents.first(_company_of(analysis))
        return antecedents.last(hit.start, _company_of(analysis))
    if sort == "host":
        return _host(analysis, antecedents, hit)
    if level:
        return antecedents.last(
            hit.start, named_city, lambda city: city.place is not None and city.place.level == level
        )
    return antecedents.last(hit.start, city_or_government(analysis)) or antecedents.last(hit.start, city_of)


def _host(analysis: Analysis, antecedents: Antecedents, hit: Hit) -> Party | None:
    """`the host city`: where the sentences before say that it took place, or the second of the two that it joins."""
    sentence = analysis.document.sentence_at(hit.start)
    before = analysis.document.sentences[max(0, sentence.index - 2) : sentence.index]
    start = next((other.start for other in before if not other.is_title), hit.start)
    for place in reversed(within(analysis.places, start, hit.start)):
        if place.kind == "city" and _LOCATED.search(
            analysis.text, max(start, place.start - _LOCATED_BACK), place.start
        ):
            return party_of(place)
    pair = _cities(antecedents, hit.start, 2)
    return pair[1] if pair else None


def _guest(antecedents: Antecedents, own: Party | None) -> tuple[Party, ...]:
    """`the visitors`: where the article is about its own city and another, who comes is the other."""
    main = antecedents.main_cities
    others = [city for city in main if own is None or city.name != own.name]
    return tuple(others) if len(main) == len(others) + 1 else ()


def _national(analysis: Analysis, antecedents: Antecedents, hit: Hit) -> tuple[Party, ...]:
    """`the Malaysian port`, `the capital of Peru`: the city of that country that the article named last."""
    text = analysis.text
    named = within(analysis.places, max(0, hit.start - _LOOK_BACK_ADJECTIVE), hit.start)
    if named and named[-1].kind == "city" and _ASIDE.fullmatch(text, named[-1].end, hit.start):
        # `Guangzhou, capital of Guangdong`: the city stands there already
        return ()
    adjective = _ADJECTIVE.search(text, max(0, hit.start - _LOOK_BACK_ADJECTIVE), hit.start)
    entry = lexicons.by_term("country_adjectives").get(adjective[1].lower()) if adjective else None
    country = entry["country"] if entry else None
    if country is None and text.startswith(" of ", hit.end):
        behind = within(analysis.places, hit.end, hit.end + _LOOK_BACK_ADJECTIVE)
        is_country = bool(behind) and behind[0].kind == "country" and not text.startswith("'s ", behind[0].end)
        country = behind[0].country if is_country else None
    if country is None:
        return ()
    party = antecedents.last(
        hit.start, named_city, lambda city: city.place is not None and city.place.country == country
    )
    return (party,) if party else ()


def _company_of(analysis: Analysis) -> Choose:
    """Chooses companies: organizations of that type or, where the type is not known, of none."""
    kinds = {organization.name: organization.type for organization in analysis.organizations}

    def choose(party: Party) -> Party | None:
        return party if party.kind == "organization" and kinds.get(party.name) in ("company", "bank", None) else None

    return choose


def _government_of(analysis: Analysis, city: Party) -> Party:
    """The city's government as the article names it, or by its regular name."""
    for organization in analysis.organizations:
        if organization.type == "government" and organization.home and organization.home.name == city.name:
            return party_of(organization)
    is_county = city.place is not None and city.place.level == "county"
    name = f"{city.name} Government" if is_county else f"{city.name} Municipal Government"
    return Party(name, "organization", city.place)


def _side_of_person(analysis: Analysis, hit: Hit) -> tuple[Party, ...]:
    """The city or body of the person last named before a pronoun."""
    for person in reversed(within(analysis.persons, 0, hit.start)):
        party = party_named(analysis, person.affiliation)
        return (party,) if party else ()
    return ()


def party_named(analysis: Analysis, name: str | None) -> Party | None:
    """The side of this article that bears ``name``, as an affiliation gives it."""
    if name is None:
        return None
    mentions: Iterable[Place | Organization] = chain(analysis.places, analysis.organizations)
    return next((party_of(mention) for mention in mentions if mention.name == name), None)


def _home_at(analysis: Analysis, hit: Hit, own: Party | None) -> tuple[Party, ...]:
    """`our city`: the article's own, but inside a guest's direct speech the guest's."""
    sentence = analysis.document.sentence_at(hit.start)
    text = analysis.text
    if text.count(_QUOTE, sentence.start, hit.start) % 2:
        closing = text.find(_QUOTE, hit.end)
        speaker_area = (closing, analysis.document.sentence_at(closing).end) if closing >= 0 else (0, 0)
        speakers = within(analysis.persons, *speaker_area) or within(analysis.persons, sentence.start, hit.start)
        for speaker in speakers:
            party = party_named(analysis, speaker.affiliation)
            city = city_of(party) if party else None
            if city:
                return (city,)
    return (own,) if own else ()
