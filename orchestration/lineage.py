"""From which columns a column of a model is made, read out of the model's compiled SQL.

The SQL changes with the project, not with the data: what was found of a model is kept, and holds as long as neither its
SQL nor the columns of the tables change.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import duckdb
from sqlglot import exp, parse_one
from sqlglot.errors import SqlglotError
from sqlglot.lineage import Node, lineage
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import build_scope
from sqlglot.schema import MappingSchema

_DIALECT = "duckdb"

Relation = str
"""A table or view, `schema.name`."""
Columns = Mapping[Relation, Mapping[str, str]]
"""Of each relation its columns with their types."""
Origins = dict[str, list[tuple[Relation, str]]]
"""Of each column of a model the relations and columns that it is made from; an empty list: from none."""


def columns_of(connection: duckdb.DuckDBPyConnection) -> dict[Relation, dict[str, str]]:
    """Every table and view of the warehouse with its columns, in order."""
    found: defaultdict[Relation, dict[str, str]] = defaultdict(dict)
    for schema, name, column, data_type in connection.sql(
        """
        SELECT schema_name, table_name, column_name, data_type FROM duckdb_columns()
        WHERE database_name = current_database() AND NOT internal
        ORDER BY schema_name, table_name, column_index
        """
    ).fetchall():
        found[f"{schema}.{name}"][column] = data_type
    return dict(found)


def kept_origins(file: Path, models: Mapping[Relation, str], columns: Columns) -> dict[Relation, Origins]:
    """The origins of each model's columns: from ``file`` where its SQL and the columns of the tables are as they were.

    Each model by itself: one that dbt compiles anew for every run must not have all the others followed again.
    """
    kept = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    schema = _schema(columns)
    tables = json.dumps(columns, sort_keys=True).encode()
    found = {}
    for relation, sql in models.items():
        key = hashlib.sha256(tables + sql.encode()).hexdigest()
        known = kept.get(relation)
        if known is None or known["key"] != key:
            known = {"key": key, "origins": trace(sql, list(columns.get(relation, ())), schema)}
        found[relation] = known
    partial = file.with_suffix(".partial")
    partial.write_text(json.dumps(found), encoding="utf-8")
    partial.replace(file)
    return {relation: each["origins"] for relation, each in found.items()}


def trace(sql: str, columns: list[str], schema: MappingSchema) -> Origins:
    """The origins of these columns of a query; none where the query is beyond what can be followed."""
    try:
        query = parse_one(sql, dialect=_DIALECT)
        query = qualify(query, schema=schema, dialect=_DIALECT, validate_qualify_columns=False)
        scope = build_scope(query)
    except SqlglotError:
        return {}
    if not isinstance(query, exp.Query) or scope is None:
        return {}
    # For all columns at once, and nothing of the query copied for a picture of each step: one column after another, the
    # models of this project took thirteen times as long.
    nodes = lineage(None, query, schema=schema, dialect=_DIALECT, scope=scope, trim_selects=False, copy=False)
    by_name = {name.lower(): node for name, node in nodes.items()}
    return {column: sorted(_leaves(by_name[column.lower()])) if column.lower() in by_name else [] for column in columns}


def _leaves(node: Node) -> set[tuple[Relation, str]]:
    """What a column is made from in the end. A step that two others lead to is gone through once."""
    found = set()
    seen: set[int] = set()
    ahead = [node]
    while ahead:
        step = ahead.pop()
        if id(step) in seen:
            continue
        seen.add(id(step))
        ahead.extend(step.downstream)
        table = step.expression.find(exp.Table) if not step.downstream else None
        if table is not None and table.db:
            found.add((f"{table.db}.{table.name}", exp.to_column(step.name).name))
    return found


def _schema(columns: Columns) -> MappingSchema:
    nested: defaultdict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    for relation, types in columns.items():
        schema, name = relation.split(".", 1)
        nested[schema][name] = dict(types)
    return MappingSchema(schema=dict(nested), dialect=_DIALECT)
