"""A publication opened by the DuckDB drivers that BI tools bundle: older than ours, each in an environment of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import venv
from pathlib import Path

import duckdb
import pytest

pytestmark = pytest.mark.slow

_READ = """
import json, sys, duckdb
folder = sys.argv[1]
with duckdb.connect(folder + "/cooperation.duckdb", read_only=True) as connection:
    tables = [name for (name,) in connection.execute(
        "select table_name from duckdb_tables() where schema_name = 'marts' order by 1").fetchall()]
    rows = {name: connection.execute(f'select count(*) from marts."{name}"').fetchone()[0] for name in tables}
    parquet = {name: connection.execute(f"select count(*) from '{folder}/tables/{name}.parquet'").fetchone()[0]
        for name in tables}
    money = str(connection.execute("select sum(amount_usd) from marts.fct_investments").fetchone()[0])
    comment = connection.execute("select comment from duckdb_tables() where table_name = 'dim_cities'").fetchone()[0]
    try:
        connection.execute("delete from marts.dim_cities")
        refused = False
    except duckdb.Error:
        refused = True
print(json.dumps({"version": duckdb.__version__, "rows": rows, "parquet": parquet, "money": money, "comment": comment,
    "refused": refused}))
"""


@pytest.mark.parametrize("wanted", ["1.4.*", "1.5.*"])
def test_an_older_driver_reads_everything(refreshed: tuple[Path, object], tmp_path: Path, wanted: str) -> None:
    """Every table, from the file and as Parquet, with sums and comments; and it cannot write."""
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", f"duckdb=={wanted}"], check=True)
    folder = refreshed[0] / "published" / "current"
    older = _read(python, folder)
    ours = _read(Path(sys.executable), folder)
    print(f"duckdb {older['version']} reads {len(older['rows'])} tables")
    assert older["version"].startswith(wanted.rstrip("*"))
    assert ours["version"] == duckdb.__version__
    assert {**older, "version": ""} == {**ours, "version": ""}
    assert older["refused"] and older["rows"] == older["parquet"] and older["comment"]


def _read(python: Path, folder: Path) -> dict[str, object]:
    done = subprocess.run([python, "-c", _READ, folder], capture_output=True, text=True, check=True)
    answer: dict[str, object] = json.loads(done.stdout)
    return answer
