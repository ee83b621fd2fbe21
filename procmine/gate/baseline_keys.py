"""The keys of an entry of a baseline: what each takes, and every mistake in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any

from procmine.gate.baseline import Accepted
from procmine.gate.limits import unit_of, value_of
from procmine.words.say import say, unsaid

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _day(value: Any) -> bool:
    try:
        _as_day(value)
    except (TypeError, ValueError):
        return False
    return True


def _share(value: Any) -> bool:
    return isinstance(value, str) and unit_of(value) == "share" and value_of(value) <= 1


def _fingerprint(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[0-9a-f]{16}", value) is not None


def _code(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"PM[0-9]{3}", value) is not None


#: The keys of an entry: what each takes, and that in words.
_KEYS: dict[str, tuple[Callable[[Any], bool], str]] = {
    "fingerprint": (_fingerprint, unsaid("16 digits 0 to f")),
    "code": (_code, unsaid("the code of a rule, such as PM601")),
    "title": (_text, unsaid("a text")),
    "model": (_text, unsaid("a text")),
    "cases": (_text, unsaid("a text")),
    "owner": (_text, unsaid("a text")),
    "reason": (_text, unsaid("a text")),
    "accepted": (_day, unsaid("a day such as 2027-03-31")),
    "expires": (_day, unsaid("a day such as 2027-03-31")),
    "limit": (_share, unsaid('a share of the cases such as "10%"')),
}
_NEEDED = ("fingerprint", "code")


def mistakes_of(tables: Mapping[str, Any]) -> Iterator[str]:
    """Tell each mistake in the tables of a baseline."""
    for name in tables:
        if name != "accepted":
            yield say("no key '{name}'{near}", name=name, near=_near(name, ["accepted"]))
    entries = tables.get("accepted", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        yield say("accepted must be tables: [[accepted]]")
        return
    seen: set[str] = set()
    for number, entry in enumerate(entries, start=1):
        for name in _NEEDED:
            if name not in entry:
                yield say("entry {number} has no {name}", number=number, name=name)
        for name, value in entry.items():
            if name not in _KEYS:
                yield say(
                    "entry {number} has no key '{name}'{near}",
                    number=number,
                    name=name,
                    near=_near(name, list(_KEYS)),
                )
            elif not _KEYS[name][0](value):
                yield say(
                    "entry {number}: {name} must be {wanted}",
                    number=number,
                    name=name,
                    wanted=say(_KEYS[name][1]),
                )
        fingerprint = entry.get("fingerprint")
        if isinstance(fingerprint, str):
            if fingerprint in seen:
                yield say(
                    "entry {number}: {fingerprint} is there twice",
                    number=number,
                    fingerprint=fingerprint,
                )
            seen.add(fingerprint)


def _near(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return say(" (did you mean {near}?)", near=near[0]) if near else ""


def _as_day(value: Any) -> date | None:
    if value is None or type(value) is date:
        return value
    if not _DAY.fullmatch(value):
        raise ValueError
    return date.fromisoformat(value)


def accepted_of(entry: Mapping[str, Any]) -> Accepted:
    """Give an entry that has no mistakes."""
    limit = entry.get("limit")
    return Accepted(
        fingerprint=entry["fingerprint"],
        code=entry["code"],
        **{name: entry.get(name, "") for name in ("title", "model", "cases", "owner", "reason")},
        accepted=_as_day(entry.get("accepted")),
        expires=_as_day(entry.get("expires")),
        limit=None if limit is None else value_of(limit),
        limit_text=limit or "",
    )
