"""The kind of an agreement: told by its noun (`memorandum`), by words of its name, or by what it is about."""

from __future__ import annotations

import re
from typing import cast

from orchestration.parsing import lexicons
from orchestration.parsing.facts import AgreementKind
from orchestration.parsing.scan import Hit

USUAL: AgreementKind = "cooperation_agreement"
"""What an agreement is whose words tell nothing else."""

_KINDS = tuple(
    (re.compile(rf"\b{re.escape(entry.term)}s?\b"), cast(AgreementKind, entry["kind"]))
    for entry in lexicons.load("agreement_kinds")
)


def kind_of_words(words: str) -> AgreementKind | None:
    """The kind that words in lower case tell, None where they tell none.

    >>> kind_of_words("strategic cooperation framework agreement"), kind_of_words("agreement")
    ('framework_agreement', None)
    """
    return next((kind for pattern, kind in _KINDS if pattern.search(words)), None)


def kind_of(noun: Hit, phrase: str, about: str = "") -> AgreementKind | None:
    """The kind by the noun itself, else by its phrase, else by what follows on its subject (both in lower case)."""
    said = noun.entry["kind"]
    return cast(AgreementKind, said) if said is not None else kind_of_words(phrase) or kind_of_words(about)
