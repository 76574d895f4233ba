"""The raw layer: its schema, declared once, and the one way into DuckDB.

``schema`` and ``parse_tables`` say what the tables are, ``table`` what a table is; ``writer`` replaces rows within one
transaction, ``keys`` makes the stable surrogate keys. What the rows mean is decided by ``reading`` and ``parsing``; what
becomes of them, by dbt.
"""
