"""The bytes of a model file: unpacked, within bounds, and as text."""

from __future__ import annotations

import gzip
import zlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from io import BytesIO

from procmine.errors import UnreadableFile
from procmine.words.say import say

#: A model file of more bytes is none.
LARGEST = 50_000_000
#: A model has not so many elements and attributes: each takes a hundred bytes of memory and more.
_MOST_MARKS = 500_000
_GZIP = b"\x1f\x8b"
_TEXT_CONTROLS = "\t\n\f\r"


def unpacked(content: bytes, name: str) -> bytes:
    """Give the bytes, unpacked where they are gzip; UnreadableFile for too many, or none."""
    if content.startswith(_GZIP):
        try:
            content = gzip.GzipFile(fileobj=BytesIO(content)).read(LARGEST + 1)
        except (OSError, EOFError, zlib.error):
            raise UnreadableFile(
                say("{name}: the file is cut short, or broken inside", name=name),
                say("copy or compress it again"),
            ) from None
    if len(content) > LARGEST or content.count(b"<") + content.count(b"=") > _MOST_MARKS:
        raise UnreadableFile(
            say("{name}: is too large for a model", name=name),
            say("is it a log? A log goes with --like"),
        )
    if not content.strip(BOM_UTF8 + BOM_UTF16_LE + b"\x00 \t\r\n"):
        raise UnreadableFile(
            say("{name}: the file is empty", name=name), say("is it the right file?")
        )
    return content


def text_of(content: bytes, name: str) -> str:
    """Give the text; of XML in another encoding only what begins it."""
    encoding = "utf-8-sig"
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encoding = "utf-16"
    elif content[:2] in (b"<\x00", b"\x00<"):
        return "<"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        if content.lstrip().startswith(b"<"):
            return "<"
        text = "\x00"
    if any(ord(sign) < 32 and sign not in _TEXT_CONTROLS for sign in text[:1000]):
        raise UnreadableFile(
            say("{name}: is neither text nor XML, so no model", name=name),
            say("if it is a log, it goes with --like; a text is to be saved as UTF-8"),
        )
    return text
