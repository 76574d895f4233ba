"""``raw/parser_scores``: how well the parser that reads the articles does on annotated ones."""

from dataclasses import dataclass

import duckdb
import polars as pl
from dagster import AssetExecutionContext, MaterializeResult, multi_asset

from orchestration.assets.metadata import new_load, spec_of, stopwatch, table_metadata
from orchestration.evaluating import gold, table
from orchestration.loading.schema import PARSER_SCORES
from orchestration.loading.writer import replace
from orchestration.parsing.version import parser_version
from orchestration.resources import POOL, Home
from orchestration.settings import PROJECT

GOLD = PROJECT / "tests" / "gold"
_ARTICLES = PROJECT / "seeds" / "articles"
_OF_STATE = f"FROM {PARSER_SCORES.qualified_name} WHERE parser_version = ? AND gold_sha256 = ?"
_KNOWN = f"SELECT count(*) {_OF_STATE}"
_F1 = f"SELECT fact_class, f1, gold_count {_OF_STATE} ORDER BY fact_class"


@dataclass(frozen=True, slots=True)
class Reached:
    """How well the present parser reads one class of facts."""

    fact_class: str
    f1: float | None
    gold_count: int


def reached(connection: duckdb.DuckDBPyConnection) -> list[Reached]:
    """The scores of the present parser on the present annotated articles; nothing where it has not been scored."""
    return [Reached(*row) for row in connection.execute(_F1, _state()).fetchall()]


def _state() -> list[str]:
    """What a score is of: the parser version and the digest of the annotated articles."""
    return [parser_version(), gold.digest(GOLD, _ARTICLES)]


@multi_asset(name="parser_scores", specs=[spec_of(PARSER_SCORES)], pool=POOL)
def parser_scores(context: AssetExecutionContext, home: Home) -> MaterializeResult[None]:
    """Scored once for each parser version and state of the annotated articles."""
    watch = stopwatch()
    written = 0
    with home.writing() as connection:
        state = _state()
        if connection.execute(_KNOWN, state).fetchall() == [(0,)]:
            load = new_load(context.run_id)
            _, rows = table.score(GOLD, _ARTICLES)
            scored = [row | {"scored_at": load.loaded_at} for row in rows]
            frame = pl.DataFrame(scored, schema=PARSER_SCORES.polars_schema)
            written = replace(connection, {PARSER_SCORES.name: frame}, load)[PARSER_SCORES.name]
        # Numbers of one name are a plot in the UI: how well each parser version read each class.
        scores = {f"f1_{score.fact_class}": score.f1 for score in reached(connection) if score.f1 is not None}
        return MaterializeResult(
            metadata={
                **table_metadata(connection, PARSER_SCORES),
                **scores,
                "parser_version": state[0],
                "new": written,
                "seconds": watch.seconds,
            }
        )
