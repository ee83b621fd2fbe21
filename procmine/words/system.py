"""What the operating system says of an error, in the language in force."""

from __future__ import annotations

from procmine.words.say import say, unsaid

#: What Linux and macOS say most often, so that the catalogues have it.
REASONS = (
    unsaid("File name too long"),
    unsaid("Input/output error"),
    unsaid("Is a directory"),
    unsaid("No space left on device"),
    unsaid("No such file or directory"),
    unsaid("Not a directory"),
    unsaid("Permission denied"),
    unsaid("Read-only file system"),
)


def reason_of(error: Exception) -> str:
    """Give the system's reason of an error, or what the error itself says where there is none."""
    return say(getattr(error, "strerror", None) or str(error))
