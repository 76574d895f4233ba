"""How far an amount of money has come, after AidData: pledge, commitment, implementation, completion.

Articles say it in more ways than rules can list: by the tense of the verb that governs the amount, by a signature in the
sentence before, by the headline. So each status is weighed by everything seen (``investments.status_signs``), and the
likeliest is taken. What each sign is worth stands in the lexicon ``status_weights``, fitted on annotated articles by
``orchestration.evaluating.status_weights``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast, get_args

from orchestration.parsing import likelihood
from orchestration.parsing.facts import MoneyStatus

WEIGHTS = "status_weights"
STATUSES: tuple[MoneyStatus, ...] = get_args(MoneyStatus)


def likeliest(signs: Iterable[str]) -> MoneyStatus:
    """The status that the signs of an amount speak for most."""
    return cast(MoneyStatus, likelihood.likeliest(WEIGHTS, signs, STATUSES))
