"""The process map drawn: as DOT, as an SVG that fits into a page, and as PNG."""

from __future__ import annotations

import importlib
import re
from typing import TYPE_CHECKING

from procmine.errors import UsageError
from procmine.report import Language, ProcessMap
from procmine.reporters._layout import lay_out, run_dot, runs_own_dot
from procmine.reporters._map_words import Measure, columns
from procmine.reporters._sketch import FILLS, PENS, sketch
from procmine.reporters._sketch_parts import Sketch
from procmine.reporters._svg import INK, PAPER, box_pen, pen_width, write_svg
from procmine.words.say import say

if TYPE_CHECKING:
    import graphviz

__all__ = ["Measure", "to_dot", "to_png", "to_svg"]

#: 200 labelled arrows lie within a second however tangled, 300 take up to 12 s, 600 a minute.
MOST_ARROWS = 200
#: Pixels a point in a PNG, for print and for screens with a high resolution.
PNG_ZOOM = 2

_ENTITY = re.compile(r"&(?=#?\w+;)")


def to_dot(map: ProcessMap, measure: Measure = "time", language: Language = "en") -> str:
    """Write the map in Graphviz's language."""
    source: str = _digraph(sketch(map, measure, language)).source
    return source


def to_svg(map: ProcessMap, measure: Measure = "time", language: Language = "en") -> str:
    """Draw the map as an SVG element, without prolog, that stands in a page or alone in a file.

    The colours are presentation attributes, the weakest there are: a page recolours the map by
    its classes (map-box, map-arrow, level-0 to level-4, map-bottleneck). UsageError where the
    map is too large to lay out in reasonable time.
    """
    drawn = sketch(map, measure, language)
    _refuse_large(drawn)
    return write_svg(drawn, lay_out(_digraph(drawn, placeholders=True)))


def to_png(map: ProcessMap, measure: Measure = "time", language: Language = "en") -> bytes:
    """Draw the map as PNG; UsageError where it is too large, or no font here has its letters."""
    drawn = sketch(map, measure, language)
    _refuse_large(drawn)
    words = "".join(line for box in drawn.boxes for line in (*box.lines, *box.notes, *box.marks))
    words += "".join(line for arrow in drawn.arrows for line in (*arrow.lines, *arrow.marks))
    if not runs_own_dot() or has_own_letters(words):
        graph = _digraph(drawn)
        graph.attr(dpi=str(72 * PNG_ZOOM))
        return run_dot(graph, "png")
    return rasterised(write_svg(drawn, lay_out(_digraph(drawn, placeholders=True))))


def has_own_letters(words: str) -> bool:
    """Tell whether the wheel's `dot` has the letters of these words."""
    return all(char < "\u0530" or char in "–…�•" for char in words)


def rasterised(svg: str) -> bytes:
    """Turn an SVG into PNG with the fonts of this machine, which the wheel's `dot` cannot use."""
    hint = say(
        "write .svg instead, or install a font with these letters (Noto Sans CJK) and resvg-py"
    )
    try:
        resvg = importlib.import_module("resvg_py")
    except ImportError as error:
        raise UsageError(say("PNG: no font at hand has the letters of this map"), hint) from error

    def png(text: str, zoom: float) -> bytes:
        return bytes(resvg.svg_to_bytes(svg_string=text, dpi=96.0, zoom=zoom))

    def sample(char: str) -> bytes:
        return png(re.sub(r"(?s)>.*</svg>", f"><text y='20'>{char}</text></svg>", svg, count=1), 1)

    # Without a font every letter is the same box or nothing.
    if sample("管") == sample("主"):
        raise UsageError(say("PNG: no font at hand has the letters of this map"), hint)
    return png(svg, PNG_ZOOM)


# Private functions


def _refuse_large(drawn: Sketch) -> None:
    if len(drawn.arrows) > MOST_ARROWS:
        raise UsageError(
            say(
                "the process map has {count} flows, more than can be drawn legibly ({most_arrows})",
                count=len(drawn.arrows),
                most_arrows=MOST_ARROWS,
            ),
            say("thin it with --activities and --paths, such as --activities 0.8 --paths 0.5"),
        )


def _digraph(drawn: Sketch, placeholders: bool = False) -> graphviz.Digraph:
    """Build the graph; with `placeholders`, of digits as wide as the words, whatever the fonts."""
    import graphviz

    def text(*lines: str) -> str:
        if placeholders:
            return "\\n".join("0" * columns(line) for line in lines)
        escaped = (graphviz.escape(_ENTITY.sub("&amp;", line)) for line in lines)
        plain: str = graphviz.nohtml("\\n".join(escaped))
        return plain

    graph = graphviz.Digraph("process_map")
    graph.attr(rankdir="TB", nodesep="0.35", ranksep="0.4", bgcolor=PAPER, charset="UTF-8")
    graph.attr("node", fontname="Helvetica", fontsize="13", shape="box", fixedsize="true")
    graph.attr("edge", fontname="Helvetica", fontsize="11", arrowsize="0.7")
    for box in drawn.boxes:
        graph.node(
            box.id,
            text(*box.lines, *box.notes, *box.marks),
            style="rounded,filled,dashed" if box.missing else "rounded,filled",
            fillcolor=FILLS[drawn.measure][box.level],
            color=box_pen(box, drawn.measure),
            fontcolor=INK,
            penwidth=f"{pen_width(box)}",
            width=f"{box.width / 72:.3f}",
            height=f"{box.height / 72:.3f}",
        )
    for number, arrow in enumerate(drawn.arrows):
        # A bottleneck's tag has a frame, which takes room beyond its words.
        room = ("", "  ") if placeholders and arrow.rank is not None else ()
        lines = (*arrow.lines, *arrow.marks)
        graph.edge(
            arrow.tail,
            arrow.head,
            text(*(f" {line} " if not room else f"   {line}   " for line in lines), *room),
            id=f"flow-{number}",
            color=PENS[drawn.measure][arrow.level],
            fontcolor=INK if arrow.rank is None else PENS[drawn.measure][arrow.level],
            penwidth=f"{arrow.width}",
            style="dashed" if arrow.faint else "solid",
            weight="1" if arrow.faint else f"{1 + round(arrow.width)}",
        )
    return graph
