"""The dashboard of `bi/superset`, imported into a fresh Superset by one command and opened in a browser.

``COOP_SUPERSET`` may name the folder with the programs of an environment that has Superset already; else one is made, which
takes minutes.
"""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
import venv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.chromium import needs_chromium, open_browser, picture

pytestmark = [*needs_chromium, pytest.mark.slow]

Coop = Callable[..., subprocess.CompletedProcess[str]]

# What docs/readers.md says to install.
_PACKAGES = ["apache-superset==6.1.*", "rich", "cachetools", "flask-caching<2.4", "duckdb-engine", "duckdb==1.5.*"]
_CONFIG = """
SECRET_KEY = "of a server that lives for a test only"
SQLALCHEMY_DATABASE_URI = "sqlite:///{home}/superset.db"
PREVENT_UNSAFE_DB_CONNECTIONS = False
"""
_PASSWORD = "only for the test"  # noqa: S105
PATIENCE_MILLISECONDS = 180_000


@pytest.fixture(scope="module")
def address(refreshed: tuple[Path, object], coop_on: Coop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a fresh Superset answers that has imported the bundle."""
    home = tmp_path_factory.mktemp("superset")
    programs = Path(os.environ.get("COOP_SUPERSET") or _install(home))
    (home / "config.py").write_text(_CONFIG.format(home=home))
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    environment |= {
        "SUPERSET_CONFIG_PATH": str(home / "config.py"),
        "SUPERSET_HOME": str(home),
        "FLASK_APP": "superset",
    }

    def superset(*arguments: str) -> None:
        subprocess.run([programs / "superset", *arguments], env=environment, cwd=home, check=True, capture_output=True)

    superset("db", "upgrade")
    names = ["--username", "admin", "--firstname", "A", "--lastname", "B", "--email", "a@example.org"]
    superset("fab", "create-admin", *names, "--password", _PASSWORD)
    superset("init")
    bundle = home / "bundle.zip"
    assert coop_on(refreshed[0], "export", "--format", "superset", "-o", str(bundle)).returncode == 0
    superset("import-dashboards", "--path", str(bundle), "--username", "admin")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [programs / "superset", "run", "-h", "127.0.0.1", "-p", str(port), "--with-threads"],
        env=environment,
        cwd=home,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=60)


def _install(home: Path) -> Path:
    venv.create(home / "venv", with_pip=True)
    subprocess.run([home / "venv" / "bin" / "pip", "install", "--quiet", *_PACKAGES], check=True)
    return home / "venv" / "bin"


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + PATIENCE_MILLISECONDS / 1000
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own server
                return
        except (urllib.error.URLError, OSError):
            if time.monotonic() > deadline:
                raise
            time.sleep(1)


def test_the_dashboard_is_there_and_every_chart_has_its_numbers(address: str, tmp_path: Path) -> None:
    """No chart says that something went wrong; a picture is kept."""
    with open_browser() as browser:
        page = browser.new_page(viewport={"width": 1400, "height": 1130})
        page.set_default_timeout(PATIENCE_MILLISECONDS)
        answers: list[Any] = []
        page.on("response", lambda answer: answers.append(answer) if "/api/v1/chart/data" in answer.url else None)
        page.goto(f"{address}/login/")
        page.locator("#username").fill("admin")
        page.locator("#password").fill(_PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "/login" not in url)
        page.goto(f"{address}/superset/dashboard/cooperation/")
        page.locator("canvas").nth(2).wait_for()
        page.locator("table tbody tr").nth(5).wait_for()
        page.wait_for_timeout(5000)  # drawings move into place
        assert len(answers) >= 6
        assert {answer.status for answer in answers} == {200}
        tables = [answer.json()["result"][0] for answer in answers]
        assert all(table["rowcount"] > 0 for table in tables)
        (closest,) = (table["data"][0] for table in tables if "city_a" in table["colnames"])
        assert closest["city_a"] in page.locator("table tbody tr").first.inner_text()
        assert page.get_by_role("alert").count() == 0
        page.screenshot(path=(taken := picture("superset.png", tmp_path)))
    assert taken.stat().st_size < 300_000
