"""The words of the charts: titles, how to read them, axes and columns, in English."""

from __future__ import annotations

from procmine.words.catalogue import Language, translated

#: Sorted by key; `title_` and `reading_` are followed by the name of the chart.
CHART_WORDS: dict[str, str] = {
    "activity": "activity",
    "all_others": "all others",
    "arrow": "{source} → {target}",
    "begins": "begins",
    "beyond_1": "{count} case takes longer, up to {longest}",
    "beyond_n": "{count} cases take longer, up to {longest}",
    "busiest_hour": "busiest hour",
    "case": "case",
    "cases": "cases",
    "cases_by_start": "cases, the first to start at the top",
    "cause": "cause",
    "count": "handovers",
    "coverage": "share of the cases",
    "coverage_mark_1": "{count} variant covers {share}",
    "coverage_mark_n": "{count} variants cover {share}",
    "cycle_time": "cycle time ({unit})",
    "day": "day",
    "days": "days",
    "ended": "ended",
    "ends": "ends",
    "events": "events",
    "fastest": "fastest quarter",
    "flow": "flow",
    "giver": "handed over by",
    "hour": "hour of the day",
    "hours": "hours",
    "median": "median",
    "minutes": "minutes",
    "month": "month",
    "no_chart": "The log has nothing to draw here.",
    "number_of_variants": "number of variants, the most frequent first",
    "open_at_end": "cases open at the end of the {unit}",
    "p25": "a quarter take up to",
    "p75": "three quarters take up to",
    "p90": "nine in ten (P90)",
    "passages": "passages",
    "period": "{unit} from",
    "quarter": "quarter",
    "reading_arrivals": "Cases that started and that ended in each {unit}. Where more start than end, for long, the backlog grows.",
    "reading_cycle-times": "How many cases take how long from start to end. A long tail on the right is where customers wait.",
    "reading_dotted": "Each row is a case, each dot an event. Vertical lines of dots are batches; an edge that grows flatter means that fewer cases arrive.",
    "reading_handover-matrix": "How often work passes from one (row) to the other (column). Cells on both sides of the diagonal are ping-pong.",
    "reading_handover-network": "A line is wide at who hands over and narrow at who takes; the redder it is, the longer the work waits. Large circles hand over most.",
    "reading_heat-map": "When work gets done: the darker, the more events are completed in that hour.",
    "reading_spectrum": "Each line is one passage, from its beginning at the top to its end at the bottom. Flat lines are slow, crossing ones overtake, and lines that end together are a batch.",
    "reading_trend": "The cycle time of the cases that ended in each {unit}. The last and the first may be incomplete.",
    "reading_variant-times": "The bar holds the middle half of a variant's cases, the tick is the median, the dot what nine in ten stay within.",
    "reading_variants-coverage": "How much of the log the most frequent variants explain. The flatter the curve, the more each case goes its own way.",
    "reading_waits": "The flows on which a mean case spends most time between two activities.",
    "reading_work-in-progress": "The cases that are open at the end of each {unit}. A line that climbs means that more comes in than gets done.",
    "rows_columns": "handed over by: rows, taken by: columns",
    "second": "second quarter",
    "seconds": "seconds",
    "share": "share",
    "slowest": "slowest quarter",
    "started": "started",
    "steps_1": "{count} step",
    "steps_n": "{count} steps",
    "taker": "taken by",
    "third": "third quarter",
    "time": "time",
    "title_arrivals": "Cases started and ended",
    "title_cycle-times": "Cycle times",
    "title_dotted": "Dotted chart",
    "title_handover-matrix": "Handovers: who gives to whom",
    "title_handover-network": "Network of handovers",
    "title_heat-map": "When work is done",
    "title_spectrum": "Performance spectrum",
    "title_trend": "Trend of the cycle time",
    "title_variant-times": "Time by variant",
    "title_variants-coverage": "Coverage by variants",
    "title_waits": "Where cases wait",
    "title_work-in-progress": "Work in progress",
    "variant": "variant",
    "variant_name": "variant {number}: {share}",
    "wait_hours": "median wait (hours)",
    "wait_median": "median wait",
    "wait_per_case": "time on the flow per mean case ({unit})",
    "week": "week",
    "weekday": "weekday",
    "weekday_0": "Mon",
    "weekday_1": "Tue",
    "weekday_2": "Wed",
    "weekday_3": "Thu",
    "weekday_4": "Fri",
    "weekday_5": "Sat",
    "weekday_6": "Sun",
    "year": "year",
}  # fmt: skip


def chart_text(key: str, language: Language = "en", **values: str) -> str:
    """Fill the words at `key` with `values`; KeyError for a key that is not there."""
    words = translated(CHART_WORDS[key], language, key)
    return words.format(**values) if values else words


def counted_text(key: str, count: int, language: Language, **values: str) -> str:
    """Fill the words for a count, of those that end in _1 and _n."""
    ending = "1" if count == 1 else "n"
    return chart_text(f"{key}_{ending}", language, count=f"{count:,}", **values)
