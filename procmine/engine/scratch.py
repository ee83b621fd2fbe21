"""The scratch folder for what doesn't fit in memory: it goes with the process, however that ends.

A normal end, Ctrl-C and the catchable signals remove it at once. After a SIGKILL the lock on the
folder is free, and the next run sweeps it away.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from procmine.errors import DataError
from procmine.words.say import say

PREFIX = "procmine-scratch-"
_LOCK = "lock"
_YOUNG = "lock-to-be"


class Scratch:
    """A folder of this process alone, made on first use and removed by `remove()`."""

    def __init__(self) -> None:
        try:
            _sweep(Path(tempfile.gettempdir()))
            self.path = Path(tempfile.mkdtemp(prefix=PREFIX))
        except OSError as error:
            raise DataError(
                say("no folder for temporary files: {strerror}", strerror=error.strerror),
                say("point TMPDIR at a folder that can be written to"),
            ) from None
        self._lock = _locked(self.path / _YOUNG)
        if self._lock is not None:  # whoever sees the lock by its name sees it locked
            (self.path / _YOUNG).rename(self.path / _LOCK)
        atexit.register(self.remove)

    def remove(self) -> None:
        """Remove the folder and all in it; a second call does nothing."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None
        shutil.rmtree(self.path, ignore_errors=True)
        atexit.unregister(self.remove)


def _locked(path: Path) -> int | None:
    """Open and lock a file; None where another process holds it or locks don't exist."""
    try:
        import fcntl
    except ImportError:  # Windows: no sweeping of dead folders there
        return None
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        return None
    return handle


def _sweep(parent: Path) -> None:
    """Remove the folders whose process was killed: their lock is free."""
    for folder in parent.glob(PREFIX + "*"):
        with contextlib.suppress(OSError):
            if not (folder / _LOCK).exists():
                continue  # of a process that is just starting
            handle = _locked(folder / _LOCK)
            if handle is not None:
                shutil.rmtree(folder, ignore_errors=True)
                os.close(handle)
