"""Named undertakings: plazas, bases, parks, lines and whatever the text calls a project by name."""

from __future__ import annotations

from orchestration.parsing.analysis import Analysis
from orchestration.parsing.mentions import ProjectMention


def find(analysis: Analysis) -> list[ProjectMention]:
    """The mentions of named undertakings, in order."""
    return []
