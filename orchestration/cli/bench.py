"""``coop bench``: measure speed and memory."""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path

import click

from orchestration.evaluating import bench, bench_refresh, generator


@click.group()
def command() -> None:
    """Measure speed and memory."""


@command.command()
@click.option("--mix", "mixes", type=click.Choice(["dense", "mixed"]), multiple=True, default=("dense", "mixed"))
@click.option(
    "--articles", "counts", type=click.IntRange(1), multiple=True, default=(1000,), help="How many; repeatable."
)
@click.option("--processes", type=click.IntRange(1), multiple=True, default=(1, 2), help="On how many; repeatable.")
@click.option("--spacy", "model", help="A spaCy pipeline to run beside it, named entities alone: its name or folder.")
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("seeds/articles"),
    help="The dense articles.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines.")
def parse(
    mixes: tuple[generator.Mix, ...],
    counts: tuple[int, ...],
    processes: tuple[int, ...],
    model: str | None,
    folder: Path,
    as_json: bool,
) -> None:
    """How many articles, words and megabytes a second the parser reads, and the memory it takes.

    The dense mix is the articles of FOLDER over and over; in the mixed one four of five are ordinary news.
    """
    if model and not find_spec("spacy"):
        raise click.UsageError("--spacy needs the extra: pip install 'cooperation-warehouse[spacy]'")
    readers: tuple[bench.Reader, ...] = ("parser", "spacy") if model else ("parser",)
    if not as_json:
        click.echo("reader mix    articles procs  words/s  words/cpu s  MB/s articles/s  seconds  start s  peak MB")
    for mix in mixes:
        for count in counts:
            for number in processes:
                for reader in readers:
                    measured = bench.measure(reader, mix, folder, count, number, model or "")
                    click.echo(json.dumps(asdict(measured)) if as_json else _line(measured))


def _line(measured: bench.Measurement) -> str:
    number = len(measured.parts)
    return (
        f"{measured.reader:6} {measured.mix:6} {measured.articles:8} {number:5} {measured.words_per_second:8.0f}"
        f"  {measured.words_per_cpu_second:11.0f} {measured.megabytes_per_second:5.2f}"
        f" {measured.articles_per_second:10.0f} {measured.seconds:8.1f}"
        f" {max(part.start_seconds for part in measured.parts):8.2f} {measured.peak_megabytes:8.0f}"
    )


@command.command()
@click.option("--articles", type=click.IntRange(1), default=1000, help="How many the warehouse holds.")
@click.option("--new", type=click.IntRange(1), default=10, help="How many are added then.")
@click.option("--home", type=click.Path(path_type=Path), help="An empty folder to work in, which stays.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines, with the slowest models.")
def refresh(articles: int, new: int, home: Path | None, as_json: bool) -> None:
    """How long the first `coop run` of some made-up articles takes, and one with a few more.

    One article in five is of a deal between two cities; the sums in the publication are held against the deals made up.
    """
    if home and home.exists() and any(home.iterdir()):
        raise click.UsageError(f"{home} is not empty")
    from orchestration import dagster_home  # dagster takes seconds

    with tempfile.TemporaryDirectory() as folder:
        place = home or Path(folder)
        for run in bench_refresh.measure(place, articles, new):
            steps = dagster_home.newest_steps(place / "dagster")
            if as_json:
                click.echo(json.dumps(asdict(run) | {"steps": steps}))
                continue
            told = ", ".join(f"{name} {seconds:.0f}" for name, seconds in steps.items() if seconds >= 1)
            click.echo(
                f"{run.articles} articles, {run.new} new: {run.seconds:.0f} s ({told}), published"
                f" {run.published_bytes / 1e6:.1f} MB, private {run.private_bytes / 1e6:.1f} MB,"
                f" sums {'right' if run.is_true else 'WRONG'}"
            )
