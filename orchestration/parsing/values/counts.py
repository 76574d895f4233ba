"""Numbers of things: figures and number words with qualifier and counted noun."""

from __future__ import annotations

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.mentions import Count


def find(analysis: Analysis) -> list[Count]:
    """The counts in the text that are neither money nor dates, in order."""
    return []
