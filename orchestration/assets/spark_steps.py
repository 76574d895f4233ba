"""A step on Spark as Dagster sees it: a process that tells through Dagster Pipes how it goes."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from dagster import (
    AssetExecutionContext,
    Failure,
    MaterializeResult,
    PipesTempFileContextInjector,
    PipesTempFileMessageReader,
    open_pipes_session,
)

from orchestration.resources import Home
from orchestration.spark.session import require

# What is shown of a process that ended without a word, as one does that was killed for its memory.
_LAST_CHARACTERS = 2_000


def run_step(
    context: AssetExecutionContext, home: Home, step: str, asked: Mapping[str, Any]
) -> Iterator[MaterializeResult[None]]:
    """Run a step and hand on what it reports. Raises Failure with the reason that it gave."""
    require()
    log = home.settings.cache / "spark" / f"{step}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    extras = {"step": step, "load_id": context.run_id, step: dict(asked)}
    with (
        home.locked(),
        open_pipes_session(
            context=context,
            context_injector=PipesTempFileContextInjector(),
            message_reader=PipesTempFileMessageReader(),
            extras=extras,
        ) as session,
        log.open("wb") as said,
    ):
        # What Spark itself says is for whoever looks into it, not for a person's terminal.
        ended = subprocess.run(
            [sys.executable, "-m", "orchestration.spark.job"],
            env={**os.environ, **session.get_bootstrap_env_vars()},
            stdout=said,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if ended.returncode != 0:
        reasons = [message["failure"] for message in session.get_custom_messages() if "failure" in message]
        last = log.read_text(encoding="utf-8", errors="replace")[-_LAST_CHARACTERS:].strip()
        told = reasons[0] if reasons else f"the process ended with {ended.returncode}"
        # Without a word, or with no more than that Java has ended: what there is to know was said before.
        is_told = reasons and "JAVA_GATEWAY_EXITED" not in told
        raise Failure(told if is_told else f"{told}: {last}", metadata={"log": str(log), "last_lines": last})
    yield from (result for result in session.get_results() if isinstance(result, MaterializeResult))
