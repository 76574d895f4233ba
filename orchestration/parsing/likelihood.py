"""How likely something is by the signs seen of it: a logistic score over a lexicon of weights.

The weights are fitted by ``orchestration.evaluating.logistic`` on annotated articles. Which signs there are, and what is done
with the answer, is told where a question is asked: ``rules.partnerships.weighed``, ``rules.projects.likelihood``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
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


def likeliest(lexicon: str, signs: Iterable[str], options: Sequence[str]) -> str:
    """The option that the signs speak for most; the lexicon has a column of weights for each, the first wins a tie."""
    tables = [_weights(lexicon, option) for option in options]
    seen = sorted(signs)
    scores = [weights[INTERCEPT] + sum(weights.get(sign, 0.0) for sign in seen) for weights in tables]
    return options[scores.index(max(scores))]


@cache
def _weights(lexicon: str, column: str = "weight") -> dict[str, float]:
    return {entry.term: float(entry[column] or 0) for entry in lexicons.load(lexicon)}
