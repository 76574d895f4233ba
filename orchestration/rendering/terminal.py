"""An article as text with its facts marked in colour, and the facts listed below it."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from orchestration.parsing.facts import CLASSES, FactClass
from orchestration.rendering import Reading
from orchestration.rendering.characters import visible
from orchestration.rendering.summary import summary

# Later styles lie over earlier ones: names over the sentences that statements were read from.
_STYLES: dict[FactClass, str] = {
    "events": "underline",
    "agreements": "underline",
    "partnerships": "underline",
    "stated_counts": "underline yellow",
    "investments": "underline bold yellow",
    "projects": "bold blue",
    "organizations": "cyan",
    "persons": "magenta",
    "cities": "bold green",
}


def console() -> Console:
    """Standard output; colours only where it is a terminal."""
    return Console(highlight=False, markup=False, emoji=False, soft_wrap=True)


def show(to: Console, reading: Reading) -> None:
    """Print one article."""
    text = Text(visible(reading.article.text))
    for name, style in _STYLES.items():
        for fact in reading.lists[name]:
            text.stylize(style, fact["evidence"]["start"], fact["evidence"]["end"])
    to.print(Text(reading.path, style="dim"))
    to.print(text)
    to.print()
    for name in CLASSES:
        for fact in reading.lists[name]:
            line = Text(f"{name:14}", style=_STYLES[name]).append(" ", style="not underline")
            line.append(visible(summary(name, fact)), style="default not bold not underline")
            to.print(
                line.append(f"  {fact['rule']}{_confidence(fact['confidence'])}", style="dim not bold not underline")
            )
    to.print()


def _confidence(value: float | None) -> str:
    return "" if value is None else f" {value:.2f}"
