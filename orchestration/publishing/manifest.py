"""``manifest.json`` of a publication: what is in it, what it was made of, and whose work it holds."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
import subprocess
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import duckdb
import yaml

from orchestration import __version__
from orchestration.publishing.snapshot import STORAGE_VERSION
from orchestration.publishing.versions import MANIFEST_NAME, folder_of, versions
from orchestration.settings import PROJECT

_CREDITS = PROJECT / "seeds" / "credits.yaml"


def write(
    folder: Path,
    *,
    rows: Mapping[str, int],
    digests: Mapping[str, str],
    fingerprint: str,
    run_id: str | None,
    parser_version: str,
    left_in_lake: Mapping[str, str],
    parquet_only: Collection[str],
) -> None:
    """Describe all that lies in the folder; of tables that are empty because they are too long for it, where they are."""
    content = {
        "published_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "run_id": run_id,
        "fingerprint": fingerprint,
        "versions": {
            "cooperation-warehouse": __version__,
            "parser": parser_version,
            "duckdb": duckdb.__version__,
            "storage": STORAGE_VERSION,
            "git": _revision(),
        },
        "tables": {
            name: {"rows": count, "digest": digests[name]}
            | ({"left_in_lake": left_in_lake[name]} if name in left_in_lake else {})
            | ({"parquet_only": True} if name in parquet_only else {})
            for name, count in sorted(rows.items())
        },
        "files": {
            str(file.relative_to(folder)): {"bytes": file.stat().st_size, "sha256": _sha256(file)}
            for file in sorted(folder.rglob("*"))
            if file.is_file()
        },
        "credits": yaml.safe_load(_CREDITS.read_text(encoding="utf-8")),
    }
    (folder / MANIFEST_NAME).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


def read(folder: Path) -> dict[str, Any]:
    """What a publication says of itself."""
    content: dict[str, Any] = json.loads((folder / MANIFEST_NAME).read_text(encoding="utf-8"))
    return content


def published_at(folder: Path) -> dt.datetime:
    """When a publication was made, UTC."""
    return dt.datetime.fromisoformat(read(folder)["published_at"]).astimezone(dt.UTC).replace(tzinfo=None)


def newest(published: Path) -> tuple[Path, dict[str, str]] | None:
    """The newest publication's folder, with the digest of each of its tables."""
    existing = versions(published)
    if not existing:
        return None
    folder = folder_of(published, existing[-1])
    return folder, {name: table.get("digest", "") for name, table in read(folder)["tables"].items()}


def newest_fingerprint(published: Path) -> str | None:
    """What the newest publication was made of (not the current one: who stepped back wants it to stay so)."""
    existing = versions(published)
    return str(read(folder_of(published, existing[-1]))["fingerprint"]) if existing else None


def _revision() -> str | None:
    """The commit that this code is, with `+` behind it if files differ from it; None outside a repository."""
    git = shutil.which("git")
    if git is None or not (PROJECT / ".git").exists():
        return None
    asked = [git, "-C", str(PROJECT)]
    commit = subprocess.run([*asked, "rev-parse", "HEAD"], capture_output=True, text=True, check=False)  # noqa: S603
    if commit.returncode != 0:
        return None
    differs = subprocess.run([*asked, "diff", "--quiet", "HEAD"], capture_output=True, check=False)  # noqa: S603
    return commit.stdout.strip() + ("+" if differs.returncode else "")


def _sha256(file: Path) -> str:
    with file.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
