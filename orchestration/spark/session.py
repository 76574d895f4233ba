"""The Spark session: where it runs and how it is set up."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from importlib.util import find_spec
from types import TracebackType
from typing import TYPE_CHECKING, Self

from orchestration.settings import PROJECT, ConfigurationError, Settings

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_MODULES = ("pyspark", "pandas")

# On one machine a session begins in 7 to 15 seconds with the first compiler alone and in 50 with the second, which pays in
# hours only; the serial collector does not take the cores that parse.
# With the first compiler alone the cache of compiled code is a fifth as large, and once the plans and classes of some hundred
# statements have filled it everything is interpreted from there on, several times as slow.
_QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:ReservedCodeCacheSize=256m"

_ALWAYS = {
    "spark.sql.session.timeZone": "UTC",
    # `timestamp` means what it means in DuckDB, and in the contracts of the models.
    "spark.sql.timestampType": "TIMESTAMP_NTZ",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    # A batch is what the parser holds at a time.
    "spark.sql.execution.arrow.maxRecordsPerBatch": "500",
    # Names of partitions look like numbers and are none.
    "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
}


def require() -> None:
    """Raises ConfigurationError where the extra is not installed."""
    if missing := [name for name in _MODULES if find_spec(name) is None]:
        raise ConfigurationError(
            f"the engine `spark` needs {' and '.join(missing)}: pip install 'cooperation-warehouse[spark]' "
            "(or `make setup-spark`), and Java 17 or newer"
        )


class LazySession:
    """A session that begins when it is asked for: a run that finds nothing new does not wait for one."""

    def __init__(self, chosen: Settings) -> None:
        self._chosen = chosen
        self._held = ExitStack()

    @cached_property
    def spark(self) -> SparkSession:
        return self._held.enter_context(open_session(self._chosen))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._held.close()


@contextmanager
def open_session(chosen: Settings) -> Iterator[SparkSession]:
    """The session of this process; one that is open is taken and left open."""
    require()
    from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra

    if (active := SparkSession.getActiveSession()) is not None:
        yield active
        return
    spark = _open(chosen)
    try:
        yield spark
    finally:
        spark.stop()


def _open(chosen: Settings) -> SparkSession:
    from pyspark.sql import SparkSession  # noqa: PLC0415

    if is_one_machine(chosen.spark_master):
        # Workers would take whichever python3 comes first on the PATH; no setting of the session says another.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("cooperation warehouse")
    if chosen.spark_master.startswith("sc://"):
        builder = builder.remote(chosen.spark_master)
    else:
        builder = builder.master(chosen.spark_master)
    for name, value in configuration(chosen).items():
        builder = builder.config(name, value)
    spark: SparkSession = builder.getOrCreate()
    if not chosen.spark_master.startswith("sc://"):
        spark.sparkContext.setLogLevel("ERROR")
    return spark


def configuration(chosen: Settings) -> dict[str, str]:
    """What the session is told: what always holds, what fits one machine where it is one, and what the operator says.

    A Connect server has been told already; of it only what a session may change is asked.
    """
    if chosen.spark_master.startswith("sc://"):
        return {**_ALWAYS, **chosen.spark_conf}
    there = os.pathsep.join(filter(None, [str(PROJECT), os.environ.get("PYTHONPATH")]))
    settings = {
        **_ALWAYS,
        "spark.executorEnv.PYTHONPATH": there,
        # As many processes parse as there are cores: none of them should start threads on all of them.
        "spark.executorEnv.POLARS_MAX_THREADS": "1",
        "spark.executorEnv.COOP_HOME": str(chosen.home),
    }
    if is_one_machine(chosen.spark_master):
        settings |= {
            "spark.driver.extraJavaOptions": _QUICK_START,
            "spark.executor.extraJavaOptions": _QUICK_START,
            "spark.driver.memory": "2g",
            "spark.executor.memory": "512m",
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.sql.shuffle.partitions": "4",
        }
    return settings | chosen.spark_conf


def is_one_machine(master: str) -> bool:
    """Whether driver and workers are processes of this machine."""
    return master.startswith(("local", "spark://127.0.0.1", "spark://localhost"))
