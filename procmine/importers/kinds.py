"""What kind of file it is, told by its first bytes."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path

from procmine.errors import NoEvents, UnreadableFile
from procmine.importers.packing import is_packed, pieces
from procmine.importers.text.guessing import wide_encoding
from procmine.words.say import say, unsaid

_HEAD = 1 << 16
#: First bytes of files that people take for logs: what they are, and what to do.
_OTHERS = (
    (b"%PDF", unsaid("a PDF"), unsaid("export the table as CSV")),
    (
        b"\xd0\xcf\x11\xe0",
        unsaid("an old or encrypted Excel workbook"),
        unsaid("save it as .xlsx without a password, or the sheet as CSV"),
    ),
    (b"\x89PNG", unsaid("a picture"), unsaid("name an event log")),
    (b"7z\xbc\xaf", unsaid("a 7-Zip archive"), unsaid("unpack it")),
    (b"BZh", unsaid("bzip2-compressed"), unsaid("unpack it, or compress it with gzip")),
    (b"\xfd7zXZ", unsaid("xz-compressed"), unsaid("unpack it, or compress it with gzip")),
)
#: UTF-16 and UTF-32 have zero bytes, and say what they are by these.
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes({*range(32)} - {*b"\t\n\f\r\x1b"})
#: Share of control characters from which on it is no text; one that got into a text is no harm.
_BINARY = 0.05
_DUCKDB_MARK = slice(8, 12)
#: What is in every Excel workbook, near its beginning or in the list at its end.
_WORKBOOK = (b"[Content_Types].xml", b"xl/workbook.xml")


class Kind(Enum):
    """The kinds of file that there are importers for."""

    TEXT = "text table"
    PARQUET = "Parquet"
    XES = "XES"
    MXML = "MXML"
    XLSX = "Excel workbook"
    JSON = "JSON Lines"
    OCEL_JSON = "OCEL as JSON"
    OCEL_XML = "OCEL as XML"
    SQLITE = "SQLite database"
    DUCKDB = "DuckDB database"
    ZIP = "ZIP archive"


def kind_of(file: Path, name: str) -> Kind:
    """Tell the kind; NoEvents for an empty file, UnreadableFile for what is no log."""
    head = next(pieces(file, name, _HEAD), b"")
    if not head.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise NoEvents(say("{name}: the file is empty", name=name), say("is it the right file?"))
    whole = _by_mark(file, head)
    if whole is not None:
        if is_packed(file):
            raise UnreadableFile(
                say("{name}: is {whole}, compressed as a whole", name=name, whole=whole.value),
                say("unpack it"),
            )
        return whole
    for first, what, hint in _OTHERS:
        if head.startswith(first):
            raise UnreadableFile(
                say("{name}: is {what}, not an event log", name=name, what=say(what)), say(hint)
            )
    if head.startswith(_WIDE):
        head = head.replace(b"\x00", b"")[2:]
    elif wide := wide_encoding(head):
        head = head.decode(wide, "replace").encode("utf-8", "replace")
    elif _is_binary(head):
        raise UnreadableFile(
            say("{name}: is a binary file", name=name),
            say("`procmine analyze --help` lists what can be read"),
        )
    return _of_text(head.lstrip(b"\xef\xbb\xbf \t\r\n"))


def _by_mark(file: Path, head: bytes) -> Kind | None:
    """Tell the kinds that are read in place, not as a stream."""
    if head.startswith(b"PAR1"):
        return Kind.PARQUET
    if head.startswith(b"SQLite format 3\x00"):
        return Kind.SQLITE
    if head[_DUCKDB_MARK] == b"DUCK":
        return Kind.DUCKDB
    if head.startswith(b"PK\x03\x04"):
        is_workbook = any(mark in head or mark in _end_of(file) for mark in _WORKBOOK)
        return Kind.XLSX if is_workbook else Kind.ZIP
    return None


def _end_of(file: Path) -> bytes:
    with file.open("rb") as raw:
        raw.seek(max(0, file.stat().st_size - _HEAD))
        return raw.read()


def _is_binary(head: bytes) -> bool:
    return len(head) - len(head.translate(None, _CONTROLS)) > _BINARY * len(head)


def _of_text(head: bytes) -> Kind:
    if head.startswith(b"<"):
        root = re.search(rb"<(?:\w+:)?([A-Za-z]\w*)", re.sub(rb"(?s)<!--.*?(-->|\Z)", b"", head))
        name = root[1].lower() if root else b""
        if name == b"workflowlog":
            return Kind.MXML
        is_ocel = name == b"log" and re.search(rb"<(object-types|objects|global)\b", head)
        return Kind.OCEL_XML if is_ocel and b"<trace" not in head and _is_ocel(head) else Kind.XES
    if head.startswith((b"{", b"[")) and _looks_like_json(head):
        return Kind.OCEL_JSON if _is_ocel(head) else Kind.JSON
    return Kind.TEXT


def _is_ocel(head: bytes) -> bool:
    # Any JSON may have an array called events; those of OCEL relate to objects.
    marks = rb'"ocel:|"(objectTypes|eventTypes)"\s*:\s*\['
    marks += rb'|(?s:"(events|objects)"\s*:\s*\[.*"(objectId|relationships)"\s*:)'
    marks += rb'|<object-types|<objects|scope="(object|object-type)"'
    return re.search(marks, head) is not None


def _looks_like_json(head: bytes) -> bool:
    return re.match(rb'\{\s*("|\}|$)|\[\s*(\{|\[|\]|$)', head) is not None
