"""Text in any encoding becomes UTF-8 with plain line ends, so that the engine can read it."""

from __future__ import annotations

import codecs
import gzip
import zlib
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, cast

from procmine.errors import UnreadableFile
from procmine.importers.kinds import GZIP, ZSTD

_CHUNK = 1 << 20
#: A guess at the encoding reads this much.
_SAMPLE = 1 << 18
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def opened(file: Path) -> BinaryIO:
    """Open a file's bytes, unpacking gzip and Zstandard as they are read."""
    with file.open("rb") as raw:
        first = raw.read(4)
    if first.startswith(GZIP):
        return cast(BinaryIO, gzip.open(file))
    if first == ZSTD:
        import pyarrow as pa

        return cast(BinaryIO, pa.CompressedInputStream(pa.OSFile(str(file)), "zstd"))
    return file.open("rb")


def head_of(file: Path, name: str) -> bytes:
    """Read the first part of a text; UnreadableFile where it can't be unpacked."""
    parts: list[bytes] = []
    for chunk in _chunks(file, name):
        parts.append(chunk)
        break
    return b"".join(parts)[:_SAMPLE]


def encoding_of(head: bytes) -> str:
    """Tell the encoding of a text from its first part."""
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(head)
        return "utf-8"
    except UnicodeDecodeError:
        return _guessed(head)


def _guessed(head: bytes) -> str:
    """Guess a legacy encoding: Chinese where the bytes make Chinese text, else the best match."""
    chinese = head.decode("gb18030", "replace")
    foreign = [c for c in chinese if ord(c) > 127]
    common = sum("\u4e00" <= c <= "\u9fa5" or c in "，。：；（）、“”《》￥" for c in foreign)
    if foreign and common / len(foreign) > 0.95 and sum(b > 127 for b in head) >= 2 * common:
        # Every foreign character is a common Chinese one: no chance hit in a Western text,
        # whose single accented letters stand beside plain ones.
        pairs = sum(1 for a, b in pairwise(head) if a > 127 and b > 127)
        if pairs >= common:
            return "gb18030"
    from charset_normalizer import from_bytes

    best = from_bytes(head).best()
    return best.encoding if best is not None else "cp1252"


def transcoded(file: Path, name: str, encoding: str, target: Path) -> None:
    """Write `file` to `target` as UTF-8 with \\n line ends; what doesn't decode becomes U+FFFD."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    last = ""
    with target.open("w", encoding="utf-8", newline="") as out:
        for chunk in _chunks(file, name):
            text = last + decoder.decode(chunk)
            # A \r at the end may be the first half of \r\n.
            last = "\r" if text.endswith("\r") else ""
            out.write(text[: len(text) - len(last)].replace("\r\n", "\n").replace("\r", "\n"))
        out.write(last.replace("\r", "\n") + decoder.decode(b"", final=True))


def _chunks(file: Path, name: str) -> Iterator[bytes]:
    try:
        with opened(file) as stream:
            while chunk := stream.read(_CHUNK):
                yield bytes(chunk)
    except (OSError, EOFError, zlib.error):
        raise UnreadableFile(
            f"{name}: the file is cut short, or broken inside", "copy or compress it again"
        ) from None
