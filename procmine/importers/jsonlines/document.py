"""JSON that isn't one object a line: an array, one object around it, or objects over many lines.

It is read through a window that holds one value at a time, so that an array may be of any size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from json import JSONDecodeError
from typing import Any, NoReturn, TextIO

from procmine.errors import UnreadableFile
from procmine.importers.jsonlines.rows_of_objects import DECODER
from procmine.words.say import say
from procmine.words.text import clean_text

#: The longest row: more characters than any event has.
LONGEST = 16 * 2**20
_PIECE = 1 << 20
_BLANKS = re.compile(r"[ \t\n\r]*")


class JsonDocument:
    """The values that are to be rows, one after the other, and what stands beside them."""

    def __init__(self, stream: TextIO, name: str) -> None:
        #: How many characters the last value has.
        self.characters = 0
        self.notes: list[str] = []
        self._stream, self._name = stream, name
        self._text, self._at, self._line, self._ended = "", 0, 1, False

    def values(self) -> Iterator[Any]:
        """Give the values; UnreadableFile where the JSON is broken, or of several tables."""
        alone = True
        while mark := self._next():
            if mark == "[":
                yield from self._items()
            elif mark == "{":
                value = self._value(may_be_long=True)
                if value is None:
                    yield from self._members()
                elif alone and not self._next():
                    yield from self._inside(value)
                else:
                    yield value
            else:
                yield self._value()
            alone = False

    def _inside(self, value: dict[str, Any]) -> Iterator[Any]:
        """Give the objects of the one array that an object holds, or the object itself."""
        tables = [name for name, items in value.items() if _is_table(items)]
        if not tables:
            yield value
            return
        self._tell(tables, [name for name in value if name not in tables])
        yield from value[tables[0]]

    def _members(self) -> Iterator[Any]:
        """Give the objects of the one array that a long object holds."""
        self._at += 1
        tables: list[str] = []
        others: list[str] = []
        while (mark := self._next()) != "}":
            if mark == ",":
                self._at += 1
                continue
            member = self._value()
            if not isinstance(member, str) or self._next() != ":":
                self._fail("is broken JSON")
            self._at += 1
            if self._next() == "[":
                items = self._items()
                if self._next() == "{":
                    tables.append(member)
                    self._tell(tables, [])
                    yield from items
                    continue
                for _ in items:  # they are no rows, but have to be passed over
                    pass
            else:
                self._value()
            others.append(member)
        self._at += 1
        if not tables:
            self._fail(say("holds one object, and no array of objects in it"))
        self._tell(tables, others)

    def _tell(self, tables: list[str], others: list[str]) -> None:
        if len(tables) > 1:
            listed = ", ".join(f"'{clean_text(name)[:40]}'" for name in tables)
            raise UnreadableFile(
                say(
                    "{name}: holds several arrays of objects: {listed}",
                    name=self._name,
                    listed=listed,
                ),
                say("save the one with the events alone"),
            )
        if others:
            listed = ", ".join(f"'{clean_text(name)[:40]}'" for name in others[:5])
            more = say(" and {count} more", count=len(others) - 5) if len(others) > 5 else ""
            self.notes.append(
                say(
                    "the rows are those of '{tables}'; {listed}{more} beside it passed over",
                    tables=clean_text(tables[0])[:40],
                    listed=listed,
                    more=more,
                )
            )

    def _items(self) -> Iterator[Any]:
        """Give the values of the array that begins here."""
        self._at += 1
        return self._rest()

    def _rest(self) -> Iterator[Any]:
        while (mark := self._next()) != "]":
            if mark == ",":
                self._at += 1
            else:
                yield self._value()
        self._at += 1

    def _value(self, may_be_long: bool = False) -> Any:
        """Read one value; None where it is too long and may be."""
        wanted = _PIECE
        while True:
            try:
                value, end = DECODER.raw_decode(self._text, self._at)
            except (JSONDecodeError, RecursionError) as error:
                if self._ended or isinstance(error, RecursionError):
                    self._explain(error)
            else:
                # A number may go on in the next piece.
                if end < len(self._text) or self._ended:
                    self.characters, self._at = end - self._at, end
                    return value
            if len(self._text) - self._at > LONGEST:
                if may_be_long:
                    return None
                self._fail(f"holds a value of more than {LONGEST // 2**20} MB, or broken JSON")
            self._read(wanted)
            wanted *= 2

    def _next(self) -> str:
        """Pass over blanks, and give the character behind them; "" at the end."""
        while True:
            blanks = _BLANKS.match(self._text, self._at)
            self._at = blanks.end() if blanks else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if self._ended:
                return ""
            self._read(_PIECE)

    def _read(self, size: int) -> None:
        piece = self._stream.read(size)
        self._line += self._text.count("\n", 0, self._at)
        self._text, self._at = self._text[self._at :] + piece, 0
        self._ended = not piece

    def _explain(self, error: JSONDecodeError | RecursionError) -> NoReturn:
        if isinstance(error, RecursionError):
            self._fail(say("nests its brackets too deep"))
        line = self._line + self._text.count("\n", 0, error.pos)
        if error.pos >= len(self._text.rstrip()) or error.msg.startswith("Unterminated"):
            self._fail(
                say("ends too early, on line {line:,}", line=line), say("copy the whole file")
            )
        self._fail(say("is broken JSON on line {line:,} ({msg})", line=line, msg=error.msg))

    def _fail(self, problem: str, hint: str = "") -> NoReturn:
        hint = hint or say("export it once more, one object a line")
        raise UnreadableFile(f"{self._name}: {problem}", hint)


def _is_table(items: object) -> bool:
    return type(items) is list and bool(items) and type(items[0]) is dict
