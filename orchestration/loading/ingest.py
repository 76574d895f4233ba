"""From sources to raw tables: every source looked at once, what changed loaded, samples kept or let go."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Protocol

import duckdb

from orchestration.loading import contents, removal, replay, withdrawal
from orchestration.loading.contents import Record
from orchestration.loading.intake import Intake, is_unchanged
from orchestration.loading.known import Known, has_samples_and_own, known, known_places
from orchestration.loading.mirrors import Mirror
from orchestration.loading.payloads import PayloadStore
from orchestration.loading.recorder import Recorder
from orchestration.loading.stored_copies import StoredCopies
from orchestration.loading.tally import Tally
from orchestration.loading.writer import Load, replace
from orchestration.reading import Rejection, sources
from orchestration.reading.sources import InputFile, Unreadable
from orchestration.settings import Settings


class ReadAhead(Protocol):
    """Whoever reads many files at once, elsewhere, and hands over what is in each when its turn comes."""

    def watch(
        self, inputs: Iterator[InputFile | Unreadable], state: Known, copies: StoredCopies
    ) -> Iterator[InputFile | Unreadable]:
        """The inputs as they are and in their order, read before they are handed on."""

    def records(self, file: InputFile) -> Iterator[Record] | Rejection:
        """What is in a file that was handed on."""


def ingest(
    connection: duckdb.DuckDBPyConnection,
    settings: Settings,
    load: Load,
    *,
    paths: Sequence[Path] = (),
    again: Sequence[str] = (),
    retry: replay.Which | None = None,
    report: Callable[[Tally], None] = lambda _: None,
    ahead: ReadAhead | None = None,
) -> Tally:
    """Read all sources and ``paths``, and the rejections to ``retry``; ``report`` hears after each batch.

    ``again`` names the only sources to be looked at, whose files are opened also where they have not changed.
    ``ahead`` reads files before they are looked at, where others than this process do it. The caller holds the writer's
    lock.
    """
    state = known(connection)
    state.forget_looks(again)
    payloads = PayloadStore(settings.rejected, settings.max_rejected_bytes)
    copies = StoredCopies(connection, load)
    recorder = Recorder(state, copies, payloads, settings.max_article_bytes, load.loaded_at)
    records = ahead.records if ahead else partial(contents.records, max_article_bytes=settings.max_article_bytes)
    intake = Intake(state, recorder, records)
    kept: Iterator[InputFile] = iter(())
    if retry is not None:
        replay.forget_looks(connection, state, retry)
        replay.forget_failed_parses(connection, load, only_mended=False, which=retry)
        kept = replay.payloads(connection, settings, state, retry)

    def read(inputs: Iterator[InputFile | Unreadable]) -> None:
        for batch in intake.batches(ahead.watch(inputs, state, copies) if ahead else inputs):
            if not batch.is_empty:
                removal.forget_parses(connection, batch.reparse, load)
                replace(connection, batch.frames, load, scope=batch.scope)
            copies.saved()
            report(recorder.tally)

    mirrors = _mirrors(settings)
    read(chain(_own_inputs(settings, paths, mirrors, only=again), kept))
    gone = [place for mirror in mirrors.values() for place in mirror.gone(state, intake.opened)]
    recorder.tally.withdrawn = withdrawal.forget_places(connection, gone, load, rejected=settings.rejected)
    if _wants_samples(settings, state.has_own_articles):
        read(sources.walk(sources.samples()))
    else:
        removal.remove_articles(connection, _sample_keys(state), load)
    if recorder.tally.changed:
        copies.prune()
    return recorder.tally


def has_news(connection: duckdb.DuckDBPyConnection, settings: Settings, paths: Sequence[Path] = ()) -> bool:
    """Whether ``ingest`` would open any file or move the samples: what a run asks before it does anything costly."""
    state = known_places(connection)
    has_samples, has_own = has_samples_and_own(connection)
    mirrors = _mirrors(settings)
    inputs = _own_inputs(settings, paths, mirrors)
    if _wants_samples(settings, has_own):
        inputs = chain(inputs, sources.walk(sources.samples()))
    elif has_samples:
        return True
    return any(_is_news(state, found) for found in inputs) or any(
        True for mirror in mirrors.values() for _ in mirror.gone(state, {})
    )


def _is_news(state: Known, found: InputFile | Unreadable) -> bool:
    if isinstance(found, Unreadable):
        return not state.rejections.get((found.source.name, found.path))
    return not is_unchanged(state, found)


def _mirrors(settings: Settings) -> dict[str, Mirror]:
    return {source.name: Mirror(source) for source in sources.configured(settings) if source.mirror}


def _own_inputs(
    settings: Settings, paths: Sequence[Path], mirrors: Mapping[str, Mirror], only: Sequence[str] = ()
) -> Iterator[InputFile | Unreadable]:
    settings.inbox.mkdir(parents=True, exist_ok=True)
    own = [source for source in sources.own(settings) if not only or source.name in only]
    for source in (*own, *sources.given(paths)):
        mirror = mirrors.get(source.name)
        yield from mirror.watch(sources.walk(source)) if mirror else sources.walk(source)


def _wants_samples(settings: Settings, has_own: bool) -> bool:
    return settings.samples == "always" or (settings.samples == "auto" and not has_own)


def _sample_keys(state: Known) -> list[str]:
    return [key for key, article in state.articles.items() if article.details.is_sample]
