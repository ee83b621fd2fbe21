"""The command line: reads arguments, calls the library, prints what comes back."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

from procmine.errors import ProcmineError

#: Exit code for a defect of ours (EX_SOFTWARE of sysexits.h), beside those of procmine.errors.
DEFECT = 70
#: Signals that end a run: it exits with 128 and the signal's number, as shells do.
_STOPPING = ("SIGINT", "SIGTERM", "SIGHUP")

_stopped_by: list[int] = []


class _Stopped(BaseException):
    """A signal ends the run. Nobody between here and main() takes it for an error of his own."""


def main() -> None:
    """Run the program with the arguments of this process, and exit with its code."""
    for name in _STOPPING:
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _stop)
    debug = "--debug" in sys.argv
    arguments = [a for a in sys.argv[1:] if a != "--debug"]
    try:
        from procmine.cli.app import app

        app(arguments, prog_name="procmine")
    except ProcmineError as error:
        if debug:
            raise
        _exit(str(error), error.exit_code)
    except BrokenPipeError:
        # Whoever read our output has had enough: no more is to be written, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except (Exception, _Stopped) as error:
        if _stopped_by:
            # The engine tells an interrupted query as an error of its own.
            _exit("stopped", 128 + _stopped_by[0])
        if debug:
            raise
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        hint = "run it again with --debug and report what it shows"
        _exit(f"procmine: this should not have happened: {what}\nhint: {hint}", DEFECT)


def _exit(text: str, code: int) -> None:
    """Print an error for the user and exit."""
    from procmine.words.text import clean_text

    for line in text.splitlines():
        sys.stderr.write(clean_text(line) + "\n")
    sys.exit(code)


def _stop(number: int, frame: FrameType | None) -> None:
    """Unwind to the end of the run, so that scratch folders and half-written files go too."""
    _stopped_by.append(number)
    raise _Stopped
