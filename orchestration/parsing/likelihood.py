"""How likely something is by the signs seen of it: a logistic score over a lexicon of weights.

The weights are fitted by ``orchestration.evaluating.logistic`` on annotated articles. Which signs there are, and what is done
with the answer, is told where a question is asked: ``rules.partnerships.weighed``, ``rules.projects.likelihood``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache

from orchestration.parsing import lexicons

# The line of such a lexicon that counts whatever is seen.
INTERCEPT = "(intercept)"
# Likelier than not.
LIKELY = 0.5


def weigh(lexicon: str, signs: Iterable[tuple[str, float]]) -> float:
    """Between 0 and 1; each sign comes with how much of it there is, and one without a weight counts nothing.

    The order of the signs is to be the same every time: sums of floats depend on it.
    """
    weights = _weights(lexicon)
    score = weights[INTERCEPT] + sum(weights.get(sign, 0.0) * amount for sign, amount in signs)
    return 1 / (1 + math.exp(-score))


@cache
def _weights(lexicon: str) -> dict[str, float]:
    return {entry.term: float(entry["weight"] or 0) for entry in lexicons.load(lexicon)}
