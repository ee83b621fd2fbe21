"""Look through a workbook before it is read: what must not be, and what calamine doesn't tell.

Calamine takes memory for every cell between the first and the last of a sheet, so that two cells
far apart end the program; and it gives cells with errors as empty ones.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from procmine.errors import UnreadableFile
from procmine.eventlog import Limits
from procmine.importers.packing import PIECE, check_size

#: A sheet's cells, empty ones counted: so many in all; and beyond the second number no more than
#: its XML has bytes. The nearest ones, of which there can be no more than that, aren't looked at.
_MOST_CELLS, _HARMLESS_CELLS = 100_000_000, 30_000_000
_NEAR_ROWS, _NEAR_COLUMNS = 999_999, 26
#: The parts that name the sheets are small.
_LONGEST_INDEX = 1 << 24
_TAIL = 1 << 12

#: Cells that hold something, as nearly all programs write them: `<c r="A1" ...>`.
_FAR = re.compile(rb'<c r="(?=[A-Z]{2}|[A-Z]\d{7})([A-Z]+)(\d+)"[^<>]*(?<!/)>(?!</)')
_ODD = re.compile(rb'<c(?! r="[A-Z]+\d+")[\s/>]')
#: The same, however they are written; and those that stand where they stand in their row.
_FAR_ODD = re.compile(
    rb"<(?:\w+:)?c\s[^<>]*?\br\s*=\s*[\"'](?=[A-Za-z]{2}|[A-Za-z]\d{7})"
    rb"([A-Za-z]+)(\d+)[\"'][^<>]*(?<!/)>(?!</)"
)
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ERROR = re.compile(rb"\st\s*=\s*[\"']e[\"']")
_ERROR = re.compile(
    rb"<(?:\w+:)?c\s([^<>]*\bt\s*=\s*[\"']e[\"'][^<>]*)>(?:<(?:\w+:)?f[^>]*?(?:/>|>[^<]*</[^>]*>))?"
    rb"\s*<(?:\w+:)?v>([^<]*)<"
)
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]+)(\d+)")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_DATE_1904 = re.compile(rb"\bdate1904\s*=\s*[\"'](1|true|on)[\"']")


@dataclass
class Part:
    """One file inside a workbook: how far its cells reach, and those that hold an error."""

    size: int = 0
    rows: int = _NEAR_ROWS
    columns: int = _NEAR_COLUMNS
    #: Rows that have begun, and cells of the last of them so far.
    rows_begun: int = 0
    in_row: int = 0
    #: By row and column from 0: what the error is called.
    errors: list[tuple[int, int, str]] = field(default_factory=list)

    def errors_from(self, first: int) -> Counter[tuple[int, str]]:
        """Count the errors in the rows from `first` on, by column and by what they are called."""
        return Counter((column, text) for row, column, text in self.errors if row >= first)


@dataclass(frozen=True, slots=True)
class Workbook:
    """What the parts of a workbook say; `sheets` has the part of each sheet, by its place."""

    sheets: dict[int, Part]
    from_1904: bool


def looked_through(file: Path, name: str, limits: Limits) -> Workbook:
    """Look through all parts; UnreadableFile where one is broken, locked, or of no good size."""
    parts: dict[str, Part] = {}
    kept: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(file) as packed:
            for member in packed.infolist():
                if member.flag_bits & 1:
                    raise UnreadableFile(f"{name}: is encrypted", "save it without a password")
                if member.filename.endswith("workbook.bin"):
                    raise UnreadableFile(
                        f"{name}: is a binary Excel workbook", "save it as .xlsx, or as CSV"
                    )
            total = 0
            for member in packed.infolist():
                part = parts[member.filename] = Part()
                index = member.filename.endswith(("xl/workbook.xml", "workbook.xml.rels"))
                for piece in _whole_cells(_pieces(packed, member)):
                    total += len(piece)
                    check_size(name, file.stat().st_size, total, limits)
                    _look_at(piece, part)
                    _refuse_far(name, part)
                    if index and part.size < _LONGEST_INDEX:
                        kept[member.filename] = kept.get(member.filename, b"") + piece
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
        raise UnreadableFile(
            f"{name}: the workbook is cut short, or broken inside", "save or copy it again"
        ) from None
    book = kept.get("xl/workbook.xml", b"")
    relations = kept.get("xl/_rels/workbook.xml.rels", b"")
    return Workbook(_placed(book, relations, parts), bool(_DATE_1904.search(book)))


def _pieces(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    with packed.open(member) as stream:
        while piece := stream.read(PIECE):
            yield piece


def _whole_cells(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Cut between cells, not within one."""
    tail = b""
    for piece in pieces:
        piece = tail + piece
        cut = max(piece.rfind(b"<c ", -_TAIL), piece.rfind(b"<row", -_TAIL))
        if cut <= 0:
            cut = len(piece)
        yield piece[:cut]
        tail = piece[cut:]
    yield tail


def _look_at(piece: bytes, part: Part) -> None:
    part.size += len(piece)
    part.rows_begun += piece.count(b"<row") + piece.count(b":row")
    is_odd = b":c" in piece or _ODD.search(piece)
    for letters, row in set((_FAR_ODD if is_odd else _FAR).findall(piece)):
        part.rows = max(part.rows, int(row[:10]))
        part.columns = max(part.columns, _column(letters))
    if is_odd:
        cells = [len(_CELL.findall(row)) for row in _ROW.split(piece)]
        cells[0] += part.in_row  # which the last piece began
        part.in_row = cells[-1]
        part.columns = max(part.columns, *cells)
        part.rows = max(part.rows, part.rows_begun)
    if b't="e"' in piece or b"t='e'" in piece:
        for attributes, text in _ERROR.findall(piece):
            if place := _PLACE.search(attributes):
                kind = text.decode("utf-8", "replace")
                part.errors.append((int(place[2][:10]) - 1, _column(place[1]) - 1, kind))


def _refuse_far(name: str, part: Part) -> None:
    cells = part.rows * part.columns
    if cells > _MOST_CELLS or (cells > _HARMLESS_CELLS and cells > part.size):
        raise UnreadableFile(
            f"{name}: a sheet has room for {cells:,} cells, nearly all of them empty",
            "delete what stands far from the table, or save the sheet as CSV",
        )


def _column(letters: bytes) -> int:
    """Give the number of a column, from 1; letters beyond what Excel has make a large one."""
    number = 0
    for letter in letters[:8].upper():
        number = number * 26 + letter - 64
    return number


def _placed(book: bytes, relations: bytes, parts: dict[str, Part]) -> dict[int, Part]:
    """Find the part of each sheet."""
    targets = {
        _attribute(relation, b"Id"): _attribute(relation, b"Target")
        for relation in _RELATION.findall(relations)
    }
    placed = {}
    for place, sheet in enumerate(_SHEET.findall(book)):
        target = targets.get(_attribute(sheet, rb"\w+:id"), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path in parts:
            placed[place] = parts[path]
    return placed


def _attribute(tag: bytes, name: bytes) -> str:
    found = re.search(rb"\s" + name + rb"\s*=\s*[\"']([^\"']*)", tag)
    return found[1].decode("utf-8", "replace") if found else ""
