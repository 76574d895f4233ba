"""From a signing that was read to agreements: kind, parties, status, count, title and day of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from orchestration.parsing.agreement_sides import each_side
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.facts import AgreementFact, AgreementKind, Party, ProjectFact, Span
from orchestration.parsing.parties import distinct, party_of
from orchestration.parsing.rules.clause_sides import named_sides
from orchestration.parsing.rules.clauses import is_disclaimed
from orchestration.parsing.rules.documents.phrases import DocumentPhrase
from orchestration.parsing.rules.projects.where import site
from orchestration.parsing.rules.signing.acting import acting
from orchestration.parsing.rules.signing.context import signer_before, with_context
from orchestration.parsing.rules.signing.dates import signing_date
from orchestration.parsing.rules.signing.members import members
from orchestration.parsing.rules.signing.shares import Share, shares, signs_with_unnamed
from orchestration.parsing.rules.signing.verbs import Signing
from orchestration.parsing.scan import Hit
from orchestration.parsing.sentences import Sentence

# The rule that reads `the agreement`: what it tells has as a rule been told before.
SAID_AGAIN = "signing_said_again"

# Cities that become sisters by what they sign: the text need not say `sister city agreement`.
_SISTERS = re.compile(
    r"\b(?:sister|twin|partner)[- ](?:city|cities|town|towns|ports?)\b|\btwinn(?:ed|ing)\b|\bsisters\b", re.IGNORECASE
)
_FRIENDS = re.compile(
    r"\bfriend(?:ship|ly)[- ](?:exchange )?(?:city|cities|county|counties|town|towns)\b", re.IGNORECASE
)
_GOVERNS = re.compile(
    r"\b(?:municipality|municipal (?:council|corporation|government|administration)|(?:city|town) (?:council|hall)"
    r"|government|council of)\b",
    re.IGNORECASE,
)
_TRADE = re.compile(
    r" (?:for|to|on) (?:the )?(?:purchase|buy|acquire|acquisition|order|procurement|procure|lease|rent)\b[^;.§]*?"
    r" from (?:the )?(?P<side>§+|[A-Z][^,;.]*)"
)
_NATIONS = re.compile(r"\b(?:two|both) (?:states|countries|nations|governments) (?:\w+ )?$", re.IGNORECASE)
_KNOWN = re.compile(r"\b(?:the|this|that|its|their|his|her|our|both) (?:[\w'-]+ ){0,5}$", re.IGNORECASE)
# `The four projects are A and B have signed an agreement, the C Agreement and the D Agreement`: items of a list.
_LISTS = re.compile(
    r"(?:the|these|those) (?:[\w-]+ ){0,3}(?:agreements|projects|documents|contracts|deals|memoranda) (?:are|were)\b",
    re.IGNORECASE,
)
# `76 enterprises including A and B signed 38 contracts`: which of the contracts are theirs stays open.
_EXAMPLES = re.compile(r"\b(?:\d[\d,]*|[Ss]everal|[Mm]any|[Dd]ozens of) [^.;§]*?(?:including|such as|among them) ")
_PHRASE_REACH = 60
_PAIR = 2


def may_be_said_again(analysis: Analysis, verb: Hit) -> bool:
    """Whether the sentence of a verb names any document as known: `the agreement`, `this deal`."""
    sentence = analysis.document.sentence_at(verb.start)
    nouns = analysis.hits_of("document_triggers", sentence.start, sentence.end)
    if not nouns:
        return True
    return any(
        _KNOWN.search(analysis.outline, max(sentence.start, noun.start - _PHRASE_REACH), noun.start) for noun in nouns
    )


def is_said_again(signing: Signing) -> bool:
    """`The agreement was signed at noon`: a known document, and not everybody who signs it is named here."""
    if not signing.documents:
        # `X, for A, and Y, for B, signed`: what they sign must be told elsewhere.
        return not signing.phrases and not signing.is_whole
    if len(signing.documents) > 1:
        return False
    document = signing.documents[0]
    named = {party for parties in (signing.subjects, *(each.parties for each in signing.phrases)) for party in parties}
    is_known = document.is_definite and document.title is None and not document.is_many
    return is_known and len(named) < _PAIR


def facts(analysis: Analysis, signing: Signing, rule_name: str) -> Iterator[AgreementFact | ProjectFact]:
    """The agreements of one signing, and the projects that are signed as such."""
    for agreement in _agreements(analysis, signing, rule_name):
        yield agreement
        # `a tourism complex` is signed, but no named undertaking.
        if agreement.kind == "project" and agreement.title and agreement.title[0].isupper():
            mention = next((each for each in analysis.projects if each.name == agreement.title), None)
            cities = [party for party in agreement.parties if party.kind == "city"]
            signed_in = (agreement.date or "")[:4]
            yield ProjectFact(
                evidence=agreement.evidence,
                rule=rule_name,
                name=agreement.title,
                city=(site(analysis, mention) if mention else None) or next(iter(cities), None),
                status="pledge" if agreement.status == "planned" else "commitment",
                year=int(signed_in) if signed_in.isdigit() else None,
            )


def _agreements(analysis: Analysis, signing: Signing, rule_name: str) -> Iterator[AgreementFact]:
    """The agreements of one signing; nothing where it is denied."""
    if (
        signing.standing == "denied"
        or _is_of_nations(analysis, signing)
        or any(document.is_denied for document in signing.documents)
        or is_disclaimed(analysis, signing.verb)
    ):
        return
    listed = members(analysis, signing)
    if listed:
        for document, parties in listed:
            member = _fact(analysis, signing, document, _of_home(analysis, document, parties), rule_name)
            # `Three of them signed letters of intent: A, B and C`: with whom stays open.
            is_told = signing.is_partial and bool(member.parties)
            if member.title or member.kind == "project" or len(member.parties) >= _PAIR or is_told:
                yield member
        return
    for member_document, parties in acting(analysis, signing):
        # What only counts them stays beside these: not all of them need be told.
        yield _fact(analysis, signing, member_document, parties, rule_name)
    is_item = _LISTS.match(analysis.outline, signing.sentence.start, signing.verb) is not None
    for number, share in enumerate(shares(signing)):
        if number and is_item:
            # Who signs the first item of a list says nothing of the others.
            yield _fact(analysis, signing, share[0], (), rule_name)
            continue
        fact = _agreement(analysis, signing, share, rule_name)
        if fact is not None:
            yield fact


def _agreement(analysis: Analysis, signing: Signing, share: Share, rule_name: str) -> AgreementFact | None:
    document, parties = share
    parties = each_side(parties)
    if signing.is_partial:
        return _fact(analysis, signing, document, (), rule_name)
    document = _one_each(analysis, signing, document)
    if document is not None and document.count > 1:
        is_named = len(parties) >= _PAIR and not _EXAMPLES.search(
            analysis.outline, signing.sentence.start, signing.verb
        )
        return _fact(analysis, signing, document, parties if is_named else (), rule_name)
    if parties and signs_with_unnamed(signing):
        return _fact(analysis, signing, document, parties, rule_name)
    if len(parties) == 1 and document is not None and document.kind == "contract":
        parties = (*parties, *_trading_with(analysis, signing, document))
    if len(parties) < _PAIR and (document is not None or signing.is_whole):
        if document is None or not document.is_many:
            parties = each_side(with_context(analysis, signing, parties, is_known=rule_name == SAID_AGAIN))
        elif signer := signer_before(analysis, signing, parties):
            parties = (signer, *parties)
    if document is not None and document.title:
        return _fact(analysis, signing, document, _of_home(analysis, document, parties), rule_name)
    if len(parties) < _PAIR:
        # With one side open such a row says little, and the side found is too often the wrong one.
        return None
    return _fact(analysis, signing, document, parties, rule_name)


def _trading_with(analysis: Analysis, signing: Signing, document: DocumentPhrase) -> list[Party]:
    """`A contract for the purchase of 40 buses from B`: the other side of the trade."""
    trade = _TRADE.search(analysis.outline, document.end, signing.end)
    return named_sides(analysis, *trade.span("side"), with_unlisted=True) if trade else []


def _is_of_nations(analysis: Analysis, signing: Signing) -> bool:
    """`The two countries exchanged 11 documents`, `Austria and Slovenia signed deals`: no matter of cities."""
    if signing.voice == "active" and _NATIONS.search(analysis.outline, signing.sentence.start, signing.verb):
        return True
    named = distinct((*signing.subjects, *(party for phrase in signing.phrases for party in phrase.parties)))
    return len(named) >= _PAIR and all(party.kind == "country" for party in named)


def _one_each(analysis: Analysis, signing: Signing, document: DocumentPhrase | None) -> DocumentPhrase | None:
    """`Letters of intent with six associations`: as many as the partners, who are only counted."""
    if document is None or not document.is_many or document.count > 1 or len(signing.phrases) != 1:
        return document
    phrase = signing.phrases[0]
    partners = [count for count in within(analysis.counts, phrase.start, phrase.end) if isinstance(count.value, int)]
    if phrase.word != "with" or phrase.parties or len(partners) != 1:
        return document
    return replace(document, count=int(partners[0].value))


def _fact(
    analysis: Analysis, signing: Signing, document: DocumentPhrase | None, parties: tuple[Party, ...], rule_name: str
) -> AgreementFact:
    kind = _kind(analysis, document, signing.sentence)
    if kind == "sister_city":
        parties = tuple(distinct(_city_of(party) for party in parties))
    return AgreementFact(
        evidence=Span(signing.start, signing.end),
        rule=rule_name,
        kind=kind,
        parties=parties,
        title=document.title if document else None,
        status="planned" if signing.standing == "planned" else "signed",
        count=document.count if document else 1,
        date=signing_date(analysis, signing),
    )


def _city_of(party: Party) -> Party:
    """The city for which its government makes it a sister city; other bodies (sister ports) stand for themselves."""
    home = party.place
    if party.kind != "organization" or home is None or home.kind != "city" or not _GOVERNS.search(party.name):
        return party
    return party_of(home)


def _kind(analysis: Analysis, document: DocumentPhrase | None, sentence: Sentence) -> AgreementKind | None:
    if document is None:
        return "cooperation_agreement"
    if document.is_generic and document.title is None:
        start = analysis.document.sentences[max(0, sentence.index - 1)].start
        if _SISTERS.search(analysis.text, start, sentence.end):
            return "sister_city"
        if _FRIENDS.search(analysis.text, start, sentence.end):
            return "friendship_agreement"
    return document.kind


def _of_home(analysis: Analysis, document: DocumentPhrase | None, parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """A single counterparty signs with the city that the article speaks of, and so is a project signed with that city."""
    is_project = document is not None and document.kind == "project"
    is_titled = document is not None and document.title is not None
    if len(parties) > 1 or (is_titled and not is_project) or bool(parties) == is_project:
        return parties
    own = analysis.home
    return (own, *parties) if own and own not in parties else parties
