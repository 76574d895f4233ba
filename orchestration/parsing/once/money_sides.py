"""Who gives an amount of money where no construction tells it: of the parties named around it those for which enough speaks.

The signs stand in ``once.giver_signs``, what each is worth in the lexicon ``giver_weights``, fitted by
``orchestration.evaluating.giver_weights``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from orchestration.parsing import likelihood
from orchestration.parsing.analysis import Analysis
from orchestration.parsing.facts import InvestmentFact, Party
from orchestration.parsing.once.giver_signs import Amount, Named

WEIGHTS = "giver_weights"
# Where nobody is likelier than not the likeliest is taken, if it is as likely as this: an article that names money mostly
# says whose it is.
_LEAST = 0.22


def weighed(analysis: Analysis, facts: Sequence[InvestmentFact]) -> Iterator[InvestmentFact]:
    """The facts with those who give the money, in the same order."""
    for amount in amounts(analysis, facts):
        yield amount.fact if amount.fact.investors else replace(amount.fact, investors=tuple(_givers(amount)))


def amounts(analysis: Analysis, facts: Sequence[InvestmentFact]) -> Iterator[Amount]:
    """Each amount with the one told before it."""
    named = Named(analysis)
    for number, fact in enumerate(facts):
        yield Amount(named, fact, facts[number - 1] if number else None)


def _givers(amount: Amount) -> list[Party]:
    likely = {
        key: likelihood.weigh(WEIGHTS, ((sign, 1.0) for sign in sorted(amount.signs(key)))) for key in amount.candidates
    }
    chosen = [key for key, share in likely.items() if share >= likelihood.LIKELY]
    if not chosen and likely:
        best = max(likely, key=lambda key: likely[key])
        chosen = [best] if likely[best] >= _LEAST else []
    return [amount.named.parties[key] for key in chosen]
