"""What sources hold, against what is known: files are opened where they changed, and what they hold is recorded.

A file whose size and time are those of the last look is not opened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from orchestration.loading.batch import Batch
from orchestration.loading.contents import Record
from orchestration.loading.known import Known
from orchestration.loading.recorder import Recorder
from orchestration.reading import Rejection
from orchestration.reading.sources import InputFile, Unreadable

# A batch is one transaction and is held in memory: enough articles that commits do not count, few enough to be small.
_BATCH_RECORDS = 500
# The same for reports of megabytes each.
_BATCH_CHARACTERS = 20_000_000


class Intake:
    """One look at some sources."""

    def __init__(
        self, known: Known, recorder: Recorder, records: Callable[[InputFile], Iterator[Record] | Rejection]
    ) -> None:
        """``records`` gives what is in a file."""
        self._known = known
        self._recorder = recorder
        self._tally = recorder.tally
        self._records = records
        self.opened: dict[tuple[str, str], set[str]] = {}
        """Of each file of a mirror that was read to its end: the places that it has."""

    def batches(self, inputs: Iterable[InputFile | Unreadable]) -> Iterator[Batch]:
        """What changed, in portions to be loaded one after another."""
        number = 0
        for _ in self._look(inputs):
            number += 1
            if number >= _BATCH_RECORDS or self._recorder.characters > _BATCH_CHARACTERS:
                yield self._recorder.take_batch()
                number = 0
        yield self._recorder.take_batch()

    def _look(self, inputs: Iterable[InputFile | Unreadable]) -> Iterator[None]:
        """One step for each file or record inside a file."""
        for found in inputs:
            if isinstance(found, Unreadable):
                self._recorder.refuse(found, found.rejection)
            elif is_unchanged(self._known, found):
                self._tally.unchanged += 1
            else:
                yield from self._open(found)
            yield

    def _open(self, file: InputFile) -> Iterator[None]:
        """Every record of a file. The first goes last: it is the mark that the file was read to its end, also when the
        process dies between two batches."""
        records = self._records(file)
        if isinstance(records, Rejection):
            self._recorder.refuse(file, records)
            return
        first = next(records)
        places = {first.path}
        for record in chain(records, [first]):
            places.add(record.path)
            if isinstance(record.content, Rejection):
                self._recorder.refuse(file, record.content, path=record.path, sha256=record.sha256)
            else:
                self._recorder.accept(
                    file, record.content, path=record.path, sha256=record.sha256, signature=record.signature
                )
            yield
        self._recorder.mend(file, places)
        if file.source.mirror:
            self.opened[file.source.name, file.path] = places


def is_unchanged(known: Known, file: InputFile) -> bool:
    """Whether size and time of the file are those of the last look (at its first record, where it holds several)."""
    looks = (known.files.get((file.source.name, path)) for path in (file.path, f"{file.path}#1"))
    return any(look and (look.size, look.modified_ns) == (file.size, file.modified_ns) for look in looks)
