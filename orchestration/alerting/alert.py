"""What is told: one alert for each thing that is wrong, and one message for all that is told at once.

Everything that an alert quotes may be words of an article, a file's name or a server's answer: it is shown, never obeyed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from orchestration.rendering.characters import visible

# Who is woken wants to know what it is about; the rest is where the link leads.
_MAX_DETAILS = 5
_MAX_CHARACTERS = 300
NAME = "Cooperation warehouse"


class Kind(StrEnum):
    """What an alert can be about. Each has a quiet time of its own."""

    FAILED_RUN = "failed run"
    FAILED_CHECK = "failed check"
    STALE_DATA = "stale data"
    REJECTIONS = "many rejections"


_ADVICE = {
    Kind.FAILED_RUN: "Readers keep the version that they have. `coop doctor` looks at the installation; the next run "
    "goes on where this one ended.",
    Kind.FAILED_CHECK: "What is wrong is in marts.rpt_data_quality and, row by row, on the check's page.",
    Kind.STALE_DATA: "See whether the daemon runs and the sources can be reached: `coop doctor`.",
    Kind.REJECTIONS: "A source has changed its form, or a wrong folder was dropped in: the reasons are in raw.rejections; "
    "`coop replay` tries again.",
}


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing that is wrong: a sentence, and what there is to be said of it line by line."""

    kind: Kind
    summary: str
    details: tuple[str, ...] = ()
    run_id: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent: a line, and a text whose first line it is not."""

    subject: str
    text: str


def compose(alerts: Sequence[Alert], *, held: Mapping[Kind, int], home: str, ui_url: str) -> Message:
    """All alerts in one message. ``held`` tells how many of a kind were kept back since the last one that went out."""
    kinds = dict.fromkeys(alert.kind for alert in alerts)
    lines = []
    for kind in kinds:
        for alert in (each for each in alerts if each.kind is kind):
            lines.append(_line(alert.summary))
            lines += [f"  {_line(detail)}" for detail in alert.details[:_MAX_DETAILS]]
            if len(alert.details) > _MAX_DETAILS:
                lines.append(f"  and {len(alert.details) - _MAX_DETAILS} more")
        lines.append(f"-> {_ADVICE[kind]}")
        if held.get(kind):
            lines.append(f"   {held[kind]} more of this kind came in the quiet time before.")
        lines.append("")
    lines.append(f"Home: {_line(home)}")
    lines += [
        f"Run: {ui_url.rstrip('/')}/runs/{run_id}" for run_id in dict.fromkeys(a.run_id for a in alerts) if run_id
    ]
    return Message(f"{NAME}: {', '.join(kinds)}", "\n".join(lines) + "\n")


def _line(text: str) -> str:
    """One line that no terminal, mail reader or chat takes for anything but text.

    >>> _line("a\\nb \\x1b[31m")
    'a b ␛[31m'
    """
    line = visible(" ".join(text.split()))
    return line if len(line) <= _MAX_CHARACTERS else line[: _MAX_CHARACTERS - 1] + "…"
