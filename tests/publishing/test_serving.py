"""`coop serve` as a browser and as somebody who means harm."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.publishing import serving, versions


@pytest.fixture(scope="module")
def port(refreshed: tuple[Path, object]) -> Iterator[int]:
    server = serving.make_server(refreshed[0] / "published", 0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


def _ask(
    port: int, path: str, method: str = "GET", headers: dict[str, str] | None = None
) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.putrequest(method, path, skip_host="Host" in (headers or {}))
        for name, value in (headers or {}).items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    finally:
        connection.close()


def test_the_front_door_leads_to_the_current_version(port: int) -> None:
    status, headers, _ = _ask(port, "/")
    assert (status, headers["Location"]) == (302, "/v1/index.html")
    status, headers, body = _ask(port, headers["Location"])
    assert status == 200 and body.startswith(b"<!doctype html>")
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "sha256-" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_files_of_the_manifest_are_served_whole_in_part_and_not_twice(
    port: int, refreshed: tuple[Path, object]
) -> None:
    file = refreshed[0] / "published" / "v1" / "tables" / "dim_cities.parquet"
    status, headers, body = _ask(port, "/v1/tables/dim_cities.parquet")
    assert (status, body) == (200, file.read_bytes())
    status, part, body = _ask(port, "/v1/tables/dim_cities.parquet", headers={"Range": "bytes=-4"})
    assert (status, body) == (206, b"PAR1")
    assert part["Content-Range"] == f"bytes {file.stat().st_size - 4}-{file.stat().st_size - 1}/{file.stat().st_size}"
    # Some clients ask for all of a file as a part of it, and want it called one.
    assert _ask(port, "/v1/tables/dim_cities.parquet", headers={"Range": "bytes=0-"})[0] == 206
    assert _ask(port, "/v1/tables/dim_cities.parquet", headers={"If-None-Match": headers["ETag"]})[0] == 304
    assert _ask(port, "/v1/tables/dim_cities.parquet", headers={"Range": "bytes=99999999-"})[0] == 416
    assert _ask(port, "/v1/manifest.json", "HEAD")[::2] == (200, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/v1/../../warehouse/cooperation.duckdb",
        "/v1/..%2f..%2fwarehouse%2fcooperation.duckdb",
        "/v1/%2e%2e/%2e%2e/warehouse/cooperation.duckdb",
        "/../../../etc/passwd",
        "//etc/passwd",
        "/v1//etc/passwd",
        "/v1/tables/",
        "/v01/index.html",
        "/v2/index.html",
        "/current/index.html",
        "/v1/tables%00/dim_cities.parquet",
    ],
)
def test_no_path_leads_out(port: int, path: str) -> None:
    assert _ask(port, path)[0] == 404


@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), max_size=60))
def test_only_names_of_the_manifest_are_found(refreshed: tuple[Path, object], path: str) -> None:
    handler = serving._Handler.__new__(serving._Handler)
    handler.published = refreshed[0] / "published"
    found = handler._find(f"/v1/{path}")
    assert found is None or found[0].resolve().is_relative_to(versions.folder_of(handler.published, 1).resolve())


def test_nothing_can_be_changed_and_no_other_name_is_served(port: int) -> None:
    """Another method is refused; so is a name that somebody else's page bound to this machine."""
    assert {_ask(port, "/", method)[0] for method in ("POST", "PUT", "DELETE", "OPTIONS")} == {501}
    assert _ask(port, "/v1/index.html", headers={"Host": "evil.example:80"})[0] == 421
    assert _ask(port, "/v1/index.html", headers={"Host": f"localhost:{port}"})[0] == 200


@given(st.text(max_size=12) | st.from_regex(r"bytes=\d{0,3}-\d{0,3}", fullmatch=True), st.integers(0, 300))
def test_a_range_stays_within_the_file(header: str, size: int) -> None:
    wanted = serving._range(header, size)
    assert wanted is None or 0 <= wanted[0] <= wanted[1] <= size
