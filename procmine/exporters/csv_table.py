"""CSV and TSV, plain or compressed by gzip.

UTF-8 without a mark, quoted as in RFC 4180, lines ended by a line feed. Times are ISO 8601. It is
for machines and keeps every text as it is: also one that begins with =, +, - or @, which a
spreadsheet program may take for a formula. A null is nothing, an empty text is "".
"""

from __future__ import annotations

from pathlib import Path

from procmine.engine import Target, quoted
from procmine.eventlog import EventLog
from procmine.exporters._columns import columns_of
from procmine.exporters._texts import text


def write(log: EventLog, file: Path, ending: str) -> tuple[str, ...]:
    """Write the events in their order; there is nothing that a table can't hold."""
    listed = ", ".join(f"{text(c)} AS {quoted(c.name)}" for c in columns_of(log))
    log.engine.write(
        f"SELECT {listed} FROM events ORDER BY position",
        Target(
            file,
            "csv",
            delimiter="\t" if ending.startswith(".tsv") else ",",
            packed=ending.endswith(".gz"),
        ),
    )
    return ()
