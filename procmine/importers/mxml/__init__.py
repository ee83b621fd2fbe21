"""MXML logs, ProM's format before XES: read as a stream, laid flat into one row an entry."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING

from procmine.engine import Engine, quoted
from procmine.errors import NoEvents
from procmine.eventlog import Source
from procmine.eventlog.columns import distinct
from procmine.importers.given import Input
from procmine.importers.unnamed_columns import Spool
from procmine.importers.xes import TIMELESS, TIMELESS_COLUMN
from procmine.words.say import say

if TYPE_CHECKING:
    from procmine.importers.mxml.parser import MxmlParser


def rows(engine: Engine, given: Input) -> Source:
    """Name the rows of an MXML file; UnreadableFile where it is none, NoEvents without entries.

    The columns have the names of XES, attributes of a case are called `case:…`. Of several
    processes the cases bear the process's name before their own where two would be the same.
    """
    from procmine.importers.mxml.parser import CASE, PROCESS, TIME, MxmlParser
    from procmine.importers.xes.stream import parse

    entries = f"{given.relation}_mxml"
    with Spool() as spool:
        parser = MxmlParser(given.name, spool)
        parse(parser, given.file, given.name, given.reading.limits)
        if not parser.entries:
            raise NoEvents(
                say("{name}: no case has an entry", name=given.name), say("is it the right file?")
            )
        names = distinct([_name(key) for key in spool.keys])
        engine.insert(entries, spool.reader(names))
    several = len(parser.processes) > 1
    left_out = [] if several else [PROCESS]
    if not parser.timed:
        left_out.append(TIME)
    sql = f"* EXCLUDE ({', '.join(map(quoted, left_out))})" if left_out else "*"
    if several:
        sql += f" REPLACE ({_case(entries, CASE, PROCESS)} AS {quoted(CASE)})"
    if not parser.timed:
        sql += TIMELESS_COLUMN
    engine.view(given.relation, f"SELECT {sql} FROM {quoted(entries)}")
    return Source(
        given.name,
        given.relation,
        engine.columns(given.relation),
        notes=tuple(_notes(parser)),
        set_aside=parser.outside,
    )


def _name(key: Hashable) -> str:
    """Name a column: an attribute of a case by a prefix, so no event's may have it."""
    if isinstance(key, tuple):
        scope, name = key
        return f"case:{name}" if scope == "case" else name
    return str(key)


def _case(entries: str, case: str, process: str) -> str:
    """Give the SQL for a case's name, with its process where another has one of that name."""
    name, of = quoted(case), quoted(process)
    twice = f"SELECT {name} FROM {quoted(entries)} GROUP BY {name} HAVING count(DISTINCT {of}) > 1"
    return f"CASE WHEN {name} IN ({twice}) THEN {of} || ':' || {name} ELSE {name} END"


def _notes(parser: MxmlParser) -> Iterator[str]:
    counts = {
        say("empty cases were left out"): parser.empty_cases,
        say("cases without a name are named by their place in the file"): parser.unnamed_cases,
        say("cases have the name of an earlier case"): parser.repeated_names,
        say("entries outside of any case were set aside"): parser.outside,
        say(
            "attributes stood twice in one entry or case: the last counts"
        ): parser.repeated_attributes,
    }
    yield from (f"{what}: {count:,}" for what, count in counts.items() if count)
    if not parser.timed:
        yield say(TIMELESS)
