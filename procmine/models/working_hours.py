"""Working hours: which part of time counts, where a time is measured in working hours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from procmine.words.say import say

_US = timedelta(microseconds=1)
_DAY_US = 86_400_000_000
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """The same hours on each working day; Monday is day 0.

    `begins` and `ends` are minutes after midnight, up to 1440. `zone` is where they are kept, for
    logs whose times have offsets; None takes the clock of the log, which then is UTC.
    """

    days: tuple[int, ...] = (0, 1, 2, 3, 4)
    begins: int = 9 * 60
    ends: int = 17 * 60
    holidays: tuple[date, ...] = ()
    zone: str | None = None

    def periods(self, first: date, last: date) -> Iterator[tuple[int, int]]:
        """Give the working periods from one day to another, in microseconds since 1970.

        They are in UTC where there is a zone, else on the clock of the log. They don't overlap.
        """
        holidays = frozenset(self.holidays)
        for number in range((last - first).days + 1):
            day = first + timedelta(days=number)
            if day.weekday() in self.days and day not in holidays:
                yield self._instant(day, self.begins), self._instant(day, self.ends)

    def _instant(self, day: date, minute: int) -> int:
        if self.zone is None:
            return (day - _EPOCH).days * _DAY_US + minute * 60_000_000
        # Wall time: a day on which clocks change is an hour longer or shorter.
        wall = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(self.zone))
        wall += timedelta(minutes=minute)
        return (wall.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)) // _US


#: Monday to Friday, nine to five.
USUAL_HOURS = WorkingHours()

_DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)")
#: The keys of a table of working hours.
HOURS_KEYS = ("days", "from", "to", "holidays", "zone")


def hours_of(table: Any) -> WorkingHours:
    """Read working hours from a table of days, from, to, holidays and zone.

    ValueError that says what is wrong.
    """
    if not isinstance(table, dict):
        raise ValueError(say("is no table"))
    for key in table:
        if key not in HOURS_KEYS:
            raise ValueError(
                say("has no key '{key}'; known are {known}", key=key, known=", ".join(HOURS_KEYS))
            )
    begins = _minutes(table.get("from", "09:00"), "from")
    ends = _minutes(table.get("to", "17:00"), "to")
    if begins >= ends:
        raise ValueError(say("from must be before to"))
    return WorkingHours(
        _days(table.get("days", list(_DAY_NAMES[:5]))),
        begins,
        ends,
        _holidays(table.get("holidays", [])),
        _zone(table.get("zone")),
    )


def table_of(hours: WorkingHours) -> dict[str, Any]:
    """Write working hours as the table that hours_of() reads."""
    table: dict[str, Any] = {
        "days": [_DAY_NAMES[day] for day in hours.days],
        "from": f"{hours.begins // 60:02}:{hours.begins % 60:02}",
        "to": f"{hours.ends // 60:02}:{hours.ends % 60:02}",
    }
    if hours.holidays:
        table["holidays"] = [day.isoformat() for day in hours.holidays]
    if hours.zone:
        table["zone"] = hours.zone
    return table


def _minutes(text: Any, key: str) -> int:
    # TOML has times of its own.
    if isinstance(text, time):
        return text.hour * 60 + text.minute
    match = _CLOCK.fullmatch(text) if isinstance(text, str) else None
    minutes = int(match[1]) * 60 + int(match[2]) if match else 1441
    if minutes > 1440:
        raise ValueError(say('{key} must be a time such as "09:00"', key=key))
    return minutes


def _days(names: Any) -> tuple[int, ...]:
    if isinstance(names, list) and names and all(isinstance(name, str) for name in names):
        short = [name.strip().lower()[:3] for name in names]
        if set(short) <= set(_DAY_NAMES):
            return tuple(sorted({_DAY_NAMES.index(name) for name in short}))
    raise ValueError(say('days must be a list such as ["mon", "tue"]'))


def _holidays(days: Any) -> tuple[date, ...]:
    try:
        return tuple(sorted({d if type(d) is date else date.fromisoformat(d) for d in days}))
    except (TypeError, ValueError):
        raise ValueError(say("holidays must be a list of days such as 2024-12-25")) from None


def _zone(name: Any) -> str | None:
    try:
        return None if name is None else ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, TypeError, OSError, AttributeError):
        raise ValueError(say("zone must be one such as Europe/Berlin")) from None
