"""Ways to read an article that stand behind one interface and are held to the same gold.

``rules`` is the parser of this project: the default, deterministic, without a model. ``spacy`` is the baseline it has
to beat; ``llm`` asks a language model behind an OpenAI-compatible endpoint. The last two are optional extras and
never part of a refresh.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Literal, Protocol, get_args

from orchestration.parsing.document import Article

EngineName = Literal["rules", "spacy", "llm"]
ENGINES: tuple[EngineName, ...] = get_args(EngineName)

Lists = dict[str, list[dict[str, Any]]]
"""The nine lists of the gold files; each fact with ``evidence``, ``rule`` and ``confidence``."""


class EngineError(Exception):
    """An engine cannot read this article, or is not set up; the message says what to do."""


class Engine(Protocol):
    """Reads articles one by one; whatever it needs is loaded when it is made."""

    def read(self, article: Article) -> Lists:
        """The facts of one article. Raises EngineError."""
        ...


def create(name: EngineName) -> Engine:
    """The engine of that name. Raises EngineError when its extra is not installed or it is not configured."""
    try:
        engine: Engine = import_module(f"orchestration.engines.{name}_engine").create()
    except ImportError as error:
        raise EngineError(
            f"engine {name} needs its extra: pip install 'cooperation-warehouse[{name}]' ({error})"
        ) from error
    return engine
