"""When people work: Monday to Friday, from one hour to another, without holidays."""

from __future__ import annotations

from dataclasses import dataclass

HOUR = 3600
DAY = 24 * HOUR
WEEK = 7 * DAY
WORKDAYS = 5


@dataclass(frozen=True)
class OfficeHours:
    """Office hours on Monday to Friday; moments are seconds since midnight of some Monday."""

    opens: int = 9
    closes: int = 17

    @property
    def seconds_a_day(self) -> int:
        """Give how long one office day is."""
        return (self.closes - self.opens) * HOUR

    def is_open(self, moment: int) -> bool:
        """Tell whether somebody is at work."""
        second = moment % DAY
        works_today = moment % WEEK < WORKDAYS * DAY
        return works_today and self.opens * HOUR <= second < self.closes * HOUR

    def next_opening(self, moment: int) -> int:
        """Give `moment` itself when open, else the next time the doors open."""
        if self.is_open(moment):
            return moment
        day = moment // DAY
        opening = day * DAY + self.opens * HOUR
        if moment > opening:
            opening += DAY
        while not self.is_open(opening):
            opening += DAY
        return opening

    def moment(self, open_second: int) -> int:
        """Give the moment at which the office has been open for `open_second` seconds."""
        day, second = divmod(open_second, self.seconds_a_day)
        week, weekday = divmod(day, WORKDAYS)
        return week * WEEK + weekday * DAY + self.opens * HOUR + second
