"""What the dashboard shows, read from a publication: an overview for the page itself, and chunks that it loads when somebody
asks for what is in them.

A chunk is a part of a list that one script file holds. Facts, the cube that filtered charts sum, articles, names to search,
rows that checks doubt and (where they are published) texts have chunks; the overview has what the first view shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import duckdb

from orchestration.publishing.dashboard.cube import MAX_PAIRS, read_cube, read_opening
from orchestration.publishing.dashboard.facts import read_facts
from orchestration.publishing.dashboard.quality import read_failures, read_quality
from orchestration.publishing.dashboard.rows import read_rows
from orchestration.publishing.dashboard.search import read_names

CHUNK_SIZES = {"facts": 500, "cube": 20_000, "articles": 250, "names": 20_000, "texts": 100, "failures": 1000}
"""Entries in one script file: a megabyte at most, which a phone parses in a tenth of a second; less where a view needs a few
entries only, as twenty facts and their articles."""


@dataclass(frozen=True, slots=True)
class Content:
    """``overview`` goes into the page itself; ``lists`` into chunks, in the order in which everything names them."""

    overview: dict[str, Any]
    lists: dict[str, list[Any]]

    def chunks(self) -> Iterator[tuple[str, int, list[Any]]]:
        """(list, number, entries) of each chunk."""
        for name, entries in self.lists.items():
            for number, start in enumerate(range(0, len(entries), CHUNK_SIZES[name])):
                yield name, number, entries[start : start + CHUNK_SIZES[name]]


# The page finds a city by its name and where it lies (in the filter, in an address): a prefecture and its seat, or places of
# two countries without a province, must not be called the same.
_CITIES = """
select
    city_key,
    name,
    case when count(*) over (partition by name, nullif(admin1, name)) = 1 then admin1
        when count(*) over (partition by name, nullif(admin1, name), level) = 1 then concat_ws(', ', admin1, level)
        when count(*) over (partition by name, nullif(admin1, name), country_code) = 1
            then concat_ws(', ', admin1, country_code)
        else concat_ws(', ', admin1, country_code, level, geonames_id, substr(city_key, 1, 6)) end as admin1,
    country_code as country,
    round(latitude, 3) as lat,
    round(longitude, 3) as lon
from marts.dim_cities
order by article_count desc, name, city_key
"""


def read_content(connection: duckdb.DuckDBPyConnection) -> Content:
    """Everything that the page needs, in a deterministic order."""
    cities = read_rows(
        connection,
        _CITIES,
    )
    city_number = {city.pop("city_key"): number for number, city in enumerate(cities)}
    articles = read_rows(
        connection,
        """select article_key, title, publisher, published_on::varchar as published, source_uri as uri, is_sample
        from marts.dim_articles where not is_withdrawn order by published_on desc nulls last, article_key""",
    )
    article_number = {article.pop("article_key"): number for number, article in enumerate(articles)}
    samples = [article.pop("is_sample") for article in articles]
    facts = read_facts(connection, city_number, article_number)
    _tell_articles(articles, facts)
    groups, cube = read_cube(facts, CHUNK_SIZES["facts"])
    names = read_names(connection, cities, articles, article_number)
    texts = _texts(connection, article_number)
    failures = read_failures(connection, article_number)
    lists: dict[str, list[Any]] = {
        "facts": facts,
        "cube": cube,
        "articles": articles,
        "names": names,
        "texts": texts,
        "failures": failures,
    }
    overview = {
        "cities": [list(city.values()) for city in cities],
        "groups": groups,
        "opening": read_opening(facts),
        "max_pairs": MAX_PAIRS,
        "articles": {"count": len(articles), "newest": max((a["published"] or "" for a in articles), default="")},
        "sizes": CHUNK_SIZES,
        "lengths": {name: len(entries) for name, entries in lists.items()},
        "is_sample": bool(samples) and all(samples),
        **read_quality(connection),
    }
    return Content(overview, lists)


def _tell_articles(articles: list[dict[str, Any]], facts: list[dict[str, Any]]) -> None:
    """Each article gets the number of its facts and the chunks that hold them."""
    for article in articles:
        article["facts"], article["chunks"] = 0, []
    for number, fact in enumerate(facts):
        article = articles[fact["article"]]
        article["facts"] += 1
        if number // CHUNK_SIZES["facts"] not in article["chunks"]:
            article["chunks"].append(number // CHUNK_SIZES["facts"])


def _texts(connection: duckdb.DuckDBPyConnection, article_number: dict[str, int]) -> list[str | None]:
    """The whole text of each article, by its number, where `publish_text` is `full`; otherwise nothing."""
    published = connection.execute(
        "select count(*) from duckdb_tables() where schema_name = 'marts' and table_name = 'article_texts'"
    ).fetchall()[0][0]
    if not published:
        return []
    texts: list[str | None] = [None] * len(article_number)
    for row in read_rows(connection, "select article_key, text from marts.article_texts order by article_key"):
        if row["article_key"] in article_number:
            texts[article_number[row["article_key"]]] = row["text"]
    return texts
