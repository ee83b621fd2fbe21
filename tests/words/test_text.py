from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmine.words import clean_text

ESCAPE = "\x1b"


def test_ordinary_text_stays_as_it_is() -> None:
    text = "Prüfe Antrag [bold] (2.) – 主管审批 🧾 مرحبا"

    assert clean_text(text) == text


@pytest.mark.parametrize(
    "text, cleaned",
    [
        (f"{ESCAPE}[31mred{ESCAPE}[0m", "red"),
        (f"{ESCAPE}]0;new title\x07name", "name"),
        (f"{ESCAPE}]8;;https://example.org{ESCAPE}\\link{ESCAPE}]8;;{ESCAPE}\\", "link"),
        ("\x9b31mred", "red"),
        ("bell\x07 null\x00", "bell null"),
        ("abc\u202etxt.exe", "abctxt.exe"),
    ],
)
def test_what_steers_a_terminal_or_turns_the_reading_order_goes(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\t", "\x0b", "\u2028", "\x85", "\n\n\n"])
def test_line_breaks_and_tabs_become_one_space(line_break: str) -> None:
    assert clean_text(f"Approve{line_break}order") == "Approve order"


def test_a_sequence_without_an_end_hides_nothing_after_it() -> None:
    assert clean_text(f"{ESCAPE}]0;Approve order") == "]0;Approve order"


def test_halves_of_surrogate_pairs_become_the_replacement_character() -> None:
    assert clean_text("caf\udce9.csv") == "caf\ufffd.csv"


@given(st.text(st.characters(exclude_categories=())))
def test_cleaned_text_has_no_controls_and_is_one_line_that_a_file_can_hold(text: str) -> None:
    cleaned = clean_text(text)

    assert not any(unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} for c in cleaned)
    assert len(cleaned.splitlines()) <= 1
    cleaned.encode()


@given(st.text(st.sampled_from("\x1b\x9b[]0;m\x07\\a \n\u202e")))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    cleaned = clean_text(text)

    assert clean_text(cleaned) == cleaned
