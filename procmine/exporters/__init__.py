"""Exporters: each writes the canonical log as a file of one format.

What is written is read back without options: the same events in the same order (XES puts those of
one case together), with their starts, attributes and time zones.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from procmine.errors import UsageError
from procmine.eventlog import EventLog
from procmine.words.say import say
from procmine.writing import replacing

#: The module that writes the files whose name has this ending, imported when one is written.
EXPORTERS: dict[str, str] = {
    ".csv": "csv_table",
    ".csv.gz": "csv_table",
    ".tsv": "csv_table",
    ".tsv.gz": "csv_table",
    ".parquet": "parquet",
    ".duckdb": "duckdb_file",
    ".xes": "xes",
    ".xes.gz": "xes",
    ".json": "ocel_json",
    ".jsonocel": "ocel_json",
    ".ocel.xml": "ocel_xml",
    ".xmlocel": "ocel_xml",
    ".sqlite": "ocel_sqlite",
    ".sqliteocel": "ocel_sqlite",
}


def write_log(log: EventLog, path: str | Path) -> tuple[str, ...]:
    """Write a log's events to a file, in the format that its ending says (EXPORTERS).

    The file is there whole or not at all, and takes the place of an older one. Gives sentences
    that say what the format can't hold. Raises UsageError for an ending that says no format, and
    where the file can't be written.
    """
    ending = ending_of(path)
    module = import_module(f"procmine.exporters.{EXPORTERS[ending]}")
    with replacing(Path(path)) as unfinished:
        notes: tuple[str, ...] = module.write(log, unfinished, ending)
    return notes


def ending_of(path: str | Path) -> str:
    """Give the ending that says the format of a file to write; UsageError where none does."""
    name = Path(path).name.lower()
    ending = max((e for e in EXPORTERS if name.endswith(e)), key=len, default=None)
    if ending is None:
        raise UsageError(
            say("{path}: the ending says no format to write", path=path),
            say("let it end in {endings}", endings=", ".join(EXPORTERS)),
        )
    return ending
