"""Look through a workbook before it is read: what must not be, and what calamine doesn't tell.

Calamine takes memory for every cell between the first and the last of a sheet, and for a shared
text once a cell, so that a file of 3 KB ends the program; and it gives cells with errors as empty.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from procmine.errors import UnreadableFile
from procmine.eventlog import Limits
from procmine.importers.packing import PIECE, check_size
from procmine.importers.xlsx.part import Part, shared_bytes
from procmine.words.say import say

#: A sheet's cells, empty ones counted: so many in all; and beyond the second number no more than
#: its XML has bytes. And the bytes of texts that cells share.
_MOST_CELLS, _HARMLESS_CELLS, _MOST_SHARED = 100_000_000, 30_000_000, 4 * 2**30
#: The parts that name the sheets are small.
_LONGEST_INDEX = 1 << 24
_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")
_DATE_1904 = re.compile(rb"\bdate1904\s*=\s*[\"'](1|true|on)[\"']")


@dataclass(frozen=True, slots=True)
class Workbook:
    """What the parts of a workbook say; `sheets` has the part of each sheet, by its place."""

    sheets: dict[int, Part]
    from_1904: bool


def looked_through(file: Path, name: str, limits: Limits) -> Workbook:
    """Look through all parts; UnreadableFile where one is broken, locked, or of no good size."""
    parts: dict[str, Part] = {}
    indexes = {_BOOK: b"", _RELATIONS: b""}
    try:
        with zipfile.ZipFile(file) as packed:
            members = packed.infolist()
            _refuse_kinds(name, members)
            total = 0
            for member in members:
                part = parts[member.filename] = Part()
                for piece in _pieces(packed, member):
                    total += len(piece)
                    check_size(name, file.stat().st_size, total, limits)
                    part.look_at(piece)
                    if member.filename in indexes and part.size < _LONGEST_INDEX:
                        indexes[member.filename] += piece
                if _is_too_large(part):
                    part.measure(_pieces(packed, member))
                if _is_too_large(part):
                    raise UnreadableFile(
                        say(
                            "{name}: a sheet has room for {cells:,} cells, nearly all of"
                            " them empty",
                            name=name,
                            cells=part.rows * part.columns,
                        ),
                        say("delete what stands far from the table, or save the sheet as CSV"),
                    )
            _refuse_repeated(name, packed, parts)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
        raise UnreadableFile(
            say("{name}: the workbook is cut short, or broken inside", name=name),
            say("save or copy it again"),
        ) from None
    from_1904 = bool(_DATE_1904.search(indexes[_BOOK]))
    return Workbook(_placed(indexes[_BOOK], indexes[_RELATIONS], parts), from_1904)


def _refuse_kinds(name: str, members: list[zipfile.ZipInfo]) -> None:
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableFile(
            say("{name}: is encrypted", name=name), say("save it without a password")
        )
    if any(member.filename.endswith("workbook.bin") for member in members):
        raise UnreadableFile(
            say("{name}: is a binary Excel workbook", name=name), say("save it as .xlsx, or as CSV")
        )


def _pieces(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Give the bytes of a part, cut between cells, or else between tags."""
    tail = b""
    with packed.open(member) as stream:
        while piece := stream.read(PIECE):
            piece = tail + piece
            cut = max(piece.rfind(b"<c "), piece.rfind(b"<row"), piece.rfind(b"<si"))
            cut = cut if cut > 0 else piece.rfind(b"<")
            cut = cut if cut > 0 else len(piece)
            yield piece[:cut]
            tail = piece[cut:]
    yield tail


def _is_too_large(part: Part) -> bool:
    cells = part.rows * part.columns
    return cells > _MOST_CELLS or (cells > _HARMLESS_CELLS and cells > part.size)


def _refuse_repeated(name: str, packed: zipfile.ZipFile, parts: dict[str, Part]) -> None:
    """Refuse texts that are long in themselves and stand in many cells."""
    sharing = max((part.sharing for part in parts.values()), default=0)
    lists = [part.texts for part in parts.values() if part.texts]
    for texts in lists:
        if max(texts) * sharing <= _MOST_SHARED:
            continue
        for member in packed.infolist():
            taken = 0
            for size in shared_bytes(_pieces(packed, member), texts):
                taken += size
                if taken > _MOST_SHARED:
                    raise UnreadableFile(
                        say(
                            "{name}: long texts stand in so many cells that they take over"
                            " {most_shared} GB",
                            name=name,
                            most_shared=_MOST_SHARED // 2**30,
                        ),
                        say("save the sheet as CSV"),
                    )


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
