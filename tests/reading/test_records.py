"""JSON Lines, CSV and Parquet: one article a record, and a bad record is no more than that."""

from __future__ import annotations

import datetime as dt
import io
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from orchestration.reading import ArticleRecord, Rejection, formats

MAX_BYTES = 1000
ROW = {
    "title": "Linz and Dalian sign",
    "body": "The cities signed.\nThey met, too; and more.",
    "url": "https://example.org/1",
    "publisher": "Daily, “the”",
    "date": "2020-05-05",
    "language": "en",
}
ARTICLE = ArticleRecord(
    title="Linz and Dalian sign",
    text="Linz and Dalian sign\n\nThe cities signed.\nThey met, too; and more.",
    source_uri="https://example.org/1",
    publisher="Daily, “the”",
    published_on=dt.date(2020, 5, 5),
    language="en",
)


def read(content: bytes) -> list[ArticleRecord | Rejection]:
    file = io.BytesIO(content)
    found = list(formats.recognise(file).articles(file, "FILE", MAX_BYTES))
    assert [path for path, _ in found] == [f"FILE#{number}" for number in range(1, len(found) + 1)]
    return [record for _, record in found]


def refused(content: bytes) -> list[tuple[str, str]]:
    return [(record.reason, record.detail) for record in read(content) if isinstance(record, Rejection)]


def as_csv(delimiter: str = ",") -> str:
    quoted = [value.replace('"', '""') for value in ROW.values()]
    return delimiter.join(ROW) + "\r\n" + delimiter.join(f'"{value}"' for value in quoted) + "\r\n"


def as_parquet(rows: list[dict[str, Any]], **options: Any) -> bytes:
    file = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows), file, **options)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(ROW).encode(),
        b"\xef\xbb\xbf" + json.dumps({name.upper(): value for name, value in ROW.items()}).encode() + b"\r\n\r\n",
        as_csv().encode(),
        as_csv(";").encode("utf-8-sig"),
        as_csv("\t").encode("cp1252"),
        as_parquet([ROW | {"date": dt.date(2020, 5, 5), "size": 7}]),
        as_parquet([ROW | {"date": dt.datetime(2020, 5, 5, 23, tzinfo=dt.UTC)}]),
    ],
)
def test_one_article_a_record(content: bytes) -> None:
    """The same columns mean the same in each format."""
    assert read(content) == [ARTICLE]


def test_a_text_that_has_its_title() -> None:
    """A body that opens with the title is not given it a second time."""
    (record,) = read(json.dumps({"title": "One", "text": "One\n\nText."}).encode())
    assert isinstance(record, ArticleRecord)
    assert record.text == "One\n\nText."


def test_a_bad_line_of_json() -> None:
    """Each says its line and what is wrong; those around it are read."""
    lines = [
        b'{"text": "First."}',
        b'{"text": "Fir',
        b"",
        b"[1]",
        b'{"text": "\\ud800"}',
        b'{"text": "\xff"}',
        b'{"title": "only"}',
        b'{"text": 7}',
        b'{"text": "x", "date": "last week"}',
        b'{"text": "' + b"x" * MAX_BYTES + b'"}',
        b'{"text": "a\\u0000b"}',
        b'{"text": "Last."}',
    ]
    records = read(b"\n".join(lines))
    assert [record.text for record in records if isinstance(record, ArticleRecord)] == ["First.", "Last."]
    expected = {
        2: "bad_json",
        4: "bad_json",
        5: "bad_json",
        6: "bad_json",
        7: "empty",
        8: "bad_field",
        9: "bad_field",
        10: "too_large",
        11: "binary",
    }
    found = [(reason, detail.split(":")[0]) for reason, detail in refused(b"\n".join(lines))]
    assert found == [(reason, f"line {line}") for line, reason in expected.items()]


def test_a_bad_row_of_a_table() -> None:
    """Rows of the wrong length, in another encoding, or with a quote that is never closed."""
    head = "title,text\nOne,First é.\n".encode()
    assert refused(head + b"Two,Second.,more\nThree,Third.\n") == [("bad_row", "line 3: 3 fields under 2 columns")]
    assert refused(head + "Zwei,é é é é é é\n".encode() + b"Two,\xff.\nThree,Third.\n")[0][0] == "not_utf8"
    unclosed = read(head + b'Two,"' + b"word\n" * MAX_BYTES + b"Three,Third.\n")
    assert isinstance(unclosed[0], ArticleRecord)
    assert isinstance(unclosed[-1], ArticleRecord)
    assert ("bad_row", "line 203: field larger than field limit (1000)") in [
        (record.reason, record.detail) for record in unclosed if isinstance(record, Rejection)
    ]


def test_a_bad_table() -> None:
    """Cut off, without a column of texts, with bytes that are no text: each is told."""
    assert refused(as_parquet([ROW])[:-20])[0][0] == "bad_parquet"
    assert refused(as_parquet([{"name": "x"}])) == [("empty", "row 1: no field named text, body, content")]
    assert refused(as_parquet([{"text": b"\xff"}]))[0][0] == "bad_field"
    assert refused(as_parquet([])) == [("empty", "no article in it")]


@pytest.mark.parametrize(
    "content", [b"headline,corpus\nA,B\n", b'"Date";"Article text"\n', b"url\tbody_en\r\nx\ty\r\n"]
)
def test_a_table_without_texts(content: bytes) -> None:
    """Its rows are not taken for the lines of an article; the header is told, so that the name can be mended."""
    file = io.BytesIO(content)
    ((path, record),) = formats.recognise(file).articles(file, "FILE", MAX_BYTES)
    assert path == "FILE"
    assert isinstance(record, Rejection)
    assert record.reason == "bad_table"
    header = content.split(b"\n")[0].decode().strip()
    assert record.detail == f"a table without a column text, body or content: {header}"


@pytest.mark.parametrize(
    "content",
    [b"title,text\n", b"Title, and text\n\nBody of a text.", b"Text\n\nBody, text, url", b"Lyon, Link\n\nA text."],
)
def test_what_is_a_table(content: bytes) -> None:
    """A header makes one; a title with a comma is none."""
    file = io.BytesIO(content)
    assert formats.recognise(file).name == ("CSV" if content.startswith(b"title,") else "text")


@given(st.sampled_from([b'{"', b"title,text\n", b'"text"\t"url"\n']), st.binary(max_size=300))
def test_any_bytes_after_a_beginning(head: bytes, content: bytes) -> None:
    """Each record is an article or a rejection with words, and the reader itself never fails."""
    for record in read(head + content):
        assert isinstance(record, ArticleRecord) or record.reason != "reader_failed"


@settings(max_examples=60)
@given(st.data())
def test_damaged_tables(data: st.DataObject) -> None:
    """Some bytes of a table changed: what can be read is, the rest is told."""
    content = bytearray(as_parquet([ROW] * 3, compression="none"))
    for place in data.draw(st.lists(st.integers(4, len(content) - 1), min_size=1, max_size=4)):
        content[place] = data.draw(st.integers(0, 255))
    for record in read(bytes(content)):
        assert isinstance(record, ArticleRecord) or record.reason != "reader_failed", record


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    """A large file is read a record at a time."""
    line = json.dumps({"text": "word " * 150}).encode() + b"\n"
    (tmp_path / "lines").write_bytes(line * 10_000)
    (tmp_path / "rows").write_bytes(b"title,text\n" + (b"One," + b"word " * 150 + b"\n") * 10_000)
    for name in ("lines", "rows"):
        with (tmp_path / name).open("rb") as file:
            tracemalloc.start()
            count = sum(1 for _ in formats.recognise(file).articles(file, name, MAX_BYTES))
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        assert count == 10_000
        assert peak < 1_000_000
