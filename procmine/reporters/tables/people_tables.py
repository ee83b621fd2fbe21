"""Who hands work to whom, and who did how much, as tables."""

from __future__ import annotations

from procmine.report import Figures, Language
from procmine.reporters.tables.table import DataTable, Spec, moment, table
from procmine.words.tables import table_said

_HANDOVERS: tuple[Spec, ...] = (
    ("giver", "text"), ("taker", "text"), ("count", "count"), ("cases", "count"),
    ("median_hours", "hours"), ("total_hours", "hours"),
)  # fmt: skip
_PEOPLE: tuple[Spec, ...] = (
    ("resource", "text"), ("people", "count"), ("role", "text"), ("events", "count"),
    ("event_share", "share"), ("cases", "count"), ("activities", "count"),
    ("work_hours", "hours"), ("work_hours_per_week", "hours"), ("first", "time"),
    ("last", "time"),
)  # fmt: skip
_HOURS_OF_A_WEEK = 24 * 7


def handovers_table(figures: Figures, language: Language) -> DataTable:
    """List who hands work to whom, the most frequent first."""
    rows = (
        (h.giver, h.taker, h.count, h.cases, h.median_hours, h.total_hours)
        for h in figures.handovers
    )
    about = table_said(f"handovers_{figures.hand_level}", language)
    absent = dict.fromkeys(("giver", "taker"), table_said("others", language))
    return table("handovers", _HANDOVERS, rows, language, about=about, absent=absent)


def people_table(figures: Figures, language: Language) -> DataTable:
    """List who did how much, the busiest first."""
    events = sum(person.events for person in figures.people)
    rows = (
        (
            p.name, p.people, p.role, p.events,
            p.events / events if events else None, p.cases, p.activities, p.work_hours,
            _per_week(p.work_hours, p.first, p.last), moment(p.first), moment(p.last),
        )
        for p in figures.people
    )  # fmt: skip
    absent = {"resource": table_said("others", language)}
    return table("people", _PEOPLE, rows, language, absent=absent)


def _per_week(work_hours: float | None, first: str, last: str) -> float | None:
    """Spread the work over the time in which somebody is seen, where that is a week or more."""
    begins, ends = moment(first), moment(last)
    if work_hours is None or begins is None or ends is None:
        return None
    weeks = (ends - begins).total_seconds() / 3600 / _HOURS_OF_A_WEEK
    return work_hours / weeks if weeks >= 1 else None
