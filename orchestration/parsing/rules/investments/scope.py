"""What an amount covers: one project or a sum over several, how many, over which time."""

from __future__ import annotations

import re

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import InvestmentScope, Party
from orchestration.parsing.mentions import Money
from orchestration.parsing.rules.investments.cues import Cue

_SEVERAL = re.compile(
    r"\b(?:projects|enterprises|companies|firms|businesses|agreements|contracts|deals|partnerships|undertakings|they"
    r"|programmes|programs|proposals|MoUs|loans|grants|schemes|applications|plants|orders|letters of intent|memorandums?"
    r"|memoranda|together)\b",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"\b(?:cumulative(?:ly)?|accumulated|altogether|in all|in total|combined|a total of|aggregate|all told|so far|overall"
    r"|together)\b",
    re.IGNORECASE,
)
# What was spent over years went into more than one thing, unless the sentence names it.
_OVER_TIME = re.compile(
    r"\b(?:since|over the years|to date|up to now|until now|(?:past|last) (?:\w+ )?years|decades?)\b", re.IGNORECASE
)
# `for a water project in Cebu`, `into a new tram line`
_ONE_THING = re.compile(
    r"\b(?:in|into|for|to|of|on|towards) (?:a|an|the|its|one|this) (?:(?!of\b|and\b|the\b)[\w'§-]+ ){0,5}?"
    r"(?:and \w+ )?(?:project|line|plant|school|hospital|cent(?:re|er)|station|bridge|road|factory|museum|library|stadium|bank"
    r"|building|park|terminal|system|clinic|institute|college|university|theatre|garden|tunnel|dam|port|airport|hall)\b"
)
_ADJECTIVE = re.compile(r"\d-\w+-\w+$")
# `200,000 euros for an ambulance`: whatever it is, it is one
_FOR_ONE = re.compile(
    r" (?:for|into|towards|to build|to buy|in) (?:an?|one|its own|their own) "
    r"(?!(?:number|variety|range|series|total|period|term|share|further|year|decade|programme|program|scheme|host|set|row|few|new"
    r"|batch)\b)[a-z]"
)
# `Its total investment`, `the former with an investment of`
_OF_ONE = re.compile(
    r"\b(?:[Ii]ts|the (?:former|latter|first|second|third|fourth|largest|biggest|smallest)(?: (?:one|project|deal))?|another"
    r"|one)(?: of (?:them|these|those|which))?,? "
    r"(?:(?:total |planned |first-phase |whole )?(?:investment|cost|price)|with|takes|is worth|costs?|worth|for|at)\b"
    r"[^,;.§]{0,40}$"
)
# Money in plurals of its own goes to many.
_PLURALS = frozenset({"subsidies", "scholarships", "investments", "donations"})
# `Of the 10 billion yuan invested this year`: what is cut into parts, unless `all of the` is one's
_OF_THE = re.compile(r"(?<!\ball )\bof the (?:total )?$", re.IGNORECASE)
# `20 billion yen had been donated`: by nobody in particular, so by many
_HAS_BEEN = re.compile(r"\b(?:has|have|had) (?:already )?been $")
# Programmes hold many projects.
_SCHEMES = frozenset({"scheme", "program", "programme", "package"})
_FOR_SEVERAL = re.compile(
    r"(?:\s\([^()]*\))?\sfor\s(?:the\s)?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several)\s[\w-]*\s?\w+s\b"
)
# A number that leaves out its noun: `the remaining 42, none of which`, `22 are about energy`, `twelve of them`.
_REST = re.compile(r"\b(?:[Tt]he (?:other|remaining|rest)|[Oo]f (?:these|those|them|which),?|those|another) $")
_NO_NOUN = re.compile(
    r",|\.|;|\)| (?:are|were|have|had|come|came|stand|together|worth|with|alone|will|being|of them|put)\b"
)
_OF_THEM = re.compile(r" of (?:them|these|those)\b")
_PROJECTS = re.compile(r"\b(?:projects|undertakings)\b", re.IGNORECASE)
# `50 projects worth 167 billion yuan, 16 projects`: the count before an amount is nearer than the one behind it.
_BEHIND = 40
_MOST_PROJECTS = 10_000
_BESIDE = 90
_GOES_ON = re.compile(
    r"(?:\W|(?:[Hh]e|[Ss]he|[Tt]hey|[Oo]fficials) (?:said|added|says) )*(?:that )?(?:[Tt]he|[Tt]his|[Tt]hese|[Ii]t|[Tt]hey)"
    r"(?: (?:\w+ )?(?:money|donations?|funds?|sum|investments?|loans?|grants?|aid|amount))?(?: \w+){0,2}"
    r" (?:is|are|was|were|will|would|has|have|covers?|goes|went|finances?|supports?)\b"
)
_COUNTED = frozenset({"project", "undertaking"})


def scope_of(
    analysis: Analysis, money: Money, cue: Cue, project_count: int | None, investors: tuple[Party, ...]
) -> InvestmentScope:
    """Whether the amount is one undertaking's or a sum over several."""
    text = analysis.text
    if money.is_each or (
        _ADJECTIVE.search(money.text) and text[money.end : money.end + 1] == " " and project_count is None
    ):
        # the 90-million-yuan terminal
        return "project"
    if _OF_THE.search(text, max(0, money.start - 20), money.start):
        return "aggregate"
    if project_count is not None and project_count > 1:
        return "aggregate"
    sentence_start = analysis.document.sentence_at(money.start).start
    if _OF_ONE.search(text, max(sentence_start, money.start - _BESIDE), money.start):
        return "project"
    if cue.hit.entry.term in _PLURALS:
        return "aggregate"
    if cue.hit.entry.term in _SCHEMES or _FOR_SEVERAL.match(analysis.text, money.end):
        return "aggregate"
    start, end = stretch(analysis, money)
    if _SEVERAL.search(analysis.outline, start, money.start) or _SUM.search(analysis.outline, start, end):
        return "aggregate"
    if (
        cue.hit.entry.values.get("subject") == "gets"
        and cue.reading == "invest"
        and not within(analysis.projects, start, end)
    ):
        # `drew 4 billion rand in investment`: what a place attracts comes from many
        return "aggregate"
    is_given = cue.reading in ("give", "grant") and not investors
    if is_given and _HAS_BEEN.search(analysis.outline, max(0, cue.hit.start - 20), cue.hit.start):
        return "aggregate"
    is_public = bool(investors) and all(party.kind != "organization" for party in investors)
    if is_public and (
        _ONE_THING.search(analysis.outline, start, end) or _FOR_ONE.match(analysis.outline, money.end, end)
    ):
        return "project"
    spread = _OVER_TIME.search(analysis.text, start, end) or (is_public and cue.reading in ("invest", "give", "grant"))
    if spread and not within(analysis.projects, start, end):
        # what a city spends without naming an undertaking goes to several
        return "aggregate"
    return "project"


def project_count_of(analysis: Analysis, money: Money) -> int | None:
    """How many projects the amount is for: `nine projects with an agreed investment of ...`, `... for 94 projects`."""
    start, end = stretch(analysis, money)
    counts = [
        c
        for c in within(analysis.counts, start, end)
        if c.noun in _COUNTED and isinstance(c.value, int) and c.value > 1
    ]
    if not counts:
        return _count_left_out(analysis, money, start, end) or _count_told_after(analysis, money)
    nearest = min(counts, key=lambda c: money.start - c.end if c.end <= money.start else c.start - money.end + _BEHIND)
    return int(nearest.value)


def _count_left_out(analysis: Analysis, money: Money, start: int, end: int) -> int | None:
    """`The other four, worth 5 billion yuan`, `22 of them`: a number whose projects were named before."""
    text = analysis.text
    sentence = analysis.document.sentence_at(money.start)
    before = analysis.document.sentences[max(0, sentence.index - 2)].start
    for number in within(analysis.numbers, start, end):
        is_rest = _REST.search(text, max(start, number.start - 20), number.start) and _NO_NOUN.match(text, number.end)
        if (is_rest or _OF_THEM.match(text, number.end)) and _PROJECTS.search(text, before, number.start):
            return int(number.value) if 1 < number.value < _MOST_PROJECTS else None
    return None


def _count_told_after(analysis: Analysis, money: Money) -> int | None:
    """`a donation of 18 million yuan. The money will be spent on 28 projects`."""
    sentence = analysis.document.sentence_at(money.start)
    for following in analysis.document.sentences[sentence.index + 1 : sentence.index + 2]:
        goes_on = _GOES_ON.match(analysis.outline, following.start, following.end)
        told = within(analysis.counts, following.start, following.end) if goes_on else ()
        if not within(analysis.money, following.start, following.end):
            return next((int(c.value) for c in told if c.noun in _COUNTED and c.value > 1), None)
    return None


def stretch(analysis: Analysis, money: Money) -> tuple[int, int]:
    """The part of the sentence that speaks of the amount: between semicolons, and up to the next amount's own words."""
    sentence = analysis.document.sentence_at(money.start)
    first = analysis.outline.rfind(";", sentence.start, money.start)
    last = analysis.outline.find(";", money.end, sentence.end)
    start, end = first + 1 if first >= 0 else sentence.start, last if last >= 0 else sentence.end
    others = [
        m
        for m in within(analysis.money, start, end)
        if m.start != money.start and not m.is_equivalent and not m.is_each
    ]
    before = [m.end for m in others if m.end <= money.start]
    after = [m.start for m in others if m.start >= money.end]
    return (before[-1] if before else start), (after[0] if after else end)


_PERIOD = re.compile(
    r"\b(?:(?:in|over|during|for|within) (?:the )?"
    r"(?P<span>(?:past|last|next|coming|following|first) (?:\w+ )?(?:years?|months?|decades?|weeks?))"
    r"|(?P<every>every year|each year|a year|annually|per year)"
    r"|(?:over|within|in|for the next) (?P<over>(?:(?:not )?(?:much )?(?:more|less|fewer) than )?\w+ (?:years|months|decades))"
    r"(?! ago| old| of)|over a (?:period|span) of (?P<of>\w+ (?:years|months)))\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\b(?P<word>since|by|until|from)\s(?:the end of\s)?$", re.IGNORECASE)
# What was told to have begun `since 1994` goes on with `has spent`, `so far` and `in the same period`.
_STILL = re.compile(
    r"\b(?:ha(?:s|ve) (?:\w+ ){0,2}(?:\w+ed|spent|put|given|made|come|brought)"
    r"|so far|until now|in the same period|up to now)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince (?:the (?:beginning|start) of )?$", re.IGNORECASE)


def period_of(analysis: Analysis, money: Money) -> tuple[str | None, str | None]:
    """The words for the time that the money is spread over, and the same as EDTF where they are a date."""
    start, end = stretch(analysis, money)
    text = analysis.text
    spread = _PERIOD.search(text, start, end)
    dates = [d for d in within(analysis.dates, start, end) if d.precision != "day"]
    if spread and (spread["over"] or spread["of"] or not (dates and dates[0].start < spread.start())):
        words = next(group for group in spread.groups() if group)
        edtf = next((d.edtf for d in dates if d.start < spread.end() and spread.start() < d.end), None)
        return words, edtf
    if not dates:
        return _since_before(analysis, money, start, end)
    nearest = min(dates, key=lambda d: money.start - d.end if d.end <= money.start else d.start - money.end)
    led = _PREPOSITION.search(text, max(start, nearest.start - 20), nearest.start)
    return (text[led.start() : nearest.end] if led else nearest.text), nearest.edtf


def _since_before(analysis: Analysis, money: Money, start: int, end: int) -> tuple[str | None, str | None]:
    """`Since 1994 the province has helped Nyingchi. It has spent 7.9 billion yuan`: the paragraph told since when."""
    if not _STILL.search(analysis.outline, start, end):
        return None, None
    sentence = analysis.document.sentence_at(money.start)
    for other in reversed(analysis.document.sentences[: sentence.index]):
        if other.paragraph != sentence.paragraph:
            break
        for date in within(analysis.dates, other.start, other.end):
            led = _SINCE.search(analysis.text, max(other.start, date.start - 30), date.start)
            if led:
                return analysis.text[led.start() : date.end], date.edtf
    return None, None
