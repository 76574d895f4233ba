"""What speaks for or against two tellings being of one agreement: their statuses, kinds and years."""

from __future__ import annotations

from orchestration.parsing.agreement_sides import sides
from orchestration.parsing.facts import AgreementFact, AgreementKind

# The kind that a bare `agreement` gets: it is compatible with any.
USUAL = "cooperation_agreement"
# What a document is by its form and what it may found in any form: one document can be of both kinds.
_FORMS: frozenset[AgreementKind | None] = frozenset({"memorandum", "letter_of_intent", "framework_agreement", "other"})
CONTENTS: frozenset[AgreementKind | None] = frozenset({"sister_city", "friendship_agreement"})


def statuses_agree(one: AgreementFact, other: AgreementFact) -> bool:
    """Equal, or a plan of what the text tells as done, too: `approved a charter with B, which was signed on Friday`."""
    statuses = {one.status, other.status}
    is_carried_out = statuses == {"planned", "signed"} and one.kind == other.kind and len(one.parties) > 1
    return len(statuses) == 1 or (is_carried_out and one.count == 1 and sides(one.parties) == sides(other.parties))


def kinds_agree(one: AgreementFact, other: AgreementFact) -> bool:
    """Whether two kinds may be one document's: equal, one of them the usual, or its form and what it founds.

    `Signed a sister city pact ... signed the memorandum`; what one verb signs (`a sister city pact and a memorandum`) are two.
    """
    kinds = {one.kind, other.kind}
    if len(kinds) == 1 or USUAL in kinds:
        return True
    founds = bool(kinds & _FORMS) and bool(kinds & CONTENTS)
    return (founds or kinds == CONTENTS) and one.evidence != other.evidence


def years_differ(one: str | None, other: str | None) -> bool:
    """Whether two dates name different years: then the older document is another one."""
    years = [date[:4] for date in (one, other) if date and date[:4].isdigit()]
    return len(years) == 2 and years[0] != years[1]
