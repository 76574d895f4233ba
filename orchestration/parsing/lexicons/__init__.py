"""Word lists that a domain expert can edit, and their one loader.

A lexicon is a TSV file in this folder. Lines that open with ``#`` come first and give ``licence:`` and ``source:``; then a
header row; then one entry a row. The first column is ``term``, unique in its file, lower case unless the lexicon is about
names. An empty cell is None. A file that breaks these rules stops the program when it is loaded, with file and line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


class LexiconError(ValueError):
    """A lexicon file is not well formed; the message names file, line and reason."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: ``entry.term`` and, by column name, ``entry["kind"]`` (None where the cell is empty)."""

    lexicon: str
    term: str
    values: dict[str, str | None] = field(hash=False, compare=False)

    def __getitem__(self, column: str) -> str | None:
        return self.values[column]


@cache
def load(name: str) -> tuple[Entry, ...]:
    """The entries of ``lexicons/NAME.tsv`` in file order. Raises LexiconError."""
    columns, rows = _read(name)
    return tuple(
        Entry(name, term, {c: v or None for c, v in zip(columns, cells, strict=True)}) for term, cells in rows.items()
    )


@cache
def terms(name: str) -> frozenset[str]:
    """Just the terms of a lexicon, for membership: cheaper than its entries, which long lists of names never need."""
    return frozenset(_read(name)[1])


@cache
def _read(name: str) -> tuple[list[str], dict[str, list[str]]]:
    """The columns of a lexicon, and the cells of each row by its term. Raises LexiconError."""
    path = FOLDER / f"{name}.tsv"
    notes: set[str] = set()
    columns: list[str] = []
    rows: dict[str, list[str]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if line.startswith("#"):
            if columns:
                raise LexiconError(f"{path.name}:{number}: notes stand above the header row")
            notes.add(line[1:].split(":")[0].strip())
            continue
        if not line.strip():
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not columns:
            columns = cells
            if columns[0] != "term" or len(set(columns)) != len(columns):
                raise LexiconError(f"{path.name}:{number}: the first column is 'term' and no column stands twice")
            continue
        cells += [""] * (len(columns) - len(cells))
        if len(cells) > len(columns) or not cells[0]:
            raise LexiconError(f"{path.name}:{number}: {len(cells)} cells for {len(columns)} columns, or no term")
        if cells[0] in rows:
            raise LexiconError(f"{path.name}:{number}: {cells[0]!r} stands twice")
        rows[cells[0]] = cells
    if not {"licence", "source"} <= notes:
        raise LexiconError(f"{path.name}: a '# licence:' and a '# source:' line are missing")
    return columns, rows


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Any term of a lexicon as whole words in any case, the longest first."""
    longest_first = sorted(terms(name), key=lambda term: (-len(term), term))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


@cache
def by_term(name: str) -> dict[str, Entry]:
    """The entries of a lexicon by term."""
    return {entry.term: entry for entry in load(name)}


def names() -> list[str]:
    """Every lexicon there is."""
    return sorted(path.stem for path in FOLDER.glob("*.tsv"))
