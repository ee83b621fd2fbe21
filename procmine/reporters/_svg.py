"""A placed sketch as an SVG element, which a page recolours by its classes."""

from __future__ import annotations

from html import escape

from procmine.reporters._layout import Layout, Point
from procmine.reporters._map_words import Measure, columns
from procmine.reporters._sketch import DEVIATION, FILLS, PENS
from procmine.reporters._sketch_parts import Arrow, Box, Sketch

#: What a reader is likely to have, for Latin and for Chinese.
FONT = "Helvetica, Arial, 'Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', sans-serif"
INK, MUTED, PAPER, LINE = "#1c2530", "#55606c", "#ffffff", "#8a94a0"
#: Widths in points from which a page lets its reader scroll the map, not shrink it, and the class.
SIZES = (("map-wide", 1100), ("map-medium", 520))


def write_svg(drawn: Sketch, layout: Layout) -> str:
    """Write a sketch at its places: arrows below boxes, and labels above both."""
    name = f"map-{drawn.measure}"
    width, height = layout.width + 16, layout.height + 16
    size = next((f" {kind}" for kind, least in SIZES if width >= least), "")
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="map {name}{size}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="-8 -8 {width:.0f} {height:.0f}" preserveAspectRatio="xMidYMin meet" '
        f'font-family="{FONT}">',
        f'<title id="{name}-title">{escape(drawn.title)}</title>',
        f'<desc id="{name}-desc">{escape(drawn.text)}</desc>',
        f'<rect class="map-paper" x="-8" y="-8" width="{width:.0f}" height="{height:.0f}" '
        f'fill="{PAPER}"/>',
    ]
    lines = [(arrow, layout.arrows[f"flow-{n}"]) for n, arrow in enumerate(drawn.arrows)]
    # The heaviest last, so that they lie on top; then all labels, so that no arrow crosses one.
    lines.sort(key=lambda line: line[0].width)
    parts += [_arrow_svg(arrow, place.path, drawn.measure) for arrow, place in lines]
    parts += [_box_svg(box, layout.boxes[box.id], drawn.measure) for box in drawn.boxes]
    parts += [_label_svg(arrow, place.label, drawn.measure) for arrow, place in lines]
    return "\n".join([*parts, "</svg>"]) + "\n"


def box_pen(box: Box, measure: Measure) -> str:
    """Give the colour of a box's frame: a bottleneck's own, else that of a deviation."""
    return DEVIATION if box.marks and box.rank is None else PENS[measure][box.level]


def pen_width(box: Box) -> float:
    """Give the width of a box's frame."""
    return 3 if box.rank is not None else 2 if box.marks else 1


# Private functions


def _box_svg(box: Box, at: Point, measure: Measure) -> str:
    x, y = at
    marked = " map-bottleneck" if box.rank is not None else " map-deviating" if box.marks else ""
    kind = "map-marker" if box.marker else f"map-box level-{box.level}{marked}"
    pen = LINE if box.marker else box_pen(box, measure)
    dashes = ' stroke-dasharray="5 3"' if box.missing else ""
    parts = [
        f'<g class="{kind}"><title>{escape(box.title)}</title>',
        f'<rect x="{x - box.width / 2:.1f}" y="{y - box.height / 2:.1f}" width="{box.width:.1f}" '
        f'height="{box.height:.1f}" rx="{10 if box.marker else 5}" '
        f'fill="{PAPER if box.marker else FILLS[measure][box.level]}" '
        f'stroke="{pen}" stroke-width="{pen_width(box)}"{dashes}/>',
    ]
    if box.marker:
        parts.append(_text_svg("map-note", box.lines[0], x, y + 4, 11, MUTED))
    else:
        top = y - box.height / 2 + 19
        for number, line in enumerate(box.lines):
            parts.append(_text_svg("map-name", line, x, top + 16 * number, 13, INK, "600"))
        top += 16 * len(box.lines) - 1
        for number, note in enumerate(box.notes):
            weight = "700" if number else "400"
            parts.append(_text_svg("map-note", note, x, top + 14 * number, 11, MUTED, weight))
        top += 14 * len(box.notes)
        for number, mark in enumerate(box.marks):
            below = top + 14 * number
            parts.append(_text_svg("map-deviation", mark, x, below, 11, DEVIATION, "700"))
    return "".join([*parts, "</g>"])


def _arrow_svg(arrow: Arrow, path: tuple[Point, ...], measure: Measure) -> str:
    """Draw the curve and its head, a triangle from the curve's end to the box."""
    *curve, tip = path
    pen = LINE if arrow.faint else PENS[measure][arrow.level]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in curve[1:])
    (x, y), (tip_x, tip_y) = curve[-1], tip
    spread = (3.0 + arrow.width) / (((tip_x - x) ** 2 + (tip_y - y) ** 2) ** 0.5 or 1.0)
    side_x, side_y = (tip_y - y) * spread, (x - tip_x) * spread
    head = (f"{x + side_x:.1f},{y + side_y:.1f} {tip_x:.1f},{tip_y:.1f} "
            f"{x - side_x:.1f},{y - side_y:.1f}")  # fmt: skip
    marked = " map-bottleneck" if arrow.rank is not None else ""
    dashes = ' stroke-dasharray="3 3"' if arrow.faint else ""
    kind = "map-faint" if arrow.faint else f"map-arrow level-{arrow.level}{marked}"
    return (
        f'<g class="{kind}"><title>{escape(arrow.title)}</title>'
        f'<path d="M{curve[0][0]:.1f},{curve[0][1]:.1f}C{points}" fill="none" stroke="{pen}" '
        f'stroke-width="{arrow.width}"{dashes}/><polygon points="{head}" fill="{pen}"/></g>'
    )


def _label_svg(arrow: Arrow, at: Point, measure: Measure) -> str:
    x, y = at
    if not (arrow.lines[0] or arrow.marks):
        return ""
    if arrow.rank is None:
        y -= 7 * len(arrow.marks)
        ink = MUTED if arrow.faint else INK
        return _halo_svg("map-label", arrow.lines[0], x, y + 4, ink) + "".join(
            _halo_svg("map-label map-deviation", mark, x, y + 18, DEVIATION, "700")
            for mark in arrow.marks
        )
    pen = PENS[measure][arrow.level]
    width = 14 + 6.6 * max(map(columns, (*arrow.lines, *arrow.marks)))
    y -= 7 * len(arrow.marks)
    return (
        f'<g class="map-tag level-{arrow.level}"><title>{escape(arrow.title)}</title>'
        f'<rect x="{x - width / 2:.1f}" y="{y - 16:.1f}" width="{width:.1f}" '
        f'height="{32 + 14 * len(arrow.marks)}" rx="3" '
        f'fill="{PAPER}" stroke="{pen}" stroke-width="1.5"/>'
        + _text_svg("map-mark", arrow.lines[0], x, y - 3, 11, pen, "700")
        + _text_svg("map-name", arrow.lines[1], x, y + 11, 12, INK, "600")
        + "".join(
            _text_svg("map-deviation", mark, x, y + 25, 11, DEVIATION, "700")
            for mark in arrow.marks
        )
        + "</g>"
    )


def _halo_svg(kind: str, text: str, x: float, y: float, fill: str, weight: str = "400") -> str:
    """Write words that no arrow below them makes unreadable."""
    bold = "" if weight == "400" else f' font-weight="{weight}"'
    return (
        f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" font-size="11"{bold} '
        f'text-anchor="middle" fill="{fill}" stroke="{PAPER}" '
        f'stroke-width="3" paint-order="stroke">{escape(text)}</text>'
    )


def _text_svg(
    kind: str, text: str, x: float, y: float, size: int, fill: str, weight: str = "400"
) -> str:
    return (
        f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" '
        f'text-anchor="middle" fill="{fill}">{escape(text)}</text>'
    )
