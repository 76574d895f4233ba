"""Articles in a Polars frame to the frames of the raw tables that a parse fills: a pure function, run anywhere.

``parse_frame`` is what every engine calls, on one batch after another. The caller loads what it returns, whole articles
at a time (``loading.writer.replace`` with ``scope=frames["parses"]``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import polars as pl

from orchestration.loading.keys import Ordinals, surrogate
from orchestration.loading.schema import PARSE_TABLES
from orchestration.parsing import rows
from orchestration.parsing.document import Article
from orchestration.parsing.facts import CLASS_OF, AnyFact, Span
from orchestration.parsing.identity import content, parties, place_of, places_of
from orchestration.parsing.mentions import Mention
from orchestration.parsing.parser import ParsedArticle, parse
from orchestration.parsing.version import parser_version

# Columns of ``raw.articles`` that parsing needs; a frame may have more.
ARTICLE_COLUMNS = ("article_key", "revision", "text", "publisher", "publisher_city", "published_on")

Collected = dict[str, list[rows.Row]]


def parse_frame(articles: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """Read a batch of articles: the frame of each of ``PARSE_TABLES`` by its name."""
    return frames(parse(Article(**fields)) for fields in articles.select(ARTICLE_COLUMNS).iter_rows(named=True))


def frames(parsed_articles: Iterable[ParsedArticle]) -> dict[str, pl.DataFrame]:
    """What was found in some articles, in the shape of the raw tables."""
    collected: Collected = {table.name: [] for table in PARSE_TABLES}
    for parsed in parsed_articles:
        _collect(parsed, collected)
    return {table.name: pl.DataFrame(collected[table.name], schema=table.polars_schema) for table in PARSE_TABLES}


def _collect(parsed: ParsedArticle, collected: Collected) -> None:
    """Add everything found in one article to the rows of a batch."""
    every = _identity(parsed.article)
    ordinals = Ordinals()
    mentions = [_mention_row(mention, row, parsed, ordinals) for mention, row in rows.mention_rows(parsed.analysis)]
    collected["mentions"] += [row | every for row in mentions]
    places = {place.key: place for place in parsed.analysis.places_and_features}
    for fact in parsed.facts:
        row = _fact_row(fact, parsed, ordinals)
        collected[CLASS_OF[type(fact)]].append(row | every)
        collected["fact_parties"] += [side | every for side in _party_rows(fact, row["fact_key"])]
        for place in places_of(fact):
            places.setdefault(place.key, place)
    collected["places"] += [rows.place_row(place) | every for place in places.values()]
    collected["parses"].append({"mention_count": len(mentions), "fact_count": len(parsed.facts)} | every)


def _identity(article: Article) -> rows.Row:
    return {
        "article_key": article.article_key,
        "revision": article.revision,
        "parser_version": parser_version(),
    }


def _mention_row(mention: Mention, row: rows.Row, parsed: ParsedArticle, ordinals: Ordinals) -> rows.Row:
    text, start, end = _evidence(Span(mention.start, mention.end), parsed)
    key = surrogate(row["mention_type"], text)
    key = surrogate(parsed.article.article_key, key, ordinals.next(key))
    return row | {"mention_key": key, "text": text, "start": start, "end": end}


def _fact_row(fact: AnyFact, parsed: ParsedArticle, ordinals: Ordinals) -> rows.Row:
    text, start, end = _evidence(fact.evidence, parsed)
    same = surrogate(CLASS_OF[type(fact)], *content(fact))
    content_key = surrogate(same, ordinals.next(same))
    return rows.fact_row(fact, parsed.analysis) | {
        "fact_key": surrogate(parsed.article.article_key, content_key),
        "content_key": content_key,
        "evidence_text": text,
        "evidence_start": start,
        "evidence_end": end,
        "rule": fact.rule,
        "confidence": fact.confidence,
    }


def _party_rows(fact: AnyFact, fact_key: str) -> Iterator[rows.Row]:
    positions = Ordinals()
    for role, party in parties(fact):
        place = place_of(party)
        yield {
            "fact_key": fact_key,
            "fact_class": CLASS_OF[type(fact)],
            "role": role,
            "position": positions.next(role),
            "party_kind": party.kind,
            "name": party.name,
            "place_key": place.key if place else None,
        }


def _evidence(span: Span, parsed: ParsedArticle) -> tuple[str, int, int]:
    """The words of the article as it was read, and where they stand in it."""
    original = parsed.analysis.document.evidence(span)
    return parsed.article.text[original.start : original.end], original.start, original.end
