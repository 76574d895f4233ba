"""Sources declared mirrors: what such a source does not hold any more is withdrawn.

A folder that cannot be read whole, or in which there is nothing at all, tells nothing of what has gone: a disk that is not
mounted looks the same. Nothing is withdrawn then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from orchestration.loading.known import Known
from orchestration.reading.source import Source
from orchestration.reading.sources import InputFile, Unreadable, file_of


class Mirror:
    """One look at a mirror: the files that are in it, and whether all of it could be seen."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._files: set[str] = set()
        self._was_seen_whole = False

    def watch(self, inputs: Iterable[InputFile | Unreadable]) -> Iterator[InputFile | Unreadable]:
        """The inputs as they are, remembered."""
        is_whole = True
        for found in inputs:
            is_whole &= not (isinstance(found, Unreadable) and found.rejection.reason == "unreadable")
            self._files.add(found.path)
            yield found
        self._was_seen_whole = is_whole

    def gone(self, state: Known, opened: Mapping[tuple[str, str], set[str]]) -> Iterator[tuple[str, str]]:
        """Known places that are no more. ``opened``: of files that were read to their end, the places in them."""
        if not self._was_seen_whole or not self._files:
            return
        for name, path in state.files:
            if name != self._source.name:
                continue
            file = path if path in self._files else file_of(path)
            if file not in self._files or path not in opened.get((name, file), {path}):
                yield name, path
