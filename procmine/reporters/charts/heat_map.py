"""When work is done: hours of the day by weekdays."""

from __future__ import annotations

from procmine.findings import Table
from procmine.report import Figures, Report
from procmine.reporters.charts._parts import WIDTH, Spec, hint
from procmine.words import count_text
from procmine.words.charts import chart_text


def heat_map(report: Report, figures: Figures) -> Spec:
    """Draw a cell for each hour of the week, the darker the more events."""
    language = report.language
    days = _days(report)
    counts = {(cell.weekday, cell.hour): cell.events for cell in figures.hours_of_week}
    values = [
        {
            "hour": hour, "day": days[day], "events": counts.get((day, hour), 0),
            "time": f"{hour}:00–{hour + 1}:00", "count": count_text(counts.get((day, hour), 0)),
        }
        for day in range(7)
        for hour in range(24)
    ]  # fmt: skip
    title = chart_text("events", language)
    return {
        "data": {"values": values},
        "width": WIDTH,
        "height": {"step": 26},
        "mark": {"type": "rect", "cornerRadius": 2},
        "encoding": {
            "x": {
                "field": "hour", "type": "ordinal", "scale": {"paddingInner": 0.06},
                "axis": {"title": chart_text("hour", language), "labelAngle": 0, "ticks": False,
                         "domain": False, "labelOverlap": True},
            },
            "y": {
                "field": "day", "type": "nominal", "sort": None,
                "scale": {"domain": days, "paddingInner": 0.08}, "axis": {"title": None},
            },
            "color": {
                "field": "events", "type": "quantitative",
                "scale": {"range": "ramp", "zero": True},
                "legend": {"title": title, "gradientLength": 160, "tickCount": 3, "offset": 12},
            },
            "tooltip": hint(
                day=chart_text("weekday", language), time=chart_text("hour", language), count=title
            ),
        },
    }  # fmt: skip


def heat_map_table(report: Report, figures: Figures) -> Table:
    """Tell the events of each weekday and its busiest hour."""
    language = report.language
    head = tuple(chart_text(key, language) for key in ("weekday", "events", "busiest_hour"))
    rows = []
    for day, name in enumerate(_days(report)):
        cells = [cell for cell in figures.hours_of_week if cell.weekday == day]
        busiest = max(cells, key=lambda cell: (cell.events, -cell.hour), default=None)
        hour = "–" if busiest is None else f"{busiest.hour}:00–{busiest.hour + 1}:00"
        rows.append((name, count_text(sum(cell.events for cell in cells)), hour))
    return Table(head, tuple(rows))


def _days(report: Report) -> list[str]:
    return [chart_text(f"weekday_{day}", report.language) for day in range(7)]
