"""PDF and Word documents, and what an installation says that cannot read them."""

from __future__ import annotations

import io
import sys
import zipfile

import pytest
from docx import Document
from fpdf import FPDF
from hypothesis import given, settings
from hypothesis import strategies as st

from orchestration.reading import ArticleRecord, Rejection, formats

TITLE = "Dalian and Linz sign pact"
PARAGRAPHS = [
    "The port city of Dalian signed an agreement with Linz on Tuesday, officials said at the ceremony in the town hall, "
    "where guests from both cities had come together for the first time.",
    "The two cities will invest 2 billion yuan in a new park, and they want to meet again in the autumn of the year that "
    "follows, when the harbour festival takes place.",
]


def as_pdf(lock: str | None = None) -> bytes:
    document = FPDF()
    document.set_font("helvetica", size=12)
    document.add_page()
    for text in [TITLE, *PARAGRAPHS]:
        document.multi_cell(0, text=text, align="L", new_x="LMARGIN", new_y="NEXT")
    if lock:
        document.set_encryption(owner_password=lock, user_password=lock)
    return bytes(document.output())


def as_word() -> bytes:
    document = Document()
    document.add_heading(TITLE, level=1)
    for text in PARAGRAPHS:
        document.add_paragraph(text)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Port", "1.2 billion yuan"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def read(content: bytes) -> ArticleRecord | Rejection:
    """The one record of a document, as everybody asks for it."""
    file = io.BytesIO(content)
    form = formats.recognise(file)
    ((_, record),) = form.articles(file, "FILE", 5_000_000)
    return record


def test_a_pdf() -> None:
    """Lines are joined to paragraphs again; the first is the title."""
    assert read(as_pdf()) == ArticleRecord(title=TITLE, text="\n\n".join([TITLE, *PARAGRAPHS]))


def test_a_word_document() -> None:
    """Paragraphs and rows of tables in their order."""
    assert read(as_word()) == ArticleRecord(
        title=TITLE, text="\n\n".join([TITLE, *PARAGRAPHS, "Port\t1.2 billion yuan"])
    )


def test_documents_that_cannot_be_read() -> None:
    """Each says what is wrong with it."""
    bomb = io.BytesIO(as_word())
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/more.xml", b" " * 60_000_000)
    empty = FPDF()
    empty.add_page()
    cases = {
        "encrypted": as_pdf("secret"),
        "bad_pdf": b"%PDF-1.7 ...",
        "empty": bytes(empty.output()),
        "too_large": bomb.getvalue(),
        "unsupported_format": b"PK\x03\x04....",
    }
    for reason, content in cases.items():
        record = read(content)
        assert isinstance(record, Rejection)
        assert record.reason == reason, record


@pytest.mark.parametrize(("library", "content"), [("pypdf", as_pdf()), ("docx", as_word())])
def test_without_the_extra(monkeypatch: pytest.MonkeyPatch, library: str, content: bytes) -> None:
    """Where the libraries are missing, the rejection names the extra."""
    for module in [name for name in sys.modules if name.split(".")[0] == library or name.endswith("_document")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, library, None)
    record = read(content)
    assert isinstance(record, Rejection)
    assert record.reason == "extra_missing"
    assert "extra `documents`" in record.detail


@settings(max_examples=40)
@given(st.data(), st.sampled_from([as_pdf(), as_word()]))
def test_damaged_documents(data: st.DataObject, content: bytes) -> None:
    """Some bytes changed: an article or a rejection with a reason of its own."""
    damaged = bytearray(content)
    for place in data.draw(st.lists(st.integers(8, len(content) - 1), min_size=1, max_size=10)):
        damaged[place] = data.draw(st.integers(0, 255))
    record = read(bytes(damaged))
    assert isinstance(record, ArticleRecord) or record.reason != "reader_failed", record
