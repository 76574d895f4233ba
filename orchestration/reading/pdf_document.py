"""PDF documents with text in them, through ``pypdf`` of the extra `documents`. What is scanned has no text."""

from __future__ import annotations

import io
import logging
import re
from itertools import zip_longest
from typing import BinaryIO

import pypdf

from orchestration.reading import ArticleRecord, Rejection, fields

logging.getLogger("pypdf").setLevel(logging.CRITICAL)

# Reports on one undertaking have some dozens; a book would take minutes.
_MAX_PAGES = 200

# Share of the longest line: letters differ in width, so that full lines differ in their number.
_FULL_LINE, _SHORT_LINE = 0.9, 0.6

_ENDS_SENTENCE = re.compile(r"""[.!?:;。！？]["'”’)\]]*$""")
_HYPHENATED = re.compile(r"(\w)-$")


def read(file: BinaryIO, max_bytes: int) -> ArticleRecord | Rejection:
    """One article: the first line is its title, or what the document calls itself where its text says so, too."""
    try:
        document = pypdf.PdfReader(io.BytesIO(file.read(max_bytes + 1)))
        if document.is_encrypted and not document.decrypt(""):
            return Rejection(reason="encrypted", detail="a PDF document that asks for a password")
        if len(document.pages) > _MAX_PAGES:
            return Rejection(reason="too_large", detail=f"a PDF document of more than {_MAX_PAGES} pages")
        lines = [line.strip() for page in document.pages for line in [*page.extract_text().splitlines(), ""]]
    # Documents are damaged in more ways than the library has errors for.
    except Exception as error:
        return Rejection(reason="bad_pdf", detail=f"a damaged PDF document: {type(error).__name__}: {error}"[:300])
    blocks = _paragraphs(lines)
    if not any(c.isalpha() for block in blocks for c in block):
        return Rejection(reason="empty", detail="a PDF document without text: a scan needs to be recognised first")
    return fields.from_text("\n\n".join(blocks), {}, None)


def _paragraphs(lines: list[str]) -> list[str]:
    """Lines to paragraphs. A line ends one where the next word would have had room in it; so does an empty line behind
    the end of a sentence, while within a sentence it is the turn of a page."""
    width = max(map(len, lines), default=0)
    found: list[str] = []
    current = ""
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        if line:
            is_cut = _HYPHENATED.search(current)
            current = _HYPHENATED.sub(r"\1", current) + line if is_cut else f"{current} {line}".strip()
        room = width * (_FULL_LINE if _ENDS_SENTENCE.search(line) else _SHORT_LINE)
        is_short = bool(line) and len(line) + 1 + len(following.split(" ", 1)[0]) < room
        if current and (is_short or (not line and (not found or _ENDS_SENTENCE.search(current)))):
            found.append(current)
            current = ""
    return [*found, current] if current else found
