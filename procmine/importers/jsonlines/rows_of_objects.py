"""Objects of JSON become rows of text."""

from __future__ import annotations

import json
from collections.abc import Container, Hashable, Iterator, Mapping
from typing import Any

from procmine.errors import UnreadableFile
from procmine.importers.unnamed_columns import Spool
from procmine.words.say import say

#: Levels of objects in objects, different names, and characters of a name.
MAX_DEPTH, MAX_COLUMNS, MAX_NAME = 64, 2_000, 1_000
_NO_TEXTS = frozenset((dict, list, bool))


class Number(str):
    """A number, by the text that it has in the file: 1e5 stays 1e5, and no digit is rounded."""

    __slots__ = ()


#: Control characters in texts are let pass, for many programs write them as they are.
DECODER = json.JSONDecoder(
    parse_float=Number, parse_int=Number, parse_constant=Number, strict=False
)


class WrongValue(Exception):
    """Tell that a value is no row."""


class JsonRows:
    """The rows made of objects so far, and how many values were none."""

    def __init__(self, name: str, spool: Spool) -> None:
        self.spool = spool
        self.aside = 0
        #: Where the first value stands that is no row, and what is wrong with it.
        self.first_wrong = ""
        self._name = name

    def add(self, value: Any, place: str, characters: int) -> None:
        """Take a value as a row, or set it aside."""
        try:
            self.spool.add(_cells(value, self.spool.keys), characters)
        except WrongValue as wrong:
            self.set_aside(place, str(wrong))
        except RecursionError:
            self.set_aside(place, say("too many levels of brackets"))
        if len(self.spool.keys) > MAX_COLUMNS:
            raise UnreadableFile(
                say(
                    "{name}: the objects have more than {max_columns:,} different names",
                    name=self._name,
                    max_columns=MAX_COLUMNS,
                ),
                say("leave out what is named after one case or event"),
            )

    def set_aside(self, place: str, why: str) -> None:
        """Count a value that is no row."""
        self.aside += 1
        self.first_wrong = self.first_wrong or f"{place} has {why}"


def _cells(value: Any, known: Container[Hashable]) -> Mapping[Hashable, str | None]:
    if type(value) is not dict:
        raise WrongValue(say("no object"))
    cells: dict[Hashable, str | None] = value
    if not _NO_TEXTS.isdisjoint(map(type, value.values())):
        cells = dict(_flat(value, ()))
    if not cells:
        raise WrongValue(say("nothing in it"))
    for key in cells:
        if key not in known and len(column_name(key)) > MAX_NAME:
            raise WrongValue(f"a name of more than {MAX_NAME:,} characters")
    return cells


def _flat(value: dict[str, Any], path: tuple[str, ...]) -> Iterator[tuple[Hashable, Any]]:
    """Give the cells of an object; an inner name is a tuple, and never the same as a plain one."""
    if len(path) > MAX_DEPTH:
        raise WrongValue(f"more than {MAX_DEPTH} levels of objects")
    for name, cell in value.items():
        inner = (*path, name)
        if type(cell) is dict:
            yield from _flat(cell, inner)
        else:
            yield inner if path else name, _text(cell)


def _text(cell: Any) -> str | None:
    return cell if cell is None or isinstance(cell, str) else as_json(cell)


def as_json(value: Any) -> str:
    """Write a value as JSON, numbers as they were written."""
    if isinstance(value, Number):
        return value
    if type(value) is dict:
        return "{" + ", ".join(f"{as_json(k)}: {as_json(v)}" for k, v in value.items()) + "}"
    if type(value) is list:
        return "[" + ", ".join(map(as_json, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def column_name(key: Hashable) -> str:
    """Name a column: inner names are joined by points."""
    return ".".join(key) if isinstance(key, tuple) else str(key)
