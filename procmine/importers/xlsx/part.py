"""What the XML inside a workbook says of its cells: how far they reach, and what is in them.

It is told by patterns, a piece at a time and at hundreds of megabytes a second, for it is read
before calamine reads it again. Nearly all programs write a cell as `<c r="A1" ...>`; others take
slower patterns.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

#: Cells nearer than that aren't looked at one by one.
_NEAR_ROWS, _MIDDLE_ROWS, _NEAR_COLUMNS = 99_999, 999_999, 26
_MIDDLE = re.compile(rb'<c r="[A-Z]+\d{6}')
#: Cells that hold something.
_FAR = re.compile(rb'<c r="(?=[A-Z]{2}|[A-Z]\d{7})([A-Z]+)(\d+)"[^<>]*(?<!/)>(?!</)')
_ODD = re.compile(rb'<c(?! r="[A-Z]+\d+")[\s/>]')
_ANY = re.compile(rb"<(?:\w+:)?c\s[^<>]*?\br\s*=\s*[\"']([A-Za-z]+)(\d+)[\"'][^<>]*(?<!/)>(?!</)")
#: Cells may say nothing of where they stand: then they follow the one before.
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
_ERROR = re.compile(
    rb"<(?:\w+:)?c\s([^<>]*\bt\s*=\s*[\"']e[\"'][^<>]*)>(?:<(?:\w+:)?f[^>]*?(?:/>|>[^<]*</[^>]*>))?"
    rb"\s*<(?:\w+:)?v>([^<]*)<"
)
_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]+)(\d+)")
#: A cell whose text stands in a list, by its place there; and the ends of that list's texts.
_SHARED = re.compile(rb"\bt\s*=\s*[\"']s[\"'][^<>]*>\s*<(?:\w+:)?v>(\d{1,10})<")
_TEXT_END = re.compile(rb"</(?:\w+:)?si\s*>|<(?:\w+:)?si\s*/>")


@dataclass
class Part:
    """One file inside a workbook."""

    size: int = 0
    rows: int = _NEAR_ROWS
    columns: int = _NEAR_COLUMNS
    #: Rows that have begun, and cells of the last of them so far.
    rows_begun: int = 0
    in_row: int = 0
    #: Whether some cells don't say where they stand, or say it in an odd way.
    odd: bool = False
    #: By row and column from 0: what the error is called.
    errors: list[tuple[int, int, str]] = field(default_factory=list)
    #: How many cells have a text of the list, and how long its texts are.
    sharing: int = 0
    texts: array[int] = field(default_factory=lambda: array("Q"))
    in_text: int = 0

    def look_at(self, piece: bytes) -> None:
        """Look at a piece of the part, which is cut between tags."""
        self.size += len(piece)
        self.rows_begun += piece.count(b"<row") + piece.count(b":row")
        if b":c" in piece or _ODD.search(piece):
            self.odd = True
            self._reach(_ANY.findall(piece))
            cells = [len(_CELL.findall(row)) for row in _ROW.split(piece)]
            cells[0] += self.in_row  # which the last piece began
            self.in_row = cells[-1]
            self.columns = max(self.columns, *cells)
        else:
            self._reach(_FAR.findall(piece))
        if self.odd:
            self.rows = max(self.rows, self.rows_begun)
        if self.rows < _MIDDLE_ROWS and _MIDDLE.search(piece):
            self.rows = _MIDDLE_ROWS
        if b't="e"' in piece or b"t='e'" in piece:
            self.errors += _errors(piece)
        self._look_at_texts(piece)

    def measure(self, pieces: Iterable[bytes]) -> None:
        """Find out how far the cells reach, where look_at() can only say how far at most."""
        self.rows, self.columns = (self.rows_begun, self.columns) if self.odd else (1, 1)
        for piece in pieces:
            self._reach(_ANY.findall(piece))

    def errors_from(self, first: int) -> Counter[tuple[int, str]]:
        """Count the errors in the rows from `first` on, by column and by what they are called."""
        return Counter((column, text) for row, column, text in self.errors if row >= first)

    def _reach(self, cells: list[tuple[bytes, bytes]]) -> None:
        if cells:
            self.rows = max(self.rows, *(int(row[:10]) for row in {row for _, row in cells}))
            self.columns = max(self.columns, *map(_column, {letters for letters, _ in cells}))

    def _look_at_texts(self, piece: bytes) -> None:
        self.sharing += _sharing(piece)
        if b"si>" not in piece and not self.texts and not self.in_text:
            return
        # In a comment or in quotation, what looks like an end of a text may be none.
        whole = b"<!" in piece
        lengths = array("Q", map(len, [piece] if whole else _TEXT_END.split(piece)))
        lengths[0] += self.in_text
        self.in_text = lengths.pop()
        self.texts += lengths


def shared_bytes(pieces: Iterable[bytes], texts: array[int]) -> Iterator[int]:
    """Give, for each piece of a sheet, how many bytes its cells take that share `texts`.

    A cell whose text can't be told may have the longest.
    """
    longest = max(texts, default=0)
    for piece in pieces:
        found = Counter(map(int, _SHARED.findall(piece)))
        untold = _sharing(piece) - found.total()
        told = sum(texts[i] * n for i, n in found.items() if i < len(texts))
        yield told + max(0, untold) * longest


def _sharing(piece: bytes) -> int:
    """Count the cells that may share a text, by the value of their type."""
    return piece.count(b'"s"') + piece.count(b"'s'")


def _errors(piece: bytes) -> Iterator[tuple[int, int, str]]:
    for attributes, text in _ERROR.findall(piece):
        if place := _PLACE.search(attributes):
            kind = text.decode("utf-8", "replace")
            yield int(place[2][:10]) - 1, _column(place[1]) - 1, kind


def _column(letters: bytes) -> int:
    """Give the number of a column, from 1; letters beyond what Excel has make a large one."""
    number = 0
    for letter in letters[:8].upper():
        number = number * 26 + letter - 64
    return number
