"""Small logs as a process analyst writes them down.

A line is a case, its steps in the order of the file::

    c1: Register 09:00-09:10 @Ann/Clerk, Decide 2d14:00-14:30 @Bob/Manager {item=1 grade=A}
    # a remark
    c2..c40 every 60: Register 0-10 @Ann, Decide 20-30 @Bob

A step is its activity, its time and, where they matter, the resource after @, the role after a
slash and attributes in braces. A time is start-completion, or the completion alone. 09:00 is on
the day the log begins, a Monday, 2d14:00 two days later; a completion is on the day of its start
unless it names another. Where only distances matter, a time is a number of minutes since the
first midnight. `c1..c40:` writes the case forty times; `c1..c40 every 60:` each an hour later than
the one before. 09:00:05 has seconds; '3/4/2024' is a completion as a file might write it, and
stays a text. An attribute of the name of a column takes its place: {case=} is a step of no case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

MONDAY = datetime(2024, 1, 1)
_CASES = re.compile(r"(?P<stem>\D*)(?P<first>\d+)(\.\.\D*(?P<last>\d+))?( every (?P<shift>\d+))?")
_TIME = r"(?:(?:\d+d)?\d+:\d\d(?::\d\d)?|\d+)"
_STEP = re.compile(
    rf"(?P<activity>.+?) (?:(?P<start>{_TIME})-)?(?P<end>{_TIME}|'[^']*')"
    r"(?: @(?P<resource>[^/{ ]+)(?:/(?P<role>[^{ ]+))?)?(?: \{(?P<attributes>[^}]*)\})?"
)
_CLOCK = re.compile(r"(?:(?P<day>\d+)d)?(?P<hour>\d+):(?P<minute>\d\d)(?::(?P<second>\d\d))?")
#: A comma that parts two steps, and none within braces.
_COMMA = re.compile(r", (?![^{]*\})")


def events(text: str) -> list[dict[str, Any]]:
    """Read a log in this notation into one dict an event; ValueError for what isn't in it."""
    lines = (line.strip() for line in text.splitlines())
    return [event for line in lines if line and line[0] != "#" for event in _line(line)]


def _line(line: str) -> Iterator[dict[str, Any]]:
    head, _, body = line.partition(":")
    cases = _CASES.fullmatch(head.strip())
    if cases is None:
        raise ValueError(f"no case: {head}")
    first, last = int(cases["first"]), int(cases["last"] or cases["first"])
    if last < first:
        raise ValueError(f"no case: {head}")
    for nth in range(last - first + 1):
        shift = nth * 60 * int(cases["shift"] or 0)
        for step in _COMMA.split(body):
            yield {"case": f"{cases['stem']}{first + nth}", **_step(step.strip(), shift)}


def _step(text: str, shift: int) -> dict[str, Any]:
    step = _STEP.fullmatch(text)
    if step is None:
        raise ValueError(f"no step: {text}")
    start = step["start"] and _seconds(step["start"])
    event: dict[str, Any] = {"activity": step["activity"]}
    if step["end"].startswith("'"):
        event["timestamp"] = step["end"].strip("'")
    else:
        day = start // 86400 if start and ":" in step["start"] else 0
        event["timestamp"] = _time(_seconds(step["end"], day) + shift)
    if start is not None:
        event["start"] = _time(start + shift)
    event |= {name: step[name] for name in ("resource", "role") if step[name]}
    for pair in (step["attributes"] or "").split():
        name, sign, value = pair.partition("=")
        if not sign:
            raise ValueError(f"no attribute: {pair}")
        event[name] = value
    return event


def _seconds(text: str, day: int = 0) -> int:
    """Read a time as seconds since the first midnight; `day` where it names none."""
    clock = _CLOCK.fullmatch(text)
    if clock is None:
        return int(text) * 60
    minutes = int(clock["day"] or day) * 1440 + int(clock["hour"]) * 60 + int(clock["minute"])
    return minutes * 60 + int(clock["second"] or 0)


def _time(seconds: int) -> datetime:
    return MONDAY + timedelta(seconds=seconds)
