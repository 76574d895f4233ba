"""Files of all kinds for an inbox."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from orchestration.loading.tally import Tally
from orchestration.settings import Settings

ARTICLE = "---\npublisher: {publisher}\n---\nDalian and Chaoyang Sign\n\n{body}\n"

Look = Callable[..., Tally]


def put(home: Settings, name: str, body: str | bytes, publisher: str = "Dalian Daily") -> Path:
    """A file in the inbox; each is written at a time of its own, as clocks of file systems are coarse."""
    file = home.inbox / name
    file.parent.mkdir(parents=True, exist_ok=True)
    content = body if isinstance(body, bytes) else ARTICLE.format(publisher=publisher, body=body).encode()
    before = file.stat().st_mtime_ns if file.exists() else 0
    file.write_bytes(content)
    if file.stat().st_mtime_ns <= before:
        os.utime(file, ns=(before + 1, before + 1))
    return file


def lines(*bodies: str) -> bytes:
    """JSON Lines; what is no object is a line that cannot be read."""
    return "".join(f'{{"text": "{body}"}}\n' if body else "{\n" for body in bodies).encode()
