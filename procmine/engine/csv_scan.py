"""How DuckDB is told to read a text table, and how the lines that it could not read are counted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from procmine.engine.dialect import LONGEST_LINE, CsvDialect, literal, quoted
from procmine.words.say import unsaid

#: Rejected lines are kept up to this many, to tell of the first; all are counted.
KEPT = 1000
#: The file is read in pieces that hold two of the longest lines; DuckDB would take sixteen.
_BUFFER = 2 * LONGEST_LINE
#: DuckDB says this where a text holds a line break and short lines are to be filled up.
_NEEDS_MULTILINE = "null_padding in conjunction with quoted new lines"
REASONS = {
    "LINE SIZE OVER MAXIMUM": f"more than {LONGEST_LINE // 2**20} MB",
    "MISSING COLUMNS": unsaid("fewer fields than columns"),
    "TOO MANY COLUMNS": unsaid("more fields than columns"),
    "UNQUOTED VALUE": unsaid("a quote that is not closed, or not doubled inside a text"),
}


@dataclass(frozen=True, slots=True)
class CsvScan:
    """A text table under a name.

    Short lines are filled up, as long as no text holds a line break (`multiline`): DuckDB can't
    do both on several threads, and on one it drops the end of a file with an open quote.
    """

    name: str
    path: Path
    dialect: CsvDialect
    multiline: bool = False

    def sql(self) -> str:
        """Give the query for the table's rows, all columns as text."""
        if not self._spare:
            return f"SELECT * FROM {self._read()}"
        listed = ", ".join(map(quoted, self.dialect.columns))
        return f"SELECT {listed} FROM {self._read()} WHERE NOT {self._too_long()}"

    def too_long(self) -> str | None:
        """Give the query for the text of a row with something in its spare cells."""
        if not self._spare:
            return None
        text = f"concat_ws({literal(self.dialect.delimiter)}, *COLUMNS(*))"
        return f"SELECT {text} FROM {self._read()} WHERE {self._too_long()} LIMIT 1"

    @property
    def _spare(self) -> tuple[str, ...]:
        columns = self.dialect.columns
        made = (f"spare {i}" for i in range(1, len(columns) + self.dialect.spare + 1))
        taken = {column.lower() for column in columns}
        return tuple([name for name in made if name not in taken][: self.dialect.spare])

    def _too_long(self) -> str:
        return f"(concat({', '.join(map(quoted, self._spare))}) <> '')"

    def _read(self) -> str:
        dialect = self.dialect
        names = (*dialect.columns, *self._spare)
        columns = ", ".join(f"{literal(column)}: 'VARCHAR'" for column in names)
        return (
            f"read_csv({files(self.path)}, auto_detect = false,"
            # What is packed has been unpacked; a name that ends in .gz says nothing.
            " compression = 'none',"
            f" delim = {literal(dialect.delimiter)}, quote = {literal(dialect.quote)},"
            f" escape = {literal(dialect.quote)}, header = {str(dialect.header).lower()},"
            f" skip = {dialect.skip},"
            f" columns = {{{columns}}}, null_padding = {str(not self.multiline).lower()},"
            f" strict_mode = true, max_line_size = {LONGEST_LINE}, buffer_size = {_BUFFER},"
            f" store_rejects = true, rejects_limit = {KEPT})"
        )

    def needs_multiline(self, error: Exception) -> bool:
        """Say whether an error means that the table has to be read with `multiline`."""
        return not self.multiline and _NEEDS_MULTILINE in str(error)

    def lines(self) -> int:
        """Count the lines below the header that aren't blank."""
        with self.path.open("rb") as file:
            said = sum(bool(line.strip(b"\r\n")) for line in file)
        return said - self.dialect.above - self.dialect.header


def files(path: Path) -> str:
    """Give the SQL for one file, whose name is no pattern."""
    text = "".join(f"[{c}]" if c in "*?[" else c for c in str(path.absolute()))
    return f"[{literal(text)}]"
