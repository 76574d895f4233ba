"""Signings that only the agreements tell of: a document signed on a day between two cities was an occasion, too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.deixis.antecedents import city_of
from orchestration.parsing.facts import AgreementFact, EventFact
from orchestration.parsing.once.events import SIGNING_OF_AGREEMENT
from orchestration.parsing.parties import distinct
from orchestration.parsing.rules.events.when import is_recalled

# What was signed over months or years was signed on many occasions: an occasion has a day, or is part of a stay.
_DAYS = re.compile(r"[\dX]{4}-\d{2}-\d{2}(?:/[\dX]{4}-\d{2}-\d{2})?")
# `As early as February the two had signed`: told as the past of what is told.
_RECALLING = re.compile(r"\bhad\s(?:\w+\s){0,2}(?:signed|inked|concluded|reached)\b")


def signings(analysis: Analysis, agreements: Iterable[AgreementFact]) -> Iterator[EventFact]:
    """One signing for each agreement signed of late on a known day; ``once.events`` joins them."""
    for agreement in agreements:
        cities = distinct(city for party in agreement.parties if (city := city_of(party)))
        if not (agreement.status == "signed" and agreement.date and len(cities) > 1) or not _DAYS.fullmatch(
            agreement.date
        ):
            continue
        evidence = agreement.evidence
        has_recalled = _RECALLING.search(analysis.text, evidence.start, evidence.end) is not None
        if not (has_recalled or is_recalled(analysis, agreement.date)):
            yield EventFact(
                evidence=evidence,
                rule=SIGNING_OF_AGREEMENT,
                type="signing",
                date=agreement.date,
                city=None,
                cities=tuple(cities),
            )
