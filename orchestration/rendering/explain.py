"""What the rules did, sentence by sentence: which fired, which were asked and gave nothing, and the line that said no.

A rule says no by returning before it yields. The lines that it ran are traced, so that a rule needs no words of its own
for that and an ordinary run pays nothing.
"""

from __future__ import annotations

import linecache
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from orchestration.parsing import rules
from orchestration.parsing.analysis import Analysis, within
from orchestration.parsing.document import Article
from orchestration.parsing.facts import CLASS_OF, AnyFact
from orchestration.parsing.parser import parse
from orchestration.parsing.rules import Rule
from orchestration.parsing.rules.catalogue import all_rules
from orchestration.parsing.scan import Hit
from orchestration.parsing.sentences import Sentence
from orchestration.parsing.shape import fact_as_gold
from orchestration.rendering.characters import visible
from orchestration.rendering.summary import summary

_RULES_FOLDER = str(Path(rules.__file__).parent)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A rule asked at a hit of its trigger: the facts that it gave or, if none, where it stopped."""

    rule: Rule
    hit: Hit
    facts: list[AnyFact]
    stopped_at: str | None


@dataclass(slots=True)
class _Trace:
    """Remembers the last two lines that ran in each rule function."""

    lines: dict[FrameType, list[int]] = field(default_factory=dict)

    def __call__(self, frame: FrameType, event: str, _: Any) -> _Trace | None:
        if not frame.f_code.co_filename.startswith(_RULES_FOLDER):
            return None
        if event == "line":
            self.lines[frame] = [*self.lines.get(frame, [])[-1:], frame.f_lineno]
        return self


def attempts(analysis: Analysis) -> Iterator[Attempt]:
    """Every rule at every hit of its trigger."""
    for rule in all_rules():
        for hit in analysis.hits_of(rule.trigger):
            trace = _Trace()
            before = sys.gettrace()
            sys.settrace(trace)
            try:
                facts = list(rule.read(analysis, hit))
            finally:
                sys.settrace(before)
            yield Attempt(rule, hit, facts, None if facts else _stop(rule, trace))


def lines(path: str, article: Article) -> Iterator[str]:
    """The explanation of an article: each sentence with its mentions, and below it the rules that were asked there."""
    parsed = parse(article)
    analysis = parsed.analysis
    by_sentence: dict[int, list[Attempt]] = defaultdict(list)
    for attempt in attempts(analysis):
        by_sentence[analysis.document.sentence_at(attempt.hit.start).index].append(attempt)
    yield path
    for sentence in analysis.document.sentences:
        yield ""
        yield visible(" ".join(analysis.text[sentence.start : sentence.end].split()))
        yield from (f"  {line}" for line in _mentions(analysis, sentence))
        for attempt in by_sentence[sentence.index]:
            trigger = analysis.text[attempt.hit.start : attempt.hit.end]
            if attempt.stopped_at:
                yield f"  - {attempt.rule.name} at {trigger!r}: nothing, stopped at {attempt.stopped_at}"
            for fact in attempt.facts:
                name = CLASS_OF[type(fact)]
                fate = "" if fact in parsed.facts else " (merged with another fact, or left out for it)"
                said = visible(summary(name, fact_as_gold(fact, analysis.document)))
                yield f"  + {attempt.rule.name} at {trigger!r}: {name}: {said}{fate}"


def _mentions(analysis: Analysis, sentence: Sentence) -> Iterator[str]:
    for kind in ("places", "organizations", "persons", "money", "dates", "durations", "counts", "references"):
        found = within(getattr(analysis, kind), sentence.start, sentence.end)
        if found:
            yield f"{kind}: {visible('; '.join(mention.text for mention in found))}"


def _stop(rule: Rule, trace: _Trace) -> str:
    """The condition that ended the rule: its last line, or the one before where the last is a bare return."""
    for frame, numbers in trace.lines.items():
        if frame.f_code is rule.read.__code__:
            file = frame.f_code.co_filename
            sources = [(number, linecache.getline(file, number).strip()) for number in numbers]
            number, source = sources[0] if sources[-1][1] in ("return", "continue") else sources[-1]
            return f"{Path(file).name}:{number} {source!r}"
    return "its first line"
