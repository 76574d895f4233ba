"""``coop-dbt``: dbt in a process of its own, as the pipeline calls it.

It is dbt with three differences. It ends with the process that called it: a dbt that outlives a killed run would go on
writing the warehouse after the writer's lock is free. It tells its version without importing dbt, which dagster-dbt asks
before each call and which takes dbt two seconds. And with ``--target spark`` it has the session that its models are built in.
"""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path

from orchestration.parent import end_with_parent


def main() -> None:
    """Entry point of the command."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        print(version("dbt-core"))
        return
    end_with_parent()
    if ("--target", "spark") in pairwise(arguments):
        _on_spark(arguments)
    from dbt.cli.main import cli  # noqa: PLC0415 - the point of the lines above

    cli()


def _on_spark(arguments: list[str]) -> None:
    from orchestration import settings  # noqa: PLC0415 - of no use to other targets, and takes its time
    from orchestration.spark import models  # noqa: PLC0415

    went_well = models.run(arguments, settings.load(), target=Path(os.environ["DBT_TARGET_PATH"]))
    sys.exit(0 if went_well else 1)


if __name__ == "__main__":
    main()
