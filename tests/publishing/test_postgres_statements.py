"""What is said to PostgreSQL, without a server: every table and type of the marts has its words there."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from orchestration import settings
from orchestration.publishing.postgres import statements
from orchestration.publishing.postgres.relationships import foreign_keys
from orchestration.publishing.snapshot import public_tables
from orchestration.settings import ConfigurationError, Settings


def test_every_mart_can_be_made_there(refreshed: tuple[Path, object]) -> None:
    """No type without a counterpart, no comment that breaks out, a key to every table that has one."""
    file = refreshed[0] / "published" / "current" / "cooperation.duckdb"
    with duckdb.connect(str(file), read_only=True) as connection:
        tables = list(public_tables(connection, "evidence"))
    made = [statements.create("s", table) for table in tables]
    assert len(made) > 20
    assert sum("ADD PRIMARY KEY" in line for table in tables for line in statements.finish("s", table)) > 20
    keys = [line for line in statements.connect("s", tables, foreign_keys()) if "FOREIGN KEY" in line]
    assert any('s."fct_agreements" ADD FOREIGN KEY ("article_key")' in line for line in keys)
    assert not any("currencies" in line for line in keys), "what only warns may point nowhere"


def test_unknown_types_are_refused() -> None:
    with pytest.raises(ValueError, match="STRUCT"):
        statements.postgres_type("STRUCT(a INTEGER)")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://coop:hidden@host/db",
        "postgresql://coop@host/db?password=hidden",
        "host=localhost password=hidden",
    ],
)
def test_a_password_in_the_settings_is_refused(home: Settings, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    """And not repeated in the message."""
    monkeypatch.setenv("COOP_PUBLISH_TO_POSTGRES", url)
    with pytest.raises(ConfigurationError) as refusal:
        settings.load()
    assert "hidden" not in str(refusal.value)
