from __future__ import annotations

import pytest

from procmine.reporters._text_marks import bar, sparkline


def test_a_sparkline_has_a_column_for_each_number_and_a_gap_for_none() -> None:
    assert sparkline([0, 1, 2, None, 7]) == "▁▂▃ █"


@pytest.mark.parametrize("values", [[], [None, None], [0, 0, 0]])
def test_where_there_is_nothing_to_draw_there_is_no_sparkline(values: list[float | None]) -> None:
    assert sparkline(values) == ""


@pytest.mark.parametrize(
    ("share", "drawn"),
    [(0, "    "), (0.0001, "▏   "), (0.5, "██  "), (0.59, "██▍ "), (1, "████"), (1.7, "████")],
)
def test_a_bar_fills_its_share_of_the_cells(share: float, drawn: str) -> None:
    assert bar(share, 4) == drawn
