"""Progress on standard error: nothing in the first two seconds, then the stage and the time."""

from __future__ import annotations

import contextlib
import shutil
import sys
import threading
import time
from typing import Self

from procmine.words.say import say
from procmine.words.text import clean_text

#: Seconds that need no word.
_PATIENCE = 2.0
#: How often the line is renewed on a terminal, and a stage told elsewhere, in seconds.
_TICK = 0.2
_PLAIN_TICK = 10.0


class Progress:
    """Tell the stage of a run while it lasts; on a terminal in one line that goes away again."""

    def __init__(self, quiet: bool) -> None:
        self._stage = say("starting")
        self._began = time.monotonic()
        self._done = threading.Event()
        silent = quiet or sys.stderr is None
        self._teller = None if silent else threading.Thread(target=self._tell, daemon=True)

    def __call__(self, stage: str) -> None:
        """Say which stage begins."""
        self._stage = stage

    def __enter__(self) -> Self:
        if self._teller is not None:
            self._teller.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._done.set()
        if self._teller is not None:
            self._teller.join()

    def _tell(self) -> None:
        if self._done.wait(_PATIENCE):
            return
        # A terminal that is gone needs no word.
        with contextlib.suppress(OSError):
            terminal = sys.stderr.isatty()
            while True:
                self._write(self._line(), terminal)
                if self._done.wait(_TICK if terminal else _PLAIN_TICK):
                    break
            if terminal:
                self._write("", terminal)

    def _line(self) -> str:
        return say(
            "{stage} … {seconds:.0f} s",
            stage=clean_text(self._stage),
            seconds=time.monotonic() - self._began,
        )

    def _write(self, text: str, terminal: bool) -> None:
        if terminal:
            # One that wraps could not be taken back.
            text = f"\r\x1b[2K{text[-shutil.get_terminal_size().columns + 1 :]}"
        else:
            text += "\n"
        sys.stderr.write(text)
        sys.stderr.flush()
