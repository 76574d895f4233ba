"""`dbt docs` as one page: every model with its columns, tests, SQL and lineage, as a file that opens from disk.

It says what the project says and not what the data are, so it is made anew only when a file of the project has changed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from orchestration.publishing.fingerprint import DBT_PROJECT, project_digest
from orchestration.settings import Settings

PAGE = "models.html"
_DBT = Path(sys.executable).with_name("coop-dbt")


def generate(settings: Settings) -> str | None:
    """Make the page unless there is one of this state of the project; what dbt said if it could not.

    The models are built, nobody has the warehouse open, and the caller holds the writer's lock.
    """
    page = _kept(settings)
    if page.exists():
        return None
    target = settings.dbt_target / "docs"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    # What dbt has parsed for the build it need not parse for this.
    for name in ("manifest.json", "partial_parse.msgpack"):
        shutil.copyfile(settings.dbt_target / name, target / name)
    project, place = str(DBT_PROJECT), str(target)
    folders = ["--project-dir", project, "--profiles-dir", project, "--target-path", place, "--log-path", place]
    made = subprocess.run(  # noqa: S603 - our own executable on our own project
        [str(_DBT), "--quiet", "docs", "generate", "--static", "--no-compile", *folders],
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode != 0:
        return f"{made.stdout.strip()} {made.stderr.strip()}"[-2000:]
    text = (target / "static_index.html").read_text(encoding="utf-8")
    # Readers need not know where things lie on this machine.
    text = text.replace(str(settings.home), "home").replace(str(DBT_PROJECT.parent), "project")
    for old in settings.dbt_target.glob("docs-*.html"):
        old.unlink()
    page.write_text(text, encoding="utf-8")
    shutil.rmtree(target)
    return None


def copy(settings: Settings, folder: Path) -> None:
    """Put the page into a publication, if the models were built since the project changed."""
    page = _kept(settings)
    if page.exists():
        shutil.copyfile(page, folder / PAGE)


def _kept(settings: Settings) -> Path:
    return settings.dbt_target / f"docs-{project_digest()[:16]}.html"
