"""Administrations named by their city in forms of their own: `City of Graz`, `Region Gotland`, `Shanghai municipal government`.

The last have their type words in lower case, so that they are no runs of capitals: a place and the words after it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from orchestration.parsing import lexicons
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.coverage import Covered
from orchestration.parsing.mentions import Organization, Place
from orchestration.parsing.names import roles

_OPENED = re.compile(
    r"\b(?:(?:(?!The )[A-Z]\w+ )?(?:City|Town|[Mm]unicipality|Commune|Borough|Canton|County|District|Region|Province|State"
    r"|Prefecture|Comune|Ville|Ciudad|Gemeente|Gmina) (?:of (?:the )?|de |di |da )|Stadt )[A-ZÀ-ÖØ-Þ][\w'-]+(?: [A-Z][\w'-]+)?"
)
# The words that each match has: a text without them is not searched for the rest. Looked for from a space on, since `re`
# skips to one, and few have `of` behind them.
_OPENING = re.compile(
    r" (?=(?:of|de|di|da) )(?:(?<=City )|(?<=Town )|(?<=unicipality )|(?<=Commune )|(?<=Borough )|(?<=Canton )|(?<=County )"
    r"|(?<=District )|(?<=Region )|(?<=Province )|(?<=State )|(?<=Prefecture )|(?<=Comune )|(?<=Ville )|(?<=Ciudad )"
    r"|(?<=Gemeente )|(?<=Gmina ))| (?<=Stadt )"
)
_OF_STATES = re.compile(
    r" (?:embassy|consulate|(?:development|aid|trade promotion) agency|(?:development|export-import|investment|central) bank)\b"
)
_IN = re.compile(r"\bin (?:the )?$")
_JOINED = lexicons.terms("office_fields") | {"and", "municipal", "city"}
_REGION = re.compile(r"\bRegion ([^\W\d_a-z][\w-]+)(?= |,|\.|;)(?! [A-Z])")
_LEVEL = r"(?i:municipal|provincial|city|county|district|prefectural|metropolitan|town|regional|local|cantonal|state)"
_LOWER = re.compile(
    r" (?:council|government|municipality|administration|parliament|assembly)\b"
    rf"| {_LEVEL} [Pp]eople's (?:[Cc]ommittee|[Cc]ouncil|[Cc]ongress)\b"
    rf"| {_LEVEL}(?: [Pp]eople's)? (?:(?:government|administration|council|assembly|hall|senate|authority)\b"
    rf"|[Pp]arty committee|committee of the (?:CPC|Communist Party)"
    r"|(?:[a-z]+ (?:and [a-z]+ )?)?(?:bureau|commission|department)\b)"
)
# `Shanghai culture and tourism bureau`: without a level, but with the field of an office.
_OFFICE = re.compile(
    r" ((?:[a-z-]+,? ){1,5})(?:bureau|commission|department|office|authority|association|federation|agency|society)\b"
)
# `the city council of Graz`
_LOWER_OF = re.compile(
    r"\b(?:(?:municipal |county |district )?people's government"
    r"|(?:city|town|district|county|municipal|regional|provincial) (?:council|government|administration|assembly|hall)"
    r"|chamber of commerce(?: and industry)?|(?:port|harbour|transport) authority|friendship (?:association|society))"
    r" of (?:the )?$"
)
_PAIRED = re.compile(r",? and (?:the )?[A-Z][^,.;]{2,60}? (?:signed|reached|agreed|concluded|founded|set up|will)\b")
_LISTED = re.compile(r"(?:,|,? and) (?:the )?")
# `a joint session of the Graz and Linz councils` tells of persons
_SITTING_OF = re.compile(r"\b(?:sessions?|sittings?|meetings?|members?|halls?|chambers?) of (?:the )?$")
_HEADS = re.compile(
    r" (?:[Mm]unicipal |[Cc]ity |[Cc]ounty |[Dd]istrict |[Mm]etropolitan |[Pp]refectural |[Tt]own |[Ss]tate "
    r"|[Pp]rovincial |[Pp]ort )?(?:[Pp]eople's )?"
    r"(?:[Gg]overnments|[Cc]ouncils|[Aa]dministrations|[Aa]ssemblies|[Aa]uthorities|[Cc]ommittees|[Cc]ongresses|[Mm]unicipalities)\b"
)
# A list of ports that act, in which these are.
_GOES_ON = re.compile(r"\bPort of [A-Z]\w+(?: in (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)?(?:,|,? and) (?:the )?$")
_LONGEST_BEFORE = 60
_HEADS_OF = re.compile(r"\b(Ports|Universities) of (?:the )?")
# `the Philippine government`, but not its bonds or officials
_GOVERNMENT = re.compile(
    r"\b([A-Z]\w+) government\b(?!-| (?:bonds?|debt|officials?|scholarships?|sources?|agenc|departments?|bod|leaders?|policy))"
)
# `the Japanese embassy`, `the Swiss development agency`
_OF_A_STATE = re.compile(
    r"(?<!, )\b[Tt]he ([A-Z]\w+) ((?:embassy|consulate(?: general)?)|(?:development|aid|trade promotion) agency"
    r"|(?:development|export-import|investment|central) bank)\b(?!, [a-z]* ?[A-Z])"
)
# `the farmers' union of Halabja`: a trade's own body
_OF_A_TRADE = re.compile(
    r"\b(?!other|parents)[a-z]{4,}s' (?:union|association|federation|cooperative|league|guild|society)(?: of [A-Z][\w-]+)?"
)
_FIELDS = "|".join(sorted(lexicons.terms("office_fields"), key=len, reverse=True))
_MINISTRY = re.compile(
    rf"\bministry of ((?:the )?(?:{_FIELDS})\b(?:(?:, | and |, and | )(?:{_FIELDS})\b){{0,6}})(?: of [A-Z]\w+)?"
)


def find(analysis: Analysis, found: Sequence[Organization]) -> Iterator[Organization]:
    """The administrations of the article that stand in none of the names found already."""
    covered = Covered(found)
    text = analysis.text
    for place in analysis.places:
        # `Oulu city` may have been taken for the city's name.
        after = _LOWER.match(text, place.end) or _LOWER.match(text, place.end - len(" city"))
        if after and place.kind == "city" and place.start not in covered:
            kind = "party" if "arty" in after[0] or "CPC" in after[0] else "government"
            yield _organization(text, place.start, after.end(), place, kind)
        elif place.start not in covered:
            yield from _office(text, place)
    for match in _OPENED.finditer(text) if _OPENING.search(text) else ():
        if match.start() in covered or _is_place(analysis, match):
            continue
        if roles.acts(text, match.start(), match.end()) or roles.is_subject(text, match.start(), match.end()):
            inside = within(analysis.places, match.start(), match.end())
            yield _organization(text, match.start(), match.end(), inside[0] if inside else None)
    for match in _REGION.finditer(text) if "Region " in text else ():
        if match.start() not in covered:
            yield _organization(text, match.start(), match.end(), None)
    yield from _of_countries(text, covered)
    yield from _of_several(analysis, covered)
    yield from _of_each(analysis)
    yield from _of_trades(text)


def _is_place(analysis: Analysis, match: re.Match[str]) -> bool:
    """`Ganzhou City of Jiangxi`, `in the Free State of Bavaria`: no office is meant, only where something is."""
    place = next(iter(within(analysis.places, match.start(), match.end())), None)
    is_unit = place is not None and place.start == match.start()
    return is_unit or _IN.search(analysis.text, max(0, match.start() - len(" in the ")), match.start()) is not None


def _of_countries(text: str, covered: Covered) -> Iterator[Organization]:
    for match in _GOVERNMENT.finditer(text) if " government" in text else ():
        if match[1].lower() in lexicons.terms("demonyms") and match.start() not in covered:
            yield _organization(text, match.start(), match.end(), None)
    for match in _OF_A_STATE.finditer(text) if _OF_STATES.search(text) else ():
        if match[1].lower() in lexicons.terms("demonyms") and match.start(1) not in covered:
            kind = "bank" if match[2].endswith("bank") else "government"
            yield _organization(text, match.start(1), match.end(), None, kind)
    for match in _MINISTRY.finditer(text) if "ministry of " in text else ():
        fields = [word for word in re.split(r",? ", match[1]) if word not in ("and", "the")]
        if match.start() not in covered and all(word in lexicons.terms("office_fields") for word in fields):
            yield _organization(text, match.start(), match.end(), None)


def _of_trades(text: str) -> Iterator[Organization]:
    for match in _OF_A_TRADE.finditer(text) if "s' " in text else ():
        if roles.acts(text, *match.span()) or _PAIRED.match(text, match.end()):
            yield _organization(text, *match.span(), None, "association")


def _of_several(analysis: Analysis, covered: Covered) -> Iterator[Organization]:
    """`the Incheon and Busan Metropolitan Councils`: one of each place that is listed."""
    text = analysis.text
    for number, last in enumerate(analysis.places):
        # `Lviv city` may have been taken for the city's name.
        heads = _HEADS.match(text, last.end - len(" city")) or _HEADS.match(text, last.end)
        first = number
        while heads and first and _LISTED.fullmatch(text, analysis.places[first - 1].end, analysis.places[first].start):
            first -= 1
        listed = analysis.places[first : number + 1]
        if heads is None or len(listed) == 1 or any(place.kind != "city" for place in listed):
            continue
        if _SITTING_OF.search(text, max(0, listed[0].start - 40), listed[0].start):
            continue
        for place in listed:
            end = heads.end() if place is last else place.end
            body = _organization(text, place.start, end, place)
            if place.start not in covered:
                yield replace(body, name=f"{place.text.removesuffix(' city')}{_singular(heads[0])}")


def _of_each(analysis: Analysis) -> Iterator[Organization]:
    """`with the Port of Bari in Italy, the Ports of Kobe and Yokohama`: one of each place that is listed."""
    text = analysis.text
    for head in _HEADS_OF.finditer(text) if "Ports of " in text or "Universities of " in text else ():
        at = bisect_left(analysis.places, head.end(), key=lambda place: place.start)
        listed = list(analysis.places[at : at + 1])
        for place in analysis.places[at + 1 :]:
            if not _LISTED.fullmatch(text, listed[-1].end, place.start):
                break
            listed.append(place)
        is_list = len(listed) > 1 and listed[0].start == head.end() and all(place.kind == "city" for place in listed)
        if is_list and (
            roles.acts(text, head.start(), listed[-1].end)
            or _GOES_ON.search(text, max(0, head.start() - _LONGEST_BEFORE), head.start())
        ):
            for place in listed:
                start = head.start() if place is listed[0] else place.start
                kind = "company" if head[1] == "Ports" else "university"
                body = _organization(text, start, place.end, place, kind)
                yield replace(body, name=f"{_singular(head[1])} of {place.text}")


def _singular(noun: str) -> str:
    return f"{noun.removesuffix('ies')}y" if noun.endswith("ies") else noun.removesuffix("s")


def _office(text: str, place: Place) -> Iterator[Organization]:
    after = _OFFICE.match(text, place.end)
    if after and all(word.strip(",") in _JOINED for word in after[1].split()):
        is_club = after[0].endswith(("association", "federation", "society"))
        yield _organization(text, place.start, after.end(), place, "association" if is_club else "government")
        return
    before = _LOWER_OF.search(text, max(0, place.start - 50), place.start)
    if before and ("people's" in before[0] or roles.acts(text, before.start(), place.end)):
        is_club = re.search("association|society|federation|chamber", before[0]) is not None
        yield _organization(text, before.start(), place.end, place, "association" if is_club else "government")


def _organization(text: str, start: int, end: int, home: Place | None, kind: str = "government") -> Organization:
    return Organization(
        start=start,
        end=end,
        text=text[start:end],
        name=text[start:end],
        type=kind,
        rule="organization_by_administration",
        home=home,
    )
