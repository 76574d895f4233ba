"""``coop evaluate``: score the parser against annotated articles, or against the bank of short cases."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from orchestration.cli import ExitStatus
from orchestration.evaluating import cases, gold, report
from orchestration.evaluating.scores import Scores
from orchestration.parsing.document import Article
from orchestration.parsing.facts import CLASSES
from orchestration.parsing.parser import parse
from orchestration.parsing.shape import as_gold

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("folder", type=_FOLDER, default=Path("tests/gold"))
@click.option(
    "--articles", type=_FOLDER, default=Path("seeds/articles"), help="Where texts are that do not stand beside."
)
@click.option("--subset", type=click.Choice(["all", "odd", "even"]), default="all", help="Articles by their number.")
@click.option(
    "--errors",
    type=click.Choice([*CLASSES, "all"]),
    is_flag=False,
    flag_value="all",
    help="List the errors, of one class or of all.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
@click.option("--cases", "case_file", type=_FILE, help="Score the cases of this file instead of articles.")
@click.option("--group", help="Only the cases of this group.")
@click.pass_context
def command(
    context: click.Context,
    folder: Path,
    articles: Path,
    subset: gold.Subset,
    errors: str | None,
    as_json: bool,
    case_file: Path | None,
    group: str | None,
) -> None:
    """Score the parser against the annotated articles in FOLDER (NAME.gold.json)."""
    if case_file:
        click.echo("\n".join(_case_lines(case_file, group, errors)))
        return
    scores = Scores()
    failed = False
    try:
        for article in gold.load(folder, articles, subset):
            try:
                found = as_gold(parse(_article(article)))
            except Exception as error:  # one unreadable article must not hide the scores of the others
                click.echo(f"{article.name}: {type(error).__name__}: {error}", err=True)
                found = {name: [] for name in CLASSES}
                failed = True
            scores.add(article, found)
    except gold.GoldError as error:
        raise click.UsageError(str(error)) from error
    if as_json:
        click.echo(json.dumps(scores.as_json(), indent=1))
    else:
        click.echo("\n".join(report.score_lines(scores)))
    for name, score in scores.classes.items():
        if errors in (name, "all"):
            click.echo("\n".join(["", name, *report.error_lines(score.errors)]))
    context.exit(ExitStatus.INCOMPLETE if failed else ExitStatus.OK)


def _case_lines(path: Path, group: str | None, errors: str | None) -> Iterator[str]:
    results = []
    for case in cases.load(path):
        if group and case.group != group:
            continue
        wrong = list(cases.problems(case, as_gold(parse(case.article))))
        results.append((case, not wrong))
        shown = [str(problem) for problem in wrong if errors in ("all", problem.class_name)]
        if shown:
            yield "\n".join(
                [f"{case.id}  {case.note}", f"  {case.article.text!r}", *(f"  {line}" for line in shown), ""]
            )
    yield from cases.score_lines(cases.by_group(results))


def _article(article: gold.GoldArticle) -> Article:
    record = article.record
    return Article(text=record.text, published_on=record.published_on, publisher=record.publisher)
