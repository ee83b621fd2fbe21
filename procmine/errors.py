"""Everything that can go wrong, as one tree.

::

    ProcmineError              what the user sees: one line, and a hint what to do
    ├── UsageError             exit code 2: a wrong option, setting or argument
    │   └── ColumnError        a column that the user named, or that is needed, is not there
    └── DataError              exit code 3: the data cannot be read
        ├── UnreadableFile     not there, not permitted, a folder, broken or of no known format
        └── NoEvents           readable, but nothing in it is an event
"""

from __future__ import annotations

#: Exit codes of the program.
OK = 0
FINDINGS = 1
USAGE = 2
UNREADABLE = 3


class ProcmineError(Exception):
    """Say what is wrong in the user's words, and in a second line what to do about it."""

    exit_code = USAGE

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}\nhint: {self.hint}" if self.hint else self.message


class UsageError(ProcmineError):
    """Tell of an option, a setting or an argument that cannot be used."""


class ColumnError(UsageError):
    """Tell of a column that is needed and not there."""


class DataError(ProcmineError):
    """Tell that the data cannot be read."""

    exit_code = UNREADABLE


class UnreadableFile(DataError):
    """Tell of a file that is missing, broken or of no known format."""


class NoEvents(DataError):
    """Tell of a file that holds no event."""
