"""Bytes of files, plain or packed with gzip or Zstandard, a piece at a time."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from procmine.errors import DataError, UnreadableFile

GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
#: Files are read this many bytes at a time, however well they are packed.
PIECE = 1 << 20


def is_packed(file: Path) -> bool:
    """Say whether a file is gzip or Zstandard, by its first bytes."""
    with file.open("rb") as raw:
        return raw.read(4).startswith((GZIP, ZSTD))


def pieces(file: Path, name: str, size: int = PIECE) -> Iterator[bytes]:
    """Give a file's bytes, unpacked; UnreadableFile where it is broken or cut short."""
    try:
        with file.open("rb") as raw:
            unpacked = _unpacked(raw)
            while piece := unpacked.read(size):
                yield bytes(piece)
    except (OSError, EOFError, zlib.error):
        raise UnreadableFile(
            f"{name}: the file is cut short, or broken inside", "copy or compress it again"
        ) from None


def keep(parts: Iterable[bytes], target: Path) -> Path:
    """Write bytes to a file in the scratch folder; DataError where there is no room."""
    try:
        with target.open("wb") as out:
            out.writelines(parts)
    except OSError as error:
        raise DataError(
            f"no room for temporary files: {error.strerror}",
            "point TMPDIR at a disk with room for the whole log",
        ) from None
    return target


def _unpacked(raw: BinaryIO) -> BinaryIO:
    first = raw.read(4)
    raw.seek(0)
    if first.startswith(GZIP):
        return cast(BinaryIO, gzip.GzipFile(fileobj=raw))
    if first == ZSTD:
        import pyarrow as pa

        return cast(BinaryIO, pa.CompressedInputStream(raw, "zstd"))
    return raw
