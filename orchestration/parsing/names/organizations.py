"""Named organizations of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import OrganizationFact, Span
from orchestration.parsing.mentions import Organization, Place
from orchestration.parsing.names import bodies, capitals

_ACRONYM = re.compile(r" ?\((?:hereinafter )?(?:referred to as )?(?:the )?[\"']?([A-Z][A-Za-z&-]{1,9})[\"']?\)")
_PARTY = re.compile(r"\b(?:CPC|Party)\b")
_SHORT = re.compile(r"(?:CPC )?Municipal (?:Party Committee|Government|People's Government|Committee)")


def find(analysis: Analysis) -> list[Organization]:
    """The mentions of organizations, in order."""
    text = analysis.text
    found: list[Organization] = []
    acronyms: dict[str, Organization] = {}
    for phrase in bodies.find(text, capitals.runs(text)):
        name = text[phrase.start : phrase.end]
        home = _home(analysis, phrase.start, phrase.end)
        is_short = False
        if home is None and _SHORT.fullmatch(name):
            is_short = True
            home = next((o.home for o in reversed(found) if o.home is not None and o.home.kind == "city"), None)
            if home is not None:
                name = name.replace("Municipal", f"{home.name} Municipal", 1)
        acronym = _ACRONYM.match(text, phrase.end)
        organization = Organization(
            start=phrase.start,
            end=phrase.end,
            text=text[phrase.start : phrase.end],
            name=name,
            type=_type(name, phrase),
            rule="organization_by_type_word",
            home=home,
            acronym=acronym[1] if acronym else None,
            is_short=is_short,
        )
        found.append(organization)
        if acronym:
            acronyms[acronym[1]] = organization
    found += _later(text, acronyms, found)
    return sorted(found, key=lambda organization: organization.start)


def facts(analysis: Analysis) -> Iterator[OrganizationFact]:
    """One fact for each of them."""
    seen: set[str] = set()
    for organization in analysis.organizations:
        if organization.name not in seen:
            seen.add(organization.name)
            yield OrganizationFact(
                evidence=Span(organization.start, organization.end),
                rule=organization.rule,
                name=organization.name,
                type=organization.type,
                home=organization.home,
            )


def _home(analysis: Analysis, start: int, end: int) -> Place | None:
    return next((place for place in analysis.places if start <= place.start and place.end <= end), None)


def _type(name: str, phrase: bodies.Phrase) -> str | None:
    if phrase.head is None:
        return None
    if phrase.head["type"] == "association" and _PARTY.search(name):
        return "party"
    return phrase.head["type"]


def _later(text: str, acronyms: dict[str, Organization], found: list[Organization]) -> Iterator[Organization]:
    """The acronyms wherever they stand alone."""
    if not acronyms:
        return
    taken = [(o.start, o.end) for o in found]
    for match in re.finditer(r"\b[A-Z][A-Za-z&-]{1,9}\b", text):
        full = acronyms.get(match[0])
        if full is not None and not any(start <= match.start() < end for start, end in taken):
            yield Organization(
                start=match.start(),
                end=match.end(),
                text=match[0],
                name=full.name,
                type=full.type,
                rule="organization_by_acronym",
                home=full.home,
                acronym=match[0],
                is_short=True,
            )
