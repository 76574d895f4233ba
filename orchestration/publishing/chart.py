"""A picture of a publication: how many facts each year has, as SVG that is small enough to stand in a line of metadata."""

from __future__ import annotations

from collections.abc import Mapping

import duckdb

# Years that articles of today speak of by the dozen; what lies before is a line of history each.
_YEARS = 30
_KINDS = {
    "agreements": ("fct_agreements", "signed_from_on", "#3b6ea5"),
    "events": ("fct_events", "event_from_on", "#d98032"),
    "partnerships": ("fct_partnerships", "since_from_on", "#5b9a5b"),
}
_BAR, _GAP, _HEIGHT, _MARGIN = 16, 4, 120, 20


def facts_by_year(connection: duckdb.DuckDBPyConnection) -> str:
    """Facts of the last decades by their year, stacked by kind; only numbers and words of ours are in it."""
    counts: dict[str, dict[int, int]] = {}
    for kind, (table, day, _) in _KINDS.items():
        rows = connection.execute(
            f'SELECT year("{day}"), count(*) FROM marts."{table}" WHERE "{day}" IS NOT NULL GROUP BY 1'  # noqa: S608
        ).fetchall()
        counts[kind] = dict(rows)
    return draw(counts)


def draw(counts: Mapping[str, Mapping[int, int]]) -> str:
    """Kind -> year -> count, as one bar a year; an empty drawing where there is nothing."""
    years = sorted({year for of_kind in counts.values() for year in of_kind})
    shown = range(max(years[0], years[-1] - _YEARS + 1), years[-1] + 1) if years else range(0)
    highest = max((sum(of_kind.get(year, 0) for of_kind in counts.values()) for year in shown), default=1)
    parts = []
    for place, year in enumerate(shown):
        left, top = place * (_BAR + _GAP), float(_HEIGHT)
        for kind, of_kind in counts.items():
            height = of_kind.get(year, 0) / highest * (_HEIGHT - _MARGIN)
            top -= height
            if height:
                parts.append(
                    f'<rect x="{left}" y="{top:.1f}" width="{_BAR}" height="{height:.1f}" fill="{_KINDS[kind][2]}">'
                    f"<title>{year}: {of_kind[year]} {kind}</title></rect>"
                )
        if year % 5 == 0:
            parts.append(f'<text x="{left}" y="{_HEIGHT + 14}">{year}</text>')
    for place, kind in enumerate(counts):
        parts.append(f'<text x="{place * 110}" y="12" fill="{_KINDS[kind][2]}">■ {kind}</text>')
    width = max(len(shown) * (_BAR + _GAP) + _MARGIN, 360)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{_HEIGHT + _MARGIN}" '
        f'font-family="sans-serif" font-size="12" fill="#555">{"".join(parts)}</svg>'
    )
