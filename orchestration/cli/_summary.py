"""What `coop run` tells at its end: short, in the order in which a person asks."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from rich.console import Console
from rich.table import Table
from rich.text import Text

from orchestration import disk, warehouse
from orchestration.publishing import manifest, versions
from orchestration.reading import sources
from orchestration.rendering.characters import visible
from orchestration.rendering.counts import counted
from orchestration.settings import Settings

if TYPE_CHECKING:
    from orchestration.refresh import Outcome

# Table of the publication -> what one of its rows is called.
_FACTS = {
    "fct_agreements": "agreement",
    "fct_investments": "investment",
    "fct_events": "event",
    "fct_partnerships": "partnership",
    "fct_projects": "project statement",
    "fct_stated_counts": "stated count",
    "dim_cities": "city",
    "dim_organizations": "organization",
    "dim_persons": "person",
}
_SHOWN = 5
# Of a file, of a record in it, or of a file in a folder.
_REJECTED_BEFORE = """
SELECT DISTINCT path, detail FROM raw.rejections AS rejections
JOIN (SELECT unnest($names) AS source_name, unnest($files) AS file) USING (source_name)
WHERE load_id != $run_id
    AND (path = file OR regexp_replace(path, '#[0-9]+$', '') = file OR file = '.' OR starts_with(path, file || '/'))
ORDER BY path
"""

Rejected: TypeAlias = tuple[str, str]
"""Where it lies, and why it is no article."""


def nothing_new(console: Console, chosen: Settings, standing: list[Rejected]) -> None:
    """The run had nothing to do; ``standing`` is what was rejected before of what the caller has named."""
    console.print("[green]Nothing new.[/] Every source was looked at; nothing was read, built or published.")
    lines = _lines()
    _add_rejections(lines, "Rejected", standing)
    _add_publication(lines, chosen)
    console.print(lines)


def refreshed(console: Console, chosen: Settings, outcome: Outcome, standing: list[Rejected]) -> None:
    """The run did something; or tried, and then what stood in its way comes first. ``standing`` as in ``nothing_new``."""
    lines = _lines()
    tally = outcome.tally
    counts = {
        "new": tally.new,
        "revised": tally.revised,
        "duplicates": tally.duplicates,
        "unchanged": tally.unchanged,
        "not in English": tally.foreign,
        "rejected": tally.rejected,
        "withdrawn": tally.withdrawn,
    }
    told = ", ".join(f"{count} {name}" for name, count in counts.items() if count or name in {"new", "rejected"})
    lines.add_row("Articles", f"{tally.read} read: {told}")
    if tally.rejected:
        _add_rejections(lines, "", _rejected_by(chosen, outcome.run_id))
    _add_rejections(lines, "As before", standing)
    failed = outcome.failed_checks
    lines.add_row("Checks", f"{outcome.passed_checks} passed, {len(failed)} failed")
    for check in failed[:_SHOWN]:
        kind, style = ("error", "red") if check.is_error else ("warning", "yellow")
        lines.add_row("", Text(f"{kind}: {check.name} on {check.table}", style=style))
    for error in outcome.errors if not outcome.failed_by_checks else []:
        lines.add_row("Error", Text(error, style="red"))
    if not outcome.is_success and (short := disk.shortage(chosen.home)):
        lines.add_row("", Text(short, style="red"))
    if outcome.published_version is None and outcome.is_success:
        lines.add_row("", "Nothing has changed for readers: nothing was built or published.")
    elif outcome.published_version is None:
        lines.add_row("", Text("Not published; readers keep the version that they have.", style="red"))
    _add_publication(lines, chosen)
    console.print(lines)


def _lines() -> Table:
    """Two columns without lines: what, and what of it."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    return table


def _add_publication(lines: Table, chosen: Settings) -> None:
    version = versions.current(chosen.published)
    if version is None:
        return
    folder = chosen.published / versions.CURRENT
    tables = manifest.read(folder)["tables"]
    facts = [counted(tables[name]["rows"], what) for name, what in _FACTS.items() if name in tables]
    lines.add_row("Facts", ", ".join(facts))
    lines.add_row("Published", Text(f"version {version}: {folder / versions.DATABASE_NAME}"))
    page = folder / "index.html"
    if page.exists():
        lines.add_row("Dashboard", Text(str(page)))
    coop = _coop()
    lines.add_row("Next", Text.assemble(coop, ' query "select * from rpt_city_pairs limit 10"'))
    lines.add_row("", Text(f"{coop} add FILE... (your own articles), {coop} dev (the pipeline in a browser)"))


def _add_rejections(lines: Table, heading: str, rejected: list[Rejected]) -> None:
    for number, (path, detail) in enumerate(rejected[:_SHOWN]):
        lines.add_row("" if number else heading, Text(visible(f"{path}: {detail}").replace("\n", " "), style="yellow"))
    if len(rejected) > _SHOWN:
        lines.add_row("", f"and {len(rejected) - _SHOWN} more: `coop rejections`")


def _rejected_by(chosen: Settings, run_id: str) -> list[Rejected]:
    """What this run rejected. The caller still holds the lock."""
    with warehouse.writing(chosen) as connection:
        return connection.execute(
            "SELECT path, detail FROM raw.rejections WHERE load_id = ? ORDER BY path", [run_id]
        ).fetchall()


def rejected_before(chosen: Settings, paths: Sequence[Path], run_id: str = "") -> list[Rejected]:
    """What is rejected of these paths, though not by this run: files that have not changed are not opened again, and
    whoever names one wants to hear of it all the same. The caller holds the lock."""
    if not paths:
        return []
    places = [place for path in paths for place in sources.places_of(path, chosen)]
    names, files = zip(*places, strict=True)
    with warehouse.writing(chosen) as connection:
        return connection.execute(_REJECTED_BEFORE, {"names": names, "files": files, "run_id": run_id}).fetchall()


def _coop() -> str:
    """What to type for this command: after `make run` it lies in an environment that the shell does not look into."""
    if shutil.which("coop"):
        return "coop"
    place = Path(sys.executable).with_name("coop")
    return str(place.relative_to(Path.cwd()) if place.is_relative_to(Path.cwd()) else place)
