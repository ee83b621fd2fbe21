"""How DuckDB is told to write the rows of a query to a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from procmine.engine.dialect import literal, quoted

#: The name of the table in a database file.
TABLE = "events"
_DETACH = "DETACH DATABASE IF EXISTS target"


@dataclass(frozen=True, slots=True)
class Target:
    """A file to write, and its form.

    `csv` is a table as in RFC 4180, its lines ended by a line feed; nothing stands for null, and
    "" for an empty text. `lines` are the texts of the one column as they are, one a line.
    `parquet` is compressed by Zstandard; `duckdb` is a database with the table `events`.
    `delimiter` is for csv; `packed` compresses csv and lines by gzip.
    """

    path: Path
    form: Literal["csv", "lines", "parquet", "duckdb"]
    delimiter: str = ","
    packed: bool = False

    def tidied(self) -> tuple[str, ...]:
        """Give the statements that let go of a file that could not be written."""
        return (_DETACH,) if self.form == "duckdb" else ()

    def statements(self, sql: str) -> tuple[str, ...]:
        """Give the statements that write the rows of a query."""
        path = literal(str(self.path.absolute()))
        if self.form == "duckdb":
            return (
                f"ATTACH {path} AS target",
                f"CREATE TABLE target.{quoted(TABLE)} AS {sql}",
                _DETACH,
            )
        packing = f"COMPRESSION {'gzip' if self.packed else 'none'}"
        options = {
            "csv": f"FORMAT csv, HEADER true, DELIMITER {literal(self.delimiter)}, {packing}",
            "lines": f"FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\x02', {packing}",
            "parquet": "FORMAT parquet, COMPRESSION zstd",
        }[self.form]
        return (f"COPY ({sql}) TO {path} ({options}, USE_TMP_FILE false)",)
