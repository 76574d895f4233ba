"""The real browser of the tests: Debian's chromium, without the network that it asks for on its own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from orchestration.settings import PROJECT

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")

needs_chromium = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None and os.environ.get("COOP_REQUIRE_BROWSER") != "1",
        reason="no chromium on this machine: pages are not looked at (Debian: apt-get install chromium)",
    ),
]


@contextmanager
def open_browser() -> Iterator[Any]:
    """A playwright browser; without chromium a failure, since whoever required it wants to know."""
    from playwright.sync_api import sync_playwright

    assert CHROMIUM is not None, "COOP_REQUIRE_BROWSER=1 and no chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(_ARGUMENTS))
        yield browser
        browser.close()


def picture(name: str, aside: Path) -> Path:
    """Where to take a picture that the documentation shows: there with ``COOP_UPDATE_DOCS=1`` (`make browser`), else
    ``aside``, since a test leaves the checkout as it is."""
    return (PROJECT / "docs" / "images" if os.environ.get("COOP_UPDATE_DOCS") == "1" else aside) / name
