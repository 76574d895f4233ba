"""One self-contained HTML page: articles with their evidence marked, each fact lit together with its evidence on hover.

Hovering is done by style rules alone. The page has no script and its policy allows none; every text in it is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from typing import Any

from orchestration.parsing.facts import CLASSES
from orchestration.rendering import Reading
from orchestration.rendering.characters import visible
from orchestration.rendering.summary import summary

_HEAD = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Facts and their evidence</title>
<style>
:root { color-scheme: light dark; --mark: #ffd54f; --line: #8888; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 80rem; margin: 0 auto; padding: 1rem; }
article { display: grid; grid-template-columns: 3fr 2fr; gap: 2rem; padding: 1rem 0; }
article + article { border-top: 1px solid var(--line); }
header { grid-column: 1 / -1; } header p { margin: 0; opacity: .7; font-size: .85rem; } h2 { margin: 0; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
ul { list-style: none; padding: 0; margin: 0; font-size: .9rem; }
ul { position: sticky; top: 1rem; max-height: 95vh; overflow: auto; }
h3 { margin: .6rem 0 0; font-size: .8rem; letter-spacing: .05em; text-transform: uppercase; opacity: .7; }
li small { opacity: .6; }
mark { background: none; color: inherit; border-bottom: 1px solid var(--line); }
mark.names { border-bottom: 2px solid #2e7d32; }
@media (max-width: 50rem) { article { display: block; } ul { position: static; max-height: none; } }
</style></head><body>
"""
_FOOT = "</body></html>\n"

_NAMES = {"cities", "organizations", "persons", "projects"}


def parts(articles: Iterable[Reading]) -> Iterator[str]:
    """The page in pieces, one article after the other."""
    yield _HEAD
    lit = 0
    for reading in articles:
        facts = [(name, fact) for name, of_class in reading.lists.items() for fact in of_class]
        if len(facts) > lit:
            yield _hover_rules(lit, len(facts))
            lit = len(facts)
        yield _article(reading, facts)
    yield _FOOT


def _hover_rules(first: int, end: int) -> str:
    """Light everything that belongs to a fact while any of it is under the pointer: facts are numbered by article."""
    rules = (
        f'article:has([data-f~="{n}"]:hover) [data-f~="{n}"] {{ background: var(--mark); color: #000; }}'
        for n in range(first, end)
    )
    return "<style>\n" + "\n".join(rules) + "\n</style>\n"


def _article(reading: Reading, facts: list[tuple[str, dict[str, Any]]]) -> str:
    text = visible(reading.article.text)
    title_end = len(text.split("\n", 1)[0]) if reading.title else 0
    spans = [(fact["evidence"]["start"], fact["evidence"]["end"], number) for number, (_, fact) in enumerate(facts)]
    names = {number for number, (name, _) in enumerate(facts) if name in _NAMES}
    title = _marked(text, 0, title_end, spans, names)
    body = _marked(text, title_end, len(text), spans, names).lstrip()
    return (
        f"<article><header><p>{escape(reading.path)}</p><h2>{title}</h2></header>\n"
        f'<div class="text">{body}</div>\n{_list(facts)}</article>\n'
    )


def _marked(text: str, start: int, end: int, spans: list[tuple[int, int, int]], names: set[int]) -> str:
    """A stretch of the text, cut wherever evidence begins or ends; each piece names the facts read from it."""
    inside = [(max(first, start), min(last, end), n) for first, last, n in spans if first < end and last > start]
    cuts = sorted({start, end, *(cut for first, last, _ in inside for cut in (first, last))})
    pieces = []
    for first, last in pairwise(cuts):
        numbers = [n for begin, stop, n in inside if begin <= first and last <= stop]
        piece = escape(text[first:last])
        if numbers:
            kind = ' class="names"' if names.intersection(numbers) else ""
            piece = f'<mark data-f="{" ".join(map(str, numbers))}"{kind}>{piece}</mark>'
        pieces.append(piece)
    return "".join(pieces)


def _list(facts: list[tuple[str, dict[str, Any]]]) -> str:
    items = []
    for name in CLASSES:
        of_class = [(number, fact) for number, (each, fact) in enumerate(facts) if each == name]
        if of_class:
            items.append(f"<li><h3>{name.replace('_', ' ')}</h3></li>")
        for number, fact in of_class:
            said = escape(visible(summary(name, fact)))
            sure = "" if fact["confidence"] is None else f" {fact['confidence']:.2f}"
            items.append(f'<li data-f="{number}">{said} <small>{escape(fact["rule"])}{sure}</small></li>')
    return f"<ul>{''.join(items)}</ul>"
