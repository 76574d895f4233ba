"""Checks of the raw tables; those of the models are dbt's tests. An error stops what lies downstream, a warning not."""

from collections.abc import Iterator

from dagster import AssetCheckResult, AssetCheckSeverity, AssetCheckSpec, AssetKey, multi_asset_check

from orchestration.loading.schema import ARTICLES, PARSE_TABLES, PARSES, REJECTIONS
from orchestration.loading.table import SCHEMA
from orchestration.resources import POOL, Home

_FACTS = [table for table in PARSE_TABLES if any(column.name == "evidence_start" for column in table.columns)]
_EVIDENCE = "evidence_is_in_text"
# Some input is always broken; when one in five is, a source has changed its form or somebody dropped the wrong folder.
_MAX_REJECTED_SHARE = 0.2


def _key(name: str) -> AssetKey:
    return AssetKey([SCHEMA, name])


@multi_asset_check(
    specs=[
        AssetCheckSpec(
            _EVIDENCE,
            asset=_key(table.name),
            description="Every fact's evidence is exactly what stands at its offsets in its article's text.",
            blocking=True,
        )
        for table in _FACTS
    ],
    pool=POOL,
)
def evidence(home: Home) -> Iterator[AssetCheckResult]:
    """Evidence is what makes a fact checkable: without it nothing is published."""
    with home.writing() as connection:
        for table in _FACTS:
            (wrong,) = connection.sql(
                f"""
                SELECT count(*) FROM {table.qualified_name} AS facts
                JOIN {ARTICLES.qualified_name} AS articles USING (article_key, revision)
                WHERE NOT is_withdrawn AND evidence_text
                    IS DISTINCT FROM substring(articles.text, evidence_start + 1, evidence_end - evidence_start)
                """  # noqa: S608 - declared names
            ).fetchall()[0]
            yield AssetCheckResult(
                passed=wrong == 0, check_name=_EVIDENCE, asset_key=_key(table.name), metadata={"wrong": wrong}
            )


@multi_asset_check(
    specs=[
        AssetCheckSpec(
            "every_article_is_parsed",
            asset=_key(PARSES.name),
            description="Every article has a parse of its current revision.",
        ),
        AssetCheckSpec(
            "few_rejections",
            asset=_key(REJECTIONS.name),
            description="No more than one in five inputs is rejected.",
        ),
    ],
    pool=POOL,
)
def completeness(home: Home) -> Iterator[AssetCheckResult]:
    """What is missing is told, not stopped: the rest is right without it."""
    with home.writing() as connection:
        (unparsed,) = connection.sql(
            """
            SELECT count(*) FROM (
                SELECT article_key, revision, is_withdrawn FROM raw.articles
                QUALIFY row_number() OVER (PARTITION BY article_key ORDER BY revision DESC) = 1
            )
            ANTI JOIN raw.parses USING (article_key, revision)
            WHERE NOT is_withdrawn
            """
        ).fetchall()[0]
        (articles, rejected) = connection.sql(
            "SELECT (SELECT count(*) FROM raw.article_sources), (SELECT count(*) FROM raw.rejections)"
        ).fetchall()[0]
    yield AssetCheckResult(
        passed=unparsed == 0,
        check_name="every_article_is_parsed",
        asset_key=_key(PARSES.name),
        severity=AssetCheckSeverity.WARN,
        metadata={"unparsed": unparsed},
    )
    yield AssetCheckResult(
        passed=rejected <= _MAX_REJECTED_SHARE * (articles + rejected),
        check_name="few_rejections",
        asset_key=_key(REJECTIONS.name),
        severity=AssetCheckSeverity.WARN,
        metadata={"rejected": rejected, "accepted": articles},
    )
