"""A shared folder of generated news in two states: as it is read first, and after a day of additions, changes and losses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from orchestration.evaluating import cooperation_news, generator
from orchestration.parsing.document import Article
from orchestration.settings import PROJECT

_SAMPLES = PROJECT / "seeds" / "articles"
_LINES_A_FILE = 1_000
# One article in so many is a file of its own; the others are lines.
_FILES = 4

SOURCES = """\
sources:
  - name: papers
    kind: folder
    folder: {folder}/papers
    publisher: Evening Paper
    mirror: true
  - name: wire
    kind: folder
    folder: {folder}/wire
    home_city: Dalian
"""


def write_first(home: Path, folder: Path, articles: int) -> None:
    """Sources of which a quarter are files, the rest lines; some copies, some that nobody can read."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "sources.yaml").write_text(SOURCES.format(folder=folder), encoding="utf-8")
    (home / "settings.yaml").write_text("samples: never\n", encoding="utf-8")
    papers = folder / "papers"
    papers.mkdir(parents=True)
    for number, article in enumerate(_stream(0, articles // _FILES)):
        (papers / f"{number:06}.txt").write_text(article.text, encoding="utf-8")
    _write_lines(folder / "wire", articles // _FILES, articles)
    copied = (papers / "000007.txt").read_text(encoding="utf-8")
    (papers / "copy.txt").write_text(copied, encoding="utf-8")
    (papers / "near copy.txt").write_text(f"Another Paper Has It, Too\n\n{copied}", encoding="utf-8")
    (papers / "broken.txt").write_bytes(b"\xff\xfe\x00\xd8 no text")
    (papers / "empty.txt").write_bytes(b"")
    (papers / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(2000))
    (papers / "chinese.txt").write_text("大连市代表团访问六盘水市\n\n" + "双方签署了合作协议。" * 40, encoding="utf-8")


def write_second(folder: Path, articles: int) -> None:
    """A tenth more articles, one file in fifty changed, one in eighty gone, a line changed, a broken file mended."""
    papers = folder / "papers"
    _write_lines(folder / "wire", articles, articles + articles // 10)
    for number in range(0, articles // _FILES, 50):
        file = papers / f"{number:06}.txt"
        changed = (
            file.read_text(encoding="utf-8") + "\n\nDalian and Liupanshui signed an agreement on tourism on Monday."
        )
        file.write_text(changed, encoding="utf-8")
    for number in range(3, articles // _FILES, 80):
        (papers / f"{number:06}.txt").unlink()
    (papers / "broken.txt").write_text("Mended\n\nShenyang and Osaka became sister cities in 1998.", encoding="utf-8")
    first = next(iter(sorted((folder / "wire").iterdir())))
    lines = first.read_text(encoding="utf-8").splitlines()
    told = json.loads(lines[1])
    lines[1] = json.dumps(told | {"text": told["text"] + "\n\nThe mayor of Dalian visited Rostock in May 2019."})
    lines[2] = json.dumps(json.loads(lines[2]) | {"published_on": "2020-02-02"})
    first.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _stream(first: int, end: int) -> Iterator[Article]:
    """Half of it made deals, half of it the articles that ship among ordinary news."""
    middle = (first + end) // 2
    return chain(cooperation_news.stream(first, middle), generator.stream("mixed", _SAMPLES, middle, end))


def _write_lines(folder: Path, first: int, end: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for start in range(first, end, _LINES_A_FILE):
        stop = min(start + _LINES_A_FILE, end)
        with (folder / f"{start:09}.jsonl").open("w", encoding="utf-8") as lines:
            for number, article in enumerate(_stream(start, stop), start=start):
                day = article.published_on.isoformat() if article.published_on else None
                uri = f"https://news.example/{number}"
                lines.write(json.dumps({"text": article.text, "published_on": day, "source_uri": uri}) + "\n")
