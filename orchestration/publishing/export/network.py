"""The city pairs as a map layer (GeoJSON, RFC 7946) and as a graph (GraphML), with what ``rpt_city_pairs`` says of each."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import networkx  # type: ignore[import-untyped]

_PAIRS = """
    select p.*, a.longitude as lon_a, a.latitude as lat_a, b.longitude as lon_b, b.latitude as lat_b
    from marts.rpt_city_pairs as p
    left join marts.dim_cities as a on a.city_key = p.city_a_key
    left join marts.dim_cities as b on b.city_key = p.city_b_key
    order by p.city_a_key, p.city_b_key
"""
_CITIES = """
    select city_key, name, admin1, country_code, longitude, latitude, population, article_count from marts.dim_cities
    where city_key in (
        select city_a_key from marts.rpt_city_pairs union all select city_b_key from marts.rpt_city_pairs
    )
    order by city_key
"""
_PLACES = ("lon_a", "lat_a", "lon_b", "lat_b")


def write_geojson(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """One feature a pair, a line from city to city; a pair of which one place is unknown has no geometry.

    Returns the number of features.
    """
    features = [
        {
            "type": "Feature",
            "id": f"{pair['city_a_key']}/{pair['city_b_key']}",
            "geometry": _line(*(pair[name] for name in _PLACES)),
            "properties": {name: _plain(value) for name, value in pair.items() if name not in _PLACES},
        }
        for pair in _rows(connection, _PAIRS)
    ]
    content = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return len(features)


def _line(lon_a: float | None, lat_a: float | None, lon_b: float | None, lat_b: float | None) -> dict[str, Any] | None:
    """The line between two places; cut in two where it crosses the antimeridian, as RFC 7946 asks in 3.1.9."""
    if lon_a is None or lat_a is None or lon_b is None or lat_b is None:
        return None
    if abs(lon_a - lon_b) <= 180:
        return {"type": "LineString", "coordinates": [[lon_a, lat_a], [lon_b, lat_b]]}
    edge = 180.0 if lon_a > 0 else -180.0
    way = abs(edge - lon_a) + abs(-edge - lon_b)
    lat = round(lat_a + (lat_b - lat_a) * (abs(edge - lon_a) / way if way else 0), 5)
    return {
        "type": "MultiLineString",
        "coordinates": [[[lon_a, lat_a], [edge, lat]], [[-edge, lat], [lon_b, lat_b]]],
    }


def write_graphml(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """Cities as nodes, pairs as edges; what is unknown is left out. Returns the number of edges."""
    graph = networkx.Graph(name="Cooperation of cities")
    for city in _rows(connection, _CITIES):
        graph.add_node(city.pop("city_key"), **_known(city))
    for pair in _rows(connection, _PAIRS):
        of_pair = {name: value for name, value in pair.items() if name not in {*_PLACES, "city_a", "city_b"}}
        graph.add_edge(of_pair.pop("city_a_key"), of_pair.pop("city_b_key"), **_known(of_pair))
    networkx.write_graphml(graph, path, encoding="utf-8", named_key_ids=True)
    return int(graph.number_of_edges())


def _known(values: dict[str, Any]) -> dict[str, Any]:
    """Only what GraphML has a type for, and no character that XML forbids."""
    plain = {name: _plain(value) for name, value in values.items() if value is not None}
    return {
        name: "".join(c for c in value if c.isprintable()) if isinstance(value, str) else value
        for name, value in plain.items()
    }


def _plain(value: object) -> object:
    match value:
        case Decimal():
            return float(value)
        case dt.date():
            return value.isoformat()
        case list():
            return ", ".join(map(str, value))
        case _:
            return value


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[dict[str, Any]]:
    answer = connection.sql(query)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.fetchall()]
