"""ZIP archives: the logs in them are one log, unpacked with bounds."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from procmine.engine import Engine
from procmine.errors import NoEvents, UnreadableFile
from procmine.eventlog import Source
from procmine.importers.given import Input
from procmine.importers.kinds import Kind, kind_of
from procmine.importers.packing import PIECE, check_size, keep
from procmine.importers.several import is_part, read_several
from procmine.words.say import say

_MOST_MEMBERS = 10_000


def rows(engine: Engine, given: Input) -> Source:
    """Name the rows of all logs in an archive; UnreadableFile where it is broken or a bomb.

    Members are written to the scratch folder under names of our own, so that theirs can lead
    nowhere.
    """
    try:
        with zipfile.ZipFile(given.file) as archive:
            parts = [
                _unpacked(engine, archive, member, given, number)
                for number, member in enumerate(_members(archive, given.name), 1)
            ]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError):
        raise UnreadableFile(
            say("{name}: the archive is cut short, or broken inside", name=given.name),
            say("copy or pack it again"),
        ) from None
    except RuntimeError:  # zipfile's word for a password
        raise UnreadableFile(
            say("{name}: needs a password", name=given.name), say("unpack it")
        ) from None
    return read_several(engine, parts, given.name, given.relation)


def _unpacked(
    engine: Engine, archive: zipfile.ZipFile, member: zipfile.ZipInfo, given: Input, number: int
) -> Input:
    name = f"{given.name}/{Path(member.filename).name}"
    target = engine.scratch / f"{given.relation}.member{number}"
    keep(_pieces(archive, member, name, given), target)
    if kind_of(target, name) is Kind.ZIP:
        raise UnreadableFile(
            say("{name}: is an archive in an archive", name=name), say("unpack it first")
        )
    return replace(given, file=target, name=name)


def _members(archive: zipfile.ZipFile, name: str) -> list[zipfile.ZipInfo]:
    everything = archive.infolist()
    if len(everything) > _MOST_MEMBERS:
        raise UnreadableFile(
            say("{name}: holds {count:,} files", name=name, count=len(everything)), say("unpack it")
        )
    found = [m for m in everything if not m.is_dir() and is_part(m.filename)]
    found = [m for m in found if not m.filename.startswith("__MACOSX/")]
    if not found:
        raise NoEvents(say("{name}: holds no log", name=name), say("is it the right file?"))
    return sorted(found, key=lambda member: member.filename)


def _pieces(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, given: Input
) -> Iterator[bytes]:
    packed, out = given.file.stat().st_size, 0
    with archive.open(member) as stream:
        while piece := stream.read(PIECE):
            out += len(piece)
            check_size(name, packed, out, given.reading.limits)
            yield piece
