"""Near copies across loads: signatures are kept in ``raw.text_signatures``, texts are looked up when they are compared."""

from __future__ import annotations

from functools import cached_property

import duckdb
import polars as pl

from orchestration.loading.near_copies import SCHEME, NearCopies, signature_of
from orchestration.loading.schema import TEXT_SIGNATURES
from orchestration.loading.writer import Load, replace

# Texts held at a time where signatures are missing: of a home from before there were any.
_BATCH_TEXTS = 500

_CURRENT = """
SELECT article_key, text, text_sha256 FROM raw.articles
QUALIFY row_number() OVER (PARTITION BY article_key ORDER BY revision DESC) = 1 AND NOT is_withdrawn
"""


class StoredCopies:
    """The near copies of what the raw tables hold, and of what a batch is about to add. Nothing is looked up before a text
    comes that may be one."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, load: Load) -> None:
        self._connection = connection
        self._load = load
        self._added: dict[str, str] = {}
        self._signatures: dict[str, bytes] = {}

    def candidates(self, signature: bytes) -> set[str]:
        """The articles whose texts ``find`` would look up for a text of this signature."""
        return self._copies.candidates(signature)

    def expect(self, text: str, signature: bytes) -> None:
        """The signature of a text that comes next, made where the text was read."""
        self._signatures = {text: signature}

    def find(self, text: str) -> tuple[str, float] | None:
        """The article that has nearly this text, and the share of what they have in common."""
        return self._copies.find(text, self._signature(text))

    def add(self, article_key: str, text: str, text_sha256: str) -> dict[str, object]:
        """Let the text of an article be found from now on. The row of ``text_signatures`` for it."""
        signature = self._signature(text)
        self._added[article_key] = text
        self._copies.add(article_key, signature)
        return {"text_sha256": text_sha256, "scheme": SCHEME, "signature": signature}

    def saved(self) -> None:
        """What was added is in the raw tables now."""
        self._added.clear()

    def prune(self) -> None:
        """Let go the signatures of texts that are no more, and those of another scheme."""
        scope = self._connection.sql(
            """
            SELECT text_sha256, scheme FROM raw.text_signatures
            WHERE scheme != $scheme OR text_sha256 NOT IN (SELECT text_sha256 FROM raw.articles WHERE NOT is_withdrawn)
            """,
            params={"scheme": SCHEME},
        ).pl()
        replace(self._connection, {TEXT_SIGNATURES.name: TEXT_SIGNATURES.empty()}, self._load, scope=scope)

    @cached_property
    def _copies(self) -> NearCopies:
        self._make_missing()
        rows = self._connection.execute(
            f"""
            SELECT article_key, signature FROM ({_CURRENT}) JOIN raw.text_signatures USING (text_sha256)
            WHERE scheme = $scheme
            """,  # noqa: S608 - a constant
            {"scheme": SCHEME},
        ).fetchall()
        return NearCopies(rows, self._text_of)

    def _make_missing(self) -> None:
        missing = self._connection.execute(
            f"""
            SELECT DISTINCT text_sha256 FROM ({_CURRENT})
            ANTI JOIN (SELECT text_sha256 FROM raw.text_signatures WHERE scheme = $scheme) USING (text_sha256)
            """,  # noqa: S608 - a constant
            {"scheme": SCHEME},
        ).fetchall()
        for first in range(0, len(missing), _BATCH_TEXTS):
            texts = self._connection.execute(
                "SELECT DISTINCT ON (text_sha256) text_sha256, text FROM raw.articles WHERE text_sha256 IN "
                "(SELECT unnest($wanted)) AND NOT is_withdrawn",
                {"wanted": [sha256 for (sha256,) in missing[first : first + _BATCH_TEXTS]]},
            ).fetchall()
            rows = [
                {"text_sha256": sha256, "scheme": SCHEME, "signature": signature_of(text)} for sha256, text in texts
            ]
            frame = pl.DataFrame(rows, schema=TEXT_SIGNATURES.polars_schema)
            replace(self._connection, {TEXT_SIGNATURES.name: frame}, self._load)

    def _text_of(self, article_key: str) -> str | None:
        if article_key in self._added:
            return self._added[article_key]
        # All rows, of which there is one: a result that was not read to its end stops the next use of the connection.
        rows = self._connection.execute(
            "SELECT text FROM raw.articles WHERE article_key = ? ORDER BY revision DESC LIMIT 1", [article_key]
        ).fetchall()
        return rows[0][0] if rows else None

    def _signature(self, text: str) -> bytes:
        """A text that is looked for is mostly added next."""
        if text not in self._signatures:
            self._signatures = {text: signature_of(text)}
        return self._signatures[text]
