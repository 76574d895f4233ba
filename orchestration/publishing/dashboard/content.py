"""What the dashboard shows, read from a publication: facts in a fixed order, and the cube that the charts sum.

The cube has one cell for each class, kind, status, year and set of cities. It counts recommended rows only, so that
nothing is summed twice, and names the chunks that its facts lie in.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import duckdb

CHUNK_SIZE = 1000
"""Facts in one script file: about 600 kB, which a phone parses in a tenth of a second."""
SEARCH_ARTICLES = 20
"""Articles that one organization or person leads to; the newest."""

_COLUMNS = """fact_key, article_key, kind, status, title, date_edtf, from_on, rows_meant, usd, money, is_umbrella,
    recommended, evidence_text, evidence_start"""
"""What each query of ``_FACTS`` selects, in this order."""
_FACTS = {
    "agreement": """
        select agreement_key, article_key, agreement_kind, agreement_status, title, signed_edtf, signed_from_on,
            agreement_count, 0, null, false, recommended_for_aggregates, evidence_text, evidence_start
        from marts.fct_agreements""",
    "event": """
        select event_key, article_key, event_type, null, null, event_edtf, event_from_on,
            1, 0, null, false, recommended_for_aggregates, evidence_text, evidence_start
        from marts.fct_events""",
    "investment": """
        select i.investment_key, i.article_key, i.investment_type, i.investment_status, p.name, i.period_edtf,
            i.period_from_on, 1, i.amount_usd,
            concat_ws(
                ' ', nullif(replace(i.amount_qualifier, '_', ' '), 'exact'),
                format('{:,}', i.amount::hugeint), i.currency_code
            ),
            i.is_umbrella, i.recommended_for_aggregates, i.evidence_text, i.evidence_start
        from marts.fct_investments as i left join marts.dim_projects as p using (project_key)""",
    "partnership": """
        select partnership_key, article_key, partnership_kind, null, null, since_edtf, since_from_on,
            1, 0, null, false, recommended_for_aggregates, evidence_text, evidence_start
        from marts.fct_partnerships""",
    "project": """
        select concat_ws('/', f.project_key, f.article_key, f.evidence_start), f.article_key, null, f.status, p.name, null,
            make_date(f.status_year::integer, 1, 1), 1, 0, null, false, true, f.evidence_text, f.evidence_start
        from marts.fct_projects as f join marts.dim_projects as p using (project_key)""",
}
_SIDES = """
    select agreement_key as fact_key, party_number as number, party_name as name, city_key, organization_key
    from marts.bridge_agreement_parties
    union all
    select investment_key, party_number, party_name, city_key, organization_key from marts.bridge_investment_parties
    union all
    select event_key, row_number() over (partition by event_key order by city_role, city_key), c.name, city_key, null
    from marts.bridge_event_cities join marts.dim_cities as c using (city_key)
    union all
    select partnership_key, 1, c.name, city_a_key, null
    from marts.fct_partnerships join marts.dim_cities as c on c.city_key = city_a_key
    union all
    select partnership_key, 2, c.name, city_b_key, null
    from marts.fct_partnerships join marts.dim_cities as c on c.city_key = city_b_key
    union all
    select concat_ws('/', f.project_key, f.article_key, f.evidence_start), 1, c.name, f.city_key, null
    from marts.fct_projects as f join marts.dim_cities as c on c.city_key = f.city_key
"""


@dataclass(frozen=True, slots=True)
class Content:
    """``overview`` goes into the page itself, ``facts`` into the chunks, in the order in which cells name them."""

    overview: dict[str, Any]
    facts: list[dict[str, Any]]


def read_content(connection: duckdb.DuckDBPyConnection) -> Content:
    """Everything that the page needs, in a deterministic order."""
    cities = _rows(
        connection,
        """select city_key, name, admin1, country_code as country, latitude as lat, longitude as lon
        from marts.dim_cities order by article_count desc, name, city_key""",
    )
    city_number = {city.pop("city_key"): number for number, city in enumerate(cities)}
    articles = _rows(
        connection,
        """select article_key, title, publisher, published_on::varchar as published, source_uri as uri, is_sample
        from marts.dim_articles where not is_withdrawn order by published_on nulls last, article_key""",
    )
    is_sample = bool(articles) and all(article.pop("is_sample") for article in articles)
    article_number = {article.pop("article_key"): number for number, article in enumerate(articles)}
    facts = _facts(connection, city_number, article_number)
    _tell_articles(articles, facts)
    overview = {
        "cities": cities,
        "articles": articles,
        "is_sample": is_sample,
        "cube": _cube(facts),
        "search": _search(connection, cities, articles, article_number),
        **_quality(connection),
    }
    for fact in facts:
        for inner in ("rows_meant", "usd", "recommended"):
            del fact[inner]
    return Content(overview, facts)


def _facts(
    connection: duckdb.DuckDBPyConnection, city_number: dict[str, int], article_number: dict[str, int]
) -> list[dict[str, Any]]:
    sides: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for side in _rows(
        connection,
        f"""select s.fact_key, s.name, coalesce(s.city_key, o.home_city_key) as city_key from ({_SIDES}) as s
        left join marts.dim_organizations as o using (organization_key) order by s.fact_key, s.number, s.name""",  # noqa: S608
    ):
        sides[side["fact_key"]].append(side)
    facts: list[dict[str, Any]] = []
    for name, query in _FACTS.items():
        for row in _rows(
            connection,
            f"""select f.*, coalesce(year(f.from_on), year(a.published_on), 0) as year
            from ({query}) as f({_COLUMNS}) join marts.dim_articles as a using (article_key)
            where not a.is_withdrawn
            order by year desc, kind, article_key, evidence_start, fact_key""",  # noqa: S608
        ):
            of = sides.get(row["fact_key"], [])
            facts.append(
                {
                    "cls": name,
                    "kind": row["kind"],
                    "status": row["status"],
                    "year": row["year"],
                    "date": row["date_edtf"],
                    "money": row["money"],
                    "umbrella": row["is_umbrella"],
                    "label": _label(row, [side["name"] for side in of]),
                    "cities": sorted({city_number[s["city_key"]] for s in of if s["city_key"] in city_number}),
                    "article": article_number[row["article_key"]],
                    "evidence": row["evidence_text"] or "",
                    "before": "",
                    "after": "",
                    "rows_meant": row["rows_meant"] or 1,
                    "usd": float(row["usd"] or 0),
                    "recommended": bool(row["recommended"]),
                }
            )
    return facts


def _label(row: dict[str, Any], sides: list[str]) -> str:
    kind = str(row["kind"] or "").replace("_", " ")
    names = ", ".join(dict.fromkeys(name for name in sides if name))
    what = row["title"] or row["money"] or kind or "project"
    return f"{what}: {names}" if names else str(what)


def _cube(facts: list[dict[str, Any]]) -> list[list[Any]]:
    """[class, kind, status, year, cities, rows, things, US dollars, chunks] for each cell, in order of first
    appearance."""
    cells: dict[tuple[Any, ...], list[Any]] = {}
    for number, fact in enumerate(facts):
        key = (fact["cls"], fact["kind"], fact["status"], fact["year"], tuple(fact["cities"]))
        cell = cells.setdefault(key, [0, 0, 0.0, []])
        cell[0] += 1
        if fact["recommended"]:
            cell[1] += fact["rows_meant"]
            cell[2] += fact["usd"]
        if number // CHUNK_SIZE not in cell[3]:
            cell[3].append(number // CHUNK_SIZE)
    return [[*key[:4], list(key[4]), cell[0], cell[1], round(cell[2]), cell[3]] for key, cell in cells.items()]


def _tell_articles(articles: list[dict[str, Any]], facts: list[dict[str, Any]]) -> None:
    """Each article gets the number of its facts and the chunks that hold them."""
    for article in articles:
        article["facts"], article["chunks"] = 0, []
    for number, fact in enumerate(facts):
        article = articles[fact["article"]]
        article["facts"] += 1
        if number // CHUNK_SIZE not in article["chunks"]:
            article["chunks"].append(number // CHUNK_SIZE)


def _search(
    connection: duckdb.DuckDBPyConnection,
    cities: list[dict[str, Any]],
    articles: list[dict[str, Any]],
    article_number: dict[str, int],
) -> list[tuple[str, str, Any]]:
    """(name, what it is, what it leads to): a city's number, or numbers of articles."""
    entries: list[tuple[str, str, Any]] = [(city["name"], "city", number) for number, city in enumerate(cities)]
    entries += [(article["title"], "article", [number]) for number, article in enumerate(articles)]
    for what, table in (("organization", "organizations"), ("person", "persons")):
        for row in _rows(
            connection,
            f"""select d.name, list(b.article_key order by b.article_key) as article_keys
            from marts.dim_{table} as d join marts.bridge_article_{table} as b using ({what}_key)
            group by d.{what}_key, d.name order by d.name, d.{what}_key""",  # noqa: S608
        ):
            numbers = sorted(
                {article_number[key] for key in row["article_keys"] if key in article_number}, reverse=True
            )
            if numbers:
                entries.append((row["name"], what, numbers[:SEARCH_ARTICLES]))
    return entries


def _quality(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    checks = _rows(
        connection,
        """select check_name, table_name, severity, failure_count, passed, loaded_at::varchar as loaded_at
        from marts.rpt_data_quality qualify loaded_at = max(loaded_at) over () order by check_name, table_name""",
    )
    scores = _rows(
        connection,
        """select class, "precision", recall, f1, gold_count from marts.rpt_parser_scores
        qualify scored_at = max(scored_at) over () order by class""",
    )
    loaded_at = max((check["loaded_at"] for check in checks if check["loaded_at"]), default="")
    return {
        "quality": [[c["check_name"], c["table_name"], c["severity"], c["failure_count"], c["passed"]] for c in checks],
        "scores": [
            [s["class"], float(s["precision"]), float(s["recall"]), float(s["f1"]), s["gold_count"]] for s in scores
        ],
        "loaded_at": loaded_at[:16],
    }


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    cursor = connection.execute(query)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
