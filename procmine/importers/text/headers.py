"""Which row of a text table names its columns: titles and export dates may stand above it."""

from __future__ import annotations

from collections.abc import Sequence

from procmine.eventlog import timestamps
from procmine.words.columns import known_names

#: A header is looked for among this many rows.
_DEEPEST = 50
#: Share of the cells that a header has filled, where it has as many as the rows below.
_FILLED = 0.6


def header_place(table: Sequence[Sequence[str]]) -> int:
    """Give the place of the header, or of the first row where there is none."""
    width = _usual_width(table)
    first = next((i for i, row in enumerate(table) if row), 0)
    # A header has rows below it.
    head = list(table[: first + _DEEPEST])[: max(first + 1, len(table) - 1)]
    if width < 2:
        return first
    fitting = next((i for i, row in enumerate(head) if _fits(row, width)), first)
    named = next((i for i, row in enumerate(head) if known_names(row) > 1 and is_header(row)), None)
    if named is not None and not is_header(head[first]):
        return named  # an export date may stand above it, in a row as wide
    if fitting == first and (known_names(head[first]) or not is_header(head[first])):
        return first
    if named is not None:
        return named
    if fitting != first and not is_header(head[fitting]):
        # Rows of another width below a row of names: that is a header, and they are ragged.
        return first if len(_filled(head[first])) > 1 and is_header(head[first]) else fitting
    return fitting


def is_header(cells: Sequence[str]) -> bool:
    """Say whether a row names columns: no cell is a time, nor a number beside unknown names."""
    texts = _filled(cells)
    if any(_is_time(text) for text in texts):
        return False
    return known_names(texts) >= 2 or not any(_is_number(text) for text in texts)


def spare_cells(rows: Sequence[Sequence[str]], columns: int) -> int:
    """Tell how many empty cells rows have beyond the last column, at most."""
    beyond = [row[columns:] for row in rows if len(row) > columns]
    return max((len(cells) for cells in beyond if not _filled(cells)), default=0)


def _usual_width(table: Sequence[Sequence[str]]) -> int:
    """Give the commonest width of the rows far below, which are no titles."""
    widths = [len(row) for row in table if len(row) > 1]
    below = widths[len(widths) // 2 :]
    return max(below, key=lambda width: (below.count(width), widths.count(width)), default=1)


def _fits(row: Sequence[str], width: int) -> bool:
    filled = len(_filled(row))
    return filled >= width or (len(row) == width and filled >= max(2, _FILLED * width))


def _filled(cells: Sequence[str]) -> list[str]:
    return [text for cell in cells if (text := cell.strip())]


def _is_time(text: str) -> bool:
    form, _ = timestamps.recognise([text])
    return form is not None and not _is_number(text)


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).replace(",", "", 1).lstrip("-").isdigit()
