"""What kind of file it is, told by its first bytes."""

from __future__ import annotations

import gzip
import zlib
from enum import Enum
from pathlib import Path

from procmine.errors import NoEvents, UnreadableFile

_HEAD = 4096
GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
#: First bytes of files that people take for logs: what they are, and what to do.
_OTHERS = (
    (b"%PDF", "a PDF", "export the table as CSV"),
    (b"PK\x03\x04", "a ZIP archive or an Excel workbook", "unpack it, or save the sheet as CSV"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook", "save the sheet as CSV"),
    (b"SQLite format 3", "an SQLite database", "export the events as CSV"),
    (b"\x89PNG", "a picture", "name an event log"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it"),
    (b"BZh", "bzip2-compressed", "unpack it, or compress it with gzip"),
)


class Kind(Enum):
    """The kinds of file that there are importers for."""

    TEXT = "text table"
    PARQUET = "Parquet"
    XES = "XES"


def kind_of(file: Path, name: str) -> Kind:
    """Tell the kind; NoEvents for an empty file, UnreadableFile for what is no log."""
    head = _head(file, name)
    if not head.strip():
        raise NoEvents(f"{name}: the file is empty", "is it the right file?")
    if head.startswith(b"PAR1"):
        return Kind.PARQUET
    for first, what, hint in _OTHERS:
        if head.startswith(first):
            raise UnreadableFile(f"{name}: is {what}, not an event log", hint)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return Kind.XES
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnreadableFile(f"{name}: is a binary file", "procmine reads CSV, Parquet and XES")
    return Kind.TEXT


def _head(file: Path, name: str) -> bytes:
    with file.open("rb") as raw:
        head = raw.read(_HEAD)
    if not head.startswith(GZIP):
        return head if not head.startswith(ZSTD) else b"compressed"
    try:
        with gzip.open(file) as unpacked:
            return unpacked.read(_HEAD)
    except (OSError, EOFError, zlib.error):
        raise UnreadableFile(
            f"{name}: the gzip file is broken or cut short", "copy it again"
        ) from None
