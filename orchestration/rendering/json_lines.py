"""One JSON object for each article: path, title, the nine lists of facts and, if asked for, its mentions."""

from __future__ import annotations

import json

from orchestration.rendering import Reading


def line(reading: Reading) -> str:
    """The article as one line of JSON."""
    mentions = {} if reading.mentions is None else {"mentions": reading.mentions}
    return json.dumps({"path": reading.path, "title": reading.title, **reading.lists, **mentions}, ensure_ascii=False)
