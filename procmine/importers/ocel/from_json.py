"""OCEL as JSON, read an element at a time, whatever the size of the file."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from procmine.errors import UnreadableFile
from procmine.importers.ocel.facts import OF_EVENTS, OF_OBJECTS, Elements, Fact
from procmine.words.say import say

#: So many characters may one event or object have.
MAX_ELEMENT = 64_000_000
_BLANKS = re.compile(r"[ \t\r\n]*")


def facts(pieces: Iterable[bytes], name: str) -> Iterator[Fact]:
    """Give the facts of a file's bytes; UnreadableFile where they are no JSON, or no OCEL."""
    elements = Elements(name)
    of = {"events": elements.of_event, "objects": elements.of_object}
    types = {"eventTypes": OF_EVENTS, "objectTypes": OF_OBJECTS}
    for section, key, element in _JsonStream(pieces, name).members():
        take = of.get(section.removeprefix("ocel:"))
        if take is not None:
            yield from take(element, key)
        elif section in types:
            yield from elements.of_type(types[section], element)


class _JsonStream:
    """The members of the lists and objects that one JSON object holds."""

    def __init__(self, pieces: Iterable[bytes], name: str) -> None:
        self._pieces = iter(pieces)
        self._name = name
        first = next(self._pieces, b"")
        self._decode = codecs.getincrementaldecoder(json.detect_encoding(first))().decode
        # Numbers stay as they are written.
        self._json = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)
        self._text, self._at, self._before = "", 0, 0
        self._ended = False
        self._add(first)

    def members(self) -> Iterator[tuple[str, str | None, Any]]:
        """Give every member with the key of what it is in, and its own key in an object."""
        self._expect("{")
        for section in self._keys():
            opening = self._peek()
            if opening == "{":
                self._expect("{")
                yield from ((section, key, self._value()) for key in self._keys())
            elif opening == "[":
                self._expect("[")
                yield from ((section, None, self._value()) for _ in self._turns("]"))
            else:
                self._value()
        if self._peek():
            self._fail(say("something follows its end"))

    def _keys(self) -> Iterator[str]:
        for _ in self._turns("}"):
            key = self._value()
            if not isinstance(key, str):
                self._fail(say("a key is no text"))
            self._expect(":")
            yield key

    def _turns(self, closing: str) -> Iterator[None]:
        """Go on to the next member, until the list or object is closed."""
        if self._peek() == closing:
            self._expect(closing)
            return
        while True:
            yield
            if self._peek() == closing:
                self._expect(closing)
                return
            self._expect(",")

    def _value(self) -> Any:
        self._peek()
        while True:
            try:
                value, end = self._json.raw_decode(self._text, self._at)
                if end < len(self._text) or self._ended:  # else a number may go on
                    self._at = end
                    return value
            except json.JSONDecodeError as error:
                if self._ended:
                    self._fail(error.msg)
            except RecursionError:
                self._fail(say("it is nested too deeply"))
            if len(self._text) - self._at > MAX_ELEMENT:
                self._fail(f"an element is longer than {MAX_ELEMENT // 1_000_000} MB")
            self._more()

    def _peek(self) -> str:
        """Give the next character that is no blank; none at the end."""
        while True:
            blanks = _BLANKS.match(self._text, self._at)
            self._at = blanks.end() if blanks else self._at
            if self._at < len(self._text) or self._ended:
                return self._text[self._at : self._at + 1]
            self._more()

    def _expect(self, character: str) -> None:
        if self._peek() != character:
            self._fail(say("'{character}' is missing", character=character))
        self._at += 1

    def _more(self) -> None:
        """Read as much again as is waiting, so that a long element isn't parsed too often."""
        waiting = len(self._text) - self._at
        self._before += self._at
        self._text, self._at = self._text[self._at :], 0
        while not self._ended and len(self._text) <= 2 * waiting:
            self._add(next(self._pieces, b""))

    def _add(self, piece: bytes) -> None:
        self._ended = not piece
        try:
            self._text += self._decode(piece, final=self._ended)
        except UnicodeDecodeError as error:
            raise UnreadableFile(
                say(
                    "{name}: is not {encoding}, as JSON is",
                    name=self._name,
                    encoding=error.encoding.upper(),
                ),
                say("save it as UTF-8"),
            ) from None

    def _fail(self, problem: str) -> NoReturn:
        place = self._before + self._at + 1
        raise UnreadableFile(
            say(
                "{name}: is broken JSON ({problem}, character {place:,})",
                name=self._name,
                problem=problem,
                place=place,
            ),
            say("copy the whole file, or export the log once more"),
        )
