"""Small logs as a process analyst writes them down.

A line is a case, its steps in order of the file::

    c1: A 0-10 @Ann/Clerk, B 20-30 @Bob/Manager {item=1}

Times are minutes from midnight of a Monday: start-completion, or the completion alone. After @ come
the resource and, after a slash, the role; in braces attributes. `c1..c40:` writes the case forty
times; `c1..c40 every 60:` an hour later each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

MONDAY = datetime(2024, 1, 1)
_CASES = re.compile(r"(?P<stem>\D*)(?P<first>\d+)(\.\.\D*(?P<last>\d+))?( every (?P<shift>\d+))?")
_STEP = re.compile(
    r"(?P<activity>.+?) (?:(?P<start>\d+)-)?(?P<end>\d+)"
    r"(?: @(?P<resource>[^/{ ]+)(?:/(?P<role>[^{ ]+))?)?(?: \{(?P<attributes>.*)\})?"
)


def events(text: str) -> list[dict[str, Any]]:
    """Read a log in this notation into one dict an event; ValueError for what isn't in it."""
    return [event for line in text.strip().splitlines() for event in _line(line)]


def _line(line: str) -> Iterator[dict[str, Any]]:
    head, _, body = line.partition(":")
    cases = _CASES.fullmatch(head.strip())
    if cases is None:
        raise ValueError(f"no case: {head}")
    first = int(cases["first"])
    for nth in range(int(cases["last"] or first) - first + 1):
        shift = nth * int(cases["shift"] or 0)
        for step in body.split(", "):
            yield {"case": f"{cases['stem']}{first + nth}", **_step(step.strip(), shift)}


def _step(text: str, shift: int) -> dict[str, Any]:
    step = _STEP.fullmatch(text)
    if step is None:
        raise ValueError(f"no step: {text}")
    event: dict[str, Any] = {"activity": step["activity"], "timestamp": _time(step["end"], shift)}
    if step["start"]:
        event["start"] = _time(step["start"], shift)
    event |= {name: step[name] for name in ("resource", "role") if step[name]}
    for pair in (step["attributes"] or "").split():
        name, _, value = pair.partition("=")
        event[name] = value
    return event


def _time(minutes: str, shift: int) -> datetime:
    return MONDAY + timedelta(minutes=int(minutes) + shift)
