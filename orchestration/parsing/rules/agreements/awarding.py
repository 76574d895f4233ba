"""Contracts that are won or awarded: the text need not say that anybody signs them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import AgreementFact, AnyFact, Party, Span
from orchestration.parsing.parties import distinct, parties_in
from orchestration.parsing.rules import rule
from orchestration.parsing.rules.clause_sides import named_sides
from orchestration.parsing.rules.clauses import clause_start, opened
from orchestration.parsing.rules.documents.phrases import documents_in
from orchestration.parsing.rules.events.when import date_in
from orchestration.parsing.rules.verb_groups import verb_group
from orchestration.parsing.scan import Hit
from orchestration.parsing.sentences import Sentence

# `awarded Siemens a contract`, `was awarded a contract`
_TO_CONTRACT = re.compile(
    r"(?: (?:on †+|†+|on \w+day|yesterday|today|(?:last|this) \w+|recently|also))?(?: (?:the )?§+)? "
)
# `to Kandy firm Hanthana Builders`: the place only says where the firm is from.
_FIRM = re.compile(
    r"(?:-based)? (?:firm|company|contractor|developer|builder|maker|group|enterprise|consortium)s? (?=[A-ZÀ-Þ§])"
)
_SAID = re.compile(r", (?:the )?(?P<who>§+) (?:said|announced|says|confirmed|reported)\b")
_CONSORTIUM = re.compile(r"\b(?:consortium|joint venture|grouping)\b")
_MADE_OF = re.compile(
    r"(?:The|This|That|Its) (?:[\w-]+ ){0,3}?(?:consortium|joint venture|grouping|group|members|partners)"
    r" (?:consists? of|comprises?|includes?|is made up of|is composed of|is formed by|are|groups|unites|brings together) "
)
_OTHER_SIDE = re.compile(
    r"\b(?:to|by|from|with) (?:the )?(?:(?:city|municipality|government|county|port) of )?"
    r"(?:an? (?:[\w§-]+ ){0,3}(?:consortium|joint venture|partnership|grouping)"
    r" (?:of|between|comprising|led by|headed by|made up of|consisting of) )?"
    r"(?:the )?(?P<side>§+)"
)


@rule(
    "contract_awarded",
    trigger="award_triggers",
    example="The Dalian Port Group was awarded a construction contract by Ningbo.",
    counterexample="The Dalian Port Group was awarded a medal by Ningbo and has a contract with Linz.",
)
def contract_awarded(analysis: Analysis, hit: Hit) -> Iterator[AnyFact]:
    """`A awarded B a contract`, `A won a contract from B`, `A was awarded a contract by B`."""
    sentence = analysis.document.sentence_at(hit.start)
    start = clause_start(analysis, sentence.start, hit.start)
    contract = next(iter(documents_in(analysis, hit.end, sentence.end)), None)
    if contract is None:
        yield from _contract_to(analysis, hit, start, sentence.end)
        return
    if contract is None or contract.kind != "contract" or contract.is_many or contract.is_denied:
        return
    group = verb_group(analysis, hit.start, start)
    if group.standing != "done" or not _TO_CONTRACT.fullmatch(analysis.outline, hit.end, contract.start):
        return
    subjects = named_sides(analysis, opened(analysis, start, hit.start), hit.start)
    given = named_sides(analysis, hit.end, contract.start)
    other = _OTHER_SIDE.search(analysis.outline, contract.end, sentence.end)
    behind = _awarded_to(analysis, other, sentence.end) if other else []
    parties = distinct((*subjects, *given, *behind))
    is_joint = _CONSORTIUM.search(analysis.outline, start, sentence.end) is not None
    if is_joint and len(parties) < 2:
        parties = distinct((*parties, *_members(analysis, sentence)))
    date = date_in(analysis, Span(start, sentence.end), hit.start)
    if len(parties) == 2 or (is_joint and len(parties) > 1):
        yield AgreementFact(
            evidence=Span(start, other.end() if other else contract.end),
            rule="contract_awarded",
            kind="contract",
            parties=tuple(parties),
            date=date.edtf if date else None,
        )


def _members(analysis: Analysis, sentence: Sentence) -> list[Party]:
    """`The consortium consists of A, B and C`, in the sentence behind the award."""
    for behind in analysis.document.sentences[sentence.index + 1 : sentence.index + 2]:
        if made_of := _MADE_OF.match(analysis.outline, behind.start, behind.end):
            return named_sides(analysis, made_of.end(), behind.end, with_unlisted=True)
    return []


def _contract_to(analysis: Analysis, hit: Hit, start: int, end: int) -> Iterator[AnyFact]:
    """`The contract for the trams of A was awarded to B`, `A's contract went to B`: the contract stands in front."""
    contract = next(iter(documents_in(analysis, start, hit.start)), None)
    if contract is None or contract.kind != "contract" or contract.count > 1 or contract.is_denied:
        return
    other = _OTHER_SIDE.match(analysis.outline, hit.end + 1, end) if analysis.outline[hit.end] == " " else None
    group = verb_group(analysis, hit.start, start)
    if other is None or not other[0].startswith("to ") or group.standing != "done":
        return
    givers = named_sides(analysis, other.end(), end)[:1] if " by " in analysis.outline[other.end() : end] else []
    givers = givers or _teller(analysis, other, end) or parties_in(analysis, start, hit.start, located=True)
    parties = distinct((*givers, *_awarded_to(analysis, other, end)))
    if len(parties) == 2 or (parties and contract.is_many):
        date = date_in(analysis, Span(start, end), hit.start)
        yield AgreementFact(
            evidence=Span(start, other.end()),
            rule="contract_awarded",
            kind="contract",
            parties=tuple(parties),
            date=date.edtf if date else None,
        )


def _teller(analysis: Analysis, other: re.Match[str], end: int) -> list[Party]:
    """`has been awarded to A, B said`: a body that tells of a contract as its own."""
    told = _SAID.search(analysis.outline, other.end(), end)
    named = named_sides(analysis, told.start("who"), told.end("who")) if told else []
    return [party for party in named if party.kind == "organization"][:1]


def _awarded_to(analysis: Analysis, other: re.Match[str], limit: int) -> list[Party]:
    """Who gets the contract: the side behind `to`, or the firm that it locates."""
    if firm := _FIRM.match(analysis.outline, other.end("side"), limit):
        return named_sides(analysis, firm.end(), limit, is_list=True, with_unlisted=True)[:1]
    return named_sides(analysis, other.start("side"), other.end("side"))
