"""``coop bench``: measure speed and memory."""

from __future__ import annotations

import json
import tempfile
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path

import click

from orchestration.evaluating import bench, bench_refresh, generator, growth


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
@click.option(
    "--articles", "counts", type=click.IntRange(1), multiple=True, default=(1000,), help="How many; repeatable."
)
@click.option("--new", type=click.IntRange(1), default=10, help="How many are added then.")
@click.option("--home", type=click.Path(path_type=Path), help="An empty folder to work in, which stays.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines, with the slowest models.")
def refresh(counts: tuple[int, ...], new: int, home: Path | None, as_json: bool) -> None:
    """What the first `coop run` of some made-up articles costs, and one with a few more (Linux).

    One article in five is of a deal between two cities; the sums in the publication are held against the deals made up.
    Seconds are those of the processor, all processes together; `by the clock` depends on what else the machine does.
    """
    if home and home.exists() and any(home.iterdir()):
        raise click.UsageError(f"{home} is not empty")
    from orchestration import dagster_home  # dagster takes seconds

    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            place = (home or Path(folder)) / str(count)
            for run in bench_refresh.measure(place, count, new, dagster_home.newest_steps):
                click.echo(json.dumps(asdict(run)) if as_json else _told(run))


def _told(run: bench_refresh.Refresh) -> str:
    steps = ", ".join(f"{name} {step.cpu_seconds:.0f}" for name, step in run.steps.items() if step.cpu_seconds >= 1)
    return (
        f"{run.articles} articles, {run.new} new: {run.cpu_seconds:.0f} s ({steps}), by the clock {run.seconds:.0f} s,"
        f" at most {run.peak_bytes / 1e6:.0f} MB, published {run.published_bytes / 1e6:.1f} MB,"
        f" private {run.private_bytes / 1e6:.1f} MB, sums {'right' if run.is_true else 'WRONG'}"
    )


@command.command("growth")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--picture", type=click.Path(dir_okay=False, path_type=Path), help="Draw first loads into this file (SVG)."
)
def growth_of(files: tuple[Path, ...], picture: Path | None) -> None:
    """A table of what `coop bench refresh --json` has printed into FILES: how cost grows with the articles."""
    measured = growth.read(files)
    click.echo(growth.table(measured))
    if picture:
        picture.write_text(growth.draw(measured), encoding="utf-8")
