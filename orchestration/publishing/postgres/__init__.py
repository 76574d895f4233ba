"""The publication in a PostgreSQL server, for many readers at once and for tools that speak no DuckDB.

``statements`` says a table in PostgreSQL's words, ``relationships`` which keys lead where, ``publish`` loads everything
into a new schema and lets readers have it by renaming.
"""
