"""The dashboard: one static page that opens from disk, without a server or a network.

``build`` writes ``index.html`` (styles, charts, map and the pre-aggregated cube inlined) and ``data/*.js`` (facts with
their evidence, articles, names to search, in chunks that the page loads by tag when somebody asks for them) into a
publication's folder.
"""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import duckdb

from orchestration.publishing.dashboard.content import read_content

_FOLDER = Path(__file__).parent
_SCRIPTS = (
    "selection.js",
    "elements.js",
    "chunks.js",
    "lists.js",
    "charts.js",
    "map.js",
    "network.js",
    "facts.js",
    "article.js",
    "search.js",
    "quality.js",
    "controls.js",
)


def build(connection: duckdb.DuckDBPyConnection, folder: Path) -> Path:
    """Write the dashboard of the publication that ``connection`` has open into ``folder``; the path of its page."""
    content = read_content(connection)
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    for name, number, entries in content.chunks():
        text = f'COOP_CHUNK("{name}", {number}, {script_safe(entries)});\n'
        (data / f"{name}-{number:05}.js").write_text(text, encoding="utf-8")
    page = folder / "index.html"
    page.write_text(_page(content.overview), encoding="utf-8")
    (folder / "LICENSES.txt").write_bytes((_FOLDER / "vendor" / "LICENSES.txt").read_bytes())
    return page


def script_safe(value: Any) -> str:
    """JSON that may stand inside a script element, whatever an article says.

    >>> script_safe("</script><!--")
    '"\\\\u003c/script>\\\\u003c!--"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _page(overview: dict[str, Any]) -> str:
    world = (_FOLDER / "vendor" / "world.json").read_text(encoding="utf-8")
    css = (_FOLDER / "page" / "style.css").read_text(encoding="utf-8")
    scripts = [
        (_FOLDER / "vendor" / "charts.min.js").read_text(encoding="utf-8").replace("</script", "<\\/script"),
        f"window.COOP_WORLD = {world};",
        f"window.COOP = {script_safe(overview)};",
        "\n".join((_FOLDER / "page" / name).read_text(encoding="utf-8") for name in _SCRIPTS),
    ]
    # Only these very scripts and the chunks beside the page may run: markup in an article stays text. `file:` because
    # a page opened from disk has no origin that 'self' could stand for.
    allowed = " ".join(f"'sha256-{_digest(script)}'" for script in scripts)
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {allowed} 'self' file:",
            f"style-src 'sha256-{_digest(css)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    parts = {"csp": policy, "css": css, "scripts": "\n".join(f"<script>{script}</script>" for script in scripts)}
    page = (_FOLDER / "page" / "index.html").read_text(encoding="utf-8")
    for name, part in parts.items():
        page = page.replace("{{" + name + "}}", part, 1)
    return page


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
