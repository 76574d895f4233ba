"""Whether a refresh would change anything: asked before Dagster and dbt, which take seconds, are imported at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from orchestration.loading import ingest, parses
from orchestration.parsing.version import parser_version
from orchestration.publishing.fingerprint import fingerprint
from orchestration.publishing.manifest import newest_fingerprint
from orchestration.resolving import corrections, organization_aliases
from orchestration.settings import Settings


def is_due(connection: duckdb.DuckDBPyConnection, chosen: Settings, paths: Sequence[Path] = ()) -> bool:
    """Something to be read, to be parsed by this parser, or to be built and published. The caller holds the lock."""
    return (
        ingest.has_news(connection, chosen, paths)
        or not parses.pending(connection, parser_version()).is_empty()
        or corrections.have_changed(connection, chosen)
        or organization_aliases.have_changed(connection, chosen)
        or fingerprint(connection, chosen, parser_version()) != newest_fingerprint(chosen.published)
    )
