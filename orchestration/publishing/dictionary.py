"""The data dictionary: what the models' YAML and the raw declarations say, as one page that people read.

``python -m orchestration.publishing.dictionary`` writes ``docs/data_dictionary.md``; a test fails when it is stale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from orchestration.loading.schema import TABLES
from orchestration.settings import PROJECT

DICTIONARY = PROJECT / "docs" / "data_dictionary.md"
_MARTS = PROJECT / "dbt_project" / "models" / "marts"
_LOOKUPS = PROJECT / "seeds" / "reference"

# Folder of the models -> heading, and what a reader should know before the tables.
_LAYERS = {
    "dimensions": ("Dimensions", "What facts are about: join by the `_key` column of the same name."),
    "facts": (
        "Facts",
        "What articles state, with the words that state it. Statements about one thing share a `cluster_key`; sum and "
        "count only rows with `recommended_for_aggregates`, and nothing is counted twice.",
    ),
    "bridges": ("Bridges", "Who takes part in a fact, and who is named in an article."),
    "reports": ("Reports", "Summed already, for those who do not want to join."),
}
_REFERENCE = re.compile(r"ref\('(\w+)'\)")
_OPENING = """\
# Data dictionary

Generated from the models by `python -m orchestration.publishing.dictionary`; edit the YAML beside a model, not this page.

Tables for users are in the schema `marts`. Unknown is NULL, never a guess. Names end in what they hold: `_key` our own
stable key, `_id` an id from outside, `_code` a code of a standard, `_on` a day, `_at` a time in UTC, `_edtf` a date as
EDTF (ISO 8601-2), `_count` a number of things; `is_` and `has_` begin what is true or false. Offsets count Unicode
code points from 0, the end exclusive.
"""


def render() -> str:
    """The page."""
    return "\n".join([_OPENING, *_marts(), *_raw()])


def _marts() -> Iterator[str]:
    for folder, (heading, introduction) in _LAYERS.items():
        yield f"## {heading}\n\n{introduction}\n"
        for file in sorted((_MARTS / folder).glob("_*.yml")):
            for model in yaml.safe_load(file.read_text(encoding="utf-8")).get("models", ()):
                yield _section(
                    model["name"],
                    model["description"],
                    _key_of(model),
                    [(c["name"], c["data_type"], _meaning(c)) for c in model["columns"]],
                )


def _raw() -> Iterator[str]:
    yield "## Raw tables\n\nWhat was read, as it was read, in the private warehouse (schema `raw`); not published.\n"
    for table in sorted(TABLES.values(), key=lambda table: table.name):
        columns = [(column.name, column.sql_type.lower(), column.description) for column in table.columns]
        yield _section(table.name, table.description, _names(table.key), columns)


def _section(name: str, description: str, key: str, columns: Sequence[tuple[str, str, str]]) -> str:
    rows = "\n".join(f"| `{column}` | {kind} | {_cell(meaning)} |" for column, kind, meaning in columns)
    return (
        f"### {name}\n\n{' '.join(description.split())}\n\nKey: {key}\n\n"
        f"| column | type | meaning |\n| --- | --- | --- |\n{rows}\n"
    )


def _key_of(model: Mapping[str, Any]) -> str:
    return next(
        _names(test["one_row_each"]["arguments"]["columns"]) for test in model["data_tests"] if "one_row_each" in test
    )


def _meaning(column: Mapping[str, Any]) -> str:
    """The description, what values there are, and the table that a key leads to."""
    parts = [column["description"]]
    for test in column.get("data_tests", ()):
        match test:
            case {"accepted_values": {"arguments": {"values": values}}}:
                parts.append(f"One of {_names(values)}.")
            case {"relationships": {"arguments": {"to": str(to)}}}:
                name = _REFERENCE.sub(r"\1", to)
                # Lookups of the models are no tables for readers: there is no section to lead to.
                is_lookup = (_LOOKUPS / f"{name}.csv").exists()
                parts.append(f"Listed in `seeds/reference/{name}.csv`." if is_lookup else f"See [{name}](#{name}).")
    return " ".join(parts)


def _names(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def write(path: Path = DICTIONARY) -> None:
    """Write the page."""
    path.write_text(render(), encoding="utf-8")


if __name__ == "__main__":
    write()
