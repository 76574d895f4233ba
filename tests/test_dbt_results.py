"""Why dbt failed, in the words that a person is told."""

from __future__ import annotations

import json
from pathlib import Path

from orchestration import dbt_results

COMMAND = (
    "The dbt CLI process with command\n\n`coop-dbt build --full-refresh`\n\nfailed with exit code `2`.\n\n"
    "Errors parsed from dbt logs:\n\n\x1b[31mEncountered an error:\x1b[0m\nIO Error: No space left on device"
)


def build(target: Path, *results: dict[str, str | None]) -> None:
    (target / "run_results.json").write_text(json.dumps({"results": results}))


def test_the_model_and_its_reason_come_first(tmp_path: Path) -> None:
    """The nodes that failed, each with what DuckDB said; not those that were skipped for it, nor the command."""
    build(
        tmp_path,
        {"unique_id": "model.cooperation.dim_cities", "status": "success", "message": "OK"},
        {
            "unique_id": "model.cooperation.fct_events",
            "status": "error",
            "message": "Runtime Error in model fct_events (models/x.sql)\n  Binder Error: no such column\n  \n  LINE 1: a",
        },
        {"unique_id": "model.cooperation.rpt_events", "status": "skipped", "message": None},
        {"unique_id": "test.cooperation.unique_events.ab12", "status": "fail", "message": "Got 3 results"},
    )
    told = str(dbt_results.error(tmp_path, RuntimeError(COMMAND)))
    assert told == (
        "fct_events: Binder Error: no such column\nLINE 1: a\nunique_events: Got 3 results\n"
        f"All that dbt said is in {tmp_path / 'dbt.log'}"
    )


def test_a_build_that_died_at_once(tmp_path: Path) -> None:
    """Nothing is left of it, and the outcome of the build before is not taken for its own."""
    build(tmp_path, {"unique_id": "model.cooperation.fct_events", "status": "error", "message": "old"})
    dbt_results.forget(tmp_path)
    assert dbt_results.outcomes(tmp_path) == []
    told = str(dbt_results.error(tmp_path, RuntimeError(COMMAND)))
    assert told.startswith("Encountered an error:\nIO Error: No space left on device\nAll that dbt said")
