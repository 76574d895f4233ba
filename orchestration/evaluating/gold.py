"""Annotated articles: a folder of ``NAME.gold.json`` with the texts beside them or in a folder of their own."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from orchestration.parsing.document import Article
from orchestration.parsing.facts import CLASSES, FactClass
from orchestration.reading import ArticleRecord, Rejection
from orchestration.reading.text import read

GoldFact = dict[str, Any]
Subset = Literal["all", "odd", "even"]

_SUFFIX = ".gold.json"
# Rules are written while looking at odd-numbered articles; the rest is the check on how far they generalise. The two
# original articles (`000_2ab2...`, `004_cff6...`) were looked at too, so they are odd whatever their number.
_NUMBERED = re.compile(r"[a-z]+_(\d+)")


class GoldError(ValueError):
    """The folder is no set of annotated articles; the message names the file and the reason."""


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article with what is true of it."""

    name: str
    record: ArticleRecord
    facts: dict[FactClass, list[GoldFact]]

    def as_input(self) -> Article:
        """The article as the parser gets it."""
        record = self.record
        return Article(text=record.text, published_on=record.published_on, publisher=record.publisher)


def load(folder: Path, articles: Path | None = None, subset: Subset = "all") -> Iterator[GoldArticle]:
    """The annotated articles of a folder in order of their names. Raises GoldError."""
    paths = [path for path in sorted(folder.glob(f"*{_SUFFIX}")) if in_subset(_name(path), subset)]
    if not paths:
        raise GoldError(f"{folder}: no *{_SUFFIX} in it")
    for path in paths:
        yield GoldArticle(_name(path), _record(text_path(path, articles)), _facts(path))


def load_all(folders: Iterable[str]) -> Iterator[GoldArticle]:
    """The annotated articles of several folders; a text that does not stand beside its annotation is a shipped article."""
    for folder in folders:
        yield from load(Path(folder), Path("seeds/articles"))


def text_path(gold: Path, articles: Path | None = None) -> Path:
    """The article that a gold file is about: beside it, else in ``articles``."""
    beside = gold.with_name(f"{_name(gold)}.txt")
    return beside if beside.exists() or articles is None else articles / beside.name


def digest(folder: Path, articles: Path | None = None) -> str:
    """SHA-256 over names and contents of all gold files and their articles: scores are of one corpus and no other."""
    total = hashlib.sha256()
    for gold in sorted(folder.glob(f"*{_SUFFIX}")):
        for path in (gold, text_path(gold, articles)):
            total.update(f"{path.name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def in_subset(name: str, subset: Subset) -> bool:
    """Whether an article belongs to a subset.

    >>> in_subset("d_07", "odd"), in_subset("d_08", "odd"), in_subset("004_cff655ec2b430663", "odd")
    (True, False, True)
    """
    if subset == "all":
        return True
    numbered = _NUMBERED.fullmatch(name)
    is_even = numbered is not None and int(numbered[1]) % 2 == 0
    return is_even == (subset == "even")


def _name(path: Path) -> str:
    return path.name.removesuffix(_SUFFIX)


def _record(path: Path) -> ArticleRecord:
    if not path.is_file():
        raise GoldError(f"{path}: the annotated article is missing")
    record = read(path.read_bytes())
    if isinstance(record, Rejection):
        raise GoldError(f"{path}: {record.detail}")
    return record


def _facts(path: Path) -> dict[FactClass, list[GoldFact]]:
    try:
        lists = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise GoldError(f"{path}: {error}") from error
    if not isinstance(lists, dict) or not set(lists) <= set(CLASSES):
        raise GoldError(f"{path}: not an object with the nine classes")
    return {name: lists.get(name, []) for name in CLASSES}
