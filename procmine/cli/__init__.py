"""The command line: reads arguments, calls the library, prints what comes back."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

from procmine.errors import ProcmineError

#: Exit codes beside those of procmine.errors: stopped by the user, and a defect of ours.
INTERRUPTED = 130
DEFECT = 70


def main() -> None:
    """Run the program with the arguments of this process, and exit with its code."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _stop)
    debug = "--debug" in sys.argv
    arguments = [a for a in sys.argv[1:] if a != "--debug"]
    try:
        from procmine.cli.app import app

        app(arguments, prog_name="procmine")
    except ProcmineError as error:
        _told(str(error), error.exit_code, debug)
    except KeyboardInterrupt:
        _told("stopped", INTERRUPTED, debug)
    except BrokenPipeError:
        # Whoever read our output has had enough: no more is to be written, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        hint = "run it again with --debug and report what it shows"
        _told(f"procmine: this should not have happened: {what}\nhint: {hint}", DEFECT, debug)


def _told(text: str, code: int, debug: bool) -> None:
    """Print an error for the user and exit; with --debug raise it as it is."""
    if debug:
        raise
    from procmine.words.text import clean_text

    for line in text.splitlines():
        sys.stderr.write(clean_text(line) + "\n")
    sys.exit(code)


def _stop(number: int, frame: FrameType | None) -> None:
    """End as by sys.exit, so that the scratch folder goes too."""
    sys.exit(128 + number)
