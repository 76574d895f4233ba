"""What holds for every text, sensible or not: nothing raises, every span is the article's own, and twice is the same."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orchestration.evaluating.generator import stream
from orchestration.parsing.document import Article
from orchestration.parsing.facts import CLASSES
from orchestration.parsing.parser import ParsedArticle, parse
from orchestration.parsing.shape import as_gold
from orchestration.parsing.shape_mentions import mentions_as_json

ARTICLES = Path(__file__).parents[2] / "seeds" / "articles"

# What rules look for, and what breaks offsets: marks that are replaced, glued words, letters whose case has another length.
FRAGMENTS = (
    *("Dalian", "Chaoyang City", "Linz", "Łódź", "İzmir", "our city", "the two cities", "both sides", "respectively"),
    *("Dalian Sanhuan Group", "Elbe Terminal GmbH", "Co., Ltd.", "the Municipal Government", "Memberof the Committee"),
    *("Tan Chengxu", "mayor", "Mayor Anna Keller", "deputy secretary", "he", "who"),
    *("signed", "were signed", "agreements with", "a memorandum of understanding", "visited", "held a symposium in"),
    *("invested", "2 to 3 billion yuan", "RMB 12.6 billion", "(US$1.8 billion)", "3 hundred million", "€9,32", "$"),
    *(
        "27 projects",
        "nearly 30 enterprises",
        "each",
        "No. 3",
        "on the 9th",
        "May",
        "yesterday",
        "in 1996",
        "for 18 years",
    ),
    *(
        "twinned with",
        "sister cities",
        "since",
        ",",
        ",",
        ".",
        "..",
        "，",
        "。",
        "“",
        "”",
        "'",
        "\n\n",
        "\n",
        "\t",
        "\u00a0",
    ),
    *("â€™", "Ã©", "\U0001f91d", "\u200b", "ß", "(", ")", "and", "the", "of", ";", ":", "-", "–", "\x00"),
)
wild_texts = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map(" ".join) | st.text(max_size=200)


def check(parsed: ParsedArticle) -> None:
    """Spans lie in the article and say what they quote."""
    text = parsed.article.text
    lists = as_gold(parsed)
    assert tuple(lists) == CLASSES
    for fact in (fact for of_class in lists.values() for fact in of_class):
        evidence = fact["evidence"]
        assert 0 <= evidence["start"] < evidence["end"] <= len(text)
        assert text[evidence["start"] : evidence["end"]] == evidence["text"]
        assert 0 <= fact["confidence"] <= 1
    for mention in mentions_as_json(parsed.analysis):
        assert text[mention["start"] : mention["end"]] == mention["text"] != ""
    for mentions in (
        parsed.analysis.places,
        parsed.analysis.organizations,
        parsed.analysis.money,
        parsed.analysis.dates,
    ):
        starts = [mention.start for mention in mentions]
        assert starts == sorted(starts)


@settings(max_examples=150, deadline=None)
@given(wild_texts, st.booleans(), st.sampled_from([None, dt.date(2020, 2, 29)]), st.sampled_from([None, "Dalian"]))
def test_any_text_is_read(text: str, has_title: bool, published_on: dt.date | None, publisher_city: str | None) -> None:
    """Whatever stands in a text, it is read to the end, and twice in the same way."""
    article = Article(text=text, has_title=has_title, published_on=published_on, publisher_city=publisher_city)
    parsed = parse(article)
    check(parsed)
    assert as_gold(parse(article)) == as_gold(parsed)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n\n", "x", "...", "(", "\ufeff", "Dalian" * 2000, "a " * 5000, "1" * 5000]
)
def test_degenerate_texts_are_read(text: str) -> None:
    """No words, one word, one word without an end."""
    check(parse(Article(text=text)))


@pytest.mark.parametrize("mix", ["dense", "mixed"])
def test_articles_are_read_alone(mix: str) -> None:
    """What was read before leaves no trace: in the other direction the facts are the same."""
    articles = list(stream(mix, ARTICLES, 0, 94 if mix == "dense" else 40))  # type: ignore[arg-type]
    forwards = [as_gold(parse(article)) for article in articles]
    backwards = [as_gold(parse(article)) for article in reversed(articles)]
    assert forwards == backwards[::-1]
    for article in articles:
        check(parse(article))
