"""`docs/operating.md` names every setting, with the default that it has, and every exit status."""

from __future__ import annotations

import re

from orchestration.cli import ExitStatus
from orchestration.settings import PROJECT, Settings

_ROW = re.compile(r"^\| `?(\w+)`? \| (?:`(.*?)` \| )?", re.MULTILINE)


def test_settings_and_defaults() -> None:
    rows = dict(_ROW.findall((PROJECT / "docs" / "operating.md").read_text(encoding="utf-8")))
    declared = {name: str(field.default) for name, field in Settings.model_fields.items() if name != "home"}
    assert {name: default for name, default in rows.items() if default} == declared
    assert {str(status.value) for status in ExitStatus} <= rows.keys()
