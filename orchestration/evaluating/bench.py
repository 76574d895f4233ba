"""How fast articles are read and how much memory that takes: the parser, and spaCy's entities as the yardstick.

Each measurement runs in fresh processes, so that peak memory is its own and nothing is warm that another one paid for.
Loading lexicons or a model is timed apart; making the articles is not timed at all.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, process_time
from typing import Literal

from orchestration.evaluating.generator import Mix, stream
from orchestration.parsing.document import Article

Reader = Literal["parser", "spacy"]
# How many articles a reader gets at once: spaCy is faster on batches, and the clock is read less often.
_BATCH = 64


@dataclass(frozen=True, slots=True)
class Load:
    """What to read: numbers ``first`` to ``end`` of a mix."""

    reader: Reader
    mix: Mix
    folder: Path
    first: int
    end: int
    model: str


@dataclass(frozen=True, slots=True)
class Part:
    """What one process measured."""

    articles: int
    words: int
    characters: int
    facts: int
    seconds: float
    cpu_seconds: float
    start_seconds: float
    peak_bytes: int


@dataclass(frozen=True, slots=True)
class Measurement:
    """A load on some processes. The slowest process is what one waits for; memory adds up."""

    reader: Reader
    mix: Mix
    parts: tuple[Part, ...]

    @property
    def articles(self) -> int:
        return sum(part.articles for part in self.parts)

    @property
    def seconds(self) -> float:
        return max(part.seconds for part in self.parts)

    @property
    def words_per_second(self) -> float:
        return sum(part.words for part in self.parts) / self.seconds

    @property
    def words_per_cpu_second(self) -> float:
        """What one core reads in a second that it has for itself: the figure that a busy machine does not blur."""
        return sum(part.words for part in self.parts) / sum(part.cpu_seconds for part in self.parts)

    @property
    def megabytes_per_second(self) -> float:
        return sum(part.characters for part in self.parts) / self.seconds / 1e6

    @property
    def articles_per_second(self) -> float:
        return self.articles / self.seconds

    @property
    def peak_megabytes(self) -> float:
        return sum(part.peak_bytes for part in self.parts) / 1e6


def measure(reader: Reader, mix: Mix, folder: Path, articles: int, processes: int, model: str) -> Measurement:
    """Read some articles of a mix on some processes."""
    share = -(-articles // processes)
    loads = [
        Load(reader, mix, folder, first, min(first + share, articles), model) for first in range(0, articles, share)
    ]
    # Spawned, not forked: a child must not look as large as what its parent has loaded.
    with ProcessPoolExecutor(max_workers=processes, mp_context=get_context("spawn")) as pool:
        return Measurement(reader, mix, tuple(pool.map(run, loads)))


def run(load: Load) -> Part:
    """Measure in this process."""
    begun = perf_counter()
    read = _parser() if load.reader == "parser" else _spacy(load.model)
    read(list(stream("dense", load.folder, 0, 1)))
    start_seconds = perf_counter() - begun
    count = words = characters = facts = 0
    seconds = cpu_seconds = 0.0
    for articles in _batches(stream(load.mix, load.folder, load.first, load.end)):
        count += len(articles)
        words += sum(len(article.text.split()) for article in articles)
        characters += sum(len(article.text) for article in articles)
        before, cpu_before = perf_counter(), process_time()
        facts += read(articles)
        cpu_seconds += process_time() - cpu_before
        seconds += perf_counter() - before
    return Part(count, words, characters, facts, seconds, cpu_seconds, start_seconds, _peak_bytes())


def _batches(articles: Iterator[Article]) -> Iterator[Sequence[Article]]:
    while batch := list(islice(articles, _BATCH)):
        yield batch


def _parser() -> Callable[[Sequence[Article]], int]:
    from orchestration.parsing.parser import parse  # noqa: PLC0415 - importing is part of the start that is timed

    return lambda articles: sum(len(parse(article).facts) for article in articles)


def _spacy(model: str) -> Callable[[Sequence[Article]], int]:
    import spacy  # noqa: PLC0415 - an extra

    pipeline = spacy.load(model)
    pipeline.select_pipes(enable=["ner"])
    return lambda articles: sum(len(text.ents) for text in pipeline.pipe(article.text for article in articles))


def _peak_bytes() -> int:
    """The most memory that this process has held; Linux counts it in KiB, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
