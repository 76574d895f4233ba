"""What was read in an article, for people and programs: JSON lines, coloured text, an HTML page, an explanation.

Texts come from anywhere: whatever is printed here passes ``characters.visible`` or ``html.escape`` first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from orchestration.parsing.document import Article


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with what was found in it: the nine lists of facts and, where asked for, its mentions."""

    path: str
    article: Article
    lists: dict[str, list[dict[str, Any]]]
    mentions: list[dict[str, Any]] | None = None

    @property
    def title(self) -> str | None:
        """The title as the article has it; None for running text."""
        return self.article.text.split("\n", 1)[0].strip() if self.article.has_title else None
