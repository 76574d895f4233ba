"""Each amount of money once, and sums told apart from their parts.

An article says its figures again: the headline rounds them, a summary repeats them. What the repetitions know together
becomes one fact; two amounts that happen to be equal stay two where their sides or projects contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import InvestmentFact, Party
from orchestration.parsing.once.money_sides import weighed

# Rounding on the way through a translation or a second report.
_SAME = 0.005
# Money that goes from one side to another.
_FOR_GOOD = frozenset({"grant", "loan"})
# A headline has room for two figures: 33 billion is 32.9 billion.
_ROUNDED_AT_MOST = 0.05


def once(analysis: Analysis, facts: Iterable[InvestmentFact]) -> list[InvestmentFact]:
    """The investments of one article without repetitions, sums marked as such, with both sides weighed, in order."""
    return list(weighed(analysis, joined(analysis, facts)))


def joined(analysis: Analysis, facts: Iterable[InvestmentFact]) -> list[InvestmentFact]:
    """The same with the sides that the rules have read."""
    title_end = next((s.end for s in analysis.document.sentences if s.is_title), 0)
    told = sorted(facts, key=lambda fact: (fact.evidence.start < title_end, fact.evidence.start, fact.evidence.end))
    kept: list[InvestmentFact] = []
    for fact in told:
        is_headline = fact.evidence.start < title_end
        if is_headline and _is_said_again(analysis, fact):
            continue
        at = next((i for i, other in enumerate(kept) if _is_same(other, fact, is_headline=is_headline)), None)
        if at is None:
            kept.append(fact)
        else:
            kept[at] = _joined(kept[at], fact)
    return _sides_carried(
        analysis, _sums_marked(sorted(kept, key=lambda fact: (fact.evidence.start, fact.evidence.end)))
    )


def _is_same(known: InvestmentFact, fact: InvestmentFact, *, is_headline: bool) -> bool:
    if known.currency != fact.currency or known.amount_high != fact.amount_high:
        return False
    if is_headline:
        return _is_rounded(fact.amount, known.amount)
    if abs(known.amount - fact.amount) > _SAME * known.amount:
        return False
    if known.project_count and fact.project_count and known.project_count != fact.project_count:
        return False
    return not (_contradict(known.investors, fact.investors) or _differ(known.project, fact.project))


def _is_said_again(analysis: Analysis, fact: InvestmentFact) -> bool:
    """Whether a headline's `$4.7b` is only what the body has in brackets behind its `32.9 billion yuan`."""
    return any(
        money.is_equivalent and money.currency == fact.currency and _is_rounded(fact.amount, money.amount)
        for money in analysis.money
    )


def _is_rounded(rough: float, exact: float) -> bool:
    """Whether ``rough`` is ``exact`` said with fewer digits.

    >>> _is_rounded(33_000_000_000, 32_900_000_000), _is_rounded(30, 32.9), _is_rounded(31_900_000, 33_000_000)
    (True, False, False)
    """
    if abs(rough - exact) <= _SAME * exact:
        return True
    return abs(rough - exact) <= _ROUNDED_AT_MOST * exact and _digits(rough) < _digits(exact)


def _digits(value: float) -> int:
    return len(Decimal(str(value)).normalize().as_tuple().digits)


def _contradict(some: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    names = {party.name for party in others}
    return bool(some and others) and not any(party.name in names for party in some)


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one not in other and other not in one


def _joined(known: InvestmentFact, again: InvestmentFact) -> InvestmentFact:
    """What both tell: the first keeps what it knows, the second fills what it leaves open."""
    return replace(
        known,
        qualifier=known.qualifier if known.qualifier != "exact" else again.qualifier,
        scope=known.scope if known.scope == "aggregate" else again.scope or known.scope,
        status=known.status or again.status,
        project=known.project or again.project,
        project_count=known.project_count or again.project_count,
        investors=known.investors or again.investors,
        recipients=known.recipients or again.recipients,
        period=known.period or again.period,
        period_edtf=known.period_edtf or again.period_edtf,
    )


def _sides_carried(analysis: Analysis, facts: list[InvestmentFact]) -> list[InvestmentFact]:
    """Gifts and loans told one after the other go to the same side as long as no other is named; a part goes where the whole
    goes and comes from where it comes from."""
    carried: list[InvestmentFact] = []
    for told in facts:
        fact, before = told, carried[-1] if carried else None
        is_known = fact.recipients not in ((), (analysis.home,))
        if before and _is_next_item(analysis, before, fact):
            fact = replace(fact, recipients=before.recipients or fact.recipients)
        elif before and fact.rule == "investing.part":
            fact = replace(
                fact,
                investors=fact.investors or before.investors,
                recipients=fact.recipients if is_known else before.recipients or fact.recipients,
            )
        elif before and {fact.type, before.type} <= _FOR_GOOD and not fact.recipients:
            fact = replace(fact, recipients=before.recipients)
        if before and fact.type == before.type == "grant" and _goes_on(analysis, before, fact):
            fact = replace(fact, investors=fact.investors or before.investors)
        carried.append(fact)
    return carried


def _goes_on(analysis: Analysis, before: InvestmentFact, fact: InvestmentFact) -> bool:
    """Whether a gift without a giver is of the one before: to the same side, or told right behind it."""
    names = {party.name for party in fact.recipients}
    if any(party.name in names for party in before.investors):
        return False
    one, other = (analysis.document.sentence_at(each.evidence.start) for each in (before, fact))
    return before.recipients == fact.recipients or (one.paragraph == other.paragraph and other.index - one.index <= 1)


def _is_next_item(analysis: Analysis, before: InvestmentFact, fact: InvestmentFact) -> bool:
    """Whether an amount only goes on with a list: no other place stands between it and the item before."""
    if not fact.rule == before.rule == "investing.listed":
        return False
    one, other = (analysis.document.sentence_at(each.evidence.start) for each in (before, fact))
    between = within(analysis.places, before.evidence.end, fact.evidence.start)
    return one.paragraph == other.paragraph and not any(place.inside is None for place in between)


def _sums_marked(facts: list[InvestmentFact]) -> list[InvestmentFact]:
    """An amount that those right after it or right before it add up to is an aggregate."""
    marked = list(facts)
    for i, fact in enumerate(facts):
        if _adds_up(fact, facts[i + 1 :]) or _adds_up(fact, facts[:i][::-1]):
            marked[i] = replace(fact, scope="aggregate")
    return marked


def _adds_up(whole: InvestmentFact, parts: list[InvestmentFact]) -> bool:
    total = 0.0
    for number, fact in enumerate(parts, start=1):
        if fact.currency != whole.currency:
            return False
        total += fact.amount
        if total > whole.amount * (1 + _SAME):
            return False
        if number > 1 and abs(total - whole.amount) <= _SAME * whole.amount:
            return True
    return False
