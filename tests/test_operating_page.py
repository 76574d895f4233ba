"""`docs/operating.md` names every setting, with the default that it has, every secret, and every exit status."""

from __future__ import annotations

import re

from orchestration.cli import ExitStatus
from orchestration.settings import PROJECT, SECRETS, Settings

_ROW = re.compile(r"^\| `?(\w+)`? \| (?:`(.*?)` \| )?", re.MULTILINE)


def test_settings_and_defaults() -> None:
    page = (PROJECT / "docs" / "operating.md").read_text(encoding="utf-8")
    rows = dict(_ROW.findall(page))
    fields = {name: field for name, field in Settings.model_fields.items() if name not in {"home", *SECRETS}}
    assert {name: str(field.default) for name, field in fields.items() if field.default != ""} == {
        name: default for name, default in rows.items() if default
    }
    assert fields.keys() <= rows.keys()
    assert all(f"COOP_{name.upper()}" in page for name in SECRETS)
    assert {str(status.value) for status in ExitStatus} <= rows.keys()
