"""The job ``refresh``, executed in this process: what ``coop run`` does, and what there is to be said of it."""

from __future__ import annotations

import contextlib
import io
import logging
import re
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dagster import AssetCheckSeverity, DagsterEventType, DagsterInstance, EventLogEntry, ExecuteInProcessResult

from orchestration import dagster_home
from orchestration.alerting import outbox
from orchestration.assets.marts import FORCE_TAG, REFRESH
from orchestration.definitions import defs
from orchestration.loading.replay import Which
from orchestration.loading.tally import Tally
from orchestration.recovery import sweep
from orchestration.run_alerts import alerts_of, first_cause
from orchestration.settings import Settings

# What a person is told while a step is under way; the names are those of the steps.
_STEPS = {
    "articles": "Reading articles",
    "facts": "Parsing articles",
    "organizations": "Resolving organizations",
    "corrections": "Reading corrections",
    "exchange_rates": "Loading exchange rates",
    "parser_scores": "Scoring the parser",
    "evidence": "Checking evidence",
    "completeness": "Counting what is missing",
    "scores_hold": "Holding scores against their floors",
    "models": "Building and checking models",
    "publication": "Publishing",
}
# What dbt prints as it goes: `12 of 140 OK created sql table model ...`.
_DBT_DONE = re.compile(r"\b(\d+) of (\d+) (?!START)[A-Z]{2,}")

# Where nothing is built it warns of each of some hundred checks that they say nothing.
logging.getLogger("dagster._core.execution.plan.active").setLevel(logging.ERROR)

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class FailedCheck:
    """A check that did not pass, and the table that it is on."""

    name: str
    table: str
    is_error: bool


@dataclass(slots=True)
class Outcome:
    """What a refresh did."""

    run_id: str
    is_success: bool
    tally: Tally
    passed_checks: int = 0
    failed_checks: list[FailedCheck] = field(default_factory=list)
    published_version: int | None = None
    errors: list[str] = field(default_factory=list)

    @property
    def failed_by_checks(self) -> bool:
        """Whether all that went wrong is that checks of severity error did not pass."""
        return not self.is_success and any(check.is_error for check in self.failed_checks)


def refresh(
    chosen: Settings,
    *,
    paths: Sequence[Path] = (),
    again: Sequence[str] = (),
    retry: Which | None = None,
    force: bool = False,
    report: Report = lambda _: None,
) -> Outcome:
    """Run the job; ``report`` hears in a few words what it is at. The caller may hold the writer's lock."""
    report("Starting")
    dagster_home.prepare(chosen)
    job = defs.resolve_job_def(REFRESH)
    run_id = str(uuid.uuid4())
    with DagsterInstance.get() as instance:
        sweep(instance, chosen)
        instance.add_event_listener(run_id, lambda event: _tell_step(event, report))
        articles = {
            "paths": [str(path) for path in paths],
            "again": list(again),
            "retry_rejections": retry is not None,
            "retry_reasons": list(retry.reasons if retry else ()),
            "retry_sources": list(retry.sources if retry else ()),
        }
        # What dbt prints becomes progress; the lines themselves are in its log, not in a person's terminal.
        with contextlib.redirect_stdout(_DbtProgress(report)):
            result = job.execute_in_process(
                run_config={
                    "ops": {"articles": {"config": articles}},
                    "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
                },
                instance=instance,
                raise_on_error=False,
                run_id=run_id,
                tags={FORCE_TAG: "true"} if force else None,
            )
        if run := instance.get_run_by_id(run_id):
            outbox.tell(chosen, alerts_of(instance, run), occasion=run_id)
    return _outcome(result)


class _DbtProgress(io.TextIOBase):
    """Standard output of a step: what dbt counts becomes a report, the rest is dropped."""

    def __init__(self, report: Report) -> None:
        self._report = report

    def write(self, text: str) -> int:
        if match := _DBT_DONE.search(text):
            self._report(f"{_STEPS['models']}: {match[1]} of {match[2]}")
        return len(text)


def _tell_step(event: EventLogEntry, report: Report) -> None:
    if event.dagster_event and event.dagster_event.event_type == DagsterEventType.STEP_START:
        report(_STEPS.get(event.step_key or "", event.step_key or ""))


def _outcome(result: ExecuteInProcessResult) -> Outcome:
    counts: dict[str, int] = {}
    version = None
    for event in result.get_asset_materialization_events():
        metadata = event.materialization.metadata
        for name in Tally.__dataclass_fields__:
            if name in metadata and event.step_key == "articles":
                counts[name] = int(str(metadata[name].value))
        if event.step_key == "publication":
            version = int(str(metadata["version"].value))
    checks = result.get_asset_check_evaluations()
    return Outcome(
        run_id=result.run_id,
        is_success=result.success,
        tally=Tally(**counts),
        passed_checks=sum(check.passed for check in checks),
        failed_checks=[
            FailedCheck(check.check_name, check.asset_key.path[-1], check.severity == AssetCheckSeverity.ERROR)
            for check in checks
            if not check.passed
        ],
        published_version=version,
        errors=[
            first_cause(event.step_failure_data.error)
            for event in result.get_step_failure_events()
            if event.step_failure_data.error
        ],
    )
