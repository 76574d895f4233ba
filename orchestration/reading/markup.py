"""Markup to characters and paragraphs: what web pages and the entries of feeds share.

What is parsed is bounded in size; libxml2 bounds the nesting (256) and resolves no entity from outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html

from orchestration.reading import Rejection, encodings

# News pages have up to 5,000 elements. Finding the main text of 20,000 takes seconds, of 100,000 minutes.
_MAX_ELEMENTS = 20_000

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_DECLARATION_BYTES = 4096

# Pages say the smaller set and use the larger one; browsers read them so, too.
_MEANT = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "big5": "big5hkscs",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
}
# Encodings in which any bytes are characters: that a page is in one proves nothing.
_SINGLE_BYTE = re.compile(r"cp12\d\d|windows-12\d\d|iso-?8859-\d+|koi8-\w|latin.*|macintosh", re.IGNORECASE)

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BLANKS = re.compile(r"[ \t\n\r\xa0]+")
# What no page holds any more once control characters are gone, for what must outlive the joining of blanks.
_LINE_BREAK, _CELL_BREAK = "\v", "\f"
_CELL_BREAKS = re.compile(rf" *{_CELL_BREAK} *")

# Tags of HTML, and those that the main text of a page comes in.
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 head header hr html item li list main nav ol p pre quote row section table tbody tfoot thead tr ul".split()
)
_ROWS = frozenset({"row", "tr"})
_CELLS = frozenset({"cell", "td", "th"})
_BREAKS = frozenset({"br", "lb"})
_UNSEEN = frozenset(
    "button head iframe math noscript object script select style svg template textarea title video".split()
)


def decode(content: bytes, declared: str | None = None) -> str | Rejection:
    """The characters of a page. ``declared`` is the encoding that it came with, if any.

    What the bytes are for certain goes before what is declared, since pages and servers often declare wrongly.
    """
    if (encoding := encodings.detect(content)) is not None:
        return content.decode(encoding)
    found = _DECLARED.search(content[:_DECLARATION_BYTES])
    for name in (declared, found[1].decode("ascii") if found else None):
        encoding = _MEANT.get((name or "").lower(), name)
        # That it is UTF-8 has been ruled out. An encoding of single bytes is believed for Western languages alone, whose
        # letters are few among the ASCII ones.
        if encoding and (not _SINGLE_BYTE.fullmatch(encoding) or _is_mostly_ascii(content)):
            try:
                return content.decode(encoding)
            except (LookupError, UnicodeError):
                continue
    return encodings.decode(content)


def tree(text: str) -> html.HtmlElement | Rejection:
    """The page as a tree. Rejected: no element in it, or more than an article has."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(_CONTROLS.sub("", text).encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        return Rejection(reason="bad_markup", detail=f"cannot be parsed: {error}"[:200])
    if sum(1 for _ in root.iter()) > _MAX_ELEMENTS:
        return Rejection(reason="too_large", detail=f"more than {_MAX_ELEMENTS:,} elements in the page")
    return root


def paragraphs(root: html.HtmlElement) -> list[str]:
    """The text as a reader sees it, a paragraph, heading, list item or row of a table each; cells are parted by tabs."""
    found: list[str] = []
    parts: list[str] = []

    def close() -> None:
        lines = (_BLANKS.sub(" ", line).strip() for line in "".join(parts).split(_LINE_BREAK))
        if text := _CELL_BREAKS.sub("\t", "\n".join(line for line in lines if line)).strip():
            found.append(text)
        parts.clear()

    for (tag, blank), text in _walk(root):
        if tag in _BLOCKS:
            close()
        parts.append(blank + text)
    close()
    return found


def _walk(root: html.HtmlElement) -> Iterator[tuple[tuple[str, str], str]]:
    """Each piece of text behind the boundary that it follows."""
    skipped: html.HtmlElement | None = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start" and skipped is None:
            if tag in _UNSEEN and not (tag == "head" and element.get("rend")):
                skipped = element
            else:
                yield _boundary(element, tag), (_LINE_BREAK if tag in _BREAKS else "") + (element.text or "")
        elif event == "end" and element is not root:
            if element is skipped:
                skipped = None
            if skipped is None:
                is_cell_before_another = tag in _CELLS and element.getnext() is not None
                yield _boundary(element, tag), (_CELL_BREAK if is_cell_before_another else "") + (element.tail or "")


def _boundary(element: html.HtmlElement, tag: str) -> tuple[str, str]:
    """The tag if it parts paragraphs, and what parts words. Blocks within a cell part words only: a row is one line."""
    if tag in _BLOCKS and tag not in _ROWS and any(parent.tag in _CELLS for parent in element.iterancestors()):
        return "", " "
    return tag, ""


def _is_mostly_ascii(content: bytes) -> bool:
    return sum(byte > 0x7F for byte in content) < len(content) / 20
