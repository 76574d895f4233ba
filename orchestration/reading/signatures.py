"""What a file is by its first bytes: formats that have a signature of their own, with a reader here or without.

Looked at for each file, so nothing costly is imported here.
"""

from __future__ import annotations

import re
import zlib

# First bytes of files that people drop in by mistake: `a picture` helps them more than `byte 10 is not UTF-8`.
_FOREIGN: dict[bytes, str] = {
    b"PK\x03\x04": "a ZIP archive or an Office document",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"{\\rtf": "a rich-text document",
    b"\x1f\x8b": "gzip-compressed",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x7fELF": "a program",
}

# The same for formats that are text and would pass for an article: markup is none. Blanks and case do not count.
_FOREIGN_TEXT: dict[bytes, str] = {
    b"<?xml": "an XML document",
    b"<!doctype": "a document in another markup than HTML",
    b"<!--": "markup that begins with a long comment",
    b"{": "JSON in one piece, not a line for each article",
    b"[{": "JSON in one piece, not a line for each article",
}

_PROLOGUE = rb"(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->)*"
# A tag that no text begins with: pages are kept as fragments, too.
_PAGE = re.compile(
    _PROLOGUE + rb"<(?:!doctype\s+html|(?:html|head|body|meta|title|article|section|main|div|table|h1|p)[\s>/])",
    re.IGNORECASE | re.DOTALL,
)
_FEED = re.compile(
    _PROLOGUE + rb"(?:<!doctype[^>\[]*(?:\[.*?\]\s*)?>\s*)?<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE | re.DOTALL
)


def is_page(head: bytes) -> bool:
    """Whether it is a page in HTML, in UTF-16 too."""
    plain = head.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\x00", b"")
    return _PAGE.match(plain) is not None


def is_feed(head: bytes) -> bool:
    """Whether it is RSS or Atom."""
    return _FEED.match(head) is not None


def is_warc(head: bytes) -> bool:
    """Whether it is a web archive; of a compressed one the first member is looked at."""
    if not head.startswith(b"\x1f\x8b"):
        return head.startswith(b"WARC/")
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 16).startswith(b"WARC/")
    except zlib.error:
        return False


def is_pdf(head: bytes) -> bool:
    """Whether it is a PDF document."""
    return head.startswith(b"%PDF-")


def is_zip(head: bytes) -> bool:
    """Whether it is a ZIP archive, as Office documents are."""
    return head.startswith(b"PK\x03\x04")


def foreign(head: bytes) -> str | None:
    """What the file is, if it is something that no reader here can make an article of."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for signatures, shown in ((_FOREIGN, head), (_FOREIGN_TEXT, start)):
        for signature, name in signatures.items():
            if shown.startswith(signature):
                return name
    return None
