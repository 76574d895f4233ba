"""A folder of inputs in every format, some of them copies and some of them broken, with what should come of each."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import pyarrow as pa
from docx import Document
from fpdf import FPDF
from pyarrow import parquet

from orchestration.evaluating.generator import ordinary
from tests.reading.test_warc import archive, response

# Above this a text is too large: small, so that the test need not write gigabytes.
MAX_ARTICLE_BYTES = 300_000
_RECORDS_A_FILE = 25


@dataclass(slots=True)
class Expected:
    """What should come of a folder."""

    articles: int = 0
    duplicates: int = 0
    rejections: Counter[str] = field(default_factory=Counter)

    @property
    def inputs(self) -> int:
        return self.articles + self.duplicates + self.rejections.total()


@dataclass(frozen=True, slots=True)
class Text:
    """A title and paragraphs."""

    title: str
    paragraphs: list[str]

    @property
    def whole(self) -> str:
        return "\n\n".join([self.title, *self.paragraphs])


def make(folder: Path, *, good: int, copies: int, near_copies: int, broken_of_each: int) -> Expected:
    """Write the inputs; ``good`` of them are articles of their own, spread evenly over the formats."""
    expected = Expected(articles=good, duplicates=copies + near_copies)
    texts = [_text(number) for number in range(good)]
    formats = list(_WRITERS)
    shares: dict[str, list[Text]] = {name: texts[number :: len(formats)] for number, name in enumerate(formats)}
    # Copies lie in another format than the article, which is another folder, and so another source might print them.
    for number in range(copies + near_copies):
        text = texts[number]
        copy = text if number < copies else _near_copy(text)
        shares[formats[(number + 1) % len(formats)]].append(copy)
    for name, share in shares.items():
        for number, (suffix, content) in enumerate(_WRITERS[name](share)):
            _write(folder / name / f"{number:04}{suffix}", content)
    for name, (reason, make_broken) in BROKEN.items():
        for number in range(broken_of_each):
            _write(folder / "broken" / f"{name}-{number}", make_broken(number))
        expected.rejections[reason] += broken_of_each
    for number in range(broken_of_each):
        (folder / "broken" / f"nowhere-{number}").symlink_to("gone")
    expected.rejections["unreadable"] += broken_of_each
    return expected


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _text(number: int) -> Text:
    title, _, body = ordinary(number).text.partition("\n\n")
    signed = f"The mayor of City {number} signed an agreement with the port of Dalian, number {number} of its kind this year."
    return Text(f"{title} ({number})", [*body.split("\n\n"), signed])


def _near_copy(text: Text) -> Text:
    return Text(f"Another headline: {text.title}", ["By our correspondent", *text.paragraphs, "Editor: Wang"])


Files = Iterator[tuple[str, bytes]]


def _plain(texts: list[Text]) -> Files:
    encodings = ("utf-8", "utf-8-sig", "utf-16")
    return ((".txt", text.whole.encode(encodings[number % 3])) for number, text in enumerate(texts))


def _markdown(texts: list[Text]) -> Files:
    return ((".md", f"# {text.whole}\n".encode()) for text in texts)


def _page(text: Text) -> bytes:
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in text.paragraphs)
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/world'>World</a></li></ul></nav>"
    return f"<html><head><title>{escape(text.title)}</title></head><body>{menu}<article>{body}</article></body></html>".encode()


def _pages(texts: list[Text]) -> Files:
    return ((".html", _page(text)) for text in texts)


def _pdf(texts: list[Text]) -> Files:
    for text in texts:
        document = FPDF()
        document.set_font("helvetica", size=12)
        document.add_page()
        for paragraph in [text.title, *text.paragraphs]:
            plain = paragraph.encode("latin-1", "replace").decode("latin-1")
            document.multi_cell(0, text=plain, align="L", new_x="LMARGIN", new_y="NEXT")
            document.ln()
        yield ".pdf", bytes(document.output())


def _word(texts: list[Text]) -> Files:
    for text in texts:
        document = Document()
        for paragraph in [text.title, *text.paragraphs]:
            document.add_paragraph(paragraph)
        file = io.BytesIO()
        document.save(file)
        yield ".docx", file.getvalue()


def _portions(texts: list[Text]) -> Iterator[list[Text]]:
    for first in range(0, len(texts), _RECORDS_A_FILE):
        yield texts[first : first + _RECORDS_A_FILE]


def _rows(texts: list[Text]) -> list[dict[str, str]]:
    return [{"title": text.title, "text": "\n\n".join(text.paragraphs)} for text in texts]


def _json_lines(texts: list[Text]) -> Files:
    for portion in _portions(texts):
        yield ".jsonl", "".join(f"{json.dumps(row)}\n" for row in _rows(portion)).encode()


def _csv(texts: list[Text]) -> Files:
    for portion in _portions(texts):
        rows = (",".join('"' + value.replace('"', '""') + '"' for value in row.values()) for row in _rows(portion))
        yield ".csv", "\r\n".join(["title,text", *rows, ""]).encode()


def _parquet(texts: list[Text]) -> Files:
    for portion in _portions(texts):
        file = io.BytesIO()
        parquet.write_table(pa.Table.from_pylist(_rows(portion)), file)
        yield ".parquet", file.getvalue()


def _feed(texts: list[Text]) -> Files:
    for portion in _portions(texts):
        entries = "".join(
            f"<entry><title>{escape(row['title'])}</title><content type='text'>{escape(row['text'])}</content></entry>"
            for row in _rows(portion)
        )
        yield ".xml", f"<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title>{entries}</feed>".encode()


def _warc(texts: list[Text]) -> Files:
    off_topic = response(_page(Text("Match", ["The team won the last match of the season after a long evening."] * 3)))
    for portion in _portions(texts):
        # Each page has an address of its own, and copies are told by their texts all the same.
        pages = [(f"https://example.org/{id(text)}", response(_page(text))) for text in portion]
        yield ".warc.gz", archive([*pages, ("https://example.org/sport", off_topic)])


_WRITERS: dict[str, Callable[[list[Text]], Files]] = {
    "text": _plain,
    "markdown": _markdown,
    "html": _pages,
    "pdf": _pdf,
    "word": _word,
    "json-lines": _json_lines,
    "csv": _csv,
    "parquet": _parquet,
    "feed": _feed,
    "warc": _warc,
}


def _noise(number: int) -> bytes:
    chance = random.Random(number)  # noqa: S311 - repeatable on purpose
    return b"\xff\xfa" + chance.randbytes(2000).replace(b"\x00", b"\x01")


def _locked(number: int) -> bytes:
    document = FPDF()
    document.add_page()
    document.set_encryption(owner_password=f"lock {number}", user_password=f"lock {number}")
    return bytes(document.output())


def _blank_pdf(_: int) -> bytes:
    document = FPDF()
    document.add_page()
    return bytes(document.output())


def _broken_word(_: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<w:document")
    return file.getvalue()


# How an input is broken -> the reason that it is rejected for, and its bytes. A link to nothing is the twentieth.
BROKEN: dict[str, tuple[str, Callable[[int], bytes]]] = {
    "nothing": ("empty", lambda _: b""),
    "blanks": ("empty", lambda _: b" \n\n\t\n"),
    "noise": ("not_utf8", _noise),
    "damaged": ("not_utf8", lambda number: f"Täglich – №{number} ".encode() * 20 + b"\xff"),
    "nul": ("binary", lambda number: f"Title {number}\n\nText with \x00 in it, and words.".encode()),
    "picture": ("unsupported_format", lambda number: b"\x89PNG\r\n" + _noise(number)),
    "old-office": ("unsupported_format", lambda number: b"\xd0\xcf\x11\xe0" + _noise(number)),
    "xml": ("unsupported_format", lambda number: f"<?xml version='1.0'?><book>{number}</book>".encode()),
    "front-matter": ("bad_front_matter", lambda number: f"---\ntitle: [{number}\n---\nTitle\n\nText.".encode()),
    "date": ("bad_front_matter", lambda number: f"---\npublished_on: day {number}\n---\nTitle\n\nText.".encode()),
    "pdf": ("bad_pdf", lambda number: b"%PDF-1.7\n" + _noise(number)),
    "locked": ("encrypted", _locked),
    "blank-pdf": ("empty", _blank_pdf),
    "word": ("bad_docx", _broken_word),
    "page": ("empty", lambda number: f"<html><body><a href='/{number}'>Home</a></body></html>".encode()),
    "large-page": ("too_large", lambda _: b"<html><body>" + b"<p>a" * 25_000),
    "json": ("bad_json", lambda number: f'{{"title": "{number}", "text": '.encode()),
    "link": (
        "link_only",
        lambda n: f"<rss><channel><item><link>https://example.org/{n}</link></item></channel></rss>".encode(),
    ),
    "large": ("too_large", lambda _: b"a word " * (MAX_ARTICLE_BYTES // 6)),
}
