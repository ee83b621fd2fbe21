"""Limits: 5%, 10d, 3."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmine.gate.limits import unit_of, value_of

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
