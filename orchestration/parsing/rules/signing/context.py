"""Parties that the clause of a signing leaves out: `The two mayors signed the agreement at noon`.

Looked for in the sentence, in those before it, in the next one, among the cities that the article is about; the first of
these that names just the two sides of a document decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.deixis.antecedents import Antecedents, city_of
from orchestration.parsing.facts import Party
from orchestration.parsing.outline import PERSON
from orchestration.parsing.parties import distinct, sides_in
from orchestration.parsing.rules.clause_sides import named_sides
from orchestration.parsing.rules.signing.verbs import Signing, read
from orchestration.parsing.sentences import Sentence

# `MENDOZA, Argentina -- `: where the article was written is no side.
_DATELINE = re.compile(r"[^a-z\n]{3,30}(?:, [\w .]{3,30})? (?:--|[–—]) ")
# `the two port companies signed`: no cities, then.
_BODIES = re.compile(
    r"\b(?:companies|firms|enterprises|businesses|universities|hospitals|schools|chambers|banks|museums|institutes|bureaus|clubs"
    r"|port authorities|libraries|associations|rectors|directors|presidents|chairmen|chief executives)\b",
    re.IGNORECASE,
)
_PERSONS = re.compile(rf"{PERSON}|\b(?:mayors?|leaders|both|they|councils?|delegations)\b", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:^|, |\. |: )(?:the |our )?(?:city |town |municipal |county |district |local )?"
    r"(?:council|government|administration|authorities|city hall|mayor)"
    r"(?: (?:has|have|had|will|is|are|to|also|recently|today|yesterday|formally|officially|\w+ly|expected|due|set))* $",
    re.IGNORECASE,
)
_OPENS_SENTENCE = re.compile(r"(?:The |This |For )?(?:[a-z]+ )?")
_OPENS = re.compile(r"(?:In|Under|By|With|Through|According to|Thanks to) ")
# `Under the deal, A will`
_UNDER_IT = re.compile(
    r"(?:Under|According to|As part of|In line with|By|With|Pursuant to) (?:it|(?:the|this|that|its) [\w -]{3,40}), "
    r"|The \w+ (?:says|provides) "
)
_WILL_ACT = re.compile(
    r"(?: City| County)? (?:will|would|shall|is to|are to|undertakes?|agrees?|agreed|commits?|provides?)\b"
)
# How many sentences back the parties of `the agreement` may stand.
_LOOK_BACK = 2
_PAIR = 2
_THREE = 3
_OF_THREE = re.compile(r"\b(?:trilateral|tripartite|three-party|three-way|three-sided)\b", re.IGNORECASE)
# How many verbs of signing back the signer of `was also signed with C` may stand.
_SIGNINGS_BACK = 6


def with_context(
    analysis: Analysis, signing: Signing, parties: tuple[Party, ...], *, is_known: bool
) -> tuple[Party, ...]:
    """The parties with those that the context adds; unchanged where it does not tell them.

    A document that ``is_known`` was told of before: then the sentences before come first.
    """
    if len(parties) == 1 and (own := _own_office(analysis, signing)) and own not in parties:
        return (own, *parties)
    if signing.is_each and (other := _common_side(analysis, signing, parties)):
        return (*parties, other)
    if signer := signer_before(analysis, signing, parties):
        return (signer, *parties)
    if three := _three_before(analysis, signing):
        return three
    nearest = (_before, _in_sentence) if is_known else (_in_sentence, _before)
    for look in (_under_it, _main_clause, *nearest, _behind, _main_cities, _guest_of_home, _titled):
        found = look(analysis, signing, parties)
        if found is not None:
            return found
    return parties


def _three_before(analysis: Analysis, signing: Signing) -> tuple[Party, ...] | None:
    """`A, B and C agreed. A trilateral protocol was signed`: the three of the sentence before."""
    document = signing.documents[0] if len(signing.documents) == 1 else None
    if document is None or not _OF_THREE.search(analysis.text, document.start, document.end):
        return None
    for sentence in _sentences_before(analysis, signing):
        around = _sides(analysis, signing, sentence)
        if around:
            return tuple(around) if len(around) == _THREE else None
    return None


def _own_office(analysis: Analysis, signing: Signing) -> Party | None:
    """`Council will sign a memorandum with B`: an office without a city is the one of the article's own."""
    if signing.voice != "active" or signing.subjects:
        return None
    return analysis.home if _OFFICE.search(analysis.outline, signing.sentence.start, signing.verb) else None


def _common_side(analysis: Analysis, signing: Signing, parties: tuple[Party, ...]) -> Party | None:
    """`Four companies signed with A: B, C, D and E each agreed on a memorandum.`"""
    others = [side for side in _sides(analysis, signing, signing.sentence) if side not in signing.subjects]
    return others[0] if len(others) == 1 and len(parties) == 1 else None


def _in_sentence(analysis: Analysis, signing: Signing, parties: tuple[Party, ...]) -> tuple[Party, ...] | None:
    together = distinct((*parties, *_sides(analysis, signing, signing.sentence)))
    if len(together) == _PAIR:
        return tuple(together)
    if len(parties) != 1:
        return None
    # Of several the one named last before the signing: `became the partner of A when its mayor signed`.
    before = [side for side in _sides(analysis, signing, signing.sentence, signing.start) if side not in parties]
    return (*parties, before[-1]) if before else None


def _main_clause(analysis: Analysis, signing: Signing, parties: tuple[Party, ...]) -> tuple[Party, ...] | None:
    """`In an agreement (which was) signed today, A and B arranged`: those that act behind it."""
    sentence = signing.sentence
    opens = signing.voice == "passive" and _OPENS.fullmatch(analysis.outline, sentence.start, signing.start)
    comma = analysis.outline.find(", ", signing.verb, sentence.end) if opens and not parties else -1
    if comma < 0:
        return None
    acting = named_sides(analysis, comma + 2, sentence.end, is_list=True)
    if len(acting) == 1:
        # `Under a deal signed on Monday, A will supply B with trams`
        acting = named_sides(analysis, comma + 2, sentence.end)
    return tuple(acting) if len(acting) == _PAIR else None


def _before(analysis: Analysis, signing: Signing, parties: tuple[Party, ...]) -> tuple[Party, ...] | None:
    for sentence in _sentences_before(analysis, signing):
        around = _sides(analysis, signing, sentence)
        together = distinct((*parties, *around))
        if len(together) == _PAIR:
            return tuple(together)
        if len(together) > _PAIR:
            # Of many the city that the article is about: `Another was signed with C`.
            own = analysis.home
            return (*parties, own) if own in around and len(parties) == 1 else None
    return None


def _main_cities(analysis: Analysis, signing: Signing, parties: tuple[Party, ...]) -> tuple[Party, ...] | None:
    """The two cities that the article is about, for what persons sign whose cities it does not say again."""
    if not _PERSONS.search(analysis.outline, signing.start, signing.end):
        return None
    main = Antecedents(analysis, analysis.home).main_cities
    before = analysis.document.sentences[max(0, signing.sentence.index - 1)]
    if any(side not in main for side in _sides(analysis, signing, before) if side.kind == "city"):
        # `Ulaanbaatar is a twin, too. The agreement was signed in 2023.`
        return None
    return main if len(main) == _PAIR and all(party in main for party in parties) else None


def _guest_of_home(analysis: Analysis, signing: Signing, parties: tuple[Party, ...]) -> tuple[Party, ...] | None:
    """`Växjö's delegation comes. A sister city agreement will be signed`: with the city that the article speaks of."""
    own = analysis.home
    if own is None or not signing.documents or signing.documents[0].kind not in ("sister_city", "friendship_agreement"):
        return None
    for sentence in (signing.sentence, *_sentences_before(analysis, signing)):
        cities = [side for side in _sides(analysis, signing, sentence) if side.kind == "city"]
        others = distinct(city for city in (*parties, *cities) if city.name != own.name)
        if others:
            return (own, *others) if len(others) == 1 else None
    return None


def _behind(analysis: Analysis, signing: Signing, parties: tuple[Party, ...]) -> tuple[Party, ...] | None:
    sentences = analysis.document.sentences[signing.sentence.index + 1 : signing.sentence.index + 2]
    together = distinct((*parties, *(side for each in sentences for side in _sides(analysis, signing, each))))
    return tuple(together) if len(together) == _PAIR else None


def _under_it(analysis: Analysis, signing: Signing, parties: tuple[Party, ...]) -> tuple[Party, ...] | None:
    """`A contract was signed. Under it, A will lend trams and B will run them`: who the next sentence says will act."""
    index = signing.sentence.index
    for sentence in analysis.document.sentences[index + 1 : index + 2]:
        opening = _UNDER_IT.match(analysis.outline, sentence.start, sentence.end)
        if opening is None:
            continue
        acting = distinct(
            party
            for side in sides_in(analysis, opening.end(), sentence.end)
            if _WILL_ACT.match(analysis.outline, side.end)
            for party in side.parties
        )
        together = distinct((*parties, *acting))
        if len(together) == _PAIR:
            return tuple(together)
    return None


def _titled(analysis: Analysis, signing: Signing, parties: tuple[Party, ...]) -> tuple[Party, ...] | None:
    """`A contract was concluded with B`: who else but the one that the article is about, whom its title puts first."""
    title = analysis.document.sentences[0]
    if signing.voice != "passive" or len(parties) != 1 or not title.is_title:
        return None
    first = next((party for party in named_sides(analysis, title.start, title.end) if party.kind != "country"), None)
    return (first, *parties) if first and first not in parties else None


def _sentences_before(analysis: Analysis, signing: Signing) -> Iterator[Sentence]:
    index = signing.sentence.index
    yield from reversed(analysis.document.sentences[max(0, index - _LOOK_BACK) : index])


def _sides(analysis: Analysis, signing: Signing, sentence: Sentence, end: int | None = None) -> list[Party]:
    """The sides of a sentence, up to ``end``, that may be parties of the signing."""
    dateline = _DATELINE.match(analysis.text, sentence.start, sentence.end)
    named = [
        side
        for side in named_sides(analysis, dateline.end() if dateline else sentence.start, end or sentence.end)
        # A country that a sentence also names (`With Honduras things are younger`) is no party to what its cities sign.
        if side.kind != "country" or city_of(side)
    ]
    if signing.documents and signing.documents[0].kind == "sister_city":
        return [side for side in named if side.kind == "city"]
    if not signing.subjects and _BODIES.search(analysis.outline, signing.start, signing.verb):
        return [side for side in named if side.kind == "organization"]
    return named


def signer_before(analysis: Analysis, signing: Signing, parties: tuple[Party, ...]) -> Party | None:
    """`A memorandum was also signed with C`: the side that signed alone when the text last told of a signing."""
    if signing.voice != "passive" or signing.subjects or len(parties) != 1:
        return None
    earlier = analysis.hits_of("signing_triggers", 0, signing.sentence.start)
    for verb in reversed(earlier[-_SIGNINGS_BACK:]):
        before = read(analysis, verb)
        if before is not None and before.voice == "active" and len(before.subjects) == 1:
            return before.subjects[0] if before.subjects[0] not in parties else None
    return _opening_body(analysis, signing) if signing.documents and signing.documents[0].is_many else None


def _opening_body(analysis: Analysis, signing: Signing) -> Party | None:
    """`The Port of Antwerp has five new memoranda. Four were concluded with A, B, C and D`: who opens the sentence before."""
    before = next(_sentences_before(analysis, signing), None)
    sides = sides_in(analysis, before.start, before.end) if before else []
    opens = (
        bool(sides) and _OPENS_SENTENCE.fullmatch(analysis.outline, before.start, sides[0].start) if before else None
    )
    return sides[0].parties[0] if opens and len(sides[0].parties) == 1 else None
