"""Characters that would act on a terminal or reorder a page are made visible, one for one, so that offsets stay."""

from __future__ import annotations

import os

_REPLACEMENT = "\ufffd"
_VISIBLE = {
    **{code: chr(0x2400 + code) for code in range(0x20) if code != ord("\n")},  # the control pictures: ESC becomes ␛
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT),
    # Marks that turn the direction of what follows: a text could show other words than it holds.
    **dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), _REPLACEMENT),
    ord("\t"): " ",
}


def visible(text: str) -> str:
    """The text with nothing in it that a terminal or browser would obey.

    >>> visible("red \\x1b[31m alert\\n")
    'red ␛[31m alert\\n'
    """
    return text.translate(_VISIBLE)


def printable(path: str) -> str:
    """A path as one line of text, whatever bytes its name has."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
