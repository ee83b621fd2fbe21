"""Progress is told where it is needed: after two seconds, on standard error, in one line."""

import io
import time

import pytest

from procmine.cli import progress
from procmine.cli.progress import Progress

CLEARED = "\r\x1b[2K"


class Stream(io.StringIO):
    def __init__(self, terminal):
        super().__init__()
        self.terminal = terminal

    def isatty(self):
        return self.terminal


@pytest.fixture
def errors(monkeypatch):
    """Give a function that makes standard error a terminal, or none."""

    def is_terminal(terminal):
        stream = Stream(terminal)
        monkeypatch.setattr("sys.stderr", stream)
        return stream

    return is_terminal


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(progress, "_PATIENCE", 0.02)
    monkeypatch.setattr(progress, "_TICK", 0.01)
    monkeypatch.setattr(progress, "_PLAIN_TICK", 0.01)


def wait_for(text, stream):
    deadline = time.monotonic() + 10
    while text not in stream.getvalue():
        assert time.monotonic() < deadline, stream.getvalue()
        time.sleep(0.005)


@pytest.mark.parametrize("terminal", [True, False])
def test_a_short_run_says_nothing(terminal, errors):
    stream = errors(terminal)

    with Progress(quiet=False) as told:
        told("reading")

    assert progress._PATIENCE == 2.0
    assert stream.getvalue() == ""


def test_a_long_run_says_on_a_terminal_what_it_does_and_takes_it_back(errors, impatient):
    stream = errors(True)

    with Progress(quiet=False) as told:
        told("reading")
        wait_for("reading … 0 s", stream)
        told("measuring")
        wait_for("measuring … 0 s", stream)

    assert "\n" not in stream.getvalue()
    assert stream.getvalue().startswith(CLEARED)
    assert stream.getvalue().endswith(CLEARED)


def test_a_long_run_writes_lines_elsewhere(errors, impatient):
    stream = errors(False)

    with Progress(quiet=False) as told:
        told("reading")
        wait_for("reading … 0 s\n", stream)

    assert "\x1b" not in stream.getvalue()


def test_a_quiet_run_says_nothing_however_long(errors, impatient):
    stream = errors(True)

    with Progress(quiet=True) as told:
        told("reading")
        time.sleep(0.1)

    assert stream.getvalue() == ""


def test_the_line_is_taken_back_where_the_run_fails(errors, impatient):
    stream = errors(True)

    with pytest.raises(ZeroDivisionError), Progress(quiet=False) as told:
        told("reading")
        wait_for("reading", stream)
        raise ZeroDivisionError

    assert stream.getvalue().endswith(CLEARED)


def test_a_long_name_does_not_wrap_and_cannot_steer_the_terminal(errors, impatient, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    stream = errors(True)

    with Progress(quiet=False) as told:
        told("reading " + "x" * 100 + "\x1b[31m\nend")
        wait_for("end … 0 s", stream)

    lines = stream.getvalue().split(CLEARED)
    assert max(map(len, lines)) < 40
    assert "\x1b" not in "".join(lines)


def test_a_terminal_that_is_gone_is_no_error(errors, impatient, monkeypatch):
    stream = errors(True)
    tried = []

    def gone(text):
        tried.append(text)
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(stream, "write", gone)

    with Progress(quiet=False):
        while not tried:
            time.sleep(0.005)

    assert len(tried) == 1


def test_a_program_without_standard_error_is_told_nothing(monkeypatch, impatient):
    monkeypatch.setattr("sys.stderr", None)

    with Progress(quiet=False) as told:
        told("reading")
        time.sleep(0.05)
