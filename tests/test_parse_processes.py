"""Several processes parse what one does, in the order in which it comes."""

from __future__ import annotations

import polars as pl
import pytest

from orchestration.evaluating import cooperation_news
from orchestration.parse_processes import parsed
from orchestration.parsing.frames import parse_frame


def _batches(count: int) -> list[pl.DataFrame]:
    return [
        pl.DataFrame(
            [
                {
                    "article_key": f"{number}-{place}",
                    "revision": 1,
                    "text": article.text,
                    "publisher": None,
                    "publisher_city": None,
                    "published_on": article.published_on,
                }
                for place, article in enumerate(cooperation_news.stream(5 * number, 5 * number + 2))
            ],
            schema_overrides={"published_on": pl.Date, "publisher": pl.String, "publisher_city": pl.String},
        )
        for number in range(count)
    ]


def test_two_processes_parse_what_one_does() -> None:
    """Batch for batch and row for row; more batches than are in memory at a time."""
    batches = _batches(5)
    seen = [(articles["article_key"].to_list(), parse()) for articles, parse in parsed(iter(batches), 2)]
    assert [keys for keys, _ in seen] == [articles["article_key"].to_list() for articles in batches]
    for articles, (_, frames) in zip(batches, seen, strict=True):
        expected = parse_frame(articles)
        assert frames.keys() == expected.keys()
        assert all(frames[name].equals(frame) for name, frame in expected.items())
        assert frames["agreements"].height > 0


def test_no_more_batches_are_held_than_processes_and_one() -> None:
    """The next batch is taken only when one was handed out."""
    taken = []

    def coming() -> object:
        for articles in _batches(6):
            taken.append(articles)
            yield articles.head(0)

    for handed_out, _ in enumerate(parsed(coming(), 2)):  # type: ignore[arg-type]
        assert len(taken) <= handed_out + 3


def test_a_batch_that_fails_fails_where_it_is_asked_for() -> None:
    """Those before and after it are parsed."""
    good, bad = _batches(1)[0], pl.DataFrame({"article_key": ["no text"]})
    outcomes = [parse for _, parse in parsed(iter([good, bad, good]), 2)]
    assert outcomes[0]()["parses"].height == outcomes[2]()["parses"].height == 2
    with pytest.raises(pl.exceptions.ColumnNotFoundError):
        outcomes[1]()
