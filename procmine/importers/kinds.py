"""What kind of file it is, told by its first bytes."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from procmine.errors import NoEvents, UnreadableFile
from procmine.importers.packing import is_packed, pieces

_HEAD = 4096
#: First bytes of files that people take for logs: what they are, and what to do.
_OTHERS = (
    (b"%PDF", "a PDF", "export the table as CSV"),
    (b"PK\x03\x04", "a ZIP archive or an Excel workbook", "unpack it, or save the sheet as CSV"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook", "save the sheet as CSV"),
    (b"SQLite format 3", "an SQLite database", "export the events as CSV"),
    (b"\x89PNG", "a picture", "name an event log"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it"),
    (b"BZh", "bzip2-compressed", "unpack it, or compress it with gzip"),
    (b"\xfd7zXZ", "xz-compressed", "unpack it, or compress it with gzip"),
)
#: UTF-16 and UTF-32 have zero bytes, and say what they are by these.
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes({*range(32)} - {*b"\t\n\f\r\x1b"})
#: Share of control characters from which on it is no text; one that got into a text is no harm.
_BINARY = 0.05


class Kind(Enum):
    """The kinds of file that there are importers for."""

    TEXT = "text table"
    PARQUET = "Parquet"
    XES = "XES"


def kind_of(file: Path, name: str) -> Kind:
    """Tell the kind; NoEvents for an empty file, UnreadableFile for what is no log."""
    head = next(pieces(file, name, _HEAD), b"")
    if not head.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise NoEvents(f"{name}: the file is empty", "is it the right file?")
    if head.startswith(b"PAR1"):
        if is_packed(file):
            raise UnreadableFile(f"{name}: is Parquet, compressed as a whole", "unpack it")
        return Kind.PARQUET
    for first, what, hint in _OTHERS:
        if head.startswith(first):
            raise UnreadableFile(f"{name}: is {what}, not an event log", hint)
    if head.startswith(_WIDE):
        head = head.replace(b"\x00", b"")[2:]
    elif len(head) - len(head.translate(None, _CONTROLS)) > _BINARY * len(head):
        raise UnreadableFile(f"{name}: is a binary file", "procmine reads CSV, Parquet and XES")
    return Kind.XES if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") else Kind.TEXT
