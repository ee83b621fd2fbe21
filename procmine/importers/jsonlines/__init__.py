"""JSON Lines, one object a line, and JSON that holds one array of objects.

The standard library reads it, not the engine: DuckDB is ten times as fast, but makes 100000.0
of 1e5 and 1.1 of 1.10, and ends at a wrong line.
"""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

from procmine.engine import Engine
from procmine.errors import NoEvents
from procmine.eventlog import Source
from procmine.eventlog.checks import counted
from procmine.eventlog.columns import distinct
from procmine.importers.given import Input
from procmine.importers.jsonlines.document import LONGEST, JsonDocument
from procmine.importers.jsonlines.rows_of_objects import DECODER, JsonRows, column_name
from procmine.importers.text.plain import plain_text
from procmine.importers.unnamed_columns import Spool
from procmine.words.say import say


def rows(engine: Engine, given: Input) -> Source:
    """Name the rows of a JSON file; UnreadableFile where it is broken, NoEvents without rows.

    Objects in objects are columns called `outer.inner`, arrays are JSON texts. Lines that are no
    object are set aside.
    """
    file, notes = plain_text(engine, given)
    with Spool() as spool:
        found = JsonRows(given.name, spool)
        with file.open(encoding="utf-8-sig", errors="replace", newline="\n") as stream:
            if _is_by_line(file):
                _read_lines(stream, found)
            else:
                document = JsonDocument(stream, given.name)
                for place, value in enumerate(document.values(), 1):
                    found.add(value, f"item {place:,}", document.characters)
                notes += document.notes
        names = distinct([column_name(key) for key in spool.keys])
        if not names:
            what = (
                say("no object in it: {first_wrong}", first_wrong=found.first_wrong)
                if found.aside
                else say("no object in it")
            )
            raise NoEvents(f"{given.name}: {what}", say("is it the right file?"))
        engine.insert(given.relation, spool.reader(names))
    if found.aside:
        notes.append(
            say(
                "{counted} set aside: {first_wrong}",
                counted=counted(found.aside, "value"),
                first_wrong=found.first_wrong,
            )
        )
    return Source(
        given.name,
        given.relation,
        dict.fromkeys(names, "VARCHAR"),
        notes=tuple(notes),
        set_aside=found.aside,
    )


def _is_by_line(file: Path) -> bool:
    """Say whether each line is an object: the first is one, and not alone, or wrong in itself."""
    with file.open(encoding="utf-8-sig", errors="replace", newline="\n") as stream:
        first = ""
        while not first.strip() and (line := stream.readline(LONGEST)):
            first = line
        if not first.lstrip().startswith("{"):
            return False
        if not _is_cut(first):
            try:
                DECODER.decode(first)
            except RecursionError:
                return True
            except ValueError as error:
                # A line may end within an object, but not within a text.
                message, at = getattr(error, "msg", ""), getattr(error, "pos", 0)
                return at < len(first.rstrip()) and not message.startswith("Expecting value")
        else:
            _skip_line(stream)
        return any(not line.isspace() for line in iter(lambda: stream.readline(LONGEST), ""))


def _is_cut(line: str) -> bool:
    return len(line) == LONGEST and not line.endswith("\n")


def _skip_line(stream: TextIO) -> None:
    while (rest := stream.readline(LONGEST)) and not rest.endswith("\n"):
        pass


def _read_lines(stream: TextIO, found: JsonRows) -> None:
    number = 0
    while line := stream.readline(LONGEST):
        number += 1
        place = f"line {number:,}"
        if _is_cut(line):
            found.set_aside(place, f"more than {LONGEST // 2**20} MB")
            _skip_line(stream)
            continue
        try:
            value = DECODER.decode(line)
        except RecursionError:
            found.set_aside(place, say("too many levels of brackets"))
        except ValueError as error:
            if not line.isspace():
                found.set_aside(place, f"no JSON ({getattr(error, 'msg', 'broken')})")
        else:
            found.add(value, place, len(line))
