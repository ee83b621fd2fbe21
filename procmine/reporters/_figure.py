"""A picture of marks and lines: what it shows, in Graphviz's language, and where it lies."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from procmine.reporters._layout import Point, lay_out
from procmine.reporters._map_words import Measure
from procmine.reporters._sketch import DEVIATION, FILLS, PENS
from procmine.reporters._svg import INK, LINE, PAPER

if TYPE_CHECKING:
    import graphviz

Shape = Literal["task", "diamond", "circle", "ring", "square"]
_SHAPES = {"task": "box", "diamond": "diamond", "circle": "circle", "ring": "circle",
           "square": "box"}  # fmt: skip
_ENTITY = re.compile(r"&(?=#?\w+;)")


@dataclass(frozen=True, slots=True)
class Mark:
    """One shape with the words in it; `level` says how much time or how many events it has.

    `deviations` say that cases leave the model there; what no case does is `missing`.
    """

    id: str
    shape: Shape
    width: float
    height: float
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    title: str = ""
    level: int = 0
    deviations: tuple[str, ...] = ()
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow between two marks; one with `corners` is already placed."""

    tail: str
    head: str
    text: str = ""
    corners: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend, in its colour."""

    text: str
    ink: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A whole picture; `places` are the middles of the marks, where they have any.

    `key` says what the numbers, the colours and the violet words mean.
    """

    title: str
    marks: tuple[Mark, ...]
    lines: tuple[Line, ...]
    measure: Measure = "time"
    across: bool = True
    places: Mapping[str, Point] | None = None
    key: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """The way of a line as SVG's path data, its last two points, and where its text goes."""

    data: str
    before: Point
    tip: Point
    label: Point


def digraph(figure: Figure, words: bool = True) -> graphviz.Digraph:
    """Write the graph for Graphviz; without `words` for its layout alone."""
    import graphviz

    def text(*lines: str) -> str:
        escaped = (graphviz.escape(_ENTITY.sub("&amp;", line)) for line in lines)
        plain: str = graphviz.nohtml("\\n".join(escaped))
        return plain if words else ""

    graph = graphviz.Digraph("model")
    graph.attr(rankdir="LR" if figure.across else "TB", nodesep="0.3", ranksep="0.4",
               bgcolor=PAPER, charset="UTF-8", ordering="" if figure.across else "out")  # fmt: skip
    if words and figure.key:
        graph.attr(label=text(*(key.text for key in figure.key)), labelloc="b", fontsize="11",
                   fontname="Helvetica", fontcolor=INK)  # fmt: skip
    graph.attr("node", fontname="Helvetica", fontsize="11", fixedsize="true", fontcolor=INK)
    graph.attr("edge", fontname="Helvetica", fontsize="11", arrowsize="0.7", color=LINE)
    for mark in figure.marks:
        fill, pen = colours(mark, figure.measure)
        graph.node(
            mark.id,
            text(*mark.lines, *mark.notes, *mark.deviations),
            shape=_SHAPES[mark.shape],
            style=_style(mark),
            fillcolor=fill,
            color=pen,
            penwidth=f"{pen_width(mark)}",
            width=f"{mark.width / 72:.3f}",
            height=f"{mark.height / 72:.3f}",
        )
    for number, line in enumerate(figure.lines):
        label = graphviz.nohtml(" " if not line.text else graphviz.escape(f" {line.text} "))
        graph.edge(line.tail, line.head, label, id=f"line-{number}")
    return graph


def colours(mark: Mark, measure: Measure) -> tuple[str, str]:
    """Give the fill and the pen of a mark."""
    if mark.shape == "task":
        pen = DEVIATION if mark.deviations else PENS[measure][mark.level]
        return FILLS[measure][mark.level], pen
    if mark.shape == "square":
        return INK, INK
    return PAPER, LINE


def pen_width(mark: Mark) -> int:
    """Give the width of a mark's frame."""
    return 3 if mark.shape == "ring" else 2 if mark.deviations else 1


def located(figure: Figure) -> tuple[Mapping[str, Point], list[Path]]:
    """Give the middle of each mark and the way of each line; Graphviz places what has none."""
    if figure.places is not None:
        return figure.places, [_straight(line.corners) for line in figure.lines]
    layout = lay_out(digraph(figure, words=False))
    paths = []
    for number in range(len(figure.lines)):
        curve = layout.arrows[f"line-{number}"]
        *points, tip = curve.path
        data = f"M{_pair(points[0])}C{' '.join(map(_pair, points[1:]))}L{_pair(tip)}"
        paths.append(Path(data, points[-1], tip, curve.label))
    return layout.boxes, paths


# Private functions


def _style(mark: Mark) -> str:
    if mark.shape != "task":
        return "filled"
    return "rounded,filled,dashed" if mark.missing else "rounded,filled"


def _straight(corners: tuple[Point, ...]) -> Path:
    data = "M" + "L".join(map(_pair, corners))
    return Path(data, corners[-2], corners[-1], corners[0])


def _pair(point: Point) -> str:
    return f"{point[0]:.1f},{point[1]:.1f}"
