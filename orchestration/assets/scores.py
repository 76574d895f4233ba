"""``raw/parser_scores``: how well the parser that reads the articles does on annotated ones."""

import polars as pl
from dagster import AssetExecutionContext, MaterializeResult, multi_asset

from orchestration.assets.metadata import new_load, spec_of, stopwatch, table_metadata
from orchestration.evaluating import gold, table
from orchestration.loading.schema import PARSER_SCORES
from orchestration.loading.writer import replace
from orchestration.parsing.version import parser_version
from orchestration.resources import POOL, Home
from orchestration.settings import PROJECT

_GOLD = PROJECT / "tests" / "gold"
_ARTICLES = PROJECT / "seeds" / "articles"
_KNOWN = f"SELECT count(*) FROM {PARSER_SCORES.qualified_name} WHERE parser_version = ? AND gold_sha256 = ?"  # noqa: S608


@multi_asset(name="parser_scores", specs=[spec_of(PARSER_SCORES)], pool=POOL)
def parser_scores(context: AssetExecutionContext, home: Home) -> MaterializeResult[None]:
    """Scored once for each parser version and state of the annotated articles."""
    watch = stopwatch()
    written = 0
    with home.writing() as connection:
        state = [parser_version(), gold.digest(_GOLD, _ARTICLES)]
        if connection.execute(_KNOWN, state).fetchall() == [(0,)]:
            load = new_load(context.run_id)
            _, rows = table.score(_GOLD, _ARTICLES)
            scored = [row | {"scored_at": load.loaded_at} for row in rows]
            frame = pl.DataFrame(scored, schema=PARSER_SCORES.polars_schema)
            written = replace(connection, {PARSER_SCORES.name: frame}, load)[PARSER_SCORES.name]
        return MaterializeResult(
            metadata={**table_metadata(connection, PARSER_SCORES), "new": written, "seconds": watch.seconds}
        )
