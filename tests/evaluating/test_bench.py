"""Benchmarks read the articles they say they read."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

from click.testing import CliRunner

from orchestration.cli import group
from orchestration.evaluating import bench
from orchestration.evaluating.generator import ordinary, stream

ARTICLES = Path(__file__).parents[2] / "seeds" / "articles"


def test_ordinary_news_is_the_same_every_time_and_never_twice() -> None:
    """A number makes one article; every slot is filled."""
    texts = [ordinary(number).text for number in range(50)]
    assert texts == [ordinary(number).text for number in range(50)]
    assert len(set(texts)) == 50
    assert not any("{" in text or "}" in text for text in texts)


def test_one_in_five_of_the_mixed_stream_is_dense() -> None:
    """A stream can be cut into parts that together are the whole."""
    dense = {article.text for article in stream("dense", ARTICLES, 0, 94)}
    mixed = [article.text for article in stream("mixed", ARTICLES, 0, 100)]
    assert len(dense) == 94
    assert sum(text in dense for text in mixed) == 20
    assert mixed == [a.text for cut in ((0, 37), (37, 100)) for a in stream("mixed", ARTICLES, *cut)]


def test_every_article_is_counted() -> None:
    """Words and characters are those of the articles, and facts were found in them."""
    part = bench.run(bench.Load("parser", "mixed", ARTICLES, 0, 70, ""))
    articles = list(islice(stream("mixed", ARTICLES, 0, 70), 70))
    assert part.articles == 70
    assert part.words == sum(len(article.text.split()) for article in articles)
    assert part.characters == sum(len(article.text) for article in articles)
    assert part.facts > 14
    assert part.peak_bytes > 10_000_000


def test_processes_share_the_articles() -> None:
    """Two processes read each about half, and the report adds them up."""
    arguments = ["--mix", "dense", "--articles", "5", "--processes", "2", "--folder", str(ARTICLES), "--json"]
    result = CliRunner().invoke(group, ["bench", "parse", *arguments])
    assert result.exit_code == 0
    assert [part["articles"] for part in json.loads(result.stdout)["parts"]] == [3, 2]
