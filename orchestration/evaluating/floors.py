"""The F1 that no class may fall below, in a file beside the gold, with the digest of the corpus it was measured on."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from orchestration.evaluating.scores import Scores

FILE_NAME = "floors.json"


@dataclass(frozen=True, slots=True)
class Floors:
    """One floor a class, valid for one corpus."""

    corpus_sha256: str
    f1: dict[str, float]


def load(folder: Path) -> Floors | None:
    """The floors of a folder of gold files, if it has any."""
    path = folder / FILE_NAME
    return Floors(**json.loads(path.read_text(encoding="utf-8"))) if path.exists() else None


def save(folder: Path, floors: Floors) -> None:
    """Write the floors."""
    (folder / FILE_NAME).write_text(json.dumps(asdict(floors), indent=2) + "\n", encoding="utf-8")


def of(scores: Scores, corpus_sha256: str) -> Floors:
    """What was reached, rounded down, as floors."""
    return Floors(corpus_sha256, {name: math.floor((s.f1 or 0) * 1000) / 1000 for name, s in scores.classes.items()})


def lowered(old: Floors | None, new: Floors) -> Iterator[str]:
    """The classes that would be allowed to be worse than before."""
    for name, floor in (old.f1 if old else {}).items():
        if new.f1.get(name, 0) < floor:
            yield f"{name}: {new.f1.get(name, 0):.3f} is below its floor of {floor:.3f}"


def failures(floors: Floors | None, scores: Scores, corpus_sha256: str) -> Iterator[str]:
    """Why the gate does not open: a class below its floor, or floors of another corpus."""
    if floors is None:
        yield f"no {FILE_NAME} beside the gold"
    elif floors.corpus_sha256 != corpus_sha256:
        yield "the gold or the articles are not those that the floors were measured on"
    else:
        yield from lowered(floors, of(scores, corpus_sha256))
