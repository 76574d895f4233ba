"""How the cost of a refresh grows with the articles, from what `coop bench refresh` has measured: a table and a picture."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from pathlib import Path

from orchestration.evaluating.bench_refresh import Refresh

# What a reader thinks of as one stage, and the steps of a run that are it.
STAGES = {
    "read": ("articles",),
    "parse": ("facts",),
    "resolve": ("organizations", "corrections", "exchange_rates"),
    "check": ("evidence", "completeness", "scores_hold", "parser_scores"),
    "model": ("models",),
    "publish": ("publication",),
}
_COLORS = ("#3b6ea5", "#d98032", "#5b9a5b", "#8a63a8", "#b5473c", "#777777")
_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT, _BOTTOM = 560, 340, 60, 20, 110, 40


def read(files: Iterable[Path]) -> list[Refresh]:
    """Measurements that were printed as JSON lines."""
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("{")]
    return [Refresh.from_json(json.loads(line)) for line in lines]


def table(refreshes: Sequence[Refresh]) -> str:
    """Processor seconds by stage, all of it and for each thousand articles, as Markdown; memory and size."""
    rows = [
        ["articles", "new", *STAGES, "all", "s per 1,000 new", "by the clock", "peak MB", "private MB", "published MB"],
    ]
    for each in refreshes:
        stages = [_cpu(each, stage) for stage in STAGES]
        rows.append(
            [
                f"{each.articles:,}",
                f"{each.new:,}",
                *(f"{seconds:.1f}" for seconds in stages),
                f"{each.cpu_seconds:.0f}",
                f"{each.cpu_seconds / each.new * 1000:.1f}",
                f"{each.seconds:.0f}",
                f"{each.peak_bytes / 1e6:,.0f}",
                f"{each.private_bytes / 1e6:,.0f}",
                f"{each.published_bytes / 1e6:,.0f}",
            ]
        )
    rows.insert(1, ["---"] * len(rows[0]))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def draw(refreshes: Iterable[Refresh]) -> str:
    """First loads: processor seconds by articles, both by powers of ten, a line a stage, as SVG. Where cost is linear a line
    is as steep as the dashes."""
    first = sorted((each for each in refreshes if each.articles == each.new), key=lambda each: each.articles)
    lines = {stage: [(each.articles, _cpu(each, stage)) for each in first] for stage in STAGES}
    points = [point for line in lines.values() for point in line if point[1] > 0]
    if not points:
        raise ValueError("no first load was measured")
    across = _Axis([articles for articles, _ in points], _LEFT, _WIDTH - _RIGHT)
    up = _Axis([seconds for _, seconds in points], _HEIGHT - _BOTTOM, _TOP)
    parts = [*_grid(across, up)]
    for number, (stage, line) in enumerate(lines.items()):
        color = _COLORS[number]
        places = [(across.place(articles), up.place(seconds)) for articles, seconds in line if seconds > 0]
        if not places:
            continue
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{color}"/>' for x, y in places]
        parts.append(f'<text x="{places[-1][0] + 8:.1f}" y="{places[-1][1] + 4:.1f}" fill="{color}">{stage}</text>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{_HEIGHT}" font-family="sans-serif" '
        f'font-size="12" fill="#555"><rect width="100%" height="100%" fill="#fff"/>{"".join(parts)}</svg>\n'
    )


def _cpu(refresh: Refresh, stage: str) -> float:
    return sum(refresh.steps[step].cpu_seconds for step in STAGES[stage] if step in refresh.steps)


class _Axis:
    """Powers of ten from the lowest to the highest value, laid out from one place to another."""

    def __init__(self, values: Sequence[float], begin: float, end: float) -> None:
        self._first = math.floor(math.log10(min(values)))
        self._last = max(math.ceil(math.log10(max(values))), self._first + 1)
        self._begin, self._end = begin, end

    @property
    def powers(self) -> list[float]:
        return [10.0**power for power in range(self._first, self._last + 1)]

    def place(self, value: float) -> float:
        share = (math.log10(value) - self._first) / (self._last - self._first)
        return self._begin + share * (self._end - self._begin)


def _grid(across: _Axis, up: _Axis) -> Iterable[str]:
    left, right = across.place(across.powers[0]), across.place(across.powers[-1])
    bottom, top = up.place(up.powers[0]), up.place(up.powers[-1])
    for power in across.powers:
        x = across.place(power)
        yield f'<line x1="{x:.1f}" y1="{top}" x2="{x:.1f}" y2="{bottom}" stroke="#ddd"/>'
        yield f'<text x="{x:.1f}" y="{bottom + 16}" text-anchor="middle">{power:,.0f}</text>'
    for power in up.powers:
        y = up.place(power)
        yield f'<line x1="{left}" y1="{y:.1f}" x2="{right}" y2="{y:.1f}" stroke="#ddd"/>'
        yield f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{power:g}</text>'
    # One power up for one power across.
    for power in up.powers[:-1]:
        steps = min(len(across.powers), len(up.powers) - up.powers.index(power)) - 1
        x, y = across.place(across.powers[steps]), up.place(power * 10**steps)
        yield (
            f'<line x1="{left}" y1="{up.place(power):.1f}" x2="{x:.1f}" y2="{y:.1f}" stroke="#bbb" '
            'stroke-dasharray="3 5"/>'
        )
    yield f'<text x="{(left + right) / 2}" y="{bottom + 34}" text-anchor="middle">articles</text>'
    yield f'<text x="{left - 40}" y="{top - 6}">processor seconds</text>'
