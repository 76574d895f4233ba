"""What dbt tells Dagster when the pipeline calls it."""

from __future__ import annotations

import json

import pytest
from dbt_common.events.base_types import EventLevel, msg_from_base_event
from dbt_common.events.types import Note

from orchestration.dbt_process import teller


def test_dagster_hears_results_and_no_more(capsys: pytest.CaptureFixture[str]) -> None:
    """Each event that dbt would show is one line of JSON; what it only notes for itself, most of all it says, is none."""
    tell = teller()
    for level in (EventLevel.DEBUG, EventLevel.INFO, EventLevel.ERROR):
        tell(msg_from_base_event(Note(msg=f"of level {level.value}"), level=level))
    said = [json.loads(line)["info"] for line in capsys.readouterr().out.splitlines()]
    assert [(info["level"], info["msg"]) for info in said] == [("info", "of level info"), ("error", "of level error")]
