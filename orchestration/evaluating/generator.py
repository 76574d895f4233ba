"""Articles for benchmarks: the dense ones that ship, and any number of ordinary ones that no two runs make differently.

A stream of news is mostly about something else. What is written here looks like it: names, places, sums and days in
sentences that hold no cooperation, so that the parser pays for looking and finds next to nothing.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from orchestration.parsing.document import Article
from orchestration.reading import ArticleRecord
from orchestration.reading.text import read

Mix = Literal["dense", "mixed"]

# One article in five is dense in the mixed stream.
_ORDINARY_FOR_A_DENSE_ONE = 4
_PARAGRAPHS = (4, 8)
_SENTENCES = (3, 6)

_SLOT = re.compile(r"\{(\w+)\}")
_SOURCE = Path(__file__).with_name("ordinary_news.txt")


@dataclass(frozen=True, slots=True)
class _News:
    """What ordinary articles are put together from."""

    slots: dict[str, tuple[str, ...]]
    titles: tuple[str, ...]
    sentences: tuple[str, ...]


def stream(mix: Mix, folder: Path, first: int, end: int) -> Iterator[Article]:
    """The articles of a mix with numbers from ``first`` to ``end``; the same number is always the same article."""
    dense = _dense(folder)
    for number in range(first, end):
        if mix == "dense":
            yield dense[number % len(dense)]
        elif number % (_ORDINARY_FOR_A_DENSE_ONE + 1) == 0:
            yield dense[number // (_ORDINARY_FOR_A_DENSE_ONE + 1) % len(dense)]
        else:
            yield ordinary(number)


def ordinary(number: int) -> Article:
    """An article on nothing that the warehouse keeps."""
    news = _news()
    chance = random.Random(number)  # noqa: S311 - repeatable on purpose
    paragraphs = (
        " ".join(chance.choice(news.sentences) for _ in range(chance.randint(*_SENTENCES)))
        for _ in range(chance.randint(*_PARAGRAPHS))
    )
    text = "\n\n".join([chance.choice(news.titles), *paragraphs])
    return Article(text=_SLOT.sub(lambda slot: chance.choice(news.slots[slot[1]]), text))


@cache
def _dense(folder: Path) -> tuple[Article, ...]:
    records = (read(path.read_bytes()) for path in sorted(folder.glob("*.txt")))
    return tuple(
        Article(text=record.text, published_on=record.published_on, publisher=record.publisher)
        for record in records
        if isinstance(record, ArticleRecord)
    )


@cache
def _news() -> _News:
    slots: dict[str, tuple[str, ...]] = {}
    titles: dict[str, str] = {}
    sentences: list[str] = []
    for line in _SOURCE.read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(": ")
        if line.startswith("@"):
            slots[key[1:]] = tuple(value.split("|"))
        elif not line.startswith("#") and key not in titles:
            titles[key] = value
        elif not line.startswith("#"):
            sentences.append(value)
    return _News(slots, tuple(titles.values()), tuple(sentences))
