"""Bytes to characters: UTF-8 and UTF-16 by what they are, the encodings of older pages by what they look like.

A wrong guess makes an article of rubbish that nobody notices, a refusal is noticed: bytes that only may be in an encoding
are refused as what they are for certain, not UTF-8.
"""

from __future__ import annotations

import codecs
import re

from orchestration.reading import Rejection

# GB 18030 holds GBK and GB 2312, and Windows-1252 holds the printable part of Latin-1: one name for each family.
_WANTED = ("gb18030", "big5", "cp1252")

# What is tried. The others are there so that Russian does not pass for rare Chinese characters, and is refused.
_SINGLE_LETTERS = ["cp1252", "cp1250"]
_ALL = [*_SINGLE_LETTERS, "cp1251", "gb18030", "big5", "shift_jis", "euc_kr"]

# Below this any bytes look like a word or two in some encoding; an article has more.
_ENOUGH_BYTES = 40

# The same for Chinese characters: an English text with three curly quotes can be in GB 18030 as well as in Big5.
_ENOUGH_CHARACTERS = 8

# Share of odd neighbours among the characters: articles in the right encoding stay below 0.02. The next encoding has to
# be so much worse, or nobody can tell the two apart.
_MOST_CHAOS = 0.04
_LEAST_MARGIN = 0.02

# Windows-1250 read as Windows-1252, which has other letters in the same places: signs within words are Polish or
# Romanian, carons Czech or Croatian, and the tilde is Hungarian where it is not Portuguese. The last is a comma in Big5.
_MISREAD = re.compile(r"[^\W\d_][¹²³£¥¿¼¾º]|[£¥¼¾³¹][^\W\d_]|[šžŠŽþ]|õ(?!e)|\w¡")

_HAN = re.compile(r"[\u4e00-\u9fff]")
_NEIGHBOURS = re.compile(rb"[\x80-\xff]{2}")
_UTF8_CHARACTERS = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH_BYTES = re.compile(rb"[\x80-\xff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f]")


def decode(content: bytes) -> str | Rejection:
    """The characters without a byte order mark. Rejected: what is in no encoding that can be told."""
    encoding = detect(content)
    if encoding is not None:
        return content.decode(encoding)
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return Rejection(reason="not_utf8", detail=f"byte {error.start} is not UTF-8, and no other encoding is certain")
    raise AssertionError("UTF-8 is always detected")


def detect(content: bytes) -> str | None:
    """The name of the encoding, as Python knows it, or None when it cannot be told."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16" if _is_text(content, "utf-16") else None
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _guess(content)
    return _utf_16_without_mark(content) or "utf-8-sig"


def _utf_16_without_mark(content: bytes) -> str | None:
    """In the Latin script each other byte is NUL; a text in UTF-8 has none. Without that, any bytes are some UTF-16."""
    lower, upper = content[::2].count(0), content[1::2].count(0)
    if max(lower, upper) < len(content) / 4:
        return None
    encoding = "utf-16-le" if upper > lower else "utf-16-be"
    return encoding if _is_text(content, encoding) else None


def _guess(content: bytes) -> str | None:
    if b"\x00" in content:
        return _utf_16_without_mark(content)
    if len(content) < _ENOUGH_BYTES or _is_damaged_utf8(content):
        return None
    # Costs as much as the rest of a short command, and nearly all articles are UTF-8.
    from charset_normalizer import from_bytes

    # Characters of two bytes, and Cyrillic words, have such bytes side by side; accents and curly quotes may stand alone.
    found = from_bytes(content, cp_isolation=_ALL if _NEIGHBOURS.search(content) else _SINGLE_LETTERS)
    best = found.best()
    if best is None or best.chaos > _MOST_CHAOS:
        return None
    encoding = "cp1252" if best.encoding in _SINGLE_LETTERS else best.encoding
    if encoding not in _WANTED or not _is_text(content, encoding):
        return None
    text = content.decode(encoding)
    if encoding == "cp1252" and _MISREAD.search(text):
        return None
    if encoding != "cp1252" and len(_HAN.findall(text)) < _ENOUGH_CHARACTERS:
        return None
    limit = best.chaos + _LEAST_MARGIN
    others = (other for other in found if other.encoding not in (encoding, *_SINGLE_LETTERS))
    return None if any(other.chaos < limit and str(other) != text for other in others) else encoding


def _is_damaged_utf8(content: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8: a text with a few broken bytes, which is in no other encoding."""
    whole = sum(len(character) for character in _UTF8_CHARACTERS.findall(content))
    return whole > len(_HIGH_BYTES.findall(content)) / 2


def _is_text(content: bytes, encoding: str) -> bool:
    """Whether the bytes are in the encoding at all, and no control characters come of it."""
    try:
        return _CONTROLS.search(content.decode(encoding)) is None
    except UnicodeDecodeError:
        return False
