"""A table of a report: typed columns, each with its definition, and rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from procmine.report import Language
from procmine.words import LABELS, clean_text, count_text, label
from procmine.words.history import HISTORY, told
from procmine.words.tables import column_words, table_said, table_words

#: What a column holds. Hours are of the clock, shares from 0 to 1, times of the log's own clock
#: (UTC where it has a zone). A word is a code of the contract, such as high, that has a label, or
#: several of them; a query is text of several lines.
ColumnKind = Literal[
    "text", "word", "query", "count", "share", "hours", "time", "number", "flag"
]  # fmt: skip
#: What stands between several texts or words in one cell.
_BETWEEN = "; "
Cell = str | int | float | bool | datetime | None
#: A column's name and kind, as a builder lists them.
Spec = tuple[str, ColumnKind]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name for programs, the same in every language, and its words for people.

    `absent` is what people read where a cell is empty for a reason.
    """

    name: str
    kind: ColumnKind
    title: str
    meaning: str
    absent: str | None = None


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table of a report; `about` says what a row is, `left_out` how many rows are not here."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    left_out: int = 0

    def place(self, column: str) -> int:
        """Say the how-manieth column, from 0, has the name; KeyError where none has."""
        names = [column.name for column in self.columns]
        if column not in names:
            raise KeyError(column)
        return names.index(column)


def table(
    name: str,
    specs: Sequence[Spec],
    rows: Iterable[Sequence[Cell]],
    language: Language,
    *,
    about: str = "",
    left_out: int = 0,
    absent: Mapping[str, str] | None = None,
) -> DataTable:
    """Make a table whose words are those of its name; what came with the log is cleaned.

    `about` replaces the table's own sentence on what a row is; `absent` says for a column's name
    what an empty cell stands for.
    """
    title, usual = table_words(name, language)
    about = about or usual
    if left_out:
        about += table_said("left_out", language, count=count_text(left_out))
    columns = tuple(
        Column(column, kind, *column_words(name, column, language), (absent or {}).get(column))
        for column, kind in specs
    )
    cleaned = tuple(tuple(map(_cleaned, row, columns)) for row in rows)
    return DataTable(name, title, about, columns, cleaned, left_out)


def in_words(column: Column, value: Cell, language: Language) -> Cell:
    """Give words as people read them; any other value, and a word without label, as it is."""
    if value is None:
        return column.absent
    if column.kind != "word":
        return value
    keys = [(f"{column.name}_{word}", word) for word in str(value).split(_BETWEEN)]
    return listed(_word(key, word, language) for key, word in keys)


def moment(text: str) -> datetime | None:
    """Read an ISO 8601 time; None where it is none."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None


def listed(texts: Iterable[str]) -> str:
    """Write several texts in one cell."""
    return _BETWEEN.join(texts)


# Private functions


def _word(key: str, word: str, language: Language) -> str:
    if key in HISTORY:
        return told(key, language)
    return label(key, language) if key in LABELS else word


def _cleaned(cell: Cell, column: Column) -> Cell:
    """Take out what is no text to read; a query keeps its lines."""
    if not isinstance(cell, str):
        return cell
    if column.kind == "query":
        return "\n".join(map(clean_text, cell.split("\n")))
    return clean_text(cell)
