"""The assets, thin: read, call, write, report. They are wired by asset key, and a key is the name of its table.

    sources/* -> raw/articles -> raw/<facts> -> raw/organization_* -> dbt: staging -> intermediate -> marts -> publication

``articles`` and ``facts`` fill the raw tables, ``organizations`` decides who is who, ``marts`` has dbt build everything
that SQL can say, ``publication`` makes what readers open. All of them write the same file, so all are in one pool.
"""
