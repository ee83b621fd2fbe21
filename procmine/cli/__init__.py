"""The command line: reads arguments, calls the library, prints what comes back."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextvars import copy_context

from procmine.cli import signals
from procmine.cli.language import of_arguments
from procmine.cli.telling import tell
from procmine.errors import OK, ProcmineError
from procmine.words.say import say, speak

#: Exit code for a defect of ours (EX_SOFTWARE of sysexits.h), beside those of procmine.errors.
DEFECT = 70


def main() -> None:
    """Run the program with the arguments of this process, and exit with its code."""
    signals.listen()
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run the program and give its exit code; an error is one line and a hint on standard error."""
    # In a context of its own, so that the language in force is what it was, for the caller.
    return copy_context().run(_run, arguments)


def _run(arguments: Sequence[str]) -> int:
    debug, arguments = _split_debug(arguments)
    speak(of_arguments(arguments))
    try:
        from procmine.cli.app import invoke

        return invoke(arguments)
    except ProcmineError as error:
        hint = error.hint or say("`procmine --help` shows what can be done")
        tell(error.message, hint, debug=debug)
        return error.exit_code
    except BrokenPipeError:
        # Whoever read our output has had enough, be it of a help page.
        from procmine.cli.output import silence

        silence()
        return OK
    except (Exception, signals.Stopped) as error:
        number = signals.stopped_by()
        if number is not None:
            # Whatever the signal interrupted may tell of it by an error of its own.
            tell(say("stopped"), debug=debug)
            return 128 + number
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        message = say("procmine: this should not have happened: {what}", what=what)
        tell(message, say("run it again with --debug and report what it shows"), debug=debug)
        return DEFECT


def _split_debug(arguments: Sequence[str]) -> tuple[bool, list[str]]:
    """Take --debug out, wherever it stands before a lone --: before the command or after it."""
    given = list(arguments)
    end = given.index("--") if "--" in given else len(given)
    return "--debug" in given[:end], [a for a in given[:end] if a != "--debug"] + given[end:]
