"""The entity-relationship diagram: the tables of the marts and the keys that lead from one to another.

Drawn from the relationship tests in the models' YAML, so that it shows what is tested. ``python -m
orchestration.publishing.diagram`` writes ``docs/tables.md``; a test fails when it is stale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from orchestration.settings import PROJECT

DIAGRAM = PROJECT / "docs" / "tables.md"
_MARTS = PROJECT / "dbt_project" / "models" / "marts"
_REFERENCE = re.compile(r"ref\('(\w+)'\)")
_OPENING = """\
# Tables and how they join

Generated from the models by `python -m orchestration.publishing.diagram`. An arrow is a column that is tested to hold
only keys of the table it points to; what the columns mean says the [data dictionary](data_dictionary.md). Reports
(`rpt_`) stand for themselves and are left out.
"""


def render() -> str:
    """The page: one diagram for each folder of models."""
    parts = [_OPENING]
    for folder in ("facts", "bridges", "dimensions"):
        lines = "\n".join(_lines(folder))
        parts.append(f"## {folder.capitalize()}\n\n```mermaid\nerDiagram\n{lines}\n```\n")
    return "\n".join(parts)


def _lines(folder: str) -> Iterator[str]:
    for file in sorted((_MARTS / folder).glob("_*.yml")):
        for model in yaml.safe_load(file.read_text(encoding="utf-8")).get("models", ()):
            keys = [column for column in model["columns"] if column["name"].endswith("_key")]
            yield f"    {model['name']} {{"
            yield from (f"        {column['data_type']} {column['name']}{_role(model, column)}" for column in keys)
            yield "    }"
            for column in keys:
                if target := _target(column):
                    yield f'    {model["name"]} }}o--|| {target} : "{column["name"]}"'


def _role(model: Mapping[str, Any], column: Mapping[str, Any]) -> str:
    primary = [
        name for each in model.get("constraints", ()) if each["type"] == "primary_key" for name in each["columns"]
    ]
    roles = [role for role, holds in (("PK", column["name"] in primary), ("FK", _target(column))) if holds]
    return f" {', '.join(roles)}" if roles else ""


def _target(column: Mapping[str, Any]) -> str | None:
    for test in column.get("data_tests", ()):
        match test:
            case {"relationships": {"arguments": {"to": str(to)}}}:
                return _REFERENCE.sub(r"\1", to)
    return None


def write(path: Path = DIAGRAM) -> None:
    """Write the page."""
    path.write_text(render(), encoding="utf-8")


if __name__ == "__main__":
    write()
