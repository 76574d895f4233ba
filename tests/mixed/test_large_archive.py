"""A web archive of 200 MB: read page by page, in no more memory than a small one."""

from __future__ import annotations

import base64
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

from tests.reading.test_warc import OTHER, TOPICAL, response

ARCHIVE_BYTES = 200_000_000
# Beside the interpreter and the libraries, which take 150 MB by themselves.
MOST_MEGABYTES = 300
ON_TOPIC_EVERY = 40

READ = """
import resource, sys, time
from orchestration.reading import ArticleRecord, formats
began, articles = time.monotonic(), 0
with open(sys.argv[1], "rb") as file:
    for _, record in formats.recognise(file).articles(file, "FILE", 5_000_000):
        assert isinstance(record, ArticleRecord), record
        articles += 1
print(articles, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, round(time.monotonic() - began, 1))
"""


def write(file: Path) -> int:
    """The archive; the number of its pages that are on the topic."""
    chance = random.Random(1)  # noqa: S311 - repeatable on purpose
    topical = pages = 0
    with file.open("wb") as out:
        while out.tell() < ARCHIVE_BYTES:
            is_topical = pages % ON_TOPIC_EVERY == 0
            # What does not shrink, as scripts and pictures in real pages do not.
            filler = base64.b64encode(chance.randbytes(100_000)).decode()
            body = (TOPICAL if is_topical else OTHER) * 5 + f"<p>Page {pages} of them all.</p>"
            page = f"<html><head><title>News {pages}</title><script>{filler}</script></head><body>{body}</body></html>"
            content = response(page.encode())
            record = WarcRecord()
            record.init_headers(WarcRecordType.response)
            record.headers["WARC-Target-URI"] = f"https://example.org/{pages}"
            record.set_bytes_content(content)
            record.headers["Content-Type"] = "application/http; msgtype=response"
            record.write(GzipWriter(out))
            pages += 1
            topical += is_topical
    return topical


@pytest.mark.slow
def test_memory_stays_bounded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every page on the topic is found."""
    topical = write(tmp_path / "news.warc.gz")
    done = subprocess.run(
        [sys.executable, "-c", READ, tmp_path / "news.warc.gz"],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ,
    )
    articles, peak, seconds = done.stdout.split()
    with capsys.disabled():
        size = (tmp_path / "news.warc.gz").stat().st_size / 1e6
        print(f"\n{size:,.0f} MB of web archive: {articles} articles in {seconds} s, {peak} MB at most")
    assert int(articles) == topical
    assert int(peak) < MOST_MEGABYTES
