"""The cooperation warehouse: articles in, facts with their evidence out.

Data flows one way: reading -> loading -> parsing -> loading -> dbt -> publishing. Imports run one way too: ``assets`` and
``cli`` know everyone below, nobody below knows them, and none of the packages from ``reading`` to ``evaluating`` imports
dagster.
"""

__version__ = "0.1.0"
