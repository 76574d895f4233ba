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
from orchestration.parsing.parties import distinct
from orchestration.parsing.rules.clause_sides import named_sides
from orchestration.parsing.rules.documents import DocumentPhrase, documents_in
from orchestration.parsing.rules.signing_items import items
from orchestration.parsing.rules.signing_objects import is_object
from orchestration.parsing.rules.signing_shares import Share, shares
from orchestration.parsing.rules.signing_verbs import Signing
from orchestration.parsing.rules.signing_zones import side_phrases
from orchestration.parsing.sentences import Sentence

_ONE = re.compile(
    r"\b(?:one|another|(?:the|a) (?:first|second|third|fourth|fifth|sixth|last|other|next))"
    r"(?: (?:one|agreement|memorandum|contract|document|deal|pact|text|paper))?(?: of them)?"
    r"(?:,? (?:which )?(?:is|was|has been|came))?,?(?: (?:signed|concluded|inked|made|struck|about))?"
    r"(?= (?:with|between|among|by|binds|binding|ties|tying|links|linking|joins|joining|unites|connects) )",
    re.IGNORECASE,
)
_TIES = re.compile(r" (?:binds|binding|ties|tying|links|linking|joins|joining|unites|connects) ")
# What opens a list of members in the same sentence ...
_INTRODUCES = re.compile(
    r"\b(?:among (?:them|these|which)(?: (?:are|were|is|was))?|including|includes?|included|such as|namely|comprising|"
    r"covering|they are|these are|which are)\b,?|: (?!\d)",
    re.IGNORECASE,
)
# ... or as a sentence of its own.
_SENTENCE_LISTS = re.compile(
    r"(?:The|These|Those|They|Among (?:them|these))(?: [\w-]+){0,3}?(?: (?:are|were|include|included|is|was))\b:?",
    re.IGNORECASE,
)
_ARE_AMONG = re.compile(r" (?:are|were) (?:among|some of) (?:the|them|these|those)\b")
# A body of several that are only counted: `with four companies`, `Sixteen enterprises signed`.
_GROUP = re.compile(
    r"\b(?:companies|firms|enterprises|businesses|investors|partners|universities|institutions|banks|cities|counties|sides|"
    r"districts|schools|hospitals|organi[sz]ations|parties|units)\b",
    re.IGNORECASE,
)
_LISTED_AT_LEAST = 2


def members(analysis: Analysis, signing: Signing) -> list[Share]:
    """The named members of a signing told in the plural; none where its parties or documents are named themselves."""
    document = signing.documents[0] if signing.documents else None
    if len(signing.documents) > 1 or (document is not None and not document.is_many):
        return []
    first = document.end if document is not None else signing.start
    found = list(_ones(analysis, signing, document, first, _end_of_paragraph(analysis, signing.sentence)))
    if found:
        return found
    base = _base(signing, signing.end)
    found = [share for start, end in items(analysis, signing) for share in _item(analysis, document, base, start, end)]
    if len(found) >= _LISTED_AT_LEAST:
        return found
    is_group = _GROUP.search(analysis.outline, signing.start, signing.end) is not None
    for start, end in _stretches(analysis, signing, first):
        found = list(_listed(analysis, signing, document, _base(signing, start), start, end, is_group=is_group))
        if found:
            return found
    return []


def _base(signing: Signing, until: int) -> tuple[Party, ...]:
    """The sides that every member has: who signs, and with whom as far as that is said before the list."""
    named = (party for phrase in signing.phrases if phrase.start < until for party in phrase.parties)
    return (*signing.subjects, *named)


def _ones(
    analysis: Analysis, signing: Signing, document: DocumentPhrase | None, start: int, end: int
) -> Iterator[Share]:
    """`one with A`, `the second, between B and C,`, `a third ties D to E`."""
    ones = list(_ONE.finditer(analysis.outline, start, end))
    for number, one in enumerate(ones):
        until = ones[number + 1].start() if number + 1 < len(ones) else end
        own = next(iter(documents_in(analysis, one.start(), one.end())), None)
        if _TIES.match(analysis.outline, one.end()):
            parties = tuple(named_sides(analysis, one.end(), min(until, analysis.document.sentence_at(one.end()).end)))[
                :2
            ]
            is_whole = True
        else:
            phrase = next(iter(side_phrases(analysis, one.end(), until)), None)
            parties = phrase.parties if phrase else ()
            is_whole = phrase is not None and phrase.word != "with"
        if parties:
            yield own or _single(document), parties if is_whole else (*signing.subjects, *parties)


def _item(
    analysis: Analysis, document: DocumentPhrase | None, base: tuple[Party, ...], start: int, end: int
) -> Iterator[Share]:
    """The agreement of one item: `A and B: memorandum on ports`, `The X Project`, `C Co., 2 billion yuan`."""
    named = [each for each in documents_in(analysis, start, end) if not each.is_many and not each.is_denied]
    sides = named_sides(analysis, start, end)
    parties = sides if len(sides) > 1 else distinct((*base, *sides))
    if (named and named[0].title) or len(parties) > 1:
        yield named[0] if named else _single(document), tuple(parties)


def _stretches(analysis: Analysis, signing: Signing, first: int) -> Iterator[tuple[int, int]]:
    """Where members may be listed: behind what introduces a list, in the sentences that follow."""
    outline = analysis.outline
    sentence = signing.sentence
    is_project = bool(signing.documents) and signing.documents[0].kind == "project"
    if introduces := _INTRODUCES.search(outline, first, sentence.end):
        yield introduces.end(), sentence.end
    for following in _following(analysis, sentence):
        if lists := _SENTENCE_LISTS.match(outline, following.start, following.end):
            yield lists.end(), following.end
        elif among := _ARE_AMONG.search(outline, following.start, following.end):
            yield following.start, among.start()
        elif is_project and _names_projects(analysis, following):
            yield following.start, following.end


def _names_projects(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether a sentence lists what it calls projects: `The X Project and the Y Project stand out`."""
    named = within(analysis.projects, sentence.start, sentence.end)
    return sum(project.name.casefold().endswith("project") for project in named) >= _LISTED_AT_LEAST


def _end_of_paragraph(analysis: Analysis, sentence: Sentence) -> int:
    """The end of the paragraph, as far as members may be told one by one."""
    within_it = [each for each in _following(analysis, sentence) if each.paragraph == sentence.paragraph]
    return within_it[-1].end if within_it else sentence.end


def _following(analysis: Analysis, sentence: Sentence) -> list[Sentence]:
    """The next sentences, as far as the next paragraph's first."""
    after = analysis.document.sentences[sentence.index + 1 : sentence.index + 4]
    return [each for each in after if not sentence.is_title and each.paragraph <= sentence.paragraph + 1]


def _listed(
    analysis: Analysis,
    signing: Signing,
    document: DocumentPhrase | None,
    base: tuple[Party, ...],
    start: int,
    end: int,
    *,
    is_group: bool,
) -> Iterator[Share]:
    documents = [each for each in documents_in(analysis, start, end) if not each.is_many and not each.is_denied]
    named = [each for each in documents if each.title and not is_object(analysis, each, start)]
    if named:
        for each in named:
            yield each, base if document is not None and document.count > 1 else ()
        return
    phrases = tuple(side_phrases(analysis, start, end))
    if documents and phrases:
        yield from shares(replace(signing, documents=tuple(documents), subjects=base, phrases=phrases, end=end))
    elif is_group and not documents:
        sides = [side for side in named_sides(analysis, start, end) if side not in base]
        if len(sides) >= _LISTED_AT_LEAST:
            for side in sides:
                yield _single(document), (*base, side)


def _single(document: DocumentPhrase | None) -> DocumentPhrase | None:
    """One of the documents that a plural names."""
    return replace(document, count=1, is_many=False, is_definite=False) if document else None
