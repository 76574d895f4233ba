"""Which columns lead to which table: the relationship tests of the models, held by a publication that passed its checks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from orchestration.settings import PROJECT

_MARTS = PROJECT / "dbt_project" / "models" / "marts"
_REFERENCE = re.compile(r"ref\('(\w+)'\)")


@dataclass(frozen=True, slots=True)
class ForeignKey:
    table: str
    column: str
    to_table: str
    to_column: str


def foreign_keys() -> Iterator[ForeignKey]:
    """Those whose test would have stopped the publication; what only warns may point nowhere."""
    for file in sorted(_MARTS.rglob("_*.yml")):
        for model in (yaml.safe_load(file.read_text(encoding="utf-8")) or {}).get("models", ()):
            for column in model.get("columns", ()):
                for test in column.get("data_tests", ()):
                    match test:
                        case {"relationships": {"config": {"severity": "warn"}}}:
                            continue
                        case {"relationships": {"arguments": {"to": str(to), "field": str(field)}}}:
                            if found := _REFERENCE.fullmatch(to):
                                yield ForeignKey(model["name"], column["name"], found[1], field)
