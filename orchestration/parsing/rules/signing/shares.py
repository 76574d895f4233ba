"""From one signing to its agreements: which documents join whom.

A plural with a list is one document for each counterparty, a singular with a list one document of all; `respectively`
pairs lists in order; every `between` phrase is a pair of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from orchestration.parsing.facts import Party
from orchestration.parsing.parties import distinct
from orchestration.parsing.rules.documents.phrases import DocumentPhrase
from orchestration.parsing.rules.signing.verbs import Signing
from orchestration.parsing.rules.signing.zones import SidePhrase

Share = tuple[DocumentPhrase | None, tuple[Party, ...]]
_BETWEEN = frozenset({"between", "among", "amongst"})


def shares(signing: Signing) -> Iterator[Share]:
    """Each document of the signing with its parties."""
    documents = signing.documents
    if len(documents) < 2:
        yield from _of_one(signing, documents[0] if documents else None, signing.phrases)
        return
    together = [phrase for phrase in signing.phrases if phrase.parties]
    if signing.is_respective and len(together) == 1 and len(together[0].parties) == len(documents):
        for document, party in zip(documents, together[0].parties, strict=True):
            yield document, (*signing.subjects, party)
        return
    ends = [*(document.start for document in documents[1:]), signing.end]
    last = tuple(phrase for phrase in signing.phrases if phrase.start >= documents[-1].end and phrase.parties)
    own: tuple[SidePhrase, ...] = ()
    for document, end in zip(documents, ends, strict=True):
        # `a pact with B and a memorandum`: the side said once is that of both.
        here = tuple(phrase for phrase in signing.phrases if document.end <= phrase.start < end and phrase.parties)
        own = here or last or own
        yield from _of_one(signing, document, own)


def _of_one(signing: Signing, document: DocumentPhrase | None, phrases: tuple[SidePhrase, ...]) -> Iterator[Share]:
    subjects = signing.subjects
    pairs = [
        phrase.parties
        for phrase in phrases
        # `their contract for trains between Yiwu and London`: not between these.
        if phrase.word in _BETWEEN and phrase.parties and not (len(subjects) > 1 and _is_of_topic(document, phrase))
    ]
    withs = [phrase for phrase in phrases if phrase.word == "with" and phrase.parties]
    lists = [phrase.parties for phrase in withs]
    if pairs and (len(pairs) > 1 or not lists):
        for pair in pairs:
            # `between their two cities`, `between our city and enterprises`: the subject is the side not named there.
            yield document, pair if len(pair) > 1 else _joined(subjects, pair)
        return
    if signs_with_unnamed(signing):
        for subject in subjects:
            yield document, (subject,)
    elif _is_of_pairs(signing, document) and not lists:
        for one, other in zip(subjects[::2], subjects[1::2], strict=True):
            yield document, (one, other)
    elif len(lists) == 1 and len(subjects) == len(lists[0]) > 1 and signing.is_respective:
        for subject, party in zip(subjects, lists[0], strict=True):
            yield document, _joined((subject,), (party,))
    elif len(lists) > 1:
        for phrase in withs:
            yield document, _joined(phrase.subjects or subjects, phrase.parties)
    elif _has_one_partner(signing, document, lists):
        for subject in subjects:
            yield document, _joined((subject,), *lists)
    elif lists and (document is None or document.is_many) and _is_one_each(document, lists[0]):
        for party in lists[0]:
            yield _own(document, len(lists[0])), _joined(subjects, (party,))
    elif len(subjects) > 1 and signing.is_each and not (signing.is_respective and not lists):
        for subject in subjects:
            yield document, _joined((subject,), *lists)
    else:
        yield document, _joined(subjects, *lists)


def _is_of_topic(document: DocumentPhrase | None, phrase: SidePhrase) -> bool:
    """Whether other words part a phrase from the single document in front of it."""
    return document is not None and not document.is_many and phrase.start > document.end + 1


def _has_one_partner(signing: Signing, document: DocumentPhrase | None, lists: list[tuple[Party, ...]]) -> bool:
    """`A, B and C each signed with D`, `A, B and C signed agreements with D`: one for each of them."""
    if len(signing.subjects) < 2 or signing.is_respective or len(lists) != 1 or len(lists[0]) != 1:
        return False
    is_many = document is not None and document.is_many and document.count in (1, len(signing.subjects))
    return signing.is_each or is_many


def signs_with_unnamed(signing: Signing) -> bool:
    """`A, B and C signed contracts with local partners`: one each, with somebody who is not named."""
    document = signing.documents[0] if len(signing.documents) == 1 else None
    withs = [phrase for phrase in signing.phrases if phrase.word == "with"]
    return (
        document is not None
        and document.is_many
        and document.count == 1
        and len(signing.subjects) > 1
        and len(withs) == 1
        and not any(phrase.parties for phrase in signing.phrases)
    )


def _is_of_pairs(signing: Signing, document: DocumentPhrase | None) -> bool:
    """`A and B, C and D signed agreements`, `A and B, and C and D each signed an agreement`: one for each two."""
    is_several = document is None or document.is_many or signing.is_each
    return signing.is_paired and is_several and len(signing.subjects) % 2 == 0


def _own(document: DocumentPhrase | None, partners: int) -> DocumentPhrase | None:
    """`two memoranda with A and B`: as many as the partners, so that each has one."""
    return replace(document, count=1, is_many=False) if document and document.count == partners else document


def _is_one_each(document: DocumentPhrase | None, parties: tuple[Party, ...]) -> bool:
    """Whether every counterparty has a document of its own; a stated number of documents must then be theirs."""
    return document is None or document.count == 1 or document.count >= len(parties) > 1


def _joined(*lists: tuple[Party, ...]) -> tuple[Party, ...]:
    return tuple(distinct(party for parties in lists for party in parties))
