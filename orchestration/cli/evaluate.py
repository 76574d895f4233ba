"""``coop evaluate``: score the parser against annotated articles, or against the bank of short cases."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from orchestration import engines
from orchestration.cli import ExitStatus
from orchestration.evaluating import calibration, cases, floors, gold, markdown, report
from orchestration.evaluating.scores import Scores, measure
from orchestration.parsing.facts import CLASSES
from orchestration.parsing.version import parser_version
from orchestration.settings import PROJECT

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_NAMED_AT_MOST = 3
# Beside the articles that ship: one set that rules were written on, and last one that nobody looks at.
_FURTHER_SETS = ("second", "unseen")
_OUTPUT = click.Path(dir_okay=False, writable=True, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("folder", type=_FOLDER, default=PROJECT / "tests" / "gold")
@click.option(
    "--articles",
    type=_FOLDER,
    default=PROJECT / "seeds" / "articles",
    show_default="those that ship",
    help="Where texts are that do not stand beside their gold.",
)
@click.option("--subset", type=click.Choice(["all", "odd", "even"]), default="all", help="Articles by their number.")
@click.option("--engine", "engine_name", type=click.Choice(engines.ENGINES), default="rules", help="What reads them.")
@click.option(
    "--errors",
    type=click.Choice([*CLASSES, "all"]),
    is_flag=False,
    flag_value="all",
    help="List the errors, of one class or of all.",
)
@click.option("--rules", is_flag=True, help="Show how often each rule is right, and how well confidences hold.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
@click.option("--cases", "case_file", type=_FILE, help="Score the cases of this file instead of articles.")
@click.option("--group", help="Only the cases of this group.")
@click.option("--gate", is_flag=True, help="Fail (1) where a class is below its floor in FOLDER/floors.json.")
@click.option("--set-floors", is_flag=True, help="Make the scores the floors; refused (1) where one would sink.")
@click.option("--allow-lower", is_flag=True, help="With --set-floors: let floors sink.")
@click.option("--report", "report_file", type=_OUTPUT, help="Write scores, cases and calibration as Markdown.")
@click.option("--calibrate", is_flag=True, help="Make these shares of right facts the parser's confidences.")
@click.pass_context
def command(
    context: click.Context,
    folder: Path,
    articles: Path,
    subset: gold.Subset,
    engine_name: engines.EngineName,
    errors: str | None,
    rules: bool,
    as_json: bool,
    case_file: Path | None,
    group: str | None,
    gate: bool,
    set_floors: bool,
    allow_lower: bool,
    report_file: Path | None,
    calibrate: bool,
) -> None:
    """Score the parser against the annotated articles in FOLDER (NAME.gold.json)."""
    if (gate or set_floors) and subset != "all":
        raise click.UsageError("floors are those of all annotated articles")
    if (gate or set_floors or calibrate) and (engine_name != "rules" or case_file):
        raise click.UsageError("floors and confidences are those of the rules on articles")
    with _wrong_usage():
        engine = engines.create(engine_name)
        if case_file:
            click.echo("\n".join(_case_lines(engine, case_file, group, errors)))
            return
        scores = measure(gold.load(folder, articles, subset), engine.read)
        corpus = gold.digest(folder, articles)
        if report_file:
            report_file.write_text(_report(engine, folder, articles), encoding="utf-8")
    _print(scores, errors, rules=rules, as_json=as_json)
    complaints = [f"{reason}: {_named(names)}" for reason, names in scores.failures.items()]
    if calibrate and not complaints:
        calibration.save(list(calibration.measured(scores)))
    if set_floors and not complaints:
        complaints += _set_floors(folder, floors.of(scores, corpus), allow_lower=allow_lower)
    if gate:
        complaints += floors.failures(floors.load(folder), scores, corpus)
    for complaint in complaints:
        click.echo(complaint, err=True)
    context.exit(ExitStatus.INCOMPLETE if complaints else ExitStatus.OK)


@contextmanager
def _wrong_usage() -> Iterator[None]:
    """What is no gold or no engine is the caller's mistake."""
    try:
        yield
    except (gold.GoldError, engines.EngineError) as error:
        raise click.UsageError(str(error)) from error


def _named(names: list[str]) -> str:
    """The first of many articles, and how many more there are."""
    more = len(names) - _NAMED_AT_MOST
    return ", ".join(names[:_NAMED_AT_MOST]) + (f" and {more} more" if more > 0 else "")


def _print(scores: Scores, errors: str | None, *, rules: bool, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(scores.as_json(), indent=1))
        return
    click.echo("\n".join(report.score_lines(scores)))
    if rules:
        click.echo("\n".join(["", *report.calibration_lines(scores)]))
    for name, score in scores.classes.items():
        if errors in (name, "all"):
            click.echo("\n".join(["", name, *report.error_lines(score.errors)]))


def _set_floors(folder: Path, new: floors.Floors, *, allow_lower: bool) -> list[str]:
    """Write new floors, or say which would sink."""
    sinking = [] if allow_lower else list(floors.lowered(floors.load(folder), new))
    if not sinking:
        floors.save(folder, new)
    return sinking


def _report(engine: engines.Engine, folder: Path, articles: Path) -> str:
    """The evaluation report on the articles of a folder, of the sets inside it and, if it has any, its cases."""
    case_file = folder / "cases.jsonl"
    results = [
        (case, not any(cases.problems(case, engine.read(case.article))))
        for case in (cases.load(case_file) if case_file.exists() else ())
    ]
    subsets: tuple[gold.Subset, ...] = ("all", "odd", "even")
    sets = {name: list(gold.load(folder / name)) for name in _FURTHER_SETS}
    unseen = sets[_FURTHER_SETS[-1]]
    return markdown.report(
        {subset: measure(gold.load(folder, articles, subset), engine.read) for subset in subsets},
        {name: measure(annotated, engine.read) for name, annotated in sets.items()},
        (measure(unseen[::2], engine.read), measure(unseen[1::2], engine.read)),
        cases.by_group(results),
        parser_version=parser_version(),
        corpus_sha256=gold.digest(folder, articles),
    )


def _case_lines(engine: engines.Engine, path: Path, group: str | None, errors: str | None) -> Iterator[str]:
    results = []
    for case in cases.load(path):
        if group and case.group != group:
            continue
        wrong = list(cases.problems(case, engine.read(case.article)))
        results.append((case, not wrong))
        shown = [str(problem) for problem in wrong if errors in ("all", problem.class_name)]
        if shown:
            yield "\n".join(
                [f"{case.id}  {case.note}", f"  {case.article.text!r}", *(f"  {line}" for line in shown), ""]
            )
    yield from cases.score_lines(cases.by_group(results))
