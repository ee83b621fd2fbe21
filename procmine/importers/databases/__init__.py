"""Databases: SQLite and DuckDB files, and a PostgreSQL server by its address.

They can only be read. What a file's own views do is kept in bounds, for others wrote them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from procmine.engine import Database, Engine
from procmine.errors import NoEvents, UnreadableFile
from procmine.eventlog import Limits, Reading, Source
from procmine.eventlog.columns import distinct
from procmine.importers.given import Input
from procmine.importers.kinds import Kind, kind_of
from procmine.importers.packing import check_size
from procmine.words.addresses import without_secrets
from procmine.words.say import say
from procmine.words.text import clean_text

if TYPE_CHECKING:
    import pyarrow as pa

_URL = re.compile(r"(sqlite|duckdb|postgres(?:ql)?):", re.IGNORECASE)
_FILE_KINDS = {"sqlite": Kind.SQLITE, "duckdb": Kind.DUCKDB}


def is_url(text: str) -> bool:
    """Say whether a text is the address of a database."""
    return _URL.match(text) is not None


def rows_of_url(engine: Engine, url: str, relation: str, reading: Reading) -> Source:
    """Name the rows of the database at an address; errors as of rows(), and of the connection."""
    scheme, _, rest = url.partition(":")
    kind = _FILE_KINDS.get(scheme.lower())
    if kind is None:
        from procmine.importers.databases.postgresql import PostgreSQL

        name = without_secrets(url)
        with PostgreSQL(url, name) as database:
            return _events(engine, database, name, relation, reading)
    file = _file_of(rest)
    if not _is_file(file):
        raise UnreadableFile(
            say("{path}: there is no such file", path=clean_text(url)),
            say("check the path; write it {scheme}:FILE", scheme=scheme),
        )
    found = kind_of(file, file.name)
    if found is not kind:
        raise UnreadableFile(
            say("{name}: is no {kind}", name=file.name, kind=kind.value),
            say("leave out '{scheme}:', for it is {found}", scheme=scheme, found=found.value),
        )
    return rows(engine, Input(file, file.name, relation, reading))


def rows(engine: Engine, given: Input) -> Source:
    """Name the rows of a table or query of a database file, or of an object-centric log in it.

    Raises UnreadableFile where it is broken, NoEvents, and UsageError where the query is wrong or
    it isn't clear which table holds the events.
    """
    reading = given.reading
    if kind_of(given.file, given.name) is Kind.DUCKDB:
        opened: AbstractContextManager[Database] = engine.database(given.file, given.name)
        with opened as database:
            return _events(engine, database, given.name, given.relation, reading, given.file)
    # Imported for these files alone.
    from procmine.importers.databases.sqlite import SqliteFile
    from procmine.importers.ocel.from_sqlite import is_ocel

    with SqliteFile(given.file, given.name, reading.limits) as tables:
        if reading.query is None and is_ocel(tables.tables()):
            from procmine.importers import ocel

            return ocel.rows(engine, given)
        return _events(engine, tables, given.name, given.relation, reading)


def _events(
    engine: Engine,
    database: Database,
    name: str,
    relation: str,
    reading: Reading,
    file: Path | None = None,
) -> Source:
    """Name the rows of a table or query; what comes out of `file` is bounded by its size."""
    import pyarrow as pa

    from procmine.importers.batches import insert_batches
    from procmine.importers.databases.tables import query_of

    sql, own, note = query_of(database, reading, name)
    found, batches = database.reader(sql, own)
    names = distinct(found.names)
    schema = pa.schema([field.with_name(n) for field, n in zip(found, names, strict=True)])
    if file is not None:
        batches = _bounded(batches, name, file.stat().st_size, reading.limits)
    named = (pa.RecordBatch.from_arrays(batch.columns, schema=schema) for batch in batches)
    if not insert_batches(engine, relation, schema, named):
        raise NoEvents(
            say("{name}: the query or table has no rows", name=name), say("is it the right one?")
        )
    notes = [text for text in (note, *database.notes) if text]
    return Source(name, relation, engine.columns(relation), notes=tuple(notes))


def _bounded(
    batches: Iterator[pa.RecordBatch], name: str, size: int, limits: Limits
) -> Iterator[pa.RecordBatch]:
    out = 0
    for batch in batches:
        out += batch.nbytes
        check_size(name, size, out, limits)
        yield batch


def _file_of(rest: str) -> Path:
    """Find the file of an address: sqlite:a.db, and sqlite:///a.db as it is or from the root.

    The first that is there, of those that the text can mean; else the first.
    """
    texts = [rest, unquote(rest), *(text.partition("?")[0] for text in (rest, unquote(rest)))]
    tries = [Path(text.removeprefix(start)) for text in texts for start in ("///", "//", "")]
    tries += [Path(text[2:]) for text in texts if text.startswith("///")]
    return next((file for file in tries if _is_file(file)), tries[0])


def _is_file(file: Path) -> bool:
    try:
        return file.is_file()
    except (OSError, ValueError):
        return False
