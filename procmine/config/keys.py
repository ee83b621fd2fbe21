"""The tables and keys of procmine.toml: what each takes, and what it is for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from procmine.engine import bytes_of
from procmine.errors import UsageError
from procmine.words.say import unsaid


@dataclass(frozen=True, slots=True)
class Key:
    """One key: a test of its value, what the value has to be in words, and what it is for."""

    takes: Callable[[Any], bool]
    wanted: str
    what: str


def _text(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def _count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_text, value))


def _one_of(*words: str) -> Callable[[Any], bool]:
    return lambda value: value in words


def _number(value: Any) -> bool:
    return isinstance(value, (int, float, str)) and not isinstance(value, bool)


def _limits(value: Any) -> bool:
    return isinstance(value, dict)


def _yes_or_no(value: Any) -> bool:
    return isinstance(value, bool)


def _size(value: Any) -> bool:
    try:
        return _text(value) and bytes_of(value) > 0
    except UsageError:
        return False


def _column(what: str) -> Key:
    return Key(_text, unsaid("the name of a column"), what)


KEYS: dict[str, dict[str, Key]] = {
    "log": {
        "case": _column(unsaid("which case an event belongs to")),
        "activity": _column(unsaid("what was done")),
        "timestamp": _column(unsaid("when it was completed")),
        "start": _column(unsaid("when it was started")),
        "resource": _column(unsaid("who did it")),
        "role": _column(unsaid("the role or team of who did it")),
        "sheet": Key(_text, unsaid("the name of a sheet"), unsaid("which sheet of a workbook")),
        "object-type": Key(
            _text, unsaid("an object type"), unsaid("whose objects are the cases of an OCEL log")
        ),
        "query": Key(_text, unsaid("SQL, or a table's name"), unsaid("what to ask a database for")),
        "encoding": Key(
            _text, unsaid("the name of an encoding"), unsaid("how a text file is encoded")
        ),
        "delimiter": Key(
            _text, unsaid("a character"), unsaid("what stands between two columns of a text file")
        ),
        "dates": Key(
            _one_of("day-first", "month-first"),
            unsaid('"day-first" or "month-first"'),
            unsaid("whether 3/4 is of April or of March"),
        ),
        "fix": Key(_texts, unsaid("a list of repairs"), unsaid("the repairs to make")),
    },
    "report": {
        "language": Key(
            _one_of("en", "zh"), unsaid('"en" or "zh"'), unsaid("the language of the report")
        ),
        "top": Key(_count, unsaid("a number from 1"), unsaid("how many findings to show as text")),
        "select": Key(_texts, unsaid("a list of rules"), unsaid("look for these rules only")),
        "ignore": Key(_texts, unsaid("a list of rules"), unsaid("look for all but these")),
        "fail-on": Key(
            _one_of("high", "medium"),
            unsaid('"high" or "medium"'),
            unsaid("exit with 1 on such a finding"),
        ),
    },
    "check": {
        "model": Key(_text, unsaid("the path of a model"), unsaid("the model to check against")),
        "like": Key(
            _text, unsaid("the path of a log"), unsaid("a log to check against, in a model's place")
        ),
        "process": Key(
            _text, unsaid("the name of a process"), unsaid("which process of a model of several")
        ),
        "method": Key(
            _one_of("alignments", "token-replay", "footprints"),
            unsaid('"alignments", "token-replay" or "footprints"'),
            unsaid("how to check"),
        ),
        "effort": Key(_count, unsaid("a number from 1"), unsaid("states to visit for a variant")),
        "precision": Key(
            _yes_or_no, unsaid("true or false"), unsaid("whether to measure precision")
        ),
        "min-fitness": Key(_number, unsaid("0.95 or 95%"), unsaid("the least fitness")),
        "min-precision": Key(_number, unsaid("0.95 or 95%"), unsaid("the least precision")),
        "max-deviating": Key(
            _number, unsaid("a share such as 5%"), unsaid("the most cases that may deviate")
        ),
        "max": Key(
            _limits,
            unsaid("a table of limits"),
            unsaid("the most of any measure (docs/budgets.md)"),
        ),
        "min-sample": Key(
            _count, unsaid("a number from 1"), unsaid("cases below which no budget fails")
        ),
        "baseline": Key(
            _text, unsaid("the path of a baseline"), unsaid("the findings that are accepted")
        ),
    },
    "limits": {
        "memory": Key(_size, unsaid('a size such as "4GB"'), unsaid("memory to use")),
        "unpacked": Key(
            _size, unsaid('a size such as "200GB"'), unsaid("how far a packed file may unpack")
        ),
        "ratio": Key(
            _count, unsaid("a number from 1"), unsaid("bytes that may come out of each packed one")
        ),
    },
}
#: Tables whose keys are the user's own: names of activities, and codes of rules.
LABELS = "labels"
RULES = "rules"
