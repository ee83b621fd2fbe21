from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from procmine.words import count_text, date_text, duration_text, share_text
from procmine.words.numbers import day_of
from procmine.words.say import speaking

HOURS_PER_UNIT = {"s": 1 / 3600, "min": 1 / 60, "h": 1.0, "d": 24.0}


def hours_of(text: str) -> float:
    number, unit = text.replace(",", "").split()
    return float(number) * HOURS_PER_UNIT[unit]


@pytest.mark.parametrize("count, text", [(0, "0"), (999, "999"), (1234567, "1,234,567")])
def test_counts_have_thousands_separators(count: int, text: str) -> None:
    assert count_text(count) == text


@pytest.mark.parametrize(
    "share, text",
    [
        (0.0, "0 %"),
        (0.0004, "<0.1 %"),
        (0.052, "5.2 %"),
        (0.43333, "43 %"),
        (0.994, "99.4 %"),
        (0.9996, ">99.9 %"),
        (1.0, "100 %"),
    ],
)
def test_shares_are_written_as_a_person_would(share: float, text: str) -> None:
    assert share_text(share) == text


@given(st.floats(0, 1))
def test_a_share_is_none_or_all_only_when_it_is_exactly_that(share: float) -> None:
    text = share_text(share)

    assert (text == "0 %") == (share == 0)
    assert (text == "100 %") == (share == 1)
    assert not text.startswith(("0.0 ", "100.0 "))


@given(st.floats(0, 1))
def test_a_share_is_written_within_half_a_point(share: float) -> None:
    number = float(share_text(share).strip("<> %"))

    assert abs(number - share * 100) <= 0.5 + 1e-9


@pytest.mark.parametrize(
    "hours, text",
    [
        (0, "0 h"),
        (0.0001, "<1 s"),
        (40 / 3600, "40 s"),
        (0.2, "12 min"),
        (3.5, "3.5 h"),
        (20.5, "20 h"),
        (71.9, "72 h"),
        (142.5, "5.9 d"),
        (288, "12 d"),
        (48000, "2,000 d"),
        (-3.5, "-3.5 h"),
    ],
)
def test_durations_are_written_in_the_unit_a_person_would_use(hours: float, text: str) -> None:
    assert duration_text(hours) == text


@pytest.mark.parametrize(
    "hours, like, text",
    [(75.2, 68.4, "75 h"), (61, 68.4, "61 h"), (0.04, 68.4, "<0.1 h"), (-1, 300, ">-0.1 d")],
)
def test_a_duration_can_take_the_unit_of_another(hours: float, like: float, text: str) -> None:
    assert duration_text(hours, like) == text


@given(st.floats(min_value=1e-12, max_value=1e7))
def test_a_duration_is_never_written_as_none_unless_it_is_none(hours: float) -> None:
    number = duration_text(hours).split()[0]

    assert number.startswith("<") or float(number.replace(",", "")) > 0


@given(st.floats(min_value=2 / 3600, max_value=1e7))
def test_a_duration_is_written_within_a_quarter_of_what_it_is(hours: float) -> None:
    assert hours_of(duration_text(hours)) == pytest.approx(hours, rel=0.26)


@given(st.floats(min_value=1 / 3600, max_value=1e6), st.floats(min_value=1 / 3600, max_value=1e6))
def test_a_much_longer_duration_is_never_written_as_the_shorter(one: float, other: float) -> None:
    assume(one * 2 < other)

    assert hours_of(duration_text(one)) < hours_of(duration_text(other))


@pytest.mark.parametrize(
    ("hours", "text"),
    [(0, "0 小时"), (0.01, "36 秒"), (0.2, "12 分钟"), (5, "5.0 小时"), (100, "4.2 天"),
     (-100, "-4.2 天"), (0.0000001, "<1 秒")],
)  # fmt: skip
def test_durations_have_chinese_units_in_chinese(hours: float, text: str) -> None:
    assert duration_text(hours, language="zh") == text


def test_shares_have_no_space_before_the_sign_in_chinese() -> None:
    texts = [share_text(share, "zh") for share in (0, 0.0004, 0.052, 0.43, 0.9996, 1)]

    assert texts == ["0%", "<0.1%", "5.2%", "43%", ">99.9%", "100%"]


def test_days_are_written_as_each_language_does() -> None:
    day = date(2025, 2, 3)

    assert date_text(day) == "2025-02-03"
    assert date_text(day, "zh") == "2025年2月3日"
    assert day_of("2025-02-03T10:00:00Z", "zh") == "2025年2月3日"
    assert day_of("no time", "zh") == "no time"


def test_without_a_language_the_one_in_force_counts() -> None:
    with speaking("zh"):
        chinese = duration_text(5), share_text(0.5), date_text(date(2025, 2, 3))

    assert chinese == ("5.0 小时", "50%", "2025年2月3日")
    assert duration_text(5) == "5.0 h"
