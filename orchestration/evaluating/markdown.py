"""The evaluation report as Markdown: scores by class on each set of articles, attributes, calibration, cases."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from orchestration.evaluating import calibration
from orchestration.evaluating.cases import GroupScore, total
from orchestration.evaluating.matching import ATTRIBUTES, FURTHER_ATTRIBUTES
from orchestration.evaluating.scores import ClassScore, Scores
from orchestration.parsing.facts import CLASSES


def report(
    subsets: dict[str, Scores],
    sets: dict[str, Scores],
    halves: tuple[Scores, Scores],
    cases: dict[str, GroupScore],
    *,
    parser_version: str,
    corpus_sha256: str,
) -> str:
    """The whole report.

    ``subsets`` holds all, odd and even articles, ``sets`` further sets of articles by their names, the last of them
    unseen, ``halves`` the two halves of that.
    """
    everything = subsets["all"]
    unseen = list(sets.values())[-1]
    return "\n".join(
        [
            "# How well the parser reads",
            "",
            f"Parser `{parser_version}` on {everything.articles} annotated articles (SHA-256 `{corpus_sha256[:12]}`).",
            "Written by `coop evaluate --report`. Rules have been written while looking at all of these articles, so that",
            "the scores say how well they are read and not how well the next one will be: for that see the unseen set.",
            "",
            "## Facts",
            "",
            *_facts(subsets),
            "",
            "## Articles by another hand",
            "",
            "Written and annotated by people who knew the guide and not the parser: three of four in the manner of those",
            "above, a fourth on purpose in manners that are rare in news. Rules have been written while looking at",
            "`second`; those of `unseen` are only counted (decisions 13 and 15 in [decisions](decisions.md)).",
            "",
            *_facts(sets),
            "",
            "## Attributes of facts that were found",
            "",
            "Those in the second column are not part of the guide's share.",
            "",
            *_attributes(everything),
            "",
            "## Cases",
            "",
            *_table(("group", "cases", "pass", "share"), _cases(cases)),
            "",
            "## Confidence",
            "",
            "The confidence of a fact is the share of right facts that its rule had on the unseen articles, drawn towards that",
            "of its class where the rule was seen seldom. What confidences measured on one half of these articles were",
            "worth on the other half, both ways:",
            "",
            *_reliability(*halves),
            "",
            *_table(("rule", "facts", "right", "confidence"), _rules(unseen)),
            "",
        ]
    )


def _facts(subsets: dict[str, Scores]) -> Iterator[str]:
    """A table of the classes; ``gold`` counts the facts of the first set."""
    titles = ("class", "gold", *(f"{share} {name}" for name in subsets for share in ("precision", "recall", "F1")))

    def row(name: str, scores: Sequence[ClassScore]) -> tuple[str, ...]:
        shares = (_share(share) for s in scores for share in (s.precision, s.recall, s.f1))
        return (name, str(scores[0].gold_count), *shares)

    rows = [row(name, [scores.classes[name] for scores in subsets.values()]) for name in CLASSES]
    yield from _table(titles, [*rows, row("micro", [scores.micro for scores in subsets.values()])])


def _attributes(scores: Scores) -> Iterator[str]:
    def shares(score: ClassScore, names: Iterable[str]) -> str:
        given = (name for name in names if score.attributes_given[name])
        return ", ".join(f"{name} {_share(score.attribute_share([name]))}" for name in given)

    yield from _table(
        ("class", "attributes", "further"),
        [
            (name, shares(score, ATTRIBUTES[name]), shares(score, FURTHER_ATTRIBUTES[name]))
            for name, score in scores.classes.items()
        ],
    )


def _cases(cases: dict[str, GroupScore]) -> Iterator[tuple[str, ...]]:
    for name, score in (*cases.items(), ("all", total(cases))):
        yield name, str(score.cases), str(score.passed), _share(score.passed / max(1, score.cases))


def _reliability(one: Scores, other: Scores) -> Iterator[str]:
    carried = calibration.carried_over(one, other) + calibration.carried_over(other, one)
    rows = [(_share(b.confidence), _share(b.right_share), str(b.facts)) for b in calibration.reliability(carried)]
    yield from _table(("confidence", "right", "facts"), rows)
    yield ""
    yield f"Mean distance between the two: {calibration.expected_error(carried):.3f}."


def _rules(scores: Scores) -> Iterator[tuple[str, ...]]:
    for row in calibration.measured(scores):
        yield row.term.replace("*", "\\*"), str(row.facts), str(row.right), _share(row.confidence)


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(titles)} |"
    yield f"|{' --- |' * len(titles)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"
