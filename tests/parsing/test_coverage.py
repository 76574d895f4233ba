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


@given(spans, st.integers(0, 40), st.integers(1, 10))
def test_a_stretch_meets_what_overlaps_it(pairs: list[tuple[int, int]], start: int, length: int) -> None:
    """Touching is not meeting."""
    covered = Covered(Mention(start=first, end=last, text="x") for first, last in pairs)
    end = start + length
    assert covered.meets(start, end) == any(start < last and first < end for first, last in pairs)
