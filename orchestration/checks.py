"""Checks of the raw tables; those of the models are dbt's tests. An error stops what lies downstream, a warning not.

What they find is kept beside what dbt's tests find, for the report on data quality.
"""

import datetime as dt
from collections.abc import Iterator

import duckdb
from dagster import (
    AssetCheckExecutionContext,
    AssetCheckResult,
    AssetCheckSeverity,
    AssetCheckSpec,
    AssetKey,
    MetadataValue,
    multi_asset_check,
)

from orchestration.assets.marts import FORCE_TAG, REFRESH
from orchestration.assets.metadata import new_load, preview
from orchestration.assets.scores import GOLD, Reached, reached
from orchestration.check_results import CheckFailure, CheckResult, keep
from orchestration.evaluating import floors
from orchestration.loading import evidence as evidence_of
from orchestration.loading.schema import ARTICLES, PARSER_SCORES, PARSES, REJECTIONS
from orchestration.loading.table import SCHEMA
from orchestration.parsing.facts import CLASSES
from orchestration.resources import POOL, Home

_EVIDENCE = "evidence_is_in_text"
# Some input is always broken; when one in five is, a source has changed its form or somebody dropped the wrong folder.
_MAX_REJECTED_SHARE = 0.2
_SEVERITIES = {"error": AssetCheckSeverity.ERROR, "warn": AssetCheckSeverity.WARN}


def _key(name: str) -> AssetKey:
    return AssetKey([SCHEMA, name])


def _told(result: CheckResult, **more: MetadataValue) -> AssetCheckResult:
    return AssetCheckResult(
        passed=result.passed,
        check_name=result.check_name,
        asset_key=_key(result.table_name),
        severity=_SEVERITIES[result.severity],
        metadata={"rows": result.row_count, "failures": result.failure_count, **more},
    )


@multi_asset_check(
    specs=[
        AssetCheckSpec(
            _EVIDENCE,
            asset=_key(table.name),
            description="Every fact's evidence is exactly what stands at its offsets in its article's text.",
            blocking=True,
        )
        for table in evidence_of.TABLES
    ],
    pool=POOL,
)
def evidence(context: AssetCheckExecutionContext, home: Home) -> Iterator[AssetCheckResult]:
    """Evidence is what makes a fact checkable: without it nothing is published.

    A refresh looks at the articles that have come or changed since all was sound; one that is forced, and whoever asks for
    the check by name, at all of them.
    """
    results = []
    failures = []
    with home.writing() as connection:
        # Made before anything is looked at: what is loaded meanwhile is looked at next time.
        load = new_load(context.run.run_id)
        is_thorough = context.run.job_name != REFRESH or context.run.tags.get(FORCE_TAG) == "true"
        since = None if is_thorough else evidence_of.sound_until(connection)
        for table in evidence_of.TABLES:
            looked_at = evidence_of.looked_at(connection, table, since)
            ((wrong,),) = looked_at.aggregate("count(*) FILTER (wrong)").fetchall()
            ((rows,),) = connection.sql(f"SELECT count(*) FROM {table.qualified_name}").fetchall()  # noqa: S608
            if wrong:
                failures += [
                    CheckFailure(check_name=_EVIDENCE, table_name=table.name, row_key=fact, article_key=article)
                    for article, fact, _ in looked_at.filter("wrong").order("article_key, fact_key").fetchall()
                ]
            results.append(
                CheckResult(
                    check_name=_EVIDENCE,
                    table_name=table.name,
                    severity="error",
                    row_count=rows,
                    failure_count=wrong,
                    passed=wrong == 0,
                )
            )
        keep(connection, evidence_of.STEP, results, load, failures)
        for result in results:
            yield (
                _told(result) if result.passed else _told(result, failing_rows=_unsound(connection, result.table_name))
            )


def _unsound(connection: duckdb.DuckDBPyConnection, table: str) -> MetadataValue:
    """Facts whose evidence is not in their text, with what stands there instead."""
    return preview(
        connection.sql(
            f"""
            SELECT article_key, path, rule, evidence_start, evidence_text,
                substring(articles.text, evidence_start + 1, evidence_end - evidence_start) AS in_text
            FROM raw."{table}" AS facts JOIN raw.articles AS articles USING (article_key, revision)
            WHERE NOT is_withdrawn AND evidence_text IS DISTINCT FROM in_text
            """  # noqa: S608 - declared names
        )
    )


@multi_asset_check(
    specs=[
        AssetCheckSpec(
            "every_article_is_parsed",
            asset=_key(PARSES.name),
            description="Every article in English has a parse of its current revision.",
        ),
        AssetCheckSpec(
            "few_rejections",
            asset=_key(REJECTIONS.name),
            description="No more than one in five inputs is rejected.",
        ),
        AssetCheckSpec(
            "sources_bring_news",
            asset=_key(ARTICLES.name),
            description="Some source has brought an article within `stale_after_days`.",
        ),
    ],
    pool=POOL,
)
def completeness(context: AssetCheckExecutionContext, home: Home) -> Iterator[AssetCheckResult]:
    """What is missing is told, not stopped: the rest is right without it."""
    load = new_load(context.run.run_id)
    with home.writing() as connection:
        articles, unparsed = connection.sql(
            """
            SELECT count(*), count(*) FILTER (parses.article_key IS NULL) FROM (
                SELECT article_key, revision, is_withdrawn, language FROM raw.articles
                QUALIFY row_number() OVER (PARTITION BY article_key ORDER BY revision DESC) = 1
            ) AS articles
            LEFT JOIN (SELECT DISTINCT article_key, revision FROM raw.parses) AS parses USING (article_key, revision)
            WHERE NOT is_withdrawn AND (language IS NULL OR language ILIKE 'en%')
            """
        ).fetchall()[0]
        accepted, rejected = connection.sql(
            "SELECT (SELECT count(*) FROM raw.article_sources), (SELECT count(*) FROM raw.rejections)"
        ).fetchall()[0]
        results = [
            CheckResult(
                check_name="every_article_is_parsed",
                table_name=PARSES.name,
                severity="warn",
                row_count=articles,
                failure_count=unparsed,
                passed=unparsed == 0,
            ),
            CheckResult(
                check_name="few_rejections",
                table_name=REJECTIONS.name,
                severity="warn",
                row_count=accepted + rejected,
                failure_count=rejected,
                passed=rejected <= _MAX_REJECTED_SHARE * (accepted + rejected),
            ),
        ]
        since = dt.timedelta(days=home.settings.stale_after_days)
        revisions, recent = connection.execute(
            "SELECT count(*), count(*) FILTER (loaded_at >= ?) FROM raw.articles", [load.loaded_at - since]
        ).fetchall()[0]
        is_dry = revisions > 0 and recent == 0
        results.append(
            CheckResult(
                check_name="sources_bring_news",
                table_name=ARTICLES.name,
                severity="warn",
                row_count=revisions,
                # It is about all of them: none is wrong for being old.
                failure_count=int(is_dry),
                passed=not is_dry,
            )
        )
        keep(connection, "completeness", results, load)
        reasons = connection.sql(
            "SELECT stage, reason, count(*) AS inputs FROM raw.rejections GROUP BY ALL ORDER BY ALL"
        )
        newest = connection.sql("SELECT source_name, path, detail FROM raw.rejections ORDER BY last_seen_at DESC, path")
        told = {"by_reason": preview(reasons), "failing_rows": preview(newest)}
        for result in results:
            yield (
                _told(result, **told)
                if result.table_name == REJECTIONS.name and result.failure_count
                else _told(result)
            )


@multi_asset_check(
    specs=[
        AssetCheckSpec(
            f"{name}_reach_their_floor",
            asset=_key(PARSER_SCORES.name),
            description=f"The parser reads {name.replace('_', ' ')} as well as is pinned: F1 on the annotated articles.",
        )
        for name in CLASSES
    ],
    pool=POOL,
)
def scores_hold(context: AssetCheckExecutionContext, home: Home) -> Iterator[AssetCheckResult]:
    """A lexicon that somebody edited may read worse. That is a warning: what is read still has its evidence."""
    pinned = floors.load(GOLD)
    with home.writing() as connection:
        results = [against_floor(score, pinned) for score in reached(connection)]
        keep(connection, "scores", results, new_load(context.run.run_id))
    yield from map(_told, results)


def against_floor(score: Reached, pinned: floors.Floors | None) -> CheckResult:
    """One class held against its floor; what has no floor reaches it."""
    floor = pinned.f1.get(score.fact_class, 0) if pinned else 0
    is_below = (score.f1 or 0) < floor
    return CheckResult(
        check_name=f"{score.fact_class}_reach_their_floor",
        table_name=PARSER_SCORES.name,
        severity="warn",
        row_count=score.gold_count,
        failure_count=int(is_below),
        passed=not is_below,
    )
