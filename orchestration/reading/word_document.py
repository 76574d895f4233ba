"""Word documents (DOCX), through ``python-docx`` of the extra `documents`: paragraphs and rows of tables in their order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

import docx
from docx.document import Document
from docx.table import Table
from rich.filesize import decimal

from orchestration.reading import ArticleRecord, Rejection, fields

# A part of a few kilobytes can unpack to gigabytes. The texts of the longest reports are some megabytes.
_MAX_UNPACKED_BYTES = 50_000_000


def read(file: BinaryIO, max_bytes: int) -> ArticleRecord | Rejection:
    """One article: its first paragraph is its title. Pictures, notes, headers and what was deleted are left out."""
    content = io.BytesIO(file.read(max_bytes + 1))
    try:
        with zipfile.ZipFile(content) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > _MAX_UNPACKED_BYTES:
            detail = f"a Word document that unpacks to {decimal(unpacked)}"
            return Rejection(reason="too_large", detail=detail)
        document = docx.Document(content)
        blocks = [text for text in _blocks(document) if text]
    # Documents are damaged in more ways than the library has errors for.
    except Exception as error:
        detail = f"a damaged Word document: {type(error).__name__}: {error}"
        return Rejection(reason="bad_docx", detail=detail[:300])
    return fields.from_text("\n\n".join(blocks), {}, None)


def _blocks(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield "\t".join(" ".join(cell.text.split()) for cell in row.cells).strip()
        else:
            yield block.text.strip()
