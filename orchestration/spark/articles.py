"""The first step on Spark: from sources to the raw tables of articles. Executors read, the driver decides.

What is new, a revision, a copy or gone hangs on what came before it, so that it is decided in one place and in one order:
by ``loading.ingest``, on a workspace that has all of the lake but its texts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import polars as pl

from orchestration.loading import history
from orchestration.loading.ingest import ingest
from orchestration.loading.replay import Which
from orchestration.loading.schema import (
    ARTICLE_SOURCES,
    ARTICLES,
    FACT_HISTORY,
    PARSES,
    REJECTIONS,
    TEXT_SIGNATURES,
)
from orchestration.loading.tally import Tally
from orchestration.loading.writer import Load, replace
from orchestration.settings import Settings
from orchestration.spark.lake import Lake
from orchestration.spark.reading_ahead import ReadingAhead
from orchestration.spark.session import LazySession
from orchestration.spark.workspace import Workspace

_TABLES = (ARTICLES, ARTICLE_SOURCES, TEXT_SIGNATURES, REJECTIONS, PARSES)

# Articles whose history has to end with this load: taken out now, or not there any more (samples that have left).
_WITHDRAWN = """
SELECT DISTINCT article_key FROM raw.articles SEMI JOIN (FROM before.articles WHERE NOT is_withdrawn) USING (article_key)
WHERE is_withdrawn
"""
_REMOVED = "SELECT DISTINCT article_key FROM before.articles ANTI JOIN raw.articles USING (article_key)"


class ArticleWorkspace(Workspace):
    """All that is known of articles, to be changed; what they said is brought when it has to be changed with them."""

    def __init__(self, lake: Lake, chosen: Settings) -> None:
        super().__init__(lake, copied=(*_TABLES, FACT_HISTORY), slice_rows=chosen.lake_partition_articles)
        for table in _TABLES:
            self.copy(table)

    def settle(self, load: Load) -> None:
        """Commit, with what withdrawals make of the history."""
        for query, is_kept in ((_WITHDRAWN, True), (_REMOVED, False)):
            keys: pl.DataFrame = self.connection.sql(query).pl()
            if not keys.is_empty():
                self.copy(FACT_HISTORY, keys)
                chosen = keys["article_key"].to_list()
                past = history.after_withdrawal(self.connection, chosen, load) if is_kept else FACT_HISTORY.empty()
                replace(self.connection, {FACT_HISTORY.name: past}, load, scope=keys)
        self.commit()


def read_articles(
    session: LazySession,
    lake: Lake,
    chosen: Settings,
    load: Load,
    *,
    paths: Sequence[Path] = (),
    again: Sequence[str] = (),
    retry: Which | None = None,
    report: Callable[[Tally], None] = lambda _: None,
) -> Tally:
    """As ``ingest``, which see.

    What was read counts wave by wave: whoever comes after a run that died goes on with the files that are left.
    """
    with ArticleWorkspace(lake, chosen) as workspace:
        ahead = ReadingAhead(
            session,
            lake,
            max_article_bytes=chosen.max_article_bytes,
            wave_files=chosen.spark_wave_articles,
            fill_texts=workspace.fill_texts,
        )
        settled = 0

        def tell(tally: Tally) -> None:
            nonlocal settled
            if tally.changed - settled >= chosen.spark_wave_articles:
                workspace.settle(load)
                settled = tally.changed
            report(tally)

        tally = ingest(
            workspace.connection, chosen, load, paths=paths, again=again, retry=retry, report=tell, ahead=ahead
        )
        workspace.settle(load)
    return tally
