"""What each sign of an agreement is worth: a logistic regression over the signs, fitted on annotated articles.

``python -m orchestration.evaluating.agreement_weights tests/gold tests/gold/second`` writes the lexicon ``agreement_weights``.
Every two sides of a sentence are one example, whether or not a rule reads their agreement: so the weights are learned from
the many agreements that are told outright, for those that are not. The unseen set stays unseen.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from orchestration.evaluating import logistic
from orchestration.evaluating.gold import GoldArticle, GoldFact, load_all
from orchestration.evaluating.names import same_party
from orchestration.parsing.agreement_sides import sides
from orchestration.parsing.facts import AgreementFact, Party
from orchestration.parsing.lexicons import FOLDER
from orchestration.parsing.parser import parse
from orchestration.parsing.rules.agreements.signs import signs
from orchestration.parsing.rules.agreements.telling import Pair, Telling
from orchestration.parsing.rules.agreements.weighed import RULE

LEXICON = FOLDER / "agreement_weights.tsv"
# How often a sign is seen at least to be weighed.
_FEWEST = 5
# How strongly weights are drawn to nought: the variance of the normal distribution that they are expected to have.
_VARIANCE = 0.3
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Example:
    """Two sides of a sentence: the signs seen of them, and whether they have an agreement."""

    signs: frozenset[str]
    is_agreed: bool


def examples(articles: Iterable[GoldArticle]) -> Iterator[Example]:
    """Every pair of every article, save those that the guide leaves open."""
    for article in articles:
        parsed = parse(article.as_input())
        read = [fact for fact in parsed.facts if isinstance(fact, AgreementFact) and fact.rule != RULE]
        telling = Telling(parsed.analysis, read)
        for pair in telling.pairs(telling.sentences()):
            agreed = _is_agreed(article.facts["agreements"], pair)
            if agreed is not None:
                yield Example(signs(telling, pair), agreed)


def _is_agreed(agreements: Sequence[GoldFact], pair: Pair) -> bool | None:
    """Whether the two are parties of one agreement; None where it is optional."""
    found = [
        agreement for agreement in agreements if all(_is_party(agreement, each) for each in (pair.one, pair.other))
    ]
    if any(not agreement.get("optional") for agreement in found):
        return True
    return None if found else False


def _is_party(agreement: GoldFact, party: Party) -> bool:
    names: list[str] = agreement["parties"] or []
    return len(names) >= _PAIR and any(
        same_party(party.name, name) or sides((party,)) == sides((Party(name, "organization"),)) for name in names
    )


def fit(seen: Sequence[Example]) -> dict[str, float]:
    """The weight of each sign, the intercept first."""
    rows = [dict.fromkeys(example.signs, 1.0) for example in seen]
    return logistic.fit(rows, [example.is_agreed for example in seen], variance=_VARIANCE, fewest=_FEWEST)


def main(folders: Sequence[str]) -> None:
    """Fit on the gold of ``folders``."""
    logistic.save(fit(list(examples(load_all(folders)))), LEXICON)


if __name__ == "__main__":
    main(sys.argv[1:])
