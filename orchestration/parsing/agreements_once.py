"""One agreement once: headline and body, the deal and the sentence on who signed it, a partnership concluded by it.

Two facts tell one agreement if their titles are one, or their parties are and nothing in their kinds, dates or counts
speaks against it. The richer one stays and takes over what only the other knows.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import AgreementFact, AgreementKind, PartnershipFact, PartnershipKind, Party

# Titles are the same from this ratio of their sorted words on, as in the annotation guide.
_SAME_TITLE = 90
# A partnership that began so long before its article is told as news, an older one as history.
_NEWS = dt.timedelta(days=31)
_OPEN_YEAR = "XXXX-"
_FOUNDED = re.compile(
    r"\b(?:became|become|established|set up|founded|formed|forged|launched|entered into|sealed|tied the knot"
    r"|(?<!is )(?<!are )(?<!also )(?<!been )twinned (?:with|themselves)|joined hands as)\b"
)
_HISTORY = re.compile(
    r"\b(?:had|since|ago|when|first|will|would|to become|were to|years?|anniversary|earlier|previously|already|in \d{4}|††††)\b"
)
_DEFINITE = re.compile(r"(?:The|This|That) (?=[a-z])")
_DEFINITE_MANY = re.compile(
    r"(?:The|These|Both|All) (?:\w+ )?(?:agreements|contracts|documents|memoranda|deals|pacts|papers|accords)\b"
)
_PAPER = (
    r"(?:(?!between|with|by|on|for)[\w-]+ ){0,4}"
    r"(?:agreement|contract|document|memorandum|pact|accord|deal|protocol|MOU|MoU|paper)"
)
# `the signing of the contract` (but not `the signing of the contract with B`) and `the signing of "framework agreement"`
_MENTIONED = re.compile(
    rf"(?:re-)?signing(?: ceremony)? of (?:the|this|that|these|said|[\"'“‘]) ?{_PAPER}\b[\"'”’]?"
    r"(?! (?:between(?! (?:our|the|both|their|these)\b)|with|by|on|of|for|to)\b)"
)
# `The two mayors signed the sister city contract`
_MENTIONED_BEHIND = re.compile(
    rf"\b(?:re-)?signed (?:the|this) {_PAPER}(?! (?:between|with|on|of|for|to|that|which|dated)\b|, )"
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_KIND_OF_PARTNERSHIP: dict[PartnershipKind, AgreementKind] = {
    "sister_city": "sister_city",
    "friendly_cooperation": "friendship_agreement",
}
# The kind that a bare `agreement` gets: it is compatible with any.
_USUAL = "cooperation_agreement"
# What a document is by its form and what it may found in any form: one document can be of both kinds.
_FORMS: frozenset[AgreementKind | None] = frozenset({"memorandum", "letter_of_intent", "framework_agreement", "other"})
_CONTENTS: frozenset[AgreementKind | None] = frozenset({"sister_city", "friendship_agreement"})
# `the City of Linz`, `Municipality of Linz`, `municipal government of Linz`: Linz.
_OFFICE_OF = re.compile(
    r"^(?:the )?(?:(?:city|town|municipality|county|government|(?:city|town|municipal|county) (?:council|government|hall)"
    r"|(?:municipal )?people's government) of (?:the )?)?"
)
# `Dublin City Council`, `Nagpur Municipal Corporation`, `Kumasi Metropolitan Assembly`: the city that they act for.
_OFFICES = (
    " people's government",
    " government",
    " municipality",
    " municipal corporation",
    " metropolitan assembly",
    " city council",
    " municipal council",
    " town council",
    " municipal",
    " metropolitan",
    " city",
)
# A rule that reads `the agreement`: what it tells has as a rule been told before.
SAID_AGAIN = "signing_said_again"


def once(analysis: Analysis, facts: Iterable[AgreementFact]) -> list[AgreementFact]:
    """The agreements of one article without repetitions."""
    told = sorted(facts, key=lambda fact: (fact.rule == SAID_AGAIN, fact.evidence.start))
    headings = [fact for fact in told if analysis.document.sentence_at(fact.evidence.start).is_title]
    body = [fact for fact in told if fact not in headings]
    kept: list[AgreementFact] = []
    for fact in body:
        if not _is_taken_up(analysis, kept, fact):
            _add(kept, fact)
    # A headline sums up: it adds days to what the body tells, and stands by itself only where the body tells nothing.
    for fact in headings:
        _add_heading(kept, fact, is_alone=not body)
    return [fact for fact in kept if not _is_told_singly(fact, kept)]


def of_partnerships(
    analysis: Analysis, partnerships: Iterable[PartnershipFact], agreements: Sequence[AgreementFact]
) -> Iterator[AgreementFact]:
    """The agreements by which partnerships of the article began as its news, where none is told by itself."""
    for partnership in partnerships:
        concluded = _concluded(analysis, partnership)
        if concluded and not any(
            sides(concluded.parties) <= sides(other.parties) or _homes(concluded) <= _homes(other)
            for other in agreements
        ):
            yield concluded


def _concluded(analysis: Analysis, partnership: PartnershipFact) -> AgreementFact | None:
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


def _is_taken_up(analysis: Analysis, kept: Sequence[AgreementFact], fact: AgreementFact) -> bool:
    """`The ports of A and B signed a pact. The pact was signed by B's port authority and A's mayor`: by cities, one."""
    if _is_mentioned(analysis, fact, _MENTIONED):
        return any(_may_be(other, fact) and _share_side(other, fact) for other in kept)
    if _is_mentioned(analysis, fact, _MENTIONED_BEHIND) and fact.parties:
        # Who signs it must be the sides told before: another two may sign another document.
        return any(_may_be(other, fact) and _homes(fact) <= _homes(other) for other in kept)
    if not _DEFINITE.match(analysis.text, fact.evidence.start) or fact.count > 1 or fact.title:
        return False
    cities = _homes(fact)
    if _DEFINITE_MANY.match(analysis.text, fact.evidence.start):
        # `signed two agreements with B. The agreements were signed by A's deputy mayor`
        return any(cities <= _homes(other) and other.count > 1 and other.status == fact.status for other in kept)
    return len(cities) > 1 and any(
        cities == _homes(other) and _statuses_agree(other, fact) and _kinds_agree(other, fact) and other.count == 1
        for other in kept
    )


def _is_mentioned(analysis: Analysis, fact: AgreementFact, words: re.Pattern[str]) -> bool:
    """`witnessed the signing of the contract`, `re-signed the pact`: a document that names no sides of its own."""
    end = analysis.document.sentence_at(fact.evidence.start).end
    return (
        fact.count == 1
        and fact.status == "signed"
        and words.search(analysis.text, fact.evidence.start, end) is not None
    )


def _may_be(told: AgreementFact, mention: AgreementFact) -> bool:
    """Whether nothing but the sides speaks against a document that is only mentioned being one told before."""
    is_usual = mention.kind in (_USUAL, "contract") or told.kind == _USUAL
    return (
        told.count == 1
        and told.status == mention.status
        and (is_usual or _kinds_agree(told, mention))
        and not _years_differ(told.date, mention.date)
    )


def _share_side(told: AgreementFact, mention: AgreementFact) -> bool:
    return not told.parties or not mention.parties or bool(_homes(told) & _homes(mention))


def _homes(fact: AgreementFact) -> set[str]:
    """The cities of the parties, of a body the one that it is at home in or that its name holds."""
    return {party.place.name if party.place and party.place.kind == "city" else party.name for party in fact.parties}


def _is_told_singly(fact: AgreementFact, others: Sequence[AgreementFact]) -> bool:
    """Whether a row counts what others tell one by one: `Five projects were signed`, and all five are named."""
    singly = [other for other in others if other.count == 1 and other.kind == fact.kind and other.status == fact.status]
    return 1 < fact.count <= len(singly)


def _add(kept: list[AgreementFact], fact: AgreementFact) -> None:
    for number, other in enumerate(kept):
        if _is_same(other, fact):
            kept[number] = _richer(other, fact)
            return
    if fact.rule != SAID_AGAIN or not kept:
        kept.append(fact)


def _add_heading(kept: list[AgreementFact], fact: AgreementFact, *, is_alone: bool) -> None:
    same = [number for number, other in enumerate(kept) if _is_same(other, fact)]
    if is_alone and not same:
        kept.append(fact)
        return
    for number in same[:1]:
        other = kept[number]
        # Headline and body name two days: which one is open.
        date = other.date if fact.date in (None, other.date) else None if other.date else fact.date
        kept[number] = replace(other, date=date)


def _is_same(one: AgreementFact, other: AgreementFact) -> bool:
    if one.title and other.title:
        is_titled_alike = fuzz.token_sort_ratio(one.title.casefold(), other.title.casefold()) >= _SAME_TITLE
        return is_titled_alike and not _are_of_others(one, other)
    if one.count != other.count or not _statuses_agree(one, other) or _years_differ(one.date, other.date):
        return False
    if one.count > 1:
        return one.kind == other.kind and one.date == other.date
    if SAID_AGAIN not in (one.rule, other.rule) and not _kinds_agree(one, other):
        return False
    if not one.parties or not other.parties:
        return SAID_AGAIN in (one.rule, other.rule)
    shorter, longer = sorted((sides(one.parties), sides(other.parties)), key=len)
    # Four towns' friendship is not the twinning of two of them.
    return shorter == longer if {one.kind, other.kind} == _CONTENTS else shorter <= longer


def _are_of_others(one: AgreementFact, other: AgreementFact) -> bool:
    """Whether each names a side that is none of the other's: two pairs may sign an `agreement on water` each."""
    homes, others = _homes(one), _homes(other)
    return not (homes <= others or others <= homes)


def _statuses_agree(one: AgreementFact, other: AgreementFact) -> bool:
    """Equal, or a plan of what the text tells as done, too: `approved a charter with B, which was signed on Friday`."""
    statuses = {one.status, other.status}
    is_carried_out = statuses == {"planned", "signed"} and one.kind == other.kind and len(one.parties) > 1
    return len(statuses) == 1 or (is_carried_out and one.count == 1 and sides(one.parties) == sides(other.parties))


def _kinds_agree(one: AgreementFact, other: AgreementFact) -> bool:
    """Whether two kinds may be one document's: equal, one of them the usual, or its form and what it founds.

    `Signed a sister city pact ... signed the memorandum`; what one verb signs (`a sister city pact and a memorandum`) are two.
    """
    kinds = {one.kind, other.kind}
    if len(kinds) == 1 or _USUAL in kinds:
        return True
    founds = bool(kinds & _FORMS) and bool(kinds & _CONTENTS)
    return (founds or kinds == _CONTENTS) and one.evidence != other.evidence


def _years_differ(one: str | None, other: str | None) -> bool:
    """Whether two dates name different years: then the older document is another one."""
    years = [date[:4] for date in (one, other) if date and date[:4].isdigit()]
    return len(years) == 2 and years[0] != years[1]


def each_side(parties: Iterable[Party]) -> tuple[Party, ...]:
    """The parties without the second name of a side: `Linz` and `the City of Linz` cannot sign with each other."""
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(_side(party), party)
    return tuple(found.values())


def sides(parties: Iterable[Party]) -> set[str]:
    """The sides by whom they stand for: a government that signs for its city, and the city, are one."""
    return {_side(party) for party in parties}


def _side(party: Party) -> str:
    name = _OFFICE_OF.sub("", party.name.casefold())
    for ending in _OFFICES:
        name = name.removesuffix(ending)
    return name


def _richer(one: AgreementFact, other: AgreementFact) -> AgreementFact:
    """The fact with more parties and the more telling kind, completed from the other."""
    best, rest = (one, other) if len(one.parties) >= len(other.parties) else (other, one)
    return replace(
        best,
        title=best.title or rest.title,
        kind=rest.kind if best.kind in (None, _USUAL) and rest.kind else best.kind,
        date=best.date or rest.date,
        status="signed" if "signed" in (best.status, rest.status) else best.status,
    )
