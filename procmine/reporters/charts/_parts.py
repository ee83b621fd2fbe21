"""What the charts have in common: units of time, axes of dates, names that fit.

Data stands in the values alone, never in the name of a field or in an expression.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from procmine.report import Language
from procmine.words import clean_text
from procmine.words.charts import chart_text

Spec = dict[str, Any]

#: Pixels of a chart that stands alone; in a page it is as wide as its place.
WIDTH = 640
HEIGHT = 260
#: How d3 writes dates, from the coarsest tick to the finest.
_DATES = {
    "en": {"year": "%Y", "quarter": "%b", "month": "%b", "week": "%-d %b", "date": "%-d %b",
           "day": "%-d %b", "hours": "%H:%M", "minutes": "%H:%M", "seconds": "%H:%M:%S"},
    "zh": {"year": "%Y年", "quarter": "%-m月", "month": "%-m月", "week": "%-m月%-d日",
           "date": "%-m月%-d日", "day": "%-m月%-d日", "hours": "%H:%M", "minutes": "%H:%M",
           "seconds": "%H:%M:%S"},
}  # fmt: skip
_MOMENTS = {"en": "%-d %b %Y %H:%M", "zh": "%Y年%-m月%-d日 %H:%M"}


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of an axis of durations: the key of its name, and its hours."""

    key: str
    hours: float

    def of(self, hours: float) -> float:
        """Give a duration in this unit, to four digits."""
        return float(f"{hours / self.hours:.4g}")


_UNITS = (Unit("days", 24), Unit("hours", 1), Unit("minutes", 1 / 60), Unit("seconds", 1 / 3600))


def unit_for(hours: Iterable[float]) -> Unit:
    """Choose the unit in which the longest of these durations is at least two and a half."""
    longest = max(hours, default=0.0)
    return next((unit for unit in _UNITS if longest >= 2.5 * unit.hours), _UNITS[1])


def instant(text: str) -> int:
    """Give the milliseconds since 1970 of a time, by the log's own clock whatever the machine's."""
    when = datetime.fromisoformat(text).replace(tzinfo=UTC)
    return round((when - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 1000)


def time_scale(field: str, language: Language, title: str | None = None) -> Spec:
    """Place a field of instants along an axis of dates."""
    axis = {"format": _DATES[language], "title": title, "labelOverlap": True, "tickCount": 8}
    return {"field": field, "type": "temporal", "scale": {"type": "utc"}, "axis": axis}


def moment(field: str, title: str, language: Language) -> Spec:
    """Write a field of instants in a tooltip."""
    return {
        "field": field, "type": "temporal", "timeUnit": "utcyearmonthdatehoursminutes",
        "format": _MOMENTS[language], "title": title,
    }  # fmt: skip


def along(field: str) -> Spec:
    """Place something by a field of numbers."""
    return {"field": field, "type": "quantitative"}


def two_lines(names: list[str]) -> Spec:
    """Tell two lines apart by the names in the field `what`."""
    scale = {"domain": names, "range": "pair"}
    return {"field": "what", "type": "nominal", "title": None, "scale": scale}


def hint(**titles: str) -> list[Spec]:
    """Write fields of text in a tooltip, each under its title."""
    return [{"field": field, "type": "nominal", "title": title} for field, title in titles.items()]


def looked_up(key: str, values: list[Spec], fields: list[str]) -> Spec:
    """Add fields by a key, so that a name is in the data once, not with each dot."""
    return {"lookup": key, "from": {"data": {"values": values}, "key": key, "fields": fields}}


def short(name: str, most: int = 40) -> str:
    """Clean a name that came with the log, and cut it to so many characters."""
    text = clean_text(name[: 4 * most])
    return text if len(text) <= most else f"{text[: most - 1]}…"


def short_names(names: Iterable[str | None], language: Language, most: int = 40) -> list[str]:
    """Cut names so that they still differ; None is everybody else."""
    shown: list[str] = []
    for name in names:
        text = chart_text("all_others", language) if name is None else short(name, most)
        number = 2
        unique = text
        while unique in shown:
            unique, number = f"{text} ({number})", number + 1
        shown.append(unique)
    return shown
