"""Logistic regression: what each of many signs adds to the log odds of something, learned from examples for a lexicon."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from orchestration.parsing.likelihood import INTERCEPT

# Newton's method has converged long before.
_STEPS = 30
# The intercept is free of the prior, but for what keeps the equations solvable.
_FREE = 1e-6


def fit(
    rows: Sequence[Mapping[str, float]], truth: Sequence[bool], *, variance: float, fewest: int = 1
) -> dict[str, float]:
    """The weights that make the truth of the rows most likely, to three places, the intercept first, signs in order.

    ``variance`` is that of the normal distribution around nought that weights are expected to have: the smaller it is, the
    more must be seen of a sign before it counts. What a row does not name is nought; signs of fewer than ``fewest`` rows are
    left out, since they say nothing of what they are worth.
    """
    times = Counter(sign for row in rows for sign in row)
    signs = sorted(sign for sign, seen in times.items() if seen >= fewest)
    columns = {sign: number for number, sign in enumerate(signs, start=1)}
    table = np.zeros((len(rows), len(signs) + 1))
    table[:, 0] = 1
    for number, row in enumerate(rows):
        for sign, value in row.items():
            if sign in columns:
                table[number, columns[sign]] = value
    wanted = np.array([float(true) for true in truth])
    prior = np.full(len(signs) + 1, 1 / variance)
    prior[0] = _FREE
    weights = np.zeros(len(signs) + 1)
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (wanted - likely) - prior * weights
        curve = (table * (likely * (1 - likely))[:, None]).T @ table + np.diag(prior)
        weights += np.linalg.solve(curve, slope)
    return dict(zip([INTERCEPT, *signs], (round(float(weight), 3) for weight in weights), strict=True))


def fit_each(
    rows: Sequence[Mapping[str, float]],
    truth: Sequence[str],
    options: Sequence[str],
    *,
    variance: float,
    fewest: int = 1,
) -> dict[str, dict[str, float]]:
    """For each option the weights that tell it from all the others (``fit``)."""
    return {
        option: fit(rows, [true == option for true in truth], variance=variance, fewest=fewest) for option in options
    }


def save(weights: Mapping[str, float], lexicon: Path) -> None:
    """Put the weights in the place of those that the lexicon has; what its head says of them stays."""
    _write({sign: [weight] for sign, weight in weights.items()}, "term\tweight\n", lexicon)


def save_each(weights: Mapping[str, Mapping[str, float]], lexicon: Path) -> None:
    """The same for weights of several options, each in a column of its own."""
    signs = next(iter(weights.values()))
    rows = {sign: [of_option[sign] for of_option in weights.values()] for sign in signs}
    _write(rows, "\t".join(["term", *weights]) + "\n", lexicon)


def _write(rows: Mapping[str, Sequence[float]], header: str, lexicon: Path) -> None:
    lines = lexicon.read_text(encoding="utf-8").splitlines(keepends=True)
    head = lines[: lines.index(header) + 1]
    body = ("\t".join([sign, *(f"{weight:.3f}" for weight in weights)]) + "\n" for sign, weights in rows.items())
    lexicon.write_text("".join([*head, *body]), encoding="utf-8")
