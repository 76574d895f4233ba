"""Whether a text may be on cooperation between cities: a cheap question for archives that are mostly of other news."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_WORDS = Path(__file__).with_name("topic_words.tsv")

# Letters of any alphabet stay (they are above ASCII), marks and line breaks become blanks.
_PLAIN = bytes(byte if byte > 0x7F or chr(byte).isalnum() else 0x20 for byte in range(256))


def may_be_topical(text: bytes) -> bool:
    """Whether at least one word of each kind stands in a text in an encoding that holds ASCII.

    Bytes are looked through at a gigabyte a second, patterns of characters at a hundredth of that.

    >>> may_be_topical(b"The mayor signed an agreement.")
    True
    >>> may_be_topical(b"The mayor slept well, with electricity.")
    False
    """
    plain = b" " + text.lower().translate(_PLAIN)
    return all(any(word in plain for word in words) for words in _words())


@cache
def _words() -> tuple[tuple[bytes, ...], ...]:
    beginnings: dict[str, list[bytes]] = {}
    for line in _WORDS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, word = line.split("\t")
            beginnings.setdefault(kind, []).append(f" {word}".encode())
    return tuple(tuple(words) for words in beginnings.values())
