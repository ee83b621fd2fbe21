"""Sentences and their places on a text page: every word goes through here, cleaned."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from procmine.report import Language
from procmine.words import clean_text, count_text, sentence

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

#: Pages narrower than this are short of room; those from WIDE on have room for bars.
NARROW = 72
WIDE = 120
#: Style of words that only point to what stands beside them, and of those to read first.
QUIET = "dim"
STRONG = "bold"
#: Cells between two columns, and those that a table leaves to the names of its rows.
GAP = 2
NAME_CELLS = 12


def counted(count: int, noun: str, language: Language) -> str:
    """Write a count with its noun: 1 case, 1,200 cases."""
    key = f"{noun}_1" if count == 1 else f"{noun}_n"
    return sentence(key, language, count=count_text(count))


def joined(parts: Iterable[str], language: Language) -> str:
    """List `parts` with the comma of the language."""
    return ("、" if language == "zh" else ", ").join(parts)


def plain(text: str, style: str = "") -> Text:
    """Make text in which nothing is markup and nothing steers the terminal."""
    from rich.text import Text

    return Text(clean_text(text), style=style, overflow="fold")


def indented(part: RenderableType, cells: int = 2) -> RenderableType:
    """Move `part` to the right."""
    from rich.padding import Padding

    return Padding(part, (0, 0, 0, cells), expand=False)


def beside(lead: Text, body: RenderableType, cells: int = 0) -> Table:
    """Put `body` to the right of `lead`, which takes `cells` or its own width."""
    from rich.table import Table

    grid = Table.grid()
    grid.add_column(width=cells or lead.cell_len, no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(lead, body)
    return grid


def entries(rows: Iterable[tuple[str, str]]) -> Table:
    """Put each value beside its key, the values under each other."""
    from rich.table import Table

    grid = Table.grid(padding=(0, GAP, 0, 0))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for key, value in rows:
        grid.add_row(plain(key, QUIET), plain(value))
    return grid


def figures(heads: list[str], rows: list[list[str]], width: int) -> Table:
    """Put numbers under their heads, after names that are shortened to the rest of `width`.

    Columns from the middle are left out where the page is too narrow: a number is never cut.
    """
    from rich.cells import cell_len
    from rich.table import Table

    columns = [list(column) for column in zip(heads, *rows, strict=True)]
    while (room := width - sum(GAP + max(map(cell_len, c)) for c in columns[1:])) < NAME_CELLS:
        del columns[len(columns) // 2]
    table = Table(box=None, padding=(0, GAP, 0, 0), pad_edge=False, header_style=QUIET)
    for place, (head, *_) in enumerate(columns):
        table.add_column(plain(head), justify="right" if place else "left", no_wrap=True)
    for name, *cells in zip(*(column[1:] for column in columns), strict=True):
        table.add_row(plain(shortened(name, room)), *map(plain, cells))
    return table


def shortened(text: str, cells: int) -> str:
    """Cut out the middle of what is wider than `cells`: both ends of a name tell it apart."""
    from rich.cells import cell_len

    text = clean_text(text)
    if cell_len(text) <= cells:
        return text
    tail_cells = (cells - 1) // 2
    head, tail = text[:cells], text[-cells:]
    while cell_len(head) > cells - 1 - tail_cells:
        head = head[:-1]
    while cell_len(tail) > tail_cells:
        tail = tail[1:]
    return f"{head.rstrip()}…{tail.lstrip()}"
