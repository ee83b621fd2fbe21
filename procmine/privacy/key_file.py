"""The file with the key of the pseudonyms: 32 random bytes, which its owner alone may read."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from procmine.errors import UsageError
from procmine.words.say import say
from procmine.words.system import reason_of

_BYTES = 32
_LONGEST = 1000


def random_key() -> bytes:
    """Give a key that nobody knows."""
    return secrets.token_bytes(_BYTES)


def kept_key(file: Path) -> tuple[bytes, bool]:
    """Give the key that a file keeps, and whether it is new: made now, as there was no file.

    UsageError where it can't be read or written, or holds no key.
    """
    try:
        return _read(file), False
    except FileNotFoundError:
        pass
    except OSError as error:
        raise UsageError(f"{file}: {reason_of(error)}", say("check who may read it")) from None
    key = random_key()
    try:
        number = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(number, "w", encoding="ascii") as text:
            text.write(key.hex() + "\n")
    except FileExistsError:  # another run was sooner
        return _read(file), False
    except OSError as error:
        raise UsageError(
            say(
                "{file}: the key of the pseudonyms can't be written: {reason}",
                file=file,
                reason=reason_of(error),
            ),
            say("name a file in a folder that you may write to: --key FILE"),
        ) from None
    return key, True


def _read(file: Path) -> bytes:
    with file.open("rb") as content:
        text = content.read(_LONGEST)
    try:
        key = bytes.fromhex(text.decode("ascii").strip())
    except ValueError:
        key = b""
    if len(key) != _BYTES:
        raise UsageError(
            say("{file}: holds no key of pseudonyms", file=file),
            say("name another with --key; a new file gets one"),
        )
    return key
