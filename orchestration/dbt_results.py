"""What dbt leaves of a build in its target folder: the outcome of each node, and why what failed did."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

_FILE = "run_results.json"
# What dagster-dbt puts between the command that failed and what dbt said.
_SAID_BY_DBT = "Errors parsed from dbt logs:"


class BuildError(Exception):
    """dbt did not build everything; the message says what it fell over, node by node, as dbt words it."""


def forget(target: Path) -> None:
    """Before a build: one that dies at once must not be told by the outcome of the build before."""
    (target / _FILE).unlink(missing_ok=True)


def outcomes(target: Path) -> Sequence[Mapping[str, Any]]:
    """The outcome of each node of the last build; empty where dbt fell over before it built anything."""
    file = target / _FILE
    if not file.exists():
        return []
    results: list[Mapping[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["results"]
    return results


def error(target: Path, failure: Exception) -> BuildError:
    """``failure`` told by its reason instead of by the command that was called."""
    reasons = [
        f"{result['unique_id'].split('.')[2]}: {_reason(result['message'])}"
        for result in outcomes(target)
        if result["status"] in {"error", "fail"} and result["message"]
    ]
    told = "\n".join(reasons) or click.unstyle(str(failure)).rpartition(_SAID_BY_DBT)[2].strip()
    return BuildError(f"{told}\nAll that dbt said is in {target / 'dbt.log'}")


def _reason(message: str) -> str:
    """Without dbt's first line, which names the node once more, and without the indents."""
    first, _, rest = message.partition("\n")
    return "\n".join(line.strip() for line in (rest or first).splitlines() if line.strip())
