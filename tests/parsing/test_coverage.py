"""An offset is covered exactly when one of the spans holds it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orchestration.parsing.coverage import Covered
from orchestration.parsing.mentions import Mention

spans = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 10)).map(lambda pair: (pair[0], pair[0] + pair[1])))


@given(spans)
def test_as_if_every_span_was_looked_at(pairs: list[tuple[int, int]]) -> None:
    """Nested and overlapping spans in any order included."""
    covered = Covered(Mention(start=start, end=end, text="x") for start, end in pairs)
    for offset in range(45):
        assert (offset in covered) == any(start <= offset < end for start, end in pairs)
