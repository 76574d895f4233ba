"""Which places of a text some spans take up, asked by bisection: a scan over the spans for each word costs their product."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from orchestration.parsing.mentions import Mention


class Covered:
    """The offsets that lie in one of the mentions; they may overlap and come in any order.

    >>> covered = Covered([Mention(start=5, end=9, text="Linz"), Mention(start=0, end=20, text="...")])
    >>> 12 in covered, 20 in covered
    (True, False)
    """

    def __init__(self, mentions: Iterable[Mention]) -> None:
        spans = sorted((mention.start, mention.end) for mention in mentions)
        self._starts = [start for start, _ in spans]
        self._ends = list(accumulate((end for _, end in spans), max))

    def __contains__(self, offset: int) -> bool:
        before = bisect_right(self._starts, offset) - 1
        return before >= 0 and offset < self._ends[before]
