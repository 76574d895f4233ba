"""What refreshes cost is measured of all processes, told as a table and drawn."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from orchestration.cli import group
from orchestration.evaluating.bench_refresh import Refresh, Step
from orchestration.evaluating.process_watch import ProcessWatch

# A process that starts another one, which works for a while and holds some memory until it is let go.
_WORK = "held = bytearray(60_000_000)\nsum(number * number for number in range(4_000_000))\ninput()"
_START = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {_WORK!r}])"
_PATIENCE_SECONDS = 60


@pytest.mark.skipif(sys.platform != "linux", reason="it asks /proc")
def test_what_a_process_starts_is_counted() -> None:
    """Memory while it is held, processor time also after its end."""
    begun = time.time()
    process = subprocess.Popen([sys.executable, "-c", _START], stdin=subprocess.PIPE)
    with ProcessWatch(process.pid) as watch:
        # Looks are some time apart: on a fast machine all could be over before the first.
        while watch.use(begun, time.time()).peak_bytes <= 60_000_000 and time.time() < begun + _PATIENCE_SECONDS:
            time.sleep(0.05)
        process.communicate(b"\n")
    used = watch.use(begun, time.time())
    assert used.peak_bytes > 60_000_000
    assert used.cpu_seconds > 0


def measured(articles: int, new: int, seconds: float) -> Refresh:
    steps = {"articles": Step(1, seconds, 10**8), "facts": Step(1, 3 * seconds, 10**8), "models": Step(1, 20, 10**8)}
    return Refresh(
        articles=articles,
        new=new,
        seconds=30,
        cpu_seconds=4 * seconds + 20,
        peak_bytes=10**9,
        steps=steps,
        models={"fct_mentions": 1.5},
        published_bytes=10**7,
        private_bytes=10**8,
        is_true=True,
    )


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """What three sizes and a refresh of one of them have printed, with a line that is none of theirs."""
    refreshes = [measured(1000, 1000, 1), measured(10_000, 10_000, 10), measured(10_010, 10, 0.1)]
    file = tmp_path / "results.jsonl"
    lines = ["building", *(json.dumps(asdict(each)) for each in refreshes)]
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_a_table_of_growth(results: Path) -> None:
    """A row a refresh, a column a stage, and what a thousand articles cost."""
    done = CliRunner().invoke(group, ["bench", "growth", str(results)])
    assert done.exit_code == 0
    header, _, *rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in done.stdout.splitlines()]
    assert [row[header.index("parse")] for row in rows] == ["3.0", "30.0", "0.3"]
    assert [row[header.index("s per 1,000 new")] for row in rows] == ["24.0", "6.0", "2040.0"]


def test_a_picture_of_growth(results: Path, tmp_path: Path) -> None:
    """A line a stage; where cost is linear it runs as the dashes do."""
    picture = tmp_path / "growth.svg"
    assert CliRunner().invoke(group, ["bench", "growth", str(results), "--picture", str(picture)]).exit_code == 0
    drawing = ElementTree.fromstring(picture.read_text(encoding="utf-8"))  # noqa: S314 - drawn just now
    dashes = next(line for line in drawing if line.get("stroke-dasharray"))
    x1, y1, x2, y2 = (float(dashes.get(name, "")) for name in ("x1", "y1", "x2", "y2"))
    lines = {
        line.get("stroke"): [tuple(map(float, point.split(","))) for point in line.get("points", "").split()]
        for line in drawing
        if line.tag.endswith("polyline")
    }
    slopes = sorted((b[1] - a[1]) / (b[0] - a[0]) for a, b in lines.values())
    assert slopes[:2] == pytest.approx([(y2 - y1) / (x2 - x1)] * 2, rel=0.01)
    assert slopes[2] == 0
