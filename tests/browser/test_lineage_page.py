"""The Dagster UI in a real browser: the lineage from files to publication is there to be seen."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from orchestration import dagster_home, settings
from orchestration.settings import PROJECT
from tests.browser.chromium import needs_chromium, open_browser

SCREENSHOT = PROJECT / "docs" / "images" / "lineage.png"
# One kind of fact from end to end: all hundred assets at once are too small to be read.
SELECTION = " or ".join(
    f'key:"{key}"'
    for key in (
        "sources/*",
        "raw/articles",
        "*agreements",
        "staging/stg_articles",
        "marts/rpt_agreements_by_kind",
        "publication",
    )
)
# Loading the code location and drawing a hundred assets take seconds; on a busy machine, many.
PATIENCE_SECONDS = 180

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def address(refreshed: tuple[Path, object]) -> Iterator[str]:
    """Where the UI of a refreshed home answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COOP_HOME", str(refreshed[0]))
        patch.setenv("DAGSTER_HOME", "")
        dagster_home.prepare(settings.load())
        server = subprocess.Popen(
            [Path(sys.executable).with_name("dagster-webserver"), "--host", "127.0.0.1", "--port", str(port)],
            cwd=PROJECT,  # where workspace.yaml is
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}/server_info")
        yield f"http://127.0.0.1:{port}"
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=30)


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own server
                return
        except (urllib.error.URLError, OSError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.5)


def test_lineage_is_drawn(address: str) -> None:
    """What agreements are made from, file to publication, in one graph with no dialog in front; a picture is kept."""
    patience = PATIENCE_SECONDS * 1000
    with open_browser() as browser:
        page = browser.new_page(viewport={"width": 1800, "height": 600})
        page.goto(f"{address}/asset-groups~{quote(SELECTION, safe='')}/", timeout=patience)
        # The graph takes keys only once it is drawn, and draws itself anew with its groups open.
        page.locator("foreignObject").first.wait_for(timeout=patience)
        page.keyboard.press("Alt+KeyE")
        for name in ("inbox", "articles", "agreements", "stg_agreements", "fct_agreements"):
            page.get_by_text(name, exact=True).first.wait_for(timeout=patience)
        # The first drawing still moves into place.
        page.wait_for_timeout(2000)
        SCREENSHOT.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SCREENSHOT)
    assert SCREENSHOT.stat().st_size > 20_000
