"""Progress on standard error: nothing in the first two seconds, then the stage and the time."""

from __future__ import annotations

import sys
import threading
import time
from types import TracebackType
from typing import Self

#: Seconds that need no word.
_PATIENCE = 2.0
#: How often the line is renewed on a terminal, and a stage told elsewhere, in seconds.
_TICK = 0.2
_PLAIN_TICK = 10.0


class Progress:
    """Tell the stage of a run while it lasts; on a terminal in one line that goes away again."""

    def __init__(self, quiet: bool) -> None:
        self._stage = "starting"
        self._began = time.monotonic()
        self._done = threading.Event()
        self._teller = None if quiet else threading.Thread(target=self._tell, daemon=True)

    def __call__(self, stage: str) -> None:
        """Say which stage begins."""
        self._stage = stage

    def __enter__(self) -> Self:
        if self._teller is not None:
            self._teller.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._done.set()
        if self._teller is not None:
            self._teller.join()

    def _tell(self) -> None:
        if self._done.wait(_PATIENCE):
            return
        terminal = sys.stderr.isatty()
        while True:
            text = f"{self._stage} … {time.monotonic() - self._began:.0f} s"
            sys.stderr.write(f"\r\x1b[2K{text}" if terminal else f"{text}\n")
            sys.stderr.flush()
            if self._done.wait(_TICK if terminal else _PLAIN_TICK):
                break
        if terminal:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
