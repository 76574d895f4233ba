"""What the assets are given: the home with its lock and database, and dbt.

Nothing is opened here when the code location is loaded; a run opens what it needs and lets go of it.
"""

import hashlib
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from subprocess import run

import duckdb
from dagster import ConfigurableResource, InitResourceContext, ResourceDependency
from dagster_dbt import DbtCliResource
from dagster_duckdb import DuckDBResource
from pydantic import PrivateAttr

from orchestration import settings, warehouse
from orchestration.loading import lock, writer
from orchestration.publishing.fingerprint import DBT_PROJECT, project_digest
from orchestration.settings import ConfigurationError, Settings

# Everything that writes the warehouse is one step at a time, whatever run it belongs to.
POOL = "warehouse"
# Another run holds the lock for the length of its step; a `coop run` holds it to its end. Longer than the longest of
# them is no waiting but a hang.
_WAIT_SECONDS = 3600.0
_DBT_EXECUTABLE = Path(sys.executable).with_name("coop-dbt")


class Home(ConfigurableResource[None]):
    """The home of this process. While a run has it, the run is known to be alive."""

    database: ResourceDependency[DuckDBResource]
    _held: ExitStack = PrivateAttr(default_factory=ExitStack)

    @property
    def settings(self) -> Settings:
        """Read anew by each step: a change of the file counts from the next step on."""
        return settings.load()

    def setup_for_execution(self, context: InitResourceContext) -> None:
        if context.run:
            self._held.enter_context(lock.hold(alive_file(self.settings, context.run.run_id)))

    def teardown_after_execution(self, context: InitResourceContext) -> None:
        self._held.close()
        if context.run:
            alive_file(self.settings, context.run.run_id).unlink(missing_ok=True)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """The right to write the warehouse."""
        with lock.hold(self.settings.writer_lock, wait_seconds=_WAIT_SECONDS):
            yield

    @contextmanager
    def writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """The warehouse, open for writing, its raw tables in place; of a lake, those that do not grow with the articles."""
        with self.locked():
            if self.settings.engine == "spark":
                with warehouse.writing(self.settings) as connection:
                    yield connection
                return
            self.settings.database.parent.mkdir(parents=True, exist_ok=True)
            with self.database.get_connection() as connection:
                writer.prepare(connection)
                yield connection


def alive_file(chosen: Settings, run_id: str) -> Path:
    """The file that the process of a run holds locked."""
    return chosen.dagster_home / "alive" / run_id


def export_dbt_environment(chosen: Settings) -> None:
    """Tell dbt, here and in processes of ours, where the warehouse lies and what memory it may take: its profile asks the
    environment."""
    os.environ["COOP_DATABASE"] = str(chosen.database)
    os.environ["COOP_DBT_MEMORY_LIMIT"] = chosen.memory_limit
    os.environ["DBT_SEND_ANONYMOUS_USAGE_STATS"] = "false"


class Dbt(DbtCliResource):
    """dbt without the second dbt that dagster-dbt sets up in this process to look at the tables built.

    That one costs seconds a run and keeps the warehouse open; ``assets.catalog`` asks DuckDB itself. What it is left
    out by is no public interface: dagster-dbt itself goes on without an adapter where it cannot make one.
    """

    def _initialize_dbt_core_adapter(self, _args: Sequence[str]) -> None:
        return None


def dbt_resource(chosen: Settings) -> Dbt:
    """dbt on our project. The path is absolute: lookups beside the project folder are only found so."""
    export_dbt_environment(chosen)
    return Dbt(project_dir=str(DBT_PROJECT), profiles_dir=str(DBT_PROJECT), dbt_executable=str(_DBT_EXECUTABLE))


def manifest(chosen: Settings) -> Path:
    """What dbt knows of the project as it is now; parsed when a file of the project has changed, and only then."""
    target = chosen.dbt_target
    # A home outlives a checkout: what dbt kept of one in another place leads to lookups that are no longer there.
    place = hashlib.sha256(str(DBT_PROJECT).encode()).hexdigest()[:8]
    file = target / f"manifest-{place}-{project_digest()[:16]}.json"
    if file.exists():
        return file
    with lock.hold(target / "parse.lock", wait_seconds=_WAIT_SECONDS):
        if not file.exists():
            if not any(target.glob(f"manifest-{place}-*.json")):
                (target / "partial_parse.msgpack").unlink(missing_ok=True)
            _parse_project(chosen)
            for old in target.glob("manifest-*.json"):
                old.unlink()
            (target / "manifest.json").rename(file)
    return file


def _parse_project(chosen: Settings) -> None:
    export_dbt_environment(chosen)
    project, target = str(DBT_PROJECT), str(chosen.dbt_target)
    folders = ["--project-dir", project, "--profiles-dir", project, "--target-path", target, "--log-path", target]
    parsed = run(  # noqa: S603 - our own executable on our own project
        [str(_DBT_EXECUTABLE), "--quiet", "parse", *folders], capture_output=True, text=True, check=False
    )
    if parsed.returncode != 0:
        raise ConfigurationError(f"dbt cannot read the project: {parsed.stdout.strip()[-2000:]}")
