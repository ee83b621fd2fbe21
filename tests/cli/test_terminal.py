"""What a person sees on a terminal."""

import pytest
from rich.cells import cell_len
from running import CLAIMS, SAMPLES, procmine

pytest.importorskip("pty", reason="terminals of POSIX")

from terminals import on_terminal

COLOUR = "\x1b["
#: All that is needed where it doesn't matter what is found.
ONE_RULE = ("--quiet", "--select", "PM203")


def widest(text):
    return max(map(len, text.splitlines()))


def test_a_report_on_a_terminal_has_colour():
    assert COLOUR in on_terminal("analyze", CLAIMS, *ONE_RULE)


@pytest.mark.parametrize("dull", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colour_can_be_switched_off(dull):
    shown = on_terminal("analyze", CLAIMS, *ONE_RULE, **dull)

    assert COLOUR not in shown
    assert shown.startswith("insurance_claims.csv\n")


def test_a_dash_as_output_is_the_terminal_too():
    assert COLOUR in on_terminal("analyze", CLAIMS, *ONE_RULE, "-o", "-")


def test_output_to_a_pipe_or_a_file_has_no_colour(tmp_path):
    piped = procmine("analyze", CLAIMS, *ONE_RULE).stdout
    shown = on_terminal("analyze", CLAIMS, *ONE_RULE, "-o", tmp_path / "report.txt")

    assert COLOUR not in piped
    assert COLOUR not in (tmp_path / "report.txt").read_text("utf-8")
    assert shown == ""


def test_text_fills_the_width_of_the_terminal_but_no_more():
    narrow = on_terminal("analyze", CLAIMS, *ONE_RULE, columns=80, NO_COLOR="1")
    wide = on_terminal("analyze", CLAIMS, *ONE_RULE, columns=140, NO_COLOR="1")
    widest_yet = on_terminal("analyze", CLAIMS, *ONE_RULE, columns=400, NO_COLOR="1")

    assert 70 < widest(narrow) <= 80
    assert 100 < widest(wide) <= 140
    assert widest(widest_yet) <= 200


def test_text_for_a_pipe_has_the_width_of_a_page():
    piped = procmine("analyze", CLAIMS, COLUMNS="").stdout

    assert 80 < widest(piped) <= 100


def test_columns_says_the_width_for_a_pipe_but_not_for_a_file(tmp_path):
    narrow = procmine("analyze", CLAIMS, COLUMNS="60").stdout
    procmine("analyze", CLAIMS, "-o", tmp_path / "report.txt", COLUMNS="60")

    assert widest(narrow) <= 60
    assert 80 < widest((tmp_path / "report.txt").read_text("utf-8")) <= 100


def test_colour_can_be_asked_for_but_for_a_file(tmp_path):
    asked = {"FORCE_COLOR": "1", "NO_COLOR": "", "TERM": "dumb"}
    piped = procmine("analyze", CLAIMS, **asked).stdout
    procmine("analyze", CLAIMS, "-o", tmp_path / "report.txt", **asked)

    assert COLOUR in piped
    assert COLOUR not in (tmp_path / "report.txt").read_text("utf-8")
    assert COLOUR not in procmine("analyze", CLAIMS, **{**asked, "NO_COLOR": "1"}).stdout


def test_a_terminal_in_another_encoding_gets_its_own():
    shown = on_terminal(
        "analyze", SAMPLES / "permits_gbk.csv", "-q", NO_COLOR="1", PYTHONIOENCODING="gbk",
        encoding="gbk",
    )  # fmt: skip

    assert "补正材料" in shown


def test_a_terminal_that_knows_ascii_alone_gets_nothing_else():
    shown = on_terminal(
        "analyze", CLAIMS, "-q", columns=140, NO_COLOR="1", PYTHONIOENCODING="ascii"
    )

    assert shown.isascii()
    assert "######## 44 h per case" in shown
    assert "?" not in shown


@pytest.mark.parametrize("columns", [60, 80, 140, 200])
def test_nothing_overflows_a_terminal(columns):
    for sample in ("insurance_claims.csv", "permits_gbk.csv"):
        shown = on_terminal("analyze", SAMPLES / sample, "-q", columns=columns, NO_COLOR="1")

        assert max(map(cell_len, shown.splitlines())) <= columns


def test_a_rule_is_explained_in_headings_and_paragraphs():
    shown = on_terminal("explain", "PM203")

    assert "PM203 rework-loop" in shown
    assert "## Why it matters" not in shown
    assert "# PM203 rework-loop\n" in on_terminal("explain", "PM203", NO_COLOR="1")


def test_a_picture_is_not_poured_onto_a_terminal():
    shown = on_terminal("map", CLAIMS, "-o", "-", "--format", "png", "-q", errors_too=True)

    assert shown.splitlines() == [
        "cannot write to standard output: a terminal shows no pictures",
        "hint: name a file with -o",
    ]


@pytest.mark.parametrize("command", [[], ["analyze"], ["profile"], ["map"], ["rules"], ["explain"]])
def test_every_help_page_fits_a_terminal_of_80_columns(command):
    page = on_terminal(*command, "--help", columns=80)

    assert page.startswith("Usage: procmine ")
    assert widest(page) <= 82
    assert "procmine" in page.split("Options:")[0].split("\n", 1)[1]
