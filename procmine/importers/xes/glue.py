"""What stands between two values of a regular file, and what it means.

Nearly all XES files hold `<trace>`, `<event>` and `<string key="…" value="…"/>` and no more. There
the file is a row of values with glue between them, from the quote that ends one to the quote that
begins the next, and of a million pieces of glue only some dozens differ. So each that differs is
held against the grammar once; with the values, that proves every byte of the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from procmine.importers.xes.chunk import TYPES
from procmine.importers.xes.parser import MAX_TEXT

#: The next value is one of the same case or event; or of its case's first event, of the event
#: after this one, or of the next case.
SAME, FIRST_EVENT, NEXT_EVENT, NEXT_CASE = range(4)

_BLANK = r"[ \t\r\n]*"
_ATTRIBUTE = (
    rf"<({'|'.join(TYPES)})[ \t\r\n]+key{_BLANK}={_BLANK}\"([^\"<&\x00-\x1f]+)\""
    rf"[ \t\r\n]+value{_BLANK}={_BLANK}\""
)
_CLOSED = rf"\"{_BLANK}/>{_BLANK}"
_HEAD = re.compile(rf"{_BLANK}<trace>{_BLANK}{_ATTRIBUTE}")
_TAIL = re.compile(rf"{_CLOSED}</event>{_BLANK}</trace>")
_GLUE = re.compile(
    rf"{_CLOSED}(?:(</event>){_BLANK}(?:(</trace>){_BLANK}<trace>{_BLANK})?)?"
    rf"(?:(<event>){_BLANK})?{_ATTRIBUTE}"
)
#: By which of the three optional groups are there.
_MOVES = {"": SAME, "<event>": FIRST_EVENT, "</event><event>": NEXT_EVENT,
          "</event></trace>": NEXT_CASE}  # fmt: skip


class Irregular(Exception):
    """The file holds something that is left to the parser of XML."""


@dataclass(frozen=True)
class Glue:
    """Where the next value belongs, its type and its name."""

    move: int
    tag: str
    key: str


def before_all(text: str) -> Glue:
    """Read what stands before the first value of some cases, or raise Irregular."""
    match = _HEAD.fullmatch(text)
    if not match or len(match[2]) > MAX_TEXT:
        raise Irregular
    return Glue(NEXT_CASE, match[1], match[2])


def between(text: str) -> Glue:
    """Read what stands between two values, or raise Irregular."""
    match = _GLUE.fullmatch(text)
    if not match or len(match[5]) > MAX_TEXT:
        raise Irregular
    move = _MOVES.get("".join(match[i] or "" for i in (1, 2, 3)))
    if move is None:
        raise Irregular
    return Glue(move, match[4], match[5])


def check_end(text: str) -> None:
    """Raise Irregular where the last value isn't followed by the ends of its event and case."""
    if not _TAIL.fullmatch(text):
        raise Irregular
