"""Open an XES file, plain or compressed, and turn what can go wrong into one sentence."""

from __future__ import annotations

import gzip
import zlib
from contextlib import ExitStack
from io import SEEK_CUR, BufferedReader
from pathlib import Path
from typing import BinaryIO, cast

from procmine.errors import UnreadableFile
from procmine.importers._xes_parser import XesParser

_GZIP, _ZSTD, _ZIP = b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PK\x03\x04"


def parse(parser: XesParser, file: Path | BinaryIO, name: str) -> None:
    """Let `parser` read the whole file."""
    try:
        with ExitStack() as opened:
            stream = opened.enter_context(file.open("rb")) if isinstance(file, Path) else file
            parser.read(_unpacked(stream, name))
    except (EOFError, gzip.BadGzipFile, zlib.error):
        problem = f"{name}: the compressed file is broken or cut short"
        raise UnreadableFile(problem, "copy or compress it again") from None
    except OSError as error:
        problem = f"{name}: cannot be read ({error.strerror or error})"
        raise UnreadableFile(problem, "check the path, and who may read the file") from None


def _unpacked(stream: BinaryIO, name: str) -> BinaryIO:
    first = _first_bytes(stream)
    if first.startswith(_GZIP):
        return cast(BinaryIO, gzip.GzipFile(fileobj=stream))
    if first == _ZSTD:
        import pyarrow as pa

        return cast(BinaryIO, pa.CompressedInputStream(stream, "zstd"))
    if first == _ZIP:
        raise UnreadableFile(f"{name}: is a ZIP archive", "unpack it, or compress with gzip")
    return stream


def _first_bytes(stream: BinaryIO) -> bytes:
    if isinstance(stream, BufferedReader):  # a file, or standard input, which cannot go back
        return stream.peek(4)[:4]
    first = stream.read(4)
    stream.seek(-len(first), SEEK_CUR)
    return first
