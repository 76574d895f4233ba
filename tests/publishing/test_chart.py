"""The picture of a publication: bars that can be counted, and nothing in it but numbers and words of ours."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from orchestration.publishing import chart

SVG = "{http://www.w3.org/2000/svg}"


def test_a_bar_for_each_kind_and_year() -> None:
    """Heights are to scale, what is stacked does not overlap, and years before the last decades are left out."""
    counts = {"agreements": {1999: 5, 2019: 4, 2020: 2}, "events": {2019: 6}, "partnerships": {1450: 1}}
    drawing = ET.fromstring(chart.draw(counts))  # noqa: S314 - our own
    bars = {rect.findtext(f"{SVG}title"): rect for rect in drawing.iter(f"{SVG}rect")}
    assert bars.keys() == {"1999: 5 agreements", "2019: 4 agreements", "2020: 2 agreements", "2019: 6 events"}
    heights = {title: float(rect.attrib["height"]) for title, rect in bars.items()}
    assert heights["2019: 4 agreements"] == 2 * heights["2020: 2 agreements"]
    lower, upper = bars["2019: 4 agreements"], bars["2019: 6 events"]
    assert float(upper.attrib["y"]) + float(upper.attrib["height"]) == float(lower.attrib["y"])


def test_nothing_to_draw() -> None:
    """A warehouse without facts has an empty picture."""
    drawing = ET.fromstring(chart.draw({"agreements": {}, "events": {}, "partnerships": {}}))  # noqa: S314
    assert list(drawing.iter(f"{SVG}rect")) == []
