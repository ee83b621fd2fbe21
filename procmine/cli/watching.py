"""`--watch`: do it again whenever a file changes, until Ctrl-C."""

from __future__ import annotations

import glob
import signal
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from procmine.cli import signals
from procmine.cli.output import STDOUT
from procmine.cli.telling import tell
from procmine.errors import ProcmineError, UsageError
from procmine.words.say import say

#: How often files are looked at, in seconds; one that changed is read once it rests for as long.
_TICK = 1.0
#: What clears a terminal and its memory of what was scrolled away.
_CLEAR = "\x1b[H\x1b[2J\x1b[3J"

#: What tells a file's state: its path, time of change in nanoseconds and bytes.
_State = tuple[tuple[str, int, int], ...]


def check_watched(files: Iterable[str]) -> None:
    """Raise UsageError for what can't be watched: standard input and databases elsewhere."""
    from procmine.importers.databases import is_url

    for name in files:
        if name == STDOUT or is_url(name):
            message = (
                say("--watch: standard input can't be watched")
                if name == STDOUT
                else say("--watch: a database can't be watched")
            )
            raise UsageError(message, say("name files or folders"))


def watch(files: Iterable[str], work: Callable[[], object], *, clear: bool) -> None:
    """Do `work`, and again whenever one of `files` changes; Ctrl-C ends it.

    With `clear` each run begins on a clear terminal. An error is told, and the watch goes on.
    """
    watched = tuple(files)
    try:
        while True:
            before = _settled(watched)
            if clear:
                sys.stdout.write(_CLEAR)
                sys.stdout.flush()
            try:
                work()
            except ProcmineError as error:
                if signals.stopped_by() is not None:
                    raise
                tell(error.message, error.hint)
            while _state(watched) == before:
                time.sleep(_TICK)
    except (Exception, signals.Stopped):
        # What the signal interrupts may tell of it by an error of its own.
        if signals.stopped_by() != signal.SIGINT:
            raise


def _settled(watched: tuple[str, ...]) -> _State:
    """Wait until nobody writes any more: a file that is half there would be read as broken."""
    seen = _state(watched)
    if all(time.time() - changed / 1e9 > _TICK for _, changed, _ in seen):
        return seen
    while True:
        time.sleep(_TICK)
        if (now := _state(watched)) == seen:
            return now
        seen = now


def _state(watched: tuple[str, ...]) -> _State:
    return tuple(state for name in watched for file in _files(name) for state in _state_of(file))


def _files(name: str) -> list[Path]:
    """Give the files that a name stands for: itself, those of a folder or of a pattern."""
    place = Path(name)
    if place.is_dir():
        return sorted(place.rglob("*"))
    if place.exists():
        return [place]
    # A pattern, read as the importers read it.
    return sorted(map(Path, glob.glob(name, recursive=True)))  # noqa: PTH207


def _state_of(file: Path) -> list[tuple[str, int, int]]:
    try:
        seen = file.stat()
    except OSError:  # gone while we looked
        return []
    return [(str(file), seen.st_mtime_ns, seen.st_size)]
