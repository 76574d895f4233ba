"""The facts of all classes in one shape and one order, with who takes part and the words that state them."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import duckdb

from orchestration.publishing.dashboard.rows import read_rows

_COLUMNS = """fact_key, article_key, kind, status, title, date_edtf, from_on, rows_meant, usd, money, is_umbrella,
    recommended, evidence_text, evidence_start, confidence"""
"""What each query of ``_FACTS`` selects, in this order."""
_FACTS = {
    "agreement": """
        select agreement_key, article_key, agreement_kind, agreement_status, title, signed_edtf, signed_from_on,
            agreement_count, 0, null, false, recommended_for_aggregates, evidence_text, evidence_start, confidence
        from marts.fct_agreements""",
    "event": """
        select event_key, article_key, event_type, null, null, event_edtf, event_from_on,
            1, 0, null, false, recommended_for_aggregates, evidence_text, evidence_start, confidence
        from marts.fct_events""",
    "investment": """
        select i.investment_key, i.article_key, i.investment_type, i.investment_status, p.name, i.period_edtf,
            i.period_from_on, 1, i.amount_usd,
            concat_ws(
                ' ', nullif(replace(i.amount_qualifier, '_', ' '), 'exact'),
                format('{:,}', i.amount::hugeint), i.currency_code
            ),
            i.is_umbrella, i.recommended_for_aggregates, i.evidence_text, i.evidence_start,
            i.confidence
        from marts.fct_investments as i left join marts.dim_projects as p using (project_key)""",
    "partnership": """
        select partnership_key, article_key, partnership_kind, null, null, since_edtf, since_from_on,
            1, 0, null, false, recommended_for_aggregates, evidence_text, evidence_start, confidence
        from marts.fct_partnerships""",
    "project": """
        select concat_ws('/', f.project_key, f.article_key, f.evidence_start), f.article_key, null, f.status, p.name, null,
            make_date(f.status_year::integer, 1, 1), 1, 0, null, false,
            row_number() over (
                partition by f.project_key order by f.status_year desc nulls last, f.article_key, f.evidence_start
            ) = 1,
            f.evidence_text, f.evidence_start,
            f.confidence
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


def read_facts(
    connection: duckdb.DuckDBPyConnection, city_number: dict[str, int], article_number: dict[str, int]
) -> list[dict[str, Any]]:
    """Every fact of every class, by class and newest first. What is unknown, false or zero is left out.

    ``counts`` is how many things the row adds to a sum: 0 where another row says the same, 27 where it stands for 27.
    """
    sides: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for side in read_rows(
        connection,
        f"""select s.fact_key, s.name, coalesce(s.city_key, o.home_city_key) as city_key from ({_SIDES}) as s
        left join marts.dim_organizations as o using (organization_key) order by s.fact_key, s.number, s.name""",  # noqa: S608
    ):
        sides[side["fact_key"]].append(side)
    facts: list[dict[str, Any]] = []
    for name, query in _FACTS.items():
        for row in read_rows(
            connection,
            f"""select f.*, coalesce(year(f.from_on), year(a.published_on), 0) as year
            from ({query}) as f({_COLUMNS}) join marts.dim_articles as a using (article_key)
            where not a.is_withdrawn
            order by year desc, kind, article_key, evidence_start, fact_key""",  # noqa: S608
        ):
            of = sides.get(row["fact_key"], [])
            recommended = bool(row["recommended"])
            fact = {
                "kind": row["kind"],
                "status": row["status"],
                "date": row["date_edtf"],
                "money": row["money"],
                "umbrella": row["is_umbrella"],
                "counts": (row["rows_meant"] or 1) if recommended else 0,
                "usd": float(row["usd"] or 0) if recommended else 0,
                "evidence": row["evidence_text"],
                "start": row["evidence_start"],
                "confidence": round(float(row["confidence"] or 0), 2),
            }
            facts.append(
                {
                    "cls": name,
                    "year": row["year"],
                    "label": _label(row, [side["name"] for side in of]),
                    "cities": sorted({city_number[s["city_key"]] for s in of if s["city_key"] in city_number}),
                    "article": article_number[row["article_key"]],
                    **{key: value for key, value in fact.items() if value},
                }
            )
    return facts


def _label(row: dict[str, Any], sides: list[str]) -> str:
    """Who, if it is known; otherwise what."""
    names = list(dict.fromkeys(name for name in sides if name))
    what = row["title"] or row["money"] or str(row["kind"] or "project").replace("_", " ")
    if row["title"] and names:
        return f"{what}: {', '.join(names)}"
    return " – ".join(names) or str(what)
