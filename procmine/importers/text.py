"""Text tables: CSV, TSV and their kin, in any encoding, plain or compressed."""

from __future__ import annotations

from pathlib import Path

from procmine.engine import Engine
from procmine.eventlog import Source
from procmine.eventlog.checks import counted, told_rejected
from procmine.importers._input import Input
from procmine.importers.dialects import Writing, delimiter_of, writing_of
from procmine.importers.encoding import encoding_of, form_of, transcoded, with_doubled_quotes
from procmine.importers.long_lines import may_have_long_lines, without_long_lines
from procmine.importers.packing import is_packed, keep, pieces
from procmine.importers.quotes import may_stay_open, without_open

#: Delimiter, quote and header are told by this much of a text.
_SAMPLE = 1 << 18


def rows(engine: Engine, given: Input) -> Source:
    """Name the rows of a text table; UnreadableFile where it is none, NoEvents without rows.

    Raises UsageError for an encoding or a delimiter, said by the user, that there is none of.
    """
    name, reading = given.name, given.reading
    encoding = encoding_of(reading.encoding) if reading.encoding else None
    delimiter = delimiter_of(reading.delimiter) if reading.delimiter else None
    file, notes = _plain(engine, given, encoding)
    with file.open("rb") as table:
        sample = table.read(_SAMPLE)
    text = sample.decode("utf-8-sig", "ignore")
    writing = writing_of(text, name, len(sample) < _SAMPLE, delimiter)
    if writing.backslashes:
        doubled = engine.scratch / f"{given.relation}.quotes"
        file = keep(with_doubled_quotes(pieces(file, name)), doubled)
    set_aside = 0
    if may_have_long_lines(file):
        shorter = engine.scratch / f"{given.relation}.short"
        if taken := without_long_lines(file, shorter):
            file, set_aside = shorter, taken.count
            notes.append(told_rejected(taken))
    if may_stay_open(file, writing.dialect.quote):
        closed = engine.scratch / f"{given.relation}.closed"
        if taken := without_open(file, writing, closed):
            file, set_aside = closed, set_aside + taken.count
            notes.append(told_rejected(taken))
    notes += _told(writing)
    engine.scan_csv(given.relation, file, writing.dialect, name)
    return Source(
        name,
        given.relation,
        dict.fromkeys(writing.dialect.columns, "VARCHAR"),
        notes=tuple(notes),
        set_aside=set_aside,
        explained=(("lines above the header", writing.above),) if writing.above else (),
    )


def _plain(engine: Engine, given: Input, encoding: str | None) -> tuple[Path, list[str]]:
    """Give the table as the engine can read it, and what there is to say about its encoding."""
    file, name, limits = given.file, given.name, given.reading.limits
    if is_packed(file):
        file = keep(pieces(file, name, limits=limits), engine.scratch / f"{given.relation}.text")
    form = form_of(file, encoding)
    notes = [] if form.encoding == "utf-8" else [f"read as {form.encoding}"]
    if form.broken:
        notes.append("some bytes are no utf-8: '\ufffd' stands in the place of each")
    if form.plain:
        return file, notes
    plain = keep(
        transcoded(pieces(file, name), form.encoding), engine.scratch / f"{given.relation}.csv"
    )
    if file.parent == engine.scratch:
        file.unlink()
    return plain, notes


def _told(writing: Writing) -> list[str]:
    notes = []
    if writing.above:
        notes.append(f"{counted(writing.above, 'line')} above the header skipped")
    if not writing.dialect.header:
        notes.append("no header row: the columns are called column 1, column 2 and so on")
    return notes
