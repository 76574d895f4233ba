"""A city's roll of partners: items that only name a city each, below a title or heading that says what they are.

`OUR SISTER CITIES` with `- Växjö, Sweden (1986)`, or a newsletter whose paragraphs open with `KIEL. Seventy-five years ...`.
No sentence ties the cities, so the whole run of items must look like one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import PartnershipFact, Span
from orchestration.parsing.mentions import Place
from orchestration.parsing.parties import party_of

# A line, or an item of a list whose line breaks are gone.
_LINE = re.compile(r"(?:(?<=\n)|(?<![^\n])|(?<= )(?=[-•*·] [A-ZÀ-Þ]))[^\n]+?(?=\n|$| [-•*·] [A-ZÀ-Þ])")
# What may stand before the city: a bullet, a number, a label in capitals (`MARCH: `).
_OPENS = re.compile(
    r"(?:[-•*–·] |\d{1,2}[.)] |[A-Z]{3,}(?: \d{1,2}(?:[-–]\d{1,2})?)?: )?"
    # `- And with the small French town of Nuits-Saint-Georges`
    r"(?:(?:And )?[Ww]ith (?:the (?:[\w-]+ ){0,3}(?:city|town|village|port|commune|municipality) of )?)?"
)
# What may stand behind it: where it lies, and then a year in brackets, a stop or the end.
_CLOSES = re.compile(
    r"(?: City)?(?:(?:,| in| near) (?:the )?[A-ZÀ-Þ][\w .'-]{1,30}?){0,3}"
    r"(?:,? \(?(?:since |twinned |in |from )?(?P<year>\d{4})\b|[.:;(]|,? --?|,? –|\s*$)"
)
_YEAR = re.compile(
    r"\b(?:twin|twinned|sister|partners?|friends|linked|together|a member)\b[^.;]{0,20} (?:of|since|in) (?P<year>\d{4})\b"
)
_ABOUT = re.compile(
    r"\b(?:sisters?|twins?|twinned|twinnings?|partner (?:cities|towns)|city partnerships?|partnerships with"
    r"|friendship (?:cities|towns)"
    r"|friends abroad)\b",
    re.IGNORECASE,
)
_FEWEST = 3
# How far above the first item its heading may stand.
_HEADING_REACH = 220


@dataclass(frozen=True, slots=True)
class _Item:
    place: Place
    end: int
    since: str | None


def rolled(analysis: Analysis) -> list[PartnershipFact]:
    """One partnership of the article's own city for each item of its rolls."""
    own = analysis.home
    if own is None or not any(hit.entry["kind"] == "sister_city" for hit in analysis.hits_of("partnership_triggers")):
        return []
    return [
        PartnershipFact(
            evidence=Span(item.place.start, item.end),
            rule="partnership_roll",
            cities=(own, party_of(item.place)),
            kind="sister_city",
            since=item.since,
        )
        for run in _runs(analysis, own.name)
        if _is_headed(analysis, run)
        for item in run
    ]


def _runs(analysis: Analysis, own: str) -> Iterator[Sequence[_Item]]:
    """The runs of items without any line of another kind between them, as far as they are long enough."""
    run: list[_Item] = []
    for line in _LINE.finditer(analysis.text):
        item = _item(analysis, line)
        if item is not None and item.place.name != own:
            run.append(item)
            continue
        opening = _OPENS.match(analysis.text, line.start(), line.end())
        if opening and opening[0]:
            continue  # an item like the others, of a place that is not known or tells a story
        if len(run) >= _FEWEST:
            yield run
        run = []
    if len(run) >= _FEWEST:
        yield run


def _item(analysis: Analysis, line: re.Match[str]) -> _Item | None:
    opening = _OPENS.match(analysis.text, line.start(), line.end())
    start = opening.end() if opening else line.start()
    here = [
        place for place in within(analysis.places, start, line.end()) if place.start == start and place.kind == "city"
    ]
    if not here:
        return None
    place = max(here, key=lambda each: each.end)
    closing = _CLOSES.match(analysis.text, place.end, line.end())
    if closing is None:
        return None
    told = closing["year"] or next((each["year"] for each in _YEAR.finditer(analysis.text, start, line.end())), None)
    return _Item(place, closing.end(), told)


def _is_headed(analysis: Analysis, run: Sequence[_Item]) -> bool:
    """Whether the title, the publisher or what stands right above the run says that it is of partners."""
    title = analysis.document.sentences[0]
    first = run[0].place.start
    return (
        _ABOUT.search(analysis.text, title.start, title.end) is not None
        or _ABOUT.search(analysis.document.article.publisher or "") is not None
        or _ABOUT.search(analysis.text, max(0, first - _HEADING_REACH), first) is not None
    )
