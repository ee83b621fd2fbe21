"""A text in any encoding, packed or not, as a file of plain UTF-8."""

from __future__ import annotations

from pathlib import Path

from procmine.engine import Engine
from procmine.importers._input import Input
from procmine.importers.encoding import form_of, transcoded
from procmine.importers.packing import is_packed, keep, pieces


def plain_text(engine: Engine, given: Input) -> tuple[Path, list[str]]:
    """Give the file in UTF-8, a copy in the scratch folder where needed, and notes on it."""
    file, name, limits = given.file, given.name, given.reading.limits
    if is_packed(file):
        file = keep(pieces(file, name, limits=limits), engine.scratch / f"{given.relation}.packed")
    form = form_of(file)
    notes = [] if form.encoding == "utf-8" else [f"read as {form.encoding}"]
    if form.broken:
        notes.append("some bytes are no utf-8: '\ufffd' stands in the place of each")
    if not form.plain:
        plain = keep(
            transcoded(pieces(file, name), form.encoding), engine.scratch / f"{given.relation}.text"
        )
        if file.parent == engine.scratch:
            file.unlink()
        file = plain
    return file, notes
