"""Deciding what names of organizations are new in the warehouse: which they are, what they are held against, and storing it.

What was decided stays: names are looked for in what was parsed since, and a new one is compared with the bodies that share a
block with it, however many others there are.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cache

import duckdb
import polars as pl

from orchestration.gazetteer import index
from orchestration.gazetteer.names import fold
from orchestration.loading.schema import ORGANIZATION_BLOCKS, ORGANIZATION_DECISIONS, RESOLVED_LOADS
from orchestration.loading.writer import Load, replace
from orchestration.resolving.organization_names import block_keys, is_kind_only
from orchestration.resolving.organizations import LARGEST_BLOCK, Body, Spelling, may_be_one, resolve

_UNRESOLVED = """
SELECT load_id AS parse_load_id, count(*) AS parse_count FROM raw.parses
GROUP BY load_id
EXCEPT
SELECT parse_load_id, parse_count FROM raw.resolved_loads
"""

# In the order in which they were first seen. A name has one home in an article: `int_article_organizations` says the same.
_UNDECIDED = """
WITH named AS (
    SELECT article_key, revision, parser_version, name AS alias, home_place_key AS place_key, evidence_start AS position
    FROM raw.organizations SEMI JOIN unresolved ON load_id = parse_load_id
    UNION ALL
    SELECT article_key, revision, parser_version, name, place_key, NULL
    FROM raw.fact_parties SEMI JOIN unresolved ON load_id = parse_load_id WHERE party_kind = 'organization'
    UNION ALL
    SELECT article_key, revision, parser_version, value, NULL, start
    FROM raw.mentions SEMI JOIN unresolved ON load_id = parse_load_id WHERE mention_type = 'organization'
), spelled AS (
    SELECT article_key, alias, coalesce(max(place_key), '') AS home_place_key, min(position) AS position
    FROM named GROUP BY article_key, revision, parser_version, alias
), undecided AS (
    SELECT * FROM spelled ANTI JOIN raw.organization_decisions USING (alias, home_place_key)
), homes AS (
    SELECT place_key, min(name) AS name, min(place_kind) AS place_kind FROM raw.places
    WHERE place_key IN (SELECT home_place_key FROM undecided) GROUP BY place_key
)
SELECT alias, home_place_key, homes.name, homes.place_kind
FROM undecided
LEFT JOIN homes ON home_place_key = place_key
LEFT JOIN (
    SELECT article_key, min(first_ingested_at) AS first_ingested_at FROM raw.articles
    WHERE article_key IN (SELECT article_key FROM undecided) GROUP BY article_key
) USING (article_key)
GROUP BY ALL
ORDER BY min(first_ingested_at), min((article_key, coalesce(position, 2147483647))), alias, home_place_key
"""

_KNOWN = """
WITH sought AS (SELECT DISTINCT block_key FROM spelled), blocks AS (
    SELECT block_key, organization_key, count(*) OVER (PARTITION BY block_key) AS size
    FROM raw.organization_blocks SEMI JOIN sought USING (block_key)
), bodies AS (
    SELECT organization_key, any_value(organization_name) AS name, max(home_key) AS home
    FROM raw.organization_decisions SEMI JOIN blocks USING (organization_key)
    WHERE is_chosen GROUP BY organization_key
)
SELECT DISTINCT organization_key, name, bodies.home
FROM blocks JOIN bodies USING (organization_key) LEFT JOIN spelled ON blocks.block_key = spelled.block_key
    AND bodies.home = spelled.home
WHERE size <= $largest_block OR spelled.home IS NOT NULL
"""


_CURATED = """
SELECT name, bool_or(alias = name) AS is_own, bool_or(is_decided) AS is_decided
FROM raw.organization_aliases
LEFT JOIN (
    SELECT alias AS name, true AS is_decided FROM raw.organization_decisions WHERE home_place_key = '' AND is_chosen
) USING (name)
WHERE alias IS NOT NULL AND name IS NOT NULL
GROUP BY name ORDER BY min((alias_file, line_number))
"""


def decide(connection: duckdb.DuckDBPyConnection, load: Load) -> int:
    """Decide every spelling that is new; the number of them."""
    curated = connection.execute(_CURATED).fetchall()
    own = frozenset(name for name, is_own, _ in curated if is_own)
    _forget(connection, own, load)
    unresolved: pl.DataFrame = connection.sql(_UNRESOLVED).pl()
    connection.register("unresolved", unresolved.to_arrow())
    seen = [_spelling(*row) for row in connection.execute(_UNDECIDED).fetchall()]
    connection.unregister("unresolved")
    # Names that a person wrote down for an alias are bodies before any article spells them.
    first = [Spelling(name) for name, _, is_decided in curated if not is_decided]
    spellings = list({(s.alias, s.home_place_key): s for s in (*first, *seen)}.values())
    resolution = resolve(spellings, _known(connection, spellings) if spellings else (), _PlaceWords(), own)
    frames = {
        ORGANIZATION_DECISIONS.name: resolution.decisions,
        ORGANIZATION_BLOCKS.name: resolution.blocks,
        RESOLVED_LOADS.name: unresolved,
    }
    if any(not frame.is_empty() for frame in frames.values()):
        replace(connection, frames, load)
    return len(spellings)


def _forget(connection: duckdb.DuckDBPyConnection, own: frozenset[str], load: Load) -> None:
    """What was taken for one and is two, as a person says by now, is decided anew: all names are looked through once more."""
    joined = connection.execute(
        "SELECT alias, home_place_key, full_name, organization_name FROM raw.organization_decisions "
        "WHERE is_chosen AND (alias IN (SELECT unnest($own)) OR organization_name IN (SELECT unnest($own)))",
        {"own": sorted(own)},
    ).fetchall()
    rows = [row[:2] for row in joined if not may_be_one(row[0], row[2], row[3], own)]
    if rows:
        scope = pl.DataFrame(rows, schema=["alias", "home_place_key"], orient="row")
        replace(connection, {ORGANIZATION_DECISIONS.name: ORGANIZATION_DECISIONS.empty()}, load, scope=scope)
        loads: pl.DataFrame = connection.sql("SELECT parse_load_id FROM raw.resolved_loads").pl()
        replace(connection, {RESOLVED_LOADS.name: RESOLVED_LOADS.empty()}, load, scope=loads)


def _spelling(alias: str, home_place_key: str, name: str | None, kind: str | None) -> Spelling:
    """A country is a home of `Ministry of Commerce` only: of other names it tells nothing."""
    if kind in ("city", "province") or (kind == "country" and is_kind_only(alias)):
        return Spelling(alias, home_place_key, name, home_place_key)
    return Spelling(alias, home_place_key=home_place_key)


def _known(connection: duckdb.DuckDBPyConnection, spellings: list[Spelling]) -> Iterator[Body]:
    rows = [(key, spelling.home) for spelling in spellings for key in block_keys(spelling.full_name)]
    spelled = pl.DataFrame(rows, schema={"block_key": pl.String, "home": pl.String}, orient="row")
    connection.register("spelled", spelled.unique().to_arrow())
    found = connection.execute(_KNOWN, {"largest_block": LARGEST_BLOCK}).fetchall()
    connection.unregister("spelled")
    yield from (Body(*row) for row in found)


class _PlaceWords(Container[str]):
    """Words of the names of all places. Few names need them, and reading them takes longer than deciding some names."""

    def __contains__(self, word: object) -> bool:
        return word in _place_words()


@cache
def _place_words() -> frozenset[str]:
    names = pl.read_parquet(index.PATH, columns=["name"])["name"]
    return frozenset(word for name in names for word in fold(name).casefold().split())
