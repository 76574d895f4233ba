"""How far an amount of money has come, after AidData: pledge, commitment, implementation, completion; and what it covers.

Articles say it in more ways than rules can list: by the tense of the verb that governs the amount, by a signature in the
sentence before, by the headline. So each status is weighed by everything seen (``investments.status_signs``), and the
likeliest is taken. What each sign is worth stands in the lexicon ``status_weights``, fitted on annotated articles by
``orchestration.evaluating.status_weights``. Whether the amount is one undertaking's or a sum is weighed by the same signs
(``scope_weights``), of which the reading of ``investments.scope`` is one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast, get_args

from orchestration.parsing import likelihood
from orchestration.parsing.facts import InvestmentScope, MoneyStatus

WEIGHTS, SCOPE_WEIGHTS = "status_weights", "scope_weights"
STATUSES: tuple[MoneyStatus, ...] = get_args(MoneyStatus)
SCOPES: tuple[InvestmentScope, ...] = get_args(InvestmentScope)


def likeliest(signs: Iterable[str]) -> MoneyStatus:
    """The status that the signs of an amount speak for most."""
    return cast(MoneyStatus, likelihood.likeliest(WEIGHTS, signs, STATUSES))


def likeliest_scope(signs: Iterable[str]) -> InvestmentScope:
    """The scope that the same signs speak for most."""
    return cast(InvestmentScope, likelihood.likeliest(SCOPE_WEIGHTS, signs, SCOPES))
