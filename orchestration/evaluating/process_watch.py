"""What a process and all that it starts take of processor and memory, looked at twice a second (Linux: it asks `/proc`).

Memory that processes share is counted once: the proportional share of each is added up. Processor time is that of the
living and of those that have ended, so that the difference of two looks is what was used between them.
"""

from __future__ import annotations

import os
import threading
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

_SECONDS = 0.5
_PROC = Path("/proc")
# Fields of /proc/PID/stat behind the name, which may hold anything: parent, and processor time, own and of ended children.
_PARENT, _TIMES = 1, slice(11, 15)


@dataclass(frozen=True, slots=True)
class Look:
    """One look: when (seconds since 1970), processor seconds until then, bytes of memory."""

    at: float
    cpu_seconds: float
    memory_bytes: int


@dataclass(frozen=True, slots=True)
class Use:
    """What was used within a time."""

    cpu_seconds: float
    peak_bytes: int


class ProcessWatch:
    """Looks at a process, and what it starts, until the block ends."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._looks: list[Look] = []

    def __enter__(self) -> ProcessWatch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def use(self, begin: float, end: float) -> Use:
        """Of the looks from ``begin`` to ``end``, with one on either side, so that short times are not lost."""
        before = max((n for n, look in enumerate(self._looks) if look.at <= begin), default=0)
        after = min((n for n, look in enumerate(self._looks) if look.at >= end), default=len(self._looks) - 1)
        looks = self._looks[before : after + 1]
        if not looks:
            return Use(0, 0)
        return Use(looks[-1].cpu_seconds - looks[0].cpu_seconds, max(look.memory_bytes for look in looks))

    def _watch(self) -> None:
        while True:
            stats = dict(_stats())
            tree = _tree(self._pid, stats)
            if tree:
                cpu = sum(sum(int(field) for field in stats[pid][_TIMES]) for pid in tree) / os.sysconf("SC_CLK_TCK")
                self._looks.append(Look(time.time(), cpu, sum(map(_memory, tree))))
            if self._ended.wait(_SECONDS):
                return


def _stats() -> list[tuple[int, list[str]]]:
    found = []
    for folder in _PROC.iterdir():
        if folder.name.isdigit():
            try:
                found.append((int(folder.name), (folder / "stat").read_text().rpartition(")")[2].split()))
            except OSError:  # it has ended meanwhile
                continue
    return found


def _tree(root: int, stats: dict[int, list[str]]) -> list[int]:
    children: defaultdict[int, list[int]] = defaultdict(list)
    for pid, fields in stats.items():
        children[int(fields[_PARENT])].append(pid)
    found, waiting = [], [root] if root in stats else []
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        waiting += children[pid]
    return found


def _memory(pid: int) -> int:
    try:
        lines = (_PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
