"""Which places of a text some spans take up, asked by bisection: a scan over the spans for each word costs their product."""

from __future__ import annotations

from bisect import bisect_left
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
        return self.meets(offset, offset + 1)

    def meets(self, start: int, end: int) -> bool:
        """Whether any of ``[start, end)`` is covered."""
        before = bisect_left(self._starts, end) - 1
        return before >= 0 and start < self._ends[before]
