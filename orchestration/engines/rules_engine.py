"""The project's own parser as an engine."""

from __future__ import annotations

from orchestration.engines import Lists
from orchestration.parsing.document import Article
from orchestration.parsing.parser import parse
from orchestration.parsing.shape import as_gold


class RulesEngine:
    """Small named rules over typed mentions; see ``orchestration.parsing``."""

    def read(self, article: Article) -> Lists:
        return as_gold(parse(article))


def create() -> RulesEngine:
    return RulesEngine()
