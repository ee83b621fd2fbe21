"""Limits: 5%, 10d, 3."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmine.gate.limits import time_beside, unit_of, value_of

HOUR = 3_600_000_000


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("5%", "share", Fraction(1, 20)),
        (" 0.1 % ", "share", Fraction(1, 1000)),
        ("0.95", "number", Fraction(19, 20)),
        ("0", "number", 0),
        ("10d", "time", 240 * HOUR),
        ("48 h", "time", 48 * HOUR),
        ("30m", "time", HOUR // 2),
        ("30min", "time", HOUR // 2),
        ("1.5s", "time", 1_500_000),
        ("2w", "time", 14 * 24 * HOUR),
        ("1d 12h", "time", 36 * HOUR),
    ],
)
def test_a_limit_is_read_exactly(text, unit, value):
    assert unit_of(text) == unit
    assert value_of(text) == value


@pytest.mark.parametrize("text", ["", "-1", "5 %%", "1e3", "nan", "inf", "10y", "d", "٣", "1,5"])
def test_what_is_no_limit_has_no_unit(text):
    assert unit_of(text) is None


@given(st.text())
def test_any_text_is_a_limit_or_none(text):
    if unit_of(text) is not None:
        assert value_of(text) >= 0


@given(st.integers(0, 10**6), st.integers(0, 999))
def test_a_share_keeps_its_decimals(whole, thousandths):
    assert value_of(f"{whole}.{thousandths:03}%") * 100_000 == whole * 1000 + thousandths


@pytest.mark.parametrize(
    ("hours", "limit", "shown"),
    [
        (10.6, "10.75h", "10.6 h"),
        (10.7501, "10.75h", "11 h"),
        (36.2, "36h", "36.2 h"),
        (36.2, "1d 12h", "36.2 h"),
        (36.0, "36h", "36 h"),
        (10.75, "10.75h", "10.75 h"),
        (240, "2w", "1.4 w"),
        (240, "9d", "10 d"),
        (0.2, "20m", "12 min"),
        (0.001, "9h", "0.001 h"),
        (0, "9h", "0 h"),
        (24_000, "9d", "1,000 d"),
        (48 + 1 / 3_600_000, "2d", "2.00000001 d"),
    ],
)
def test_a_time_shows_on_which_side_of_its_limit_it_is(hours, limit, shown):
    time = Fraction(round(hours * 3_600_000_000))

    assert time_beside(time, limit) == shown


@given(st.integers(0, 10**13), st.integers(0, 10**6), st.sampled_from(["s", "m", "h", "d", "w"]))
def test_a_time_is_never_rounded_over_its_limit(time, number, unit):
    limit = f"{number}{unit}"

    shown, _ = time_beside(Fraction(time), limit).split()

    assert (Fraction(shown.replace(",", "")) <= number) == (time <= value_of(limit))
