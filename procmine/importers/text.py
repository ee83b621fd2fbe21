"""Text tables: CSV, TSV and their kin, in any encoding, plain or compressed."""

from __future__ import annotations

from procmine.engine import Engine
from procmine.eventlog import Source
from procmine.importers._input import Input
from procmine.importers.dialects import dialect_of
from procmine.importers.encoding import form_of, transcoded
from procmine.importers.packing import is_packed, keep, pieces

#: Delimiter, quote and header are told by this much of a text.
_SAMPLE = 1 << 18


def rows(engine: Engine, given: Input) -> Source:
    """Name the rows of a text table; UnreadableFile where it is none, NoEvents without rows."""
    file, name, limits = given.file, given.name, given.reading.limits
    if is_packed(file):
        file = keep(pieces(file, name, limits=limits), engine.scratch / f"{given.relation}.text")
    form = form_of(file)
    notes = [] if form.encoding == "utf-8" else [f"read as {form.encoding}"]
    if form.broken:
        notes.append("some bytes are no utf-8: '\ufffd' stands in the place of each")
    if not form.plain:
        plain = keep(
            transcoded(pieces(file, name), form.encoding), engine.scratch / f"{given.relation}.csv"
        )
        if file.parent == engine.scratch:
            file.unlink()
        file = plain
    with file.open("rb") as table:
        sample = table.read(_SAMPLE)
    whole = len(sample) < _SAMPLE
    dialect = dialect_of(sample.decode("utf-8-sig", "ignore"), name, whole)
    if not dialect.header:
        notes.append("no header row: the columns are called column 1, column 2 and so on")
    engine.scan_csv(given.relation, file, dialect, name)
    columns = dict.fromkeys(dialect.columns, "VARCHAR")
    return Source(name, given.relation, columns, notes=tuple(notes))
