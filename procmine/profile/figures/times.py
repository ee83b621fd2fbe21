"""How long cases take, how that changes, and at which hours work is done."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from procmine.eventlog import EventLog
from procmine.profile.figures.window import Window
from procmine.profile.spreads import US_PER_HOUR
from procmine.relations import ask
from procmine.report import Distribution, HourCell, Period, TrendUnit

_BINS = 40
_PERCENTILES = (5, 10, 25, 50, 75, 90, 95, 99)
#: A trend of more periods than this is told in longer ones.
_MOST_PERIODS = 60
_DAYS: dict[TrendUnit, float] = {"day": 1, "week": 7, "month": 30.4, "quarter": 91.3}
_MONTHS: dict[TrendUnit, int] = {"month": 1, "quarter": 3, "year": 12}


def distribution(log: EventLog) -> Distribution:
    """Count cases by their time, in equal bins up to the 99th percentile."""
    parts = ", ".join(f"{percent / 100}" for percent in _PERCENTILES)
    row = ask(log, f"SELECT quantile_cont(duration_us, [{parts}]) AS quantiles FROM cases")[0]
    quantiles = row["quantiles"]
    width = max(1.0, float(quantiles[-1]) / _BINS)
    rows = ask(
        log,
        f"SELECT least(CAST(duration_us AS BIGINT) // CAST($width AS BIGINT), {_BINS}) AS bin,"
        " count(*) AS cases FROM cases GROUP BY 1",
        width=int(width) + 1,
    )
    counts = {int(row["bin"]): int(row["cases"]) for row in rows}
    return Distribution(
        edges=tuple((int(width) + 1) * place / US_PER_HOUR for place in range(_BINS + 1)),
        counts=tuple(counts.get(place, 0) for place in range(_BINS)),
        beyond=counts.get(_BINS, 0),
        percentiles=tuple(
            (percent, float(value) / US_PER_HOUR)
            for percent, value in zip(_PERCENTILES, quantiles, strict=True)
        ),
    )


def trend_unit(shown: Window) -> TrendUnit:
    """Choose the shortest unit of which the time shown has at most 60."""
    days = (shown.ends - shown.begins) / timedelta(days=1)
    return next((unit for unit, of in _DAYS.items() if days / of <= _MOST_PERIODS), "year")


def trend(log: EventLog, unit: TrendUnit, shown: Window) -> tuple[Period, ...]:
    """Count for each period the cases that begin, end and are open, and time those that end.

    A case is open from its first to its last event in the log, whether or not that is shown.
    """
    started = {
        _day(row["period"]): int(row["cases"])
        for row in ask(
            log,
            "SELECT date_trunc($unit, first) AS period, count(*) AS cases FROM cases GROUP BY 1",
            unit=unit,
        )
    }
    ended = {
        _day(row["period"]): row
        for row in ask(
            log,
            "SELECT date_trunc($unit, last) AS period, count(*) AS cases,"
            " quantile_cont(duration_us, [0.5, 0.9]) AS quantiles FROM cases GROUP BY 1",
            unit=unit,
        )
    }
    periods: list[Period] = []
    open_cases = 0
    begins: date | None = min(started)
    while begins is not None and begins <= min(max(ended), shown.ends.date()):
        row = ended.get(begins)
        done = int(row["cases"]) if row else 0
        open_cases += started.get(begins, 0) - done
        median, ninety = row["quantiles"] if row else (None, None)
        periods.append(
            Period(
                begins.isoformat(), started.get(begins, 0), done, open_cases,
                None if median is None else float(median) / US_PER_HOUR,
                None if ninety is None else float(ninety) / US_PER_HOUR,
            )
        )  # fmt: skip
        begins = _next(begins, unit)
        if begins is not None and begins <= shown.begins.date():
            periods.clear()
    return tuple(periods)


def hours_of_week(log: EventLog) -> tuple[HourCell, ...]:
    """Count completions by weekday and hour."""
    rows = ask(
        log,
        "SELECT isodow(timestamp) - 1 AS weekday, hour(timestamp) AS hour, count(*) AS events"
        " FROM steps GROUP BY 1, 2 ORDER BY 1, 2",
    )
    return tuple(HourCell(int(r["weekday"]), int(r["hour"]), int(r["events"])) for r in rows)


def _day(period: datetime | date) -> date:
    return period.date() if isinstance(period, datetime) else period


def _next(begins: date, unit: TrendUnit) -> date | None:
    """Give the period after, None after the last that a calendar has."""
    try:
        if unit in _MONTHS:
            months = begins.year * 12 + begins.month - 1 + _MONTHS[unit]
            return date(months // 12, months % 12 + 1, 1)
        return begins + timedelta(days=int(_DAYS[unit]))
    except (ValueError, OverflowError):
        return None
