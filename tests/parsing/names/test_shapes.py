"""What words look like a person's name."""

from __future__ import annotations

import pytest

from orchestration.parsing.capitals import runs
from orchestration.parsing.names.shapes import Shape, shape


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Tan Chengxu", Shape.FAMILY),
        ("Ouyang Xuefei", Shape.FAMILY),
        ("Park Heong-joon", Shape.FAMILY),
        ("Heong-joon Park", Shape.FAMILY),
        ("Nguyen Thi Bao Ngan", Shape.FAMILY),
        ("Đỗ Văn Khảm", Shape.FAMILY),
        ("Greg Stanton", Shape.GIVEN),
        ("Joan Pike", Shape.GIVEN),
        ("M. A. Grekhov", Shape.GIVEN),
        # Nobody's given name, but the ending of a family name.
        ("Remigijus Šimašius", Shape.GIVEN),
        ("Quah Ley Hoon", Shape.LIKELY),
        # A common word, a type word and a place's opening speak against a person.
        ("Silk Road", Shape.NONE),
        ("Lu Xun Museum", Shape.NONE),
        ("Marie Curie Street", Shape.NONE),
        ("Istituto Galilei", Shape.NONE),
        ("Port Nelson", Shape.NONE),
        ("Tan", Shape.NONE),
    ],
)
def test_a_name_is_known_by_its_shape(name: str, expected: Shape) -> None:
    (run,) = runs(name)
    assert shape(run.words) is expected
