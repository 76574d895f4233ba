"""Batches of articles parsed in several processes, in the order in which they come, a few at a time.

Parsing is Python, and one process of it keeps one core busy. However many batches there are, no more of them are in memory
than there are processes, and one.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

import polars as pl

from orchestration.parent import end_with_parent
from orchestration.parsing.frames import parse_frame

Frames = dict[str, pl.DataFrame]
Parse = Callable[[], Frames]
"""Gives the frames of a batch, or raises what the parser failed with."""


def parsed(batches: Iterable[pl.DataFrame], processes: int) -> Iterator[tuple[pl.DataFrame, Parse]]:
    """Each batch with what gives its frames. One process is this one."""
    if processes == 1:
        for articles in batches:
            yield articles, lambda articles=articles: parse_frame(articles)  # type: ignore[misc]
        return
    # Not forked: this process has threads, of DuckDB and Polars, whose locks a fork would copy as they stand.
    with ProcessPoolExecutor(
        processes, mp_context=get_context("spawn"), initializer=end_with_parent, initargs=(os.getpid(),)
    ) as pool:
        coming = iter(batches)
        under_way: deque[tuple[pl.DataFrame, Future[Frames]]] = deque()
        while True:
            for articles in islice(coming, processes + 1 - len(under_way)):
                under_way.append((articles, pool.submit(parse_frame, articles)))
            if not under_way:
                return
            articles, frames = under_way.popleft()
            yield articles, frames.result


def cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
