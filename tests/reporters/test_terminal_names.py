from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports import example_report
from rich.cells import cell_len

from procmine.report import Language, Recurring, Report
from procmine.reporters.terminal import to_text

HOSTILE = "\x1b[31m[bold red]Approve[/] \x1b]0;x\x07:smile:\n\u202eorder\x9b2J\x07"
CLEANED = "[bold red]Approve[/] :smile: order"
LONG = "Receive the signed " + "and countersigned " * 12 + "contract"


def flat(text: str) -> str:
    return " ".join(text.split())


def described(name: str) -> Report:
    """Give a report in which every text of the user is `name`."""
    report = example_report()
    log = replace(report.log, name=name, notes=(name,))
    log = replace(log, columns=replace(log.columns, case_id=name))
    profile = replace(
        report.profile,
        activities=(replace(report.profile.activities[1], activity=name),),
        recurring=(Recurring(name, "periodic", 3, name),),
        gaps=(name,),
    )
    told = replace(report.findings[1], title=name, examples=(name,))
    return replace(report, log=log, profile=profile, findings=(told,), unmeasured={"PM401": name})


def test_the_text_of_a_user_neither_steers_the_terminal_nor_is_markup() -> None:
    text = to_text(described(HOSTILE), width=140)

    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert text.startswith(f"{CLEANED}\n")
    assert text.count(CLEANED) == 9


def test_colour_adds_escapes_and_changes_no_word() -> None:
    report = described(HOSTILE)

    coloured = to_text(report, colour=True)

    plain = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert coloured != plain
    assert [line.rstrip() for line in plain.splitlines()] == to_text(report).splitlines()


def test_long_names_are_shortened_in_the_middle_in_tables_alone() -> None:
    text = to_text(described(LONG), width=80)

    assert text.count("…") == 1
    assert re.search(r"Receive\S* ?\S*….*contract +1,834", text)
    assert flat(text).count(LONG) == 9


@pytest.mark.parametrize("name", ["审批" * 60, "x" * 400, LONG, HOSTILE])
@pytest.mark.parametrize("width", [40, 80, 140])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_line_is_wider_than_the_page(name: str, width: int, language: Language) -> None:
    text = to_text(replace(described(name), language=language), width=width)

    assert max(map(cell_len, text.splitlines())) <= width
    assert not any(line != line.rstrip() for line in text.splitlines())


@given(name=st.text(max_size=60), width=st.integers(1, 160), colour=st.booleans())
def test_any_name_can_be_told(name: str, width: int, colour: bool) -> None:
    text = to_text(described(name), width=width, colour=colour)

    text.encode()
    assert text.endswith("\n")
