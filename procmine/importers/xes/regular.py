"""Read the regular form that nearly all XES files have, many times as fast as the parser of XML.

The cases are cut into columns some megabytes at a time; what stands before and after them goes to
the parser. Whatever isn't of the regular form (nested attributes, lists, comments between events,
single quotes, another encoding, a broken end) shows before any event is given out, and the parser
then reads the whole file.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO
from typing import Any, BinaryIO

import pyarrow.compute as pc

from procmine.importers.packing import PIECE
from procmine.importers.safe_xml import MAX_TAG_BYTES
from procmine.importers.xes.cutting import Cut, cut
from procmine.importers.xes.glue import Irregular
from procmine.importers.xes.parser import MAX_COLUMNS, MAX_NAMES, XesParser
from procmine.importers.xes.store import ChunkStore

#: So many bytes are cut at a time; a case of more is left to the parser.
CUT_BYTES = 4_000_000
#: So many parts of a file are cut ahead of the one that is being stored.
_AHEAD = 2
_CASE, _CASE_END = b"<trace>", b"</trace>"


def read_regular(stream: BinaryIO, name: str, store: ChunkStore) -> XesParser:
    """Read a file into `store`, and give the parser that knows the rest of what it says.

    Raises Irregular where the file is left to the parser; the store is of no use then.
    """
    parts = _parts(stream)
    data, end = next(parts)
    head = data[:end]
    _parsed(head, b"</log>", name)
    tally = _Tally()
    tail = b""
    waiting: deque[Future[Cut]] = deque()
    with ThreadPoolExecutor(1) as pool:
        try:
            for data, end in parts:
                if not data.endswith(_CASE_END, 0, end):
                    tail = data
                    break
                waiting.append(pool.submit(cut, data, end))
                if len(waiting) > _AHEAD:
                    store.keep(tally.add(waiting.popleft().result()))
            while waiting:
                store.keep(tally.add(waiting.popleft().result()))
        finally:
            pool.shutdown(cancel_futures=True)
    parser = _parsed(head, tail, name)
    tally.tell(parser)
    return parser


def _parts(stream: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Give what stands before the first case, then cases, many at a time, then the rest.

    Each is the beginning of some bytes and its length in them: a copy would take its time.
    """
    data = _more(stream, b"")
    end = data.find(_CASE)
    if end < 0:
        raise Irregular
    yield data, end
    data = data[end:]
    while True:
        if end := data.rfind(_CASE_END) + 1:
            end += len(_CASE_END) - 1
            yield data, end
        elif len(data) > MAX_TAG_BYTES:
            raise Irregular
        rest = data[end:]
        data = _more(stream, rest)
        if len(data) == len(rest):
            break
    yield rest, len(rest)


def _more(stream: BinaryIO, rest: bytes) -> bytes:
    """Give the rest of what was read before, and what is read next."""
    pieces, size = [rest], 0
    while size < CUT_BYTES and (piece := stream.read(min(PIECE, CUT_BYTES))):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)


def _parsed(head: bytes, tail: bytes, name: str) -> XesParser:
    """Parse a file without its cases; Irregular where they don't stand right within its log."""
    parser = XesParser(name, lambda chunk: None)
    parser.expat.XmlDeclHandler = _check_encoding
    parser.read(BytesIO(head + b"<trace/>" + tail))
    # The parser must have met the place of the cases as one empty case, and no other.
    if parser.empty_cases != 1 or parser.cases:
        raise Irregular
    parser.empty_cases = 0
    return parser


def _check_encoding(version: str, encoding: str | None, standalone: int) -> None:
    if encoding and encoding.lower() != "utf-8":
        raise Irregular


class _Tally:
    """What is counted over all cases of a file."""

    def __init__(self) -> None:
        self._columns: dict[tuple[str, str, str], None] = {}
        self._cases = self._events = self._repeated_keys = self._repeated_names = 0
        self._names: set[int] = set()

    def add(self, part: Cut) -> Any:
        """Count a part, and give its columns with the number of its first event."""
        texts = replace(part.texts, first_event=self._events)
        self._columns.update(dict.fromkeys(part.columns))
        if len(self._columns) > MAX_COLUMNS:
            raise Irregular
        self._count_names(_names(part))
        self._cases += part.cases
        self._events += part.events
        self._repeated_keys += part.repeated_keys
        return texts

    def tell(self, parser: XesParser) -> None:
        """Let a parser know it, as if it had read the cases."""
        parser.columns = self._columns
        parser.cases, parser.events = self._cases, self._events
        parser.repeated_keys, parser.repeated_names = self._repeated_keys, self._repeated_names

    def _count_names(self, names: Any) -> None:
        hashes = list(map(hash, names.to_pylist()))
        known = len(self._names)
        if known < MAX_NAMES:
            self._names.update(hashes)
            self._repeated_names += len(hashes) - (len(self._names) - known)
        else:
            self._repeated_names += sum(map(self._names.__contains__, hashes))


def _names(part: Cut) -> Any:
    """Give the names of the cases; Irregular where one has none."""
    named = [texts for _, key, texts in part.texts.cases if key == "concept:name"]
    names = pc.coalesce(*named) if named else None
    if names is None or names.null_count or not pc.min(pc.binary_length(names)).as_py():
        raise Irregular
    return names
