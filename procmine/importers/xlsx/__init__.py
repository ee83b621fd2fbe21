"""Excel workbooks: the table on one of their sheets, read by calamine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from procmine.engine import Engine
from procmine.errors import NoEvents, UnreadableFile
from procmine.eventlog import Source
from procmine.eventlog.checks import counted
from procmine.importers.given import Input
from procmine.importers.xlsx.guard import looked_through
from procmine.importers.xlsx.part import Part
from procmine.importers.xlsx.rows import Rows
from procmine.importers.xlsx.sheets import chosen
from procmine.importers.xlsx.times import mend_times
from procmine.words.say import say, unsaid
from procmine.words.text import clean_text


def rows(engine: Engine, given: Input) -> Source:
    """Name the rows of a workbook's table; UnreadableFile, NoEvents, UsageError for the sheet.

    The sheet is `given.reading.sheet`, or the largest table in sight. Cells with an error are
    empty; rows with cells to the right of the header are set aside.
    """
    from python_calamine import CalamineWorkbook

    workbook = looked_through(given.file, given.name, given.reading.limits)
    with _told(given.name), given.file.open("rb") as stream:
        book = CalamineWorkbook.from_filelike(stream)
        table, sheet = chosen(book, given.reading.sheet, given.name)
        taken = Rows(table, workbook.from_1904)
    if not taken.count:
        raise NoEvents(
            say("{name}: no rows below the header", name=given.name), say("is it the right file?")
        )
    cells = f"{given.relation}_cells"
    engine.insert(cells, taken.reader())
    notes = [sheet, *taken.notes()]
    notes += mend_times(engine, cells, given.relation, taken.mixed, given.reading.dates)
    notes += _errors(workbook.sheets.get(table.place, Part()), table.first, taken.names)
    return Source(
        given.name,
        given.relation,
        engine.columns(given.relation),
        notes=tuple(note for note in notes if note),
        set_aside=taken.aside,
        explained=((unsaid("rows above the header"), table.above),) if table.above else (),
    )


def _errors(part: Part, first: int, names: tuple[str, ...]) -> Iterator[str]:
    """Tell of the cells with an error, by column and by the name of the error."""
    for (place, kind), count in part.errors_from(first).items():
        if place < len(names):
            yield say(
                "{cells} ({kind}) left empty in {name}",
                cells=counted(count, "error cell"),
                kind=clean_text(kind)[:20],
                name=clean_text(names[place]),
            )


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Turn what calamine says of a broken workbook into one sentence."""
    from python_calamine import CalamineError

    try:
        yield
    except (CalamineError, OSError, ValueError) as error:
        raise _unreadable(name, error) from None
    except BaseException as error:
        # A panic of a library in Rust is no Exception, and has no class to import.
        if type(error).__module__ != "pyo3_runtime":
            raise
        raise _unreadable(name, error) from None


def _unreadable(name: str, error: BaseException) -> UnreadableFile:
    return UnreadableFile(
        say(
            "{name}: no workbook can be read in it ({error})",
            name=name,
            error=clean_text(str(error))[:80],
        ),
        say("save it once more as .xlsx, or the sheet as CSV"),
    )
