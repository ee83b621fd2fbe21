"""The words on the process map: names that fit their boxes, numbers, marks and tooltips."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from procmine.report import Language, MapEdge, MapNode
from procmine.words import clean_text, count_text, duration_text, label

Measure = Literal["frequency", "time"]

#: A box holds so many lines of so many Latin characters; the rest of a name is in its tooltip.
LINES = 3
LINE_WIDTH = 22


def columns(text: str) -> int:
    """Count the columns that a text takes on a grid; a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def wrapped(name: str, width: int = LINE_WIDTH) -> tuple[str, ...]:
    """Break a name into the lines of a box, at spaces where there are any, cut where too long."""
    lines = [""]
    for token in re.findall(r"\S+\s*", clean_text(name)) or ["–"]:
        word = " ".join(token.split()) + (" " if token[-1:].isspace() else "")
        if columns(lines[-1]) + columns(word.rstrip()) > width and lines[-1]:
            lines.append("")
        for char in word:
            if columns(lines[-1] + char) > width and char != " ":
                lines.append("")
            lines[-1] += char
    lines = [line.rstrip() for line in lines]
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], lines[LINES - 1][: width // 2].rstrip() + "…"]
    return tuple(lines)


def mark(rank: int, language: Language) -> str:
    """Name a bottleneck by its rank."""
    return f"{label('map_bottleneck', language)} {rank}"


def box_notes(node: MapNode, rank: int | None, language: Language) -> tuple[str, ...]:
    """Say below a name how often and how long, and mark a bottleneck."""
    note = count_text(node.events)
    if node.mean_work_hours is not None:
        note += f" · {label('page_mean_work', language)} {duration_text(node.mean_work_hours)}"
    return (note,) if rank is None else (note, mark(rank, language))


def arrow_lines(
    edge: MapEdge, measure: Measure, rank: int | None, language: Language
) -> tuple[str, ...]:
    """Say at an arrow how long it takes or how often, and mark a bottleneck."""
    text = duration_text(edge.median_hours) if measure == "time" else count_text(edge.count)
    return (text,) if rank is None else (mark(rank, language), text)


def deviation_marks(node: MapNode, language: Language) -> tuple[str, ...]:
    """Say below an activity how many cases leave the model at it."""
    counts = (("map_deviating", node.deviating), ("map_skipped", node.skipped))
    return tuple(
        label(key, language).format(count=count_text(count)) for key, count in counts if count
    )


def node_title(node: MapNode, language: Language) -> str:
    """Tell an activity's numbers in full."""
    parts = [f"{count_text(node.events)} {label('events', language)}"]
    if node.mean_work_hours is not None:
        parts.append(f"{label('page_mean_work', language)} {duration_text(node.mean_work_hours)}")
    parts += deviation_marks(node, language)
    return f"{clean_text(node.activity)}: {', '.join(parts)}"


def edge_title(edge: MapEdge, language: Language) -> str:
    """Tell a flow's numbers in full."""
    times = f"{count_text(edge.count)} ×"
    parts = (
        ("page_median", edge.median_hours), ("page_mean", edge.mean_hours),
        ("page_p90", edge.p90_hours), ("page_total", edge.total_hours),
    )  # fmt: skip
    told = ", ".join(f"{label(key, language)} {duration_text(hours)}" for key, hours in parts)
    if edge.deviating:
        told += f", {edge_mark(edge, language)}"
    return f"{clean_text(edge.source)} → {clean_text(edge.target)}: {times}, {told}"


def edge_mark(edge: MapEdge, language: Language) -> str:
    """Say at an arrow how many cases leave the model there."""
    return label("map_deviating", language).format(count=count_text(edge.deviating))
