"""`coop sources` and `coop add`: what an operator sees of the places that articles come from."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from click.testing import CliRunner
from dagster import asset, materialize
from dagster_duckdb import DuckDBResource

from orchestration.assets.sources import fetching_assets, source_key
from orchestration.automation import on_schedule
from orchestration.cli.add import command as add
from orchestration.cli.run import progress
from orchestration.cli.sources import command as sources
from orchestration.reading.sources import configured, walk
from orchestration.resources import Home
from orchestration.settings import Settings
from tests.reading.fetching.misbehaving import Server, serving


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


def listed(home: Settings, text: str) -> None:
    home.home.mkdir(parents=True, exist_ok=True)
    (home.home / "sources.yaml").write_text(text, encoding="utf-8")


def both(server: Server) -> str:
    """A page that is there and one that is not, as a source lists them."""
    return f"kind: urls, allow_private: true, urls: [{server.address('/conditional')}, {server.address('/gone')}]"


def test_addresses_are_added_once(home: Settings) -> None:
    """They are a source like any other from then on; what is no address and no file is refused."""
    for _ in range(2):
        done = CliRunner().invoke(add, ["https://example.org/1#top", "http://example.org/2"])
        assert done.exit_code == 0, done.output
    assert "2 addresses in" in done.output
    assert configured(home)[0].urls == ("https://example.org/1", "http://example.org/2")
    for wrong in ("ftp://example.org", "https://", "http://me:secret@example.org", "no/such/file"):
        assert CliRunner().invoke(add, [wrong]).exit_code == 2
    assert "addresses" in CliRunner().invoke(sources, [], env={"COLUMNS": "200"}).output


def test_names_are_no_markup(home: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """Brackets in the name of a source are shown, in the list and while it is fetched."""
    listed(home, 'sources: [{name: "[/red] daily", folder: here}]')
    assert "[/red] daily" in CliRunner().invoke(sources, [], env={"COLUMNS": "200"}).output
    with progress() as report:
        report("Fetching [/red] daily")
    assert "Fetching [/red] daily ..." in capsys.readouterr().err


def test_checking_sources(home: Settings, server: Server) -> None:
    """Each place is tried and told, and nothing is kept."""
    listed(
        home,
        f"""
        sources:
        - {{name: here, folder: here}}
        - {{name: gone, folder: nowhere}}
        - {{name: web, {both(server)}}}
        """,
    )
    (home.home / "here").mkdir()
    (home.home / "here" / "a.txt").write_text("A")
    os.mkfifo(home.home / "here" / "pipe.txt")
    done = CliRunner().invoke(sources, ["check"], env={"COLUMNS": "200"})
    assert done.exit_code == 1
    for words in ("is not there", "answers", "404", "1 file", "a pipe, socket or device"):
        assert words in done.output
    assert not home.cache.exists()
    (home.home / "here" / "pipe.txt").unlink()
    assert CliRunner().invoke(sources, ["check", "here"]).exit_code == 0
    assert CliRunner().invoke(sources, ["check", "other"]).exit_code == 2


def test_a_source_in_dagster(home: Settings, server: Server) -> None:
    """It is an asset that fetches; a server that fails is told and fails nothing."""
    assert not fetching_assets(home)
    listed(
        home,
        f"""
        sources:
        - {{name: my web, schedule: "@hourly", {both(server)}}}
        """,
    )
    (schedule,) = on_schedule(home)
    assert (schedule.name, schedule.cron_schedule) == ("sources_my_web", "@hourly")
    (fetching,) = fetching_assets(home)
    resources = {"home": Home(database=DuckDBResource(database=str(home.database)))}

    @asset(deps=list(fetching.keys))
    def downstream() -> None:
        """Stands for the step that reads."""

    def fetched(**config: object) -> dict[str, object]:
        """What came of it, as the step downstream is told: that one is skipped where nothing is."""
        run_config = {"ops": {"fetching": {"config": config}}}
        done = materialize([fetching, downstream], resources=resources, run_config=run_config)
        assert done.success
        assert len(done.asset_materializations_for_node("downstream")) == 1
        (event,) = done.asset_materializations_for_node("fetching")
        return {name: value.value for name, value in event.metadata.items() if name != "seconds"}

    assert fetched(names=["another"]) == {"asked": False, "new": 0, "unchanged": 0, "failed": 0}
    assert fetched() == {"asked": True, "new": 1, "unchanged": 0, "failed": 1}
    assert fetched()["asked"] is False
    (source,) = configured(home)
    assert source_key(source.name).path == ["sources", "my_web"]
    assert len(list(walk(source))) == 2
