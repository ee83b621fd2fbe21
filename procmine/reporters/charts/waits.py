"""Where cases wait: the flows on which a mean case spends most time, by their cause if known."""

from __future__ import annotations

from procmine.findings import Table
from procmine.report import Figures, MapEdge, Report
from procmine.reporters.charts._named_rows import named_rows
from procmine.reporters.charts._parts import Spec, along, hint, short, unit_for
from procmine.words import count_text, duration_text, label
from procmine.words.charts import chart_text

#: The flows shown, those with most hours in all.
_MOST = 12


def waits(report: Report, figures: Figures) -> Spec:
    """Draw a bar a flow, as long as a mean case spends on it."""
    language = report.language
    flows = longest_flows(figures)
    causes = _causes(report)
    per_case = [flow.total_hours / report.log.cases for flow in flows]
    unit = unit_for(per_case)
    values: list[Spec] = []
    for row, (flow, hours) in enumerate(zip(flows, per_case, strict=True)):
        values.append({
            "row": row, "name": _name(report, flow), "value": unit.of(hours),
            "time": duration_text(hours, per_case[0] if hours > per_case[0] / 10 else None),
            "cause": _cause(causes, flow, report),
            "passages": count_text(flow.count), "median": duration_text(flow.median_hours),
        })  # fmt: skip
    known = list(dict.fromkeys(value["cause"] for value in values))
    colour = {
        "field": "cause", "type": "nominal", "title": chart_text("cause", language),
        "scale": {"domain": known, "range": "category"},
    }  # fmt: skip
    bars: Spec = {
        "mark": {"type": "rect", "style": "main", "cornerRadius": 1},
        "encoding": {
            "x": along("value"), "x2": {"datum": 0}, "y": along("top"), "y2": {"field": "bottom"},
            **({"color": colour} if causes else {}),
            "tooltip": hint(
                name=chart_text("flow", language),
                passages=chart_text("passages", language),
                median=chart_text("wait_median", language),
            ),
        },
    }  # fmt: skip
    sizes: Spec = {
        "mark": {"type": "text", "style": "soft", "align": "left", "dx": 6},
        "encoding": {"x": along("value"), "y": along("middle"), "text": {"field": "time"}},
    }
    title = chart_text("wait_per_case", language, unit=chart_text(unit.key, language))
    longest = max(value["value"] for value in values)
    return named_rows(values, title, [bars, sizes], longest, room=1.15)


def waits_table(report: Report, figures: Figures) -> Table:
    """Tell the time per case, the passages and the median wait of each flow."""
    language = report.language
    causes = _causes(report)
    head = (
        chart_text("flow", language),
        chart_text("wait_per_case", language, unit=chart_text("hours", language)),
        chart_text("passages", language),
        chart_text("wait_median", language),
        *((chart_text("cause", language),) if causes else ()),
    )
    rows = [
        (
            _name(report, flow),
            duration_text(flow.total_hours / report.log.cases),
            count_text(flow.count),
            duration_text(flow.median_hours),
            *((_cause(causes, flow, report),) if causes else ()),
        )
        for flow in longest_flows(figures)
    ]
    return Table(head, tuple(rows))


def longest_flows(figures: Figures) -> list[MapEdge]:
    """Give the flows with most hours in all, the longest first."""
    return [edge for edge in figures.map.longest_first() if edge.total_hours > 0][:_MOST]


# Private functions


def _name(report: Report, flow: MapEdge) -> str:
    source, target = short(flow.source), short(flow.target)
    return chart_text("arrow", report.language, source=source, target=target)


def _causes(report: Report) -> dict[tuple[str | None, str], str]:
    """Give the known cause by flow, or by the activity waited for; the worst finding's counts."""
    causes: dict[tuple[str | None, str], str] = {}
    for finding in report.findings:
        if finding.kind != "waiting" or finding.cause in (None, "unknown"):
            continue
        place = finding.subject
        target = place.to_activity or place.activity
        if target is not None and finding.cause is not None:
            causes.setdefault((place.from_activity, target), finding.cause)
    return causes


def _cause(causes: dict[tuple[str | None, str], str], flow: MapEdge, report: Report) -> str:
    cause = causes.get((flow.source, flow.target)) or causes.get((None, flow.target))
    return label(f"cause_{cause or 'unknown'}", report.language)
