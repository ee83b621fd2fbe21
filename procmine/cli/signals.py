"""Signals that end a run: it unwinds, so that scratch folders and half-written files go too."""

from __future__ import annotations

import signal
from types import FrameType

#: A run that one of these ends exits with 128 and the signal's number, as shells do.
_STOPPING = ("SIGINT", "SIGTERM", "SIGHUP")

_received: list[int] = []


class Stopped(BaseException):
    """A signal ends the run. Nobody between here and main() takes it for an error of his own."""


def listen() -> None:
    """Let the stopping signals end the run, but for those that its starter had it ignore."""
    for name in _STOPPING:
        number = getattr(signal, name, None)
        # `nohup procmine …` outlives its terminal.
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def stopped_by() -> int | None:
    """Give the number of the signal that ends this run, None where none does."""
    return _received[0] if _received else None


def _stop(number: int, frame: FrameType | None) -> None:
    _received.append(number)
    raise Stopped
