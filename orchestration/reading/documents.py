"""PDF and Word documents: one article each, read by libraries that an installation may lack."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from importlib import import_module
from typing import BinaryIO

from orchestration.reading import ArticleRecord, Rejection, signatures

_SIGNATURE_BYTES = 8
_MAIN_PART = "word/document.xml"


def recognises(head: bytes) -> bool:
    """Whether a file that begins like this may be a document: of an Office document the beginning says no more."""
    return signatures.is_pdf(head) or signatures.is_zip(head)


def read(file: BinaryIO, max_bytes: int) -> Iterator[ArticleRecord | Rejection]:
    """The article of a document. Rejected: another ZIP archive, and any document where the extra is not installed."""
    is_pdf = signatures.is_pdf(file.read(_SIGNATURE_BYTES))
    file.seek(0)
    if not is_pdf and not _is_word(file):
        detail = "a ZIP archive or another Office document than Word's: there is no reader for it"
        yield Rejection(reason="unsupported_format", detail=detail)
        return
    try:
        reader = import_module(f"orchestration.reading.{'pdf_document' if is_pdf else 'word_document'}")
    except ModuleNotFoundError:
        what = "a PDF document" if is_pdf else "a Word document"
        detail = f"{what}: install the extra `documents` (pypdf, python-docx) and call `coop replay`"
        yield Rejection(reason="extra_missing", detail=detail)
        return
    yield reader.read(file, max_bytes)


def _is_word(file: BinaryIO) -> bool:
    """Whether the archive is a Word document. The file is at its start afterwards."""
    try:
        with zipfile.ZipFile(file) as archive:
            return _MAIN_PART in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False
    finally:
        file.seek(0)
