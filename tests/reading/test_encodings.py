"""Encodings: told when they are certain, and refused when they are not."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.reading import Rejection
from orchestration.reading.encodings import decode

SIMPLIFIED = (
    "大连市与北九州市签署友好合作协议\n\n大连市市长与北九州市市长于2019年签署了经济合作协议，总额为三亿元人民币。"
)
TRADITIONAL = (
    "臺北市與大阪市簽署友好合作協議\n\n臺北市市長與大阪市市長於2019年10月17日簽署了經濟合作協議，總投資額為三億元。"
)
FRENCH = (
    "Liège et Genève signent un accord\n\nLes maires de Liège et de Genève ont signé un accord de coopération. La cérémonie "
    "a eu lieu à l’hôtel de ville, où était invitée la délégation."
)
ENGLISH = "Mayor “visits” Dalian\n\nThe mayor said it’s a great day – and the two cities will work together."
RUSSIAN = "Мэры Москвы и Пекина подписали соглашение о сотрудничестве.\n\nЦеремония прошла в мэрии."
POLISH = "Prezydenci Łodzi i Gdańska podpisali umowę o współpracy. Uroczystość odbyła się w ratuszu."
JAPANESE = "北九州市と大連市が協定を締結\n\n両市の市長は、環境分野での協力に関する覚書に署名しました。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "utf-8"),
        (FRENCH, "utf-8-sig"),
        (SIMPLIFIED, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (SIMPLIFIED, "gb18030"),
        (SIMPLIFIED, "gbk"),
        (TRADITIONAL, "big5"),
        (FRENCH, "cp1252"),
        (FRENCH.replace("’", "'"), "latin-1"),
        (ENGLISH, "cp1252"),
    ],
)
def test_told(text: str, encoding: str) -> None:
    """Every character comes back, and the byte order mark is none."""
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "content",
    [
        RUSSIAN.encode("cp1251"),
        POLISH.encode("cp1250"),
        JAPANESE.encode("shift_jis"),
        SIMPLIFIED.encode()[:40] + b"\xff" + SIMPLIFIED.encode()[40:],  # damaged UTF-8 is no other encoding
        "Kitakyushu，Dalian and other cities of Asia sign an agreement".encode("gbk"),  # or Big5, or Korean
        "Kitakyushu，Dalian and other cities of Asia sign an agreement".encode("big5"),
        "Liège".encode("cp1252"),
        b"\xff\xfe\x00",
    ],
)
def test_not_certain(content: bytes) -> None:
    """What may be in one of several encodings is not guessed."""
    rejection = decode(content)
    assert isinstance(rejection, Rejection)
    assert rejection.reason == "not_utf8"


def test_random_bytes_are_no_text() -> None:
    """Of some hundred files of random bytes not one passes, with NUL bytes or without."""
    source = random.Random(7)  # noqa: S311
    for size in [50, 200, 1000, 4000] * 60:
        content = source.randbytes(size)
        assert isinstance(decode(content), Rejection)
        assert isinstance(decode(content.replace(b"\x00", b"\xff")), Rejection)


@given(st.text(), st.sampled_from(["utf-8", "utf-16", "gb18030"]))
def test_any_text(text: str, encoding: str) -> None:
    """Characters come back as they were, or not at all: never others."""
    content = text.encode(encoding)
    if encoding == "gb18030" and content.isascii():
        return
    decoded = decode(content)
    assert isinstance(decoded, Rejection) or decoded == text.removeprefix("\ufeff")
