"""What the dashboard says of the data themselves: when they were loaded, which checks passed, how well the parser reads."""

from __future__ import annotations

from typing import Any

import duckdb

from orchestration.publishing.dashboard.rows import read_rows

MAX_FAILURES = 100
"""Rows of one check that the page shows; all of them are in ``rpt_data_quality_failures``."""


def read_quality(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Checks and scores of the newest run, each a list in the order of the page's columns."""
    checks = read_rows(
        connection,
        """select check_name, table_name, severity, row_count, failure_count, passed, loaded_at::varchar as loaded_at
        from marts.rpt_data_quality qualify loaded_at = max(loaded_at) over () order by table_name, check_name""",
    )
    scores = read_rows(
        connection,
        """select parser_version, class, "precision", recall, f1, gold_count from marts.rpt_parser_scores
        qualify scored_at = max(scored_at) over () order by class""",
    )
    return {
        "checks": [
            [c["check_name"], c["table_name"], c["severity"], c["row_count"], c["failure_count"], c["passed"]]
            for c in checks
        ],
        "scores": [
            [s["class"], *(round(float(s[name]), 4) for name in ("precision", "recall", "f1")), s["gold_count"]]
            for s in scores
        ],
        "parser_version": max((score["parser_version"] for score in scores), default=""),
        "loaded_at": max((check["loaded_at"] for check in checks if check["loaded_at"]), default="")[:16],
    }


def read_failures(
    connection: duckdb.DuckDBPyConnection, article_number: dict[str, int]
) -> list[tuple[str, str, str | None, str | None, int | None]]:
    """(check, table, key of the row, the row in words, number of its article) of the first rows that each check doubts."""
    rows = read_rows(
        connection,
        f"""select f.check_name, f.table_name, f.row_key, f.article_key, coalesce(f.failing_row, o.name, c.name) as told
        from marts.rpt_data_quality_failures as f
        left join marts.dim_organizations as o on f.table_name = 'dim_organizations' and f.row_key = o.organization_key
        left join marts.dim_cities as c on f.table_name = 'dim_cities' and f.row_key = c.city_key
        where f.failure_number <= {MAX_FAILURES} order by f.table_name, f.check_name, f.failure_number""",  # noqa: S608
    )
    return [
        (r["check_name"], r["table_name"], r["row_key"], r["told"], article_number.get(r["article_key"])) for r in rows
    ]
