"""What a Spark session is told, and what a person is told who has no Spark."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec

import pytest

from orchestration import settings
from orchestration.settings import ConfigurationError, Settings
from orchestration.spark.job import reason
from orchestration.spark.session import configuration


@pytest.mark.skipif(find_spec("pyspark") is not None, reason="the extra is installed")
def test_without_the_extra(coop: Callable[..., object]) -> None:
    """The engine says what it needs, before anything is read."""
    said = coop("run", "--engine", "spark")
    assert said.returncode == 2
    assert "pip install 'cooperation-warehouse[spark]'" in said.stderr


def test_configuration_in_the_environment(home: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is written as a mapping there too, and has the last word."""
    monkeypatch.setenv("COOP_SPARK_CONF", '{"spark.executor.memory": "7g", "spark.executor.cores": 3}')
    told = configuration(settings.load())
    assert (told["spark.executor.memory"], told["spark.executor.cores"]) == ("7g", "3")
    monkeypatch.setenv("COOP_SPARK_CONF", "7g")
    with pytest.raises(ConfigurationError, match="no mapping of names to values"):
        settings.load()


def test_a_connect_server_is_not_told_how_to_start(home: Settings) -> None:
    """It runs already: memory and addresses of this machine are not its own."""
    told = configuration(home.model_copy(update={"spark_master": "sc://spark.example:15002"}))
    assert set(told) <= set(configuration(home))
    assert not [name for name in told if "memory" in name or "host" in name or "executorEnv" in name]


def test_the_reason_is_what_the_worker_says() -> None:
    """Spark's message begins with a sentence and goes on with pages; what went wrong is the end of the worker's traceback."""
    pages = (
        "An exception was thrown from the Python worker:\nTraceback (most recent call last):\n"
        '  File "parsing.py", line 1, in parse\n    1 / 0\n    ~~^~~\nZeroDivisionError: division by zero\n\n'
        "\tat org.apache.spark.Task.run(Task.scala:1)\n"
    )
    told = reason(RuntimeError(pages))
    assert told == "RuntimeError: An exception was thrown from the Python worker: ZeroDivisionError: division by zero"
    assert reason(ValueError("plain")) == "ValueError: plain"
