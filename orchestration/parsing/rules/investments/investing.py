"""Amounts of money that are invested, given, lent, raised or contracted: one rule for each kind of word that says so.

A rule is asked for each cue of ``invest_triggers`` and reads the amounts that this cue governs (``investments.cues``). Revenue,
trade, prices and their like have cues of their own, which win where they stand nearer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import InvestmentFact, InvestmentType, Span
from orchestration.parsing.mentions import Money
from orchestration.parsing.outline import PROJECT, SIDE
from orchestration.parsing.rules import rule
from orchestration.parsing.rules.investments.cues import IN_CLAUSE, TRIGGERS, Cue, cues
from orchestration.parsing.rules.investments.parties import Sides, sides_of
from orchestration.parsing.rules.investments.scope import period_of, project_count_of
from orchestration.parsing.rules.investments.status import likeliest, likeliest_scope
from orchestration.parsing.rules.investments.status_signs import signs
from orchestration.parsing.rules.investments.types import amounts_before, type_alone, type_of
from orchestration.parsing.rules.investments.undertakings import project_of
from orchestration.parsing.scan import Hit


@rule(
    "investing.invested",
    trigger=TRIGGERS,
    example="Ningbo Textile Machinery plans to invest 600 million yuan in a weaving base in Aksu.",
    counterexample="The output value of the Jingmen chemical park exceeded 100 billion yuan.",
)
def invested(analysis: Analysis, hit: Hit) -> Iterator[InvestmentFact]:
    """`invests 600 million yuan in`, `with a total investment of`, `put US$5 million into`."""
    yield from _read(analysis, hit, "invest", "investing.invested")


@rule(
    "investing.given",
    trigger=TRIGGERS,
    example="Foshan has donated 5 million yuan to Liangshan for the rebuilding of schools.",
    counterexample="A marathon in Wuxi awarded 160,000 yuan in prizes.",
)
def given(analysis: Analysis, hit: Hit) -> Iterator[InvestmentFact]:
    """Donations, grants, aid: money that nobody pays back."""
    yield from _read(analysis, hit, "grant", "investing.given")
    yield from _read(analysis, hit, "give", "investing.given")


@rule(
    "investing.lent",
    trigger=TRIGGERS,
    example="The Pontic Reconstruction Bank has approved a loan of 18 million euros to the city of Plovdiv.",
    counterexample="The bank has deposits of 18 million euros.",
)
def lent(analysis: Analysis, hit: Hit) -> Iterator[InvestmentFact]:
    """Loans and credits."""
    yield from _read(analysis, hit, "loan", "investing.lent")


@rule(
    "investing.fund",
    trigger=TRIGGERS,
    example="Taizhou and Shanghai will set up an equity investment fund of 3 billion yuan.",
    counterexample="The funds brought in a profit of 3 billion yuan.",
)
def fund(analysis: Analysis, hit: Hit) -> Iterator[InvestmentFact]:
    """Funds that are set up, and money that is raised."""
    yield from _read(analysis, hit, "fund", "investing.fund")


@rule(
    "investing.contracted",
    trigger=TRIGGERS,
    example="Its contract is worth EUR 9.32 million.",
    counterexample="The dispute over the contract is about damages of 9.32 million euros.",
)
def contracted(analysis: Analysis, hit: Hit) -> Iterator[InvestmentFact]:
    """What a contract, an order or a tender is for."""
    yield from _read(analysis, hit, "contract", "investing.contracted")


@rule(
    "investing.worth",
    trigger=TRIGGERS,
    example="Shenzhen started 38 projects worth 680 million yuan in 2020.",
    counterexample="The area sold goods worth 99 million pounds to Japan.",
)
def worth(analysis: Analysis, hit: Hit) -> Iterator[InvestmentFact]:
    """Projects, deals and plants with their amount, whatever kind of money the rest of the sentence makes of it."""
    yield from _read(analysis, hit, "worth", "investing.worth")


@rule(
    "investing.cost",
    trigger=TRIGGERS,
    example="The cost of construction, 640 million yuan, is borne by Minyou Foods.",
    counterexample="A ticket costs 35 yuan.",
)
def cost(analysis: Analysis, hit: Hit) -> Iterator[InvestmentFact]:
    """What an undertaking costs, which somebody will have invested."""
    yield from _read(analysis, hit, "cost", "investing.cost")
    yield from _read(analysis, hit, "budget", "investing.cost")


@rule(
    "investing.part",
    trigger=TRIGGERS,
    example="The deal is worth 72 billion yuan. Of this, 60 billion yuan goes into coal chemistry.",
    counterexample="Trade reached 9.3 billion yuan, of which 6.1 billion yuan were exports.",
)
def part(analysis: Analysis, hit: Hit) -> Iterator[InvestmentFact]:
    """A share of an amount before, which says what kind of money it is."""
    yield from _read(analysis, hit, "part", "investing.part")


@rule(
    "investing.listed",
    trigger="money",
    example="Two firms will invest 7 billion yuan. Known so far: Suntech Power Co., 1 billion yuan, for modules.",
    counterexample="Sales: Suntech Power Co., 1 billion yuan, for modules.",
)
def listed(analysis: Analysis, hit: Hit) -> Iterator[InvestmentFact]:
    """An amount without a word on what it is, in a row with others that have one: items of a list."""
    money = next((m for m in within(analysis.money, hit.start, hit.end) if m.start == hit.start), None)
    if money is None or money.is_equivalent or _PER_PIECE.match(analysis.text, money.end):
        return
    around = cues(analysis, money)
    if (
        any(cue.cost < (_IN_SENTENCE if cue.reading == "other" else IN_CLAUSE) for cue in around)
        or money.amount < _WORTH_TELLING
    ):
        return
    told = [before for before in amounts_before(analysis, money, sentences=_LIST_REACH) if cues(analysis, before)]
    known = [type_alone(analysis, before) for before in told]
    if known and known[0] is None and not _ITEM.search(analysis.outline, max(0, money.start - 20), money.start):
        # the amount goes on with the trade or the revenue of the one before
        return
    kind = next((kind for kind in known if kind), None) or "investment"
    yield _fact(analysis, money, Cue(hit, "listed", 0), kind, "investing.listed")


def _read(analysis: Analysis, hit: Hit, reading: str, name: str) -> Iterator[InvestmentFact]:
    """The amounts that ``hit`` governs, as facts of the rule ``name``; nothing for cues of another reading."""
    if hit.entry["reading"] != reading:
        return
    sentence = analysis.document.sentence_at(hit.start)
    for money in within(analysis.money, sentence.start, sentence.end):
        if money.is_equivalent or _PER_PIECE.match(analysis.text, money.end):
            continue
        governing = cues(analysis, money)
        if governing and governing[0].hit == hit:
            kind = type_of(analysis, money, governing)
            if kind is not None:
                yield _fact(analysis, money, governing[0], kind, name)


# `or EUR 190,000 per trolleybus`: a price
_PER_PIECE = re.compile(r"\s(?:per|a\spiece|for\seach)\b(?!\s(?:year|annum))")
# A word on trade or revenue this far off still says what the amounts of its sentence are.
_IN_SENTENCE = 175
# `Suntech Power Co, 1 billion yuan`: a name and its amount
_ITEM = re.compile(rf"[{SIDE}{PROJECT}](?:,? (?:Co|Ltd|Inc)\.?)*(?:,|:| \(| [-–—]) $")
_PAYS = frozenset(
    {"pay", "pays", "paid", "finance", "finances", "financed", "funded", "fund", "funds", "co-finance", "co-finances"}
    | {
        "co-financed",
        "foot",
        "foots",
        "footed",
        "disbursed",
        "planned for",
        "put",
        "puts",
        "putting",
        "spend",
        "spends",
        "spent",
    }
    | {"pour", "pours", "poured", "inject", "injected", "cost", "costs"}
)
# Words that make what one city spends in another aid, and no business.
_OF_AID = re.compile(
    r"\b(?:aid|aids|aiding|aided|assistance|poverty|relief|counterpart support|donat\w+|charity|solidarity)\b",
    re.IGNORECASE,
)
_PAY_ALONE = frozenset(
    {"pay", "pays", "paid", "finance", "finances", "financed", "funded", "co-financed", "foot", "foots", "footed"}
)
# Below this an amount without any word on it is a price or a fee.
_WORTH_TELLING = 100_000
# The items of a list may be sentences by themselves.
_LIST_REACH = 4


def _is_aid(analysis: Analysis, money: Money, cue: Cue, sides: Sides) -> bool:
    """`Boulder will pay for buoys in Kisumu`: what one city or state pays for in another's is given; so are `aid funds`.

    What it puts or spends there is, where the text around tells of aid.
    """
    sentence = analysis.document.sentence_at(money.start)
    before = analysis.document.sentences[max(0, sentence.index - 2)]
    is_of_aid = _OF_AID.search(analysis.outline, before.start, sentence.end) is not None
    if cue.hit.entry.term not in _PAYS or not (is_of_aid or cue.hit.entry.term in _PAY_ALONE):
        return False
    givers = {party.name for party in sides.investors}
    if not givers:
        return is_of_aid and not cue.hit.entry.values.get("subject")
    return (
        bool(sides.recipients)
        and all(party.kind != "organization" for party in sides.investors)
        and not any(party.name in givers for party in sides.recipients)
    )


def _fact(analysis: Analysis, money: Money, cue: Cue, kind: InvestmentType, name: str) -> InvestmentFact:
    project_count = project_count_of(analysis, money)
    sides = sides_of(analysis, money, cue, kind)
    period, period_edtf = period_of(analysis, money)
    if kind == "investment" and _is_aid(analysis, money, cue, sides):
        kind = "grant"
    seen = signs(analysis, money, cue, kind, project_count, sides)
    scope = likeliest_scope(seen)
    return InvestmentFact(
        evidence=Span(min(cue.hit.start, money.start), max(cue.hit.end, money.end)),
        rule=name,
        amount=money.amount,
        amount_high=money.amount_high,
        currency=money.currency,
        qualifier=money.qualifier,
        scope=scope,
        status=likeliest(seen),
        type=kind,
        project=project_of(analysis, money) if scope == "project" else None,
        project_count=project_count,
        investors=sides.investors,
        recipients=sides.recipients,
        period=period,
        period_edtf=period_edtf,
    )
