"""How errors are told: one line and a hint on standard error."""

from __future__ import annotations

import contextlib
import sys


def tell(message: str, hint: str = "", *, debug: bool = False) -> None:
    """Print an error that is being handled: for the user, or with `debug` as its traceback."""
    # The terminal may be gone: then there is nobody to tell.
    with contextlib.suppress(OSError, AttributeError):
        if debug:
            import traceback

            traceback.print_exc()
            return
        from procmine.words.say import say
        from procmine.words.text import clean_text

        sys.stderr.write(clean_text(message) + "\n")
        if hint:
            sys.stderr.write(say("hint: {hint}", hint=clean_text(hint)) + "\n")
