"""What each sign of where an office is held is worth: a logistic regression over the signs, fitted on annotated articles.

``python -m orchestration.evaluating.seat_weights tests/gold tests/gold/second`` writes the lexicon ``seat_weights``. Every
city in which a bare office could be held is an example. Offices are taken as the annotation says while an
article is read, not as an earlier fit guessed. The unseen set stays unseen.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from orchestration.evaluating import logistic
from orchestration.evaluating.gold import GoldArticle, GoldFact, load_all
from orchestration.evaluating.names import same_name, same_party
from orchestration.parsing.lexicons import FOLDER
from orchestration.parsing.names import persons
from orchestration.parsing.names.candidates import Candidate
from orchestration.parsing.names.seats import WEIGHTS, Seats
from orchestration.parsing.parser import analyse

LEXICON = FOLDER / f"{WEIGHTS}.tsv"
# How often a sign is seen at least to be weighed.
_FEWEST = 4
# How strongly weights are drawn to nought: the variance of the normal distribution that they are expected to have.
_VARIANCE = 1.0


@dataclass(frozen=True, slots=True)
class Example:
    """A city that an office could be held in: the signs seen of it, and whether it is held there."""

    signs: Mapping[str, float]
    is_held: bool


def examples(articles: Iterable[GoldArticle]) -> Iterator[Example]:
    """Every candidate of every office that an article leaves bare."""
    for article in articles:
        told: list[Example] = []
        persons.find(analyse(article.as_input()), _annotated(article.facts["persons"], told))
        yield from told


def _annotated(facts: Sequence[GoldFact], told: list[Example]) -> type[Seats]:
    """Seats that answer with the annotation, and note what was asked."""

    class Annotated(Seats):
        def best(self, name: Candidate, at: int, office: str) -> str | None:
            person = next((fact for fact in facts if same_name(fact["name"], self.text[name.start : name.end])), None)
            if person is None:
                return None
            truth = person.get("affiliation")
            signs = self.signs(name, at, office)
            held = [where for where in signs if truth is not None and same_party(truth, where)]
            told.extend(Example(signs[where], where in held) for where in signs)
            return held[0] if held else None

    return Annotated


def fit(seen: Sequence[Example]) -> dict[str, float]:
    """The weight of each sign, the intercept first."""
    return logistic.fit(
        [example.signs for example in seen], [example.is_held for example in seen], variance=_VARIANCE, fewest=_FEWEST
    )


def main(folders: Sequence[str]) -> None:
    """Fit on the gold of ``folders``."""
    logistic.save(fit(list(examples(load_all(folders)))), LEXICON)


if __name__ == "__main__":
    main(sys.argv[1:])
