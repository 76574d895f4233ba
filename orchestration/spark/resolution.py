"""The third step on Spark: what holds across articles, decided once on the driver by the code of the embedded engine.

Names are decided on distinct spellings, and read from the files of the loads that are new.
"""

from __future__ import annotations

import duckdb

from orchestration.loading import exchange
from orchestration.loading.writer import Load
from orchestration.resolving import corrections, organization_aliases
from orchestration.resolving.organization_decisions import decide
from orchestration.settings import Settings


def resolve(connection: duckdb.DuckDBPyConnection, chosen: Settings, load: Load) -> None:
    """Read what people wrote down, load rates, and decide the spellings of organizations that are new."""
    corrections.refresh(connection, chosen, load)
    organization_aliases.refresh(connection, chosen, load)
    exchange.refresh(connection, load)
    decide(connection, load)
