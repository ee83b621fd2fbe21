"""Text in any encoding becomes UTF-8 with one kind of line end, so that the engine can read it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from procmine.errors import UsageError
from procmine.importers.packing import PIECE
from procmine.importers.text.guessing import guessed, wide_encoding
from procmine.words.say import say

#: A guess at an encoding reads this much, from where the text is no UTF-8 on.
_SAMPLE = 1 << 16
_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ESCAPED = re.compile(rb'\\(["\\])')
#: Codecs of Python that are for other things than texts of a language.
_NO_ENCODINGS = ("idna", "punycode", "raw_unicode_escape", "undefined", "unicode_escape")


@dataclass(frozen=True, slots=True)
class TextForm:
    """How a text is written: its encoding, and whether the engine can read it as it is.

    `broken` says that some of its bytes are nothing in that encoding.
    """

    encoding: str
    plain: bool
    broken: bool = False


def encoding_of(said: str) -> str:
    """Give Python's name of the encoding that the user means; UsageError where it has none."""
    try:
        codec = codecs.lookup(said)
        is_text = codec.name.replace("-", "_") not in _NO_ENCODINGS
        codecs.getincrementaldecoder(codec.name)
        b" ".decode(codec.name, "ignore")  # refuses what decodes to no text, such as base64
    except (LookupError, ValueError, TypeError):
        is_text = False
    if not is_text:
        raise UsageError(
            say("encoding '{said}': is none that Python knows", said=said),
            say(
                "give one such as utf-8, cp1252, gb18030, big5 or shift_jis; without"
                " it, it is guessed"
            ),
        )
    return "utf-8" if codec.name in ("ascii", "utf-8-sig") else codec.name


def form_of(file: Path, said: str | None = None) -> TextForm:
    """Tell how a text is written; this looks at all of it, for one umlaut may come late.

    `said` is the encoding that the user says it has.
    """
    if said not in (None, "utf-8"):
        return TextForm(said, plain=False)
    ends: set[bytes] = set()
    foreign = 0
    decoder = codecs.getincrementaldecoder("utf-8")()
    with file.open("rb") as raw:
        first = raw.read(_SAMPLE)
        for mark, encoding in _WIDE_MARKS:
            if first.startswith(mark) and not said:
                return TextForm(encoding, plain=False)
        wide = wide_encoding(first)
        if wide and not said:
            return TextForm(wide, plain=False)
        raw.seek(0)
        while piece := raw.read(PIECE):
            if piece.endswith(b"\r"):
                piece += raw.read(1)
            if len(ends) < 2:
                ends |= _line_ends(piece)
            kept = decoder.getstate()[0]
            if piece.isascii() and not kept:
                continue
            try:
                foreign += len(piece) - len(decoder.decode(piece))
            except UnicodeDecodeError as error:
                sample = (kept + piece)[max(0, error.start - 256) :][:_SAMPLE]
                encoding = said or _of_no_utf8(sample, foreign)
                return TextForm(encoding, plain=False, broken=encoding == "utf-8")
    cut = bool(decoder.getstate()[0])
    plain = len(ends) < 2 and b"\r" not in ends and not cut
    return TextForm("utf-8", plain, broken=cut)


def transcoded(parts: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    r"""Give a text as UTF-8 with \n line ends; what does not decode becomes U+FFFD."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    last = ""
    for part in chain(parts, [b""]):
        text = last + decoder.decode(part, final=not part)
        # A \r at the end may be the first half of \r\n.
        last = "\r" if part and text.endswith("\r") else ""
        text = text[: len(text) - len(last)]
        yield text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace")


def with_doubled_quotes(parts: Iterable[bytes]) -> Iterator[bytes]:
    r"""Write quotes inside texts twice instead of behind a backslash, in UTF-8."""
    rest = b""
    for part in chain(parts, [b""]):
        text = rest + part
        # A backslash at the end belongs to what comes next.
        lone = bool(part) and (len(text) - len(text.rstrip(b"\\"))) % 2
        rest, text = text[len(text) - lone :], text[: len(text) - lone]
        yield _ESCAPED.sub(lambda found: b'""' if found[1] == b'"' else b"\\", text)


def _line_ends(piece: bytes) -> set[bytes]:
    """Tell which line ends occur; Windows' own count as one."""
    pairs = piece.count(b"\r\n") if b"\r" in piece else 0
    if not pairs:
        return {end for end in (b"\r", b"\n") if end in piece}
    ends = {end for end in (b"\r", b"\n") if piece.count(end) > pairs}
    return ends | {b"\r\n"}


def _of_no_utf8(sample: bytes, foreign: int) -> str:
    """Tell the encoding of a text with bytes that are no UTF-8: it may be UTF-8 with a few broken.

    `foreign` is how many bytes of characters beyond ASCII came before them.
    """
    text = sample.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(not c.isascii() for c in text) - broken
    return "utf-8" if foreign + whole >= 2 * broken and whole else guessed(sample)
