"""``coop evaluate``: score the parser against annotated articles."""

from __future__ import annotations

import json
from pathlib import Path

import click

from orchestration.cli import ExitStatus
from orchestration.evaluating import gold, report
from orchestration.evaluating.scores import Scores
from orchestration.parsing.document import Article
from orchestration.parsing.facts import CLASSES
from orchestration.parsing.parser import parse
from orchestration.parsing.shape import as_gold

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("folder", type=_FOLDER, default=Path("tests/gold"))
@click.option(
    "--articles", type=_FOLDER, default=Path("seeds/articles"), help="Where texts are that do not stand beside."
)
@click.option("--subset", type=click.Choice(["all", "odd", "even"]), default="all", help="Articles by their number.")
@click.option("--errors", "error_class", type=click.Choice([*CLASSES, "all"]), help="List the errors of a class.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
@click.pass_context
def command(
    context: click.Context,
    folder: Path,
    articles: Path,
    subset: gold.Subset,
    error_class: str | None,
    as_json: bool,
) -> None:
    """Score the parser against the annotated articles in FOLDER (NAME.gold.json)."""
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
        if error_class in (name, "all"):
            click.echo("\n".join(["", name, *report.error_lines(score.errors)]))
    context.exit(ExitStatus.INCOMPLETE if failed else ExitStatus.OK)


def _article(article: gold.GoldArticle) -> Article:
    record = article.record
    return Article(text=record.text, published_on=record.published_on, publisher=record.publisher)
