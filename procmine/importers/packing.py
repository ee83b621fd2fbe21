"""Bytes of files, plain or packed with gzip or Zstandard, a piece at a time."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from io import SEEK_CUR, BufferedReader
from pathlib import Path
from typing import BinaryIO, cast

from procmine.errors import DataError, UnreadableFile
from procmine.eventlog import Limits
from procmine.words.say import say

GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
#: Files are read this many bytes at a time, however well they are packed.
PIECE = 1 << 20
#: So much may come out of however few bytes.
_HARMLESS = 100 * 10**6


def is_packed(file: Path) -> bool:
    """Say whether a file is gzip or Zstandard, by its first bytes."""
    with file.open("rb") as raw:
        return raw.read(4).startswith((GZIP, ZSTD))


def pieces(
    file: Path, name: str, size: int = PIECE, limits: Limits | None = None
) -> Iterator[bytes]:
    """Give a file's bytes, unpacked; UnreadableFile where it is broken, cut short or a bomb."""
    try:
        with file.open("rb") as raw:
            stream = unpacked(raw, name, limits or Limits())
            while piece := stream.read(size):
                yield bytes(piece)
    except (OSError, EOFError, zlib.error):
        raise UnreadableFile(
            say("{name}: the file is cut short, or broken inside", name=name),
            say("copy or compress it again"),
        ) from None


def keep(parts: Iterable[bytes], target: Path) -> Path:
    """Write bytes to a file in the scratch folder; DataError where there is no room."""
    try:
        with target.open("wb") as out:
            out.writelines(parts)
    except OSError as error:
        raise DataError(
            say("no room for temporary files: {strerror}", strerror=error.strerror),
            say("point TMPDIR at a disk with room for the whole log"),
        ) from None
    return target


def unpacked(raw: BinaryIO, name: str, limits: Limits) -> BinaryIO:
    """Give the stream inside gzip or Zstandard, told by the first bytes; else the stream itself."""
    first = _first_bytes(raw)
    if first.startswith(GZIP):
        return cast(
            BinaryIO, _Bounded(cast(BinaryIO, gzip.GzipFile(fileobj=raw)), raw, name, limits)
        )
    if first == ZSTD:
        import pyarrow as pa

        stream = cast(BinaryIO, pa.CompressedInputStream(raw, "zstd"))
        return cast(BinaryIO, _Bounded(stream, raw, name, limits))
    return raw


def _first_bytes(stream: BinaryIO) -> bytes:
    if isinstance(stream, BufferedReader):  # a file, or standard input, which cannot go back
        return stream.peek(4)[:4]
    first = stream.read(4)
    stream.seek(-len(first), SEEK_CUR)
    return first


def check_size(name: str, packed: int, out: int, limits: Limits) -> None:
    """Raise UnreadableFile where `out` bytes from `packed` ones are more than is allowed."""
    bomb = out > _HARMLESS and out > limits.ratio * packed
    if bomb or out > limits.unpacked:
        raise UnreadableFile(
            say("{name}: unpacks to over {ratio} times its size", name=name, ratio=limits.ratio)
            if bomb
            else say("{name}: unpacks to over {size:,} bytes", name=name, size=limits.unpacked),
            say("if it is no bomb, allow more under [limits] in procmine.toml: ratio, unpacked"),
        )


class _Bounded:
    """A stream that unpacks, and refuses to go on for ever."""

    def __init__(self, stream: BinaryIO, raw: BinaryIO, name: str, limits: Limits) -> None:
        self._stream, self._raw, self._name, self._limits = stream, raw, name, limits
        self._out = 0

    def read(self, size: int = -1) -> bytes:
        piece = self._stream.read(size)
        self._out += len(piece)
        if self._out > min(_HARMLESS, self._limits.unpacked):
            check_size(self._name, self._raw.tell(), self._out, self._limits)
        return piece
