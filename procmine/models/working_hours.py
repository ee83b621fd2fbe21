"""Working hours: which part of time counts, where a time is measured in working hours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

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
