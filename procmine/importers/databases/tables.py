"""Which rows of a database are the events: by the user's query, or by the columns of its tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from procmine.engine import Database
from procmine.errors import ColumnError, NoEvents, UnreadableFile, UsageError
from procmine.eventlog import Reading
from procmine.eventlog.recognition import Sample, recognise
from procmine.words.say import say
from procmine.words.text import clean_text

_SHOWN = 12
_LOOKED_AT = 200
_IS_SQL = re.compile(r"\s*(--.*\n\s*|/\*)*\(*\s*(select|with|values|table|from)\b", re.IGNORECASE)


def query_of(database: Database, reading: Reading, name: str) -> tuple[str, bool, str]:
    """Give the SQL for the events, whether it is the user's own, and what was chosen.

    Raises UsageError where no table is called as the user says, or it isn't clear which is meant.
    """
    wanted = reading.query
    stored, views = database.tables(), database.views()
    tables = stored | views
    if wanted is not None:
        table = _named(wanted, tables)
        if table is not None:
            return f"SELECT * FROM {tables[table]}", False, ""
        if _IS_SQL.match(wanted):
            return wanted.strip().rstrip("; \n"), True, ""
        near = get_close_matches(wanted, list(tables), n=1)
        guess = say("did you mean --query {near}? ", near=_argument(near[0])) if near else ""
        raise UsageError(
            say("{name}: no table is called '{wanted}'", name=name, wanted=clean_text(wanted)),
            say(
                "{guess}It has: {tables}; or give SQL that begins with SELECT",
                guess=guess,
                tables=_listed(tables),
            ),
        )
    if not tables:
        raise NoEvents(
            say("{name}: the database has no tables", name=name), say("is it the right file?")
        )
    likely = list(tables)
    if len(tables) > 1:
        # Views after the tables: they may be long in answering, and often show a table again.
        for some in (stored, views):
            likely = [table for table in some if _is_log(database, some[table], reading, name)]
            if likely:
                break
    if len(likely) != 1:
        raise UsageError(
            say("{name}: which table holds the events?", name=name),
            say(
                "name it with --query, or give SQL there; the database has: {tables}",
                tables=_listed(tables),
            ),
        )
    note = (
        say("the events are those of table '{likely}'", likely=clean_text(likely[0]))
        if len(tables) > 1
        else ""
    )
    return f"SELECT * FROM {tables[likely[0]]}", False, note


def _named(wanted: str, tables: Mapping[str, str]) -> str | None:
    if wanted in tables:
        return wanted
    folded = [table for table in tables if table.lower() == wanted.strip().lower()]
    return folded[0] if len(folded) == 1 else None


def _is_log(database: Database, table: str, reading: Reading, name: str) -> bool:
    """Say whether a table can be read, and its case, activity and time be told."""
    try:
        schema, batches = database.reader(f"SELECT * FROM {table} LIMIT {_LOOKED_AT}")
        types = {field.name: "VARCHAR" for field in schema}
        values: dict[str, list[str]] = {column: [] for column in types}
        for batch in batches:
            for column, cells in zip(types, batch.columns, strict=True):
                values[column] += [str(cell) for cell in cells.to_pylist() if cell is not None]
        recognise(Sample(types, values), reading.columns, name)
    except (ColumnError, UnreadableFile):
        return False
    return True


def _listed(tables: Mapping[str, str]) -> str:
    shown = ", ".join(clean_text(table) for table in list(tables)[:_SHOWN])
    more = len(tables) - _SHOWN
    return f"{shown} and {more:,} more" if more > 0 else shown or "no tables"


def _argument(text: str) -> str:
    clean = clean_text(text)
    return f'"{clean}"' if " " in clean else clean
