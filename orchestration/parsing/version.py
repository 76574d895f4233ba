"""Which parser read a fact: the release and a digest of everything that decides what it reads.

Rules change between releases too. Two installations with the same parser version read the same facts from the same
text; any change to code, lexicons or gazetteer gives another version, and articles are read again.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from orchestration import __version__
from orchestration.gazetteer import index

_FOLDER = Path(__file__).parent
# 48 bits: among some thousands of versions no two will be alike, and a person can still read them.
_DIGITS = 12


@cache
def parser_version() -> str:
    """Such as `0.1.0+5f2b8c0d9e1a`."""
    digest = hashlib.sha256()
    for path in (*sorted(_inputs()), index.PATH):
        digest.update(path.name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return f"{__version__}+{digest.hexdigest()[:_DIGITS]}"


def _inputs() -> list[Path]:
    """The parser's own files. Newly compiled bytecode beside them must not make a new version."""
    return [path for path in _FOLDER.rglob("*") if path.suffix in {".py", ".tsv"}]
