"""A partnership concluded as the article's news is an agreement, too, even where none is told by itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from orchestration.parsing.agreement_sides import homes, sides
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import AgreementFact, AgreementKind, PartnershipFact, PartnershipKind

# A partnership that began so long before its article is told as news, an older one as history.
_NEWS = dt.timedelta(days=31)
_OPEN_YEAR = "XXXX-"
_FOUNDED = re.compile(
    r"\b(?:became|become|established|set up|founded|formed|forged|launched|entered into|sealed|tied the knot"
    r"|(?<!is )(?<!are )(?<!also )(?<!been )twinned (?:with|themselves)|joined hands as)\b"
)
_HISTORY = re.compile(
    r"\b(?:had|since|ago|when|first|will|would|to become|were to|years?|anniversary|earlier|previously|already"
    r"|in \d{4}|††††)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_KIND_OF_PARTNERSHIP: dict[PartnershipKind, AgreementKind] = {
    "sister_city": "sister_city",
    "friendly_cooperation": "friendship_agreement",
}


def concluded(
    analysis: Analysis, partnerships: Iterable[PartnershipFact], agreements: Sequence[AgreementFact]
) -> Iterator[AgreementFact]:
    """The agreements by which partnerships of the article began as its news, where none is told by itself."""
    for partnership in partnerships:
        agreement = _agreement(analysis, partnership)
        if agreement and not any(
            sides(agreement.parties) <= sides(other.parties) or homes(agreement.parties) <= homes(other.parties)
            for other in agreements
        ):
            yield agreement


def _agreement(analysis: Analysis, partnership: PartnershipFact) -> AgreementFact | None:
    """The agreement by which a partnership began, if that is the article's news."""
    kind = _KIND_OF_PARTNERSHIP.get(partnership.kind)
    if kind is None or not (_is_of_late(analysis, partnership) or _is_founded(analysis, partnership)):
        return None
    return AgreementFact(
        evidence=partnership.evidence,
        rule="partnership_concluded",
        kind=kind,
        parties=partnership.cities,
        date=partnership.since,
    )


def _is_of_late(analysis: Analysis, partnership: PartnershipFact) -> bool:
    published = analysis.document.article.published_on
    if published is None or partnership.since is None or not _DAY.fullmatch(partnership.since):
        return False
    return dt.timedelta(0) <= published - dt.date.fromisoformat(partnership.since) <= _NEWS


def _is_founded(analysis: Analysis, partnership: PartnershipFact) -> bool:
    """`A and B became friendly cities`, told without a date or with a day of an unknown year, is news, too."""
    if partnership.since is not None and not partnership.since.startswith(_OPEN_YEAR):
        return False
    sentence = analysis.document.sentence_at(partnership.evidence.start)
    told = analysis.outline[sentence.start : sentence.end]
    return _FOUNDED.search(told) is not None and _HISTORY.search(told) is None
