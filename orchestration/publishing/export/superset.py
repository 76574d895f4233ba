"""The dashboard for Apache Superset in `bi/superset`, as one file that it imports, with the place of this publication in it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import yaml

from orchestration.settings import PROJECT

BUNDLE = PROJECT / "bi" / "superset"
_DATABASE = "databases/cooperation_of_cities.yaml"


def write_superset(database: Path, path: Path) -> int:
    """Write the bundle for the DuckDB file ``database`` as a zip; the number of its charts.

    Its members lie in one folder, as Superset's own exports have it, and have a fixed time: equal bundles, equal bytes.
    """
    members = sorted(file for file in BUNDLE.rglob("*.yaml"))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in members:
            name = file.relative_to(BUNDLE).as_posix()
            text = file.read_text(encoding="utf-8")
            if name == _DATABASE:
                content = yaml.safe_load(text)
                content["sqlalchemy_uri"] = f"duckdb:///{database}?access_mode=read_only"
                text = yaml.safe_dump(content, sort_keys=False)
            archive.writestr(zipfile.ZipInfo(f"cooperation/{name}"), text)
    return sum(file.parent.name == "charts" for file in members)
