"""A text in any encoding, packed or not, as a file of plain UTF-8."""

from __future__ import annotations

from pathlib import Path

from procmine.engine import Engine
from procmine.importers.given import Input
from procmine.importers.packing import is_packed, keep, pieces
from procmine.importers.text.encoding import encoding_of, form_of, transcoded
from procmine.words.say import say


def plain_text(engine: Engine, given: Input) -> tuple[Path, list[str]]:
    """Give the file in UTF-8, a copy in the scratch folder where needed, and notes on it.

    Raises UsageError for an encoding, said by the user, that there is none of.
    """
    file, name, reading = given.file, given.name, given.reading
    said = encoding_of(reading.encoding) if reading.encoding else None
    if is_packed(file):
        unpacked = engine.scratch / f"{given.relation}.unpacked"
        file = keep(pieces(file, name, limits=reading.limits), unpacked)
    form = form_of(file, said)
    notes = [] if form.encoding == "utf-8" else [say("read as {encoding}", encoding=form.encoding)]
    if form.broken:
        notes.append(say("some bytes are no utf-8: '�' stands in the place of each"))
    if form.plain:
        return file, notes
    plain = engine.scratch / f"{given.relation}.plain"
    keep(transcoded(pieces(file, name), form.encoding), plain)
    if file.parent == engine.scratch:
        file.unlink()
    return plain, notes
