"""The members of what a signing only counts or names in the plural.

`Three agreements were signed: one with A, one with B`; `18 projects, among them the X Project and the Y Base`;
`memoranda with four companies. The four are A, B, C and D`; `The two projects are T and U`; a list with numbers or bullets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import Party
from orchestration.parsing.parties import distinct, party_of
from orchestration.parsing.rules.clause_sides import named_sides
from orchestration.parsing.rules.documents.phrases import DocumentPhrase, documents_in
from orchestration.parsing.rules.signing.items import items
from orchestration.parsing.rules.signing.objects import is_object
from orchestration.parsing.rules.signing.projects import projects_listed
from orchestration.parsing.rules.signing.shares import Share, shares
from orchestration.parsing.rules.signing.stretches import end_of_paragraph, stretches
from orchestration.parsing.rules.signing.verbs import Signing
from orchestration.parsing.rules.signing.zones import side_phrases

_ONE = re.compile(
    r"\b(?:one|another|(?:the|a) (?:first|second|third|fourth|fifth|sixth|last|other|next|largest|biggest|smallest))"
    r"(?: (?:one|agreement|memorandum|contract|document|deal|pact|text|paper))?(?: of them)?"
    r"(?:,? (?:which )?(?:is|was|has been|came))?,?(?: (?:signed|concluded|inked|made|struck|about))?"
    r"(?= (?:with|between|among|by|binds|binding|ties|tying|links|linking|joins|joining|unites|connects) )",
    re.IGNORECASE,
)
_TIES = re.compile(r" (?:binds|binding|ties|tying|links|linking|joins|joining|unites|connects) ")
# A body of several that are only counted: `with four companies`, `Sixteen enterprises signed`.
_GROUP = re.compile(
    r"\b(?:companies|firms|enterprises|businesses|investors|partners|universities|institutions|banks|cities|counties|sides|"
    r"districts|schools|hospitals|organi[sz]ations|parties|units|buyers|clients|customers|suppliers|operators|makers|carriers"
    r"|airlines|ports|airports|towns|municipalities|institutes|associations|chambers|colleges|museums)\b",
    re.IGNORECASE,
)
_WITH = re.compile(r"§+ with (?:the )?§+")
# `those between A and B, C and D, and E and F`
_PAIRS = re.compile(r"(?:the )?§+(?: and (?:the )?)§+(?:(?:,|;|,? and) (?:the )?§+ and (?:the )?§+)+(?=[.;,]|$)")
_ONE_PAIR = re.compile(r"§+ and (?:the )?§+")
# `the bamboo fibre of Anji Zhulan`: a work that is only described, and whose it is.
_WORK_OF = re.compile(r"\b(?:the|an?) (?:(?!of\b|by\b)[\w-]+ ){1,6}(?:of|by) (?:the )?$")
_WORK_REACH = 60
_LISTED_AT_LEAST = 2
_PAIR = 2


def members(analysis: Analysis, signing: Signing) -> list[Share]:
    """The named members of a signing told in the plural; none where its parties or documents are named themselves."""
    document = signing.documents[0] if signing.documents else None
    if len(signing.documents) > 1 or (document is not None and not document.is_many):
        return []
    first = document.end if document is not None else signing.start
    found = list(_ones(analysis, signing, document, first, end_of_paragraph(analysis, signing.sentence)))
    if found:
        return found
    base = _base(signing, signing.end)
    is_project = document is not None and document.kind == "project"
    found = [share for start, end in items(analysis, signing) for share in _item(analysis, document, base, start, end)]
    if len(found) >= _LISTED_AT_LEAST:
        return found
    found = []
    is_group = signing.is_partial or _GROUP.search(analysis.outline, signing.start, signing.end) is not None
    for start, end in stretches(analysis, signing, first):
        # Projects may be told in several sentences: `Among them are the X and the Y. The last is a Z.`
        if found and not is_project:
            break
        base = _base(signing, start)
        found += _listed(analysis, signing, document, base, start, end, is_group=is_group, is_project=is_project)
    return found


def _base(signing: Signing, until: int) -> tuple[Party, ...]:
    """The sides that every member has: who signs, and with whom as far as that is said before the list."""
    named = (party for phrase in signing.phrases if phrase.start < until for party in phrase.parties)
    return (*signing.subjects, *named)


def _ones(
    analysis: Analysis, signing: Signing, document: DocumentPhrase | None, start: int, end: int
) -> Iterator[Share]:
    """`one with A`, `the second, between B and C,`, `a third ties D to E`."""
    ones = list(_ONE.finditer(analysis.outline, start, end))
    ends = [*(one.start() for one in ones[1:]), end]
    for one, until in zip(ones, ends, strict=False):
        parties = _sides_of_one(analysis, signing, one.end(), until)
        if parties:
            own = next(iter(documents_in(analysis, one.start(), one.end())), None)
            yield own or _single(document), parties


def _sides_of_one(analysis: Analysis, signing: Signing, start: int, until: int) -> tuple[Party, ...]:
    if _TIES.match(analysis.outline, start):
        return tuple(named_sides(analysis, start, min(until, analysis.document.sentence_at(start).end))[:_PAIR])
    phrase = next(iter(side_phrases(analysis, start, until)), None)
    if phrase is None or not phrase.parties:
        return ()
    return (*signing.subjects, *phrase.parties) if phrase.word == "with" else phrase.parties


def _item(
    analysis: Analysis, document: DocumentPhrase | None, base: tuple[Party, ...], start: int, end: int
) -> Iterator[Share]:
    """The agreement of one item: `A and B: memorandum on ports`, `The X Project`, `C Co., 2 billion yuan`."""
    named = [each for each in documents_in(analysis, start, end) if not each.is_many and not each.is_denied]
    sides = named_sides(analysis, start, end)
    parties = sides if len(sides) > 1 else distinct((*base, *sides))
    if (named and named[0].title) or len(parties) > 1:
        yield named[0] if named else _single(document), tuple(parties)


def _listed(
    analysis: Analysis,
    signing: Signing,
    document: DocumentPhrase | None,
    base: tuple[Party, ...],
    start: int,
    end: int,
    *,
    is_group: bool,
    is_project: bool,
) -> Iterator[Share]:
    documents = [each for each in documents_in(analysis, start, end) if not each.is_many and not each.is_denied]
    works = _works_of(analysis, start, end) if is_project else []
    if len(works) >= _LISTED_AT_LEAST:
        for owner in works:
            yield _single(document), (owner,)
        return
    if is_project:
        documents = projects_listed(analysis, start, end) or documents
    named = [each for each in documents if each.title and not is_object(analysis, each, start)]
    phrases = tuple(side_phrases(analysis, start, end))
    is_mixed = len(documents) > len(named) and any(phrase.parties for phrase in phrases) and not is_project
    if named and not is_mixed:
        for each in named:
            yield each, base if document is not None and document.count > 1 else ()
        return
    pairs = list(_WITH.finditer(analysis.outline, start, end))
    if not documents and len(pairs) >= _LISTED_AT_LEAST:
        # `contracts: A with B, C with D`
        for pair in pairs:
            yield _single(document), tuple(named_sides(analysis, pair.start(), pair.end()))
        return
    if not documents and (listed := _PAIRS.search(analysis.outline, start, end)):
        for pair in _ONE_PAIR.finditer(analysis.outline, *listed.span()):
            yield _single(document), tuple(named_sides(analysis, pair.start(), pair.end()))
        return
    withs = [phrase for phrase in phrases if phrase.word == "with" and phrase.parties]
    if not documents and len(withs) >= _LISTED_AT_LEAST:
        # `contracts: with A, with B and with C`
        for phrase in withs:
            yield _single(document), (*base, *phrase.parties)
        return
    if documents and phrases:
        yield from shares(replace(signing, documents=tuple(documents), subjects=base, phrases=phrases, end=end))
    elif is_group and not documents:
        sides = [side for side in named_sides(analysis, start, end, with_unlisted=True) if side not in base]
        if len(sides) >= _LISTED_AT_LEAST:
            for side in sides:
                yield _single(document), (*base, side)


def _works_of(analysis: Analysis, start: int, end: int) -> list[Party]:
    """Whose the works of a list are: `the battery plant of A, the bamboo fibre of B and the X Hot Spring of C`."""
    owners: list[Party] = []
    for body in within(analysis.organizations, start, end):
        if _WORK_OF.search(analysis.text, max(start, body.start - _WORK_REACH), body.start):
            owners.append(party_of(body))
    return owners


def _single(document: DocumentPhrase | None) -> DocumentPhrase | None:
    """One of the documents that a plural names."""
    return replace(document, count=1, is_many=False, is_definite=False) if document else None
