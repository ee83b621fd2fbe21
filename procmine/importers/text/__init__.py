"""Text tables: CSV, TSV and their kin, in any encoding, plain or compressed."""

from __future__ import annotations

from procmine.engine import Engine
from procmine.eventlog import Source
from procmine.eventlog.checks import counted, told_rejected
from procmine.importers.given import Input
from procmine.importers.packing import keep, pieces
from procmine.importers.text.dialects import Writing, delimiter_of, writing_of
from procmine.importers.text.encoding import with_doubled_quotes
from procmine.importers.text.long_lines import may_have_long_lines, without_long_lines
from procmine.importers.text.plain import plain_text
from procmine.importers.text.quotes import may_stay_open, without_open
from procmine.words.say import say, unsaid

#: Delimiter, quote and header are told by this much of a text.
_SAMPLE = 1 << 18


def rows(engine: Engine, given: Input) -> Source:
    """Name the rows of a text table; UnreadableFile where it is none, NoEvents without rows.

    Raises UsageError for an encoding or a delimiter, said by the user, that there is none of.
    """
    name, reading = given.name, given.reading
    delimiter = delimiter_of(reading.delimiter) if reading.delimiter else None
    file, notes = plain_text(engine, given)
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
        explained=((unsaid("lines above the header"), writing.above),) if writing.above else (),
    )


def _told(writing: Writing) -> list[str]:
    notes = []
    if writing.above:
        notes.append(
            say("{counted} above the header skipped", counted=counted(writing.above, "line"))
        )
    if not writing.dialect.header:
        notes.append(say("no header row: the columns are called column 1, column 2 and so on"))
    return notes
