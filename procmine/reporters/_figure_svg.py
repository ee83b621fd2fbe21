"""A figure as an SVG element, in the colours of the process map, which a page recolours."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from procmine.reporters._figure import Figure, Line, Mark, Path, colours, located, pen_width
from procmine.reporters._layout import Point
from procmine.reporters._map_words import columns
from procmine.reporters._sketch import DEVIATION
from procmine.reporters._svg import FONT, INK, LINE, MUTED, PAPER
from procmine.words import clean_text

#: Points from one line of the key to the next.
_KEY_LINE = 16


def figure_svg(figure: Figure) -> str:
    """Draw a figure: lines below marks."""
    places, paths = located(figure)
    left, top, width, height = _frame(figure, places, paths)
    key_top = top + height
    width = max(width, *(48 + 6.2 * columns(key.text) for key in figure.key), 0)
    height += _KEY_LINE * len(figure.key)
    box = f"{left:.0f} {top:.0f} {width:.0f} {height:.0f}"
    title = escape(clean_text(figure.title))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="map map-{figure.measure}" role="img" '
        f'aria-label="{title}" width="{width:.0f}" height="{height:.0f}" viewBox="{box}" '
        f'preserveAspectRatio="xMidYMin meet" font-family="{FONT}">',
        f"<title>{title}</title>",
        f'<rect class="map-paper" x="{left:.0f}" y="{top:.0f}" width="{width:.0f}" '
        f'height="{height:.0f}" fill="{PAPER}"/>',
        *(_line_svg(line, path) for line, path in zip(figure.lines, paths, strict=True)),
        *(_mark_svg(mark, places[mark.id], figure) for mark in figure.marks),
        *(
            _text(left + 24, key_top + _KEY_LINE * number, key.text, 11, key.ink)
            for number, key in enumerate(figure.key)
        ),
    ]
    return "\n".join([*parts, "</svg>"]) + "\n"


# Private functions


def _frame(
    figure: Figure, places: Mapping[str, Point], paths: list[Path]
) -> tuple[float, float, float, float]:
    corners = [point for line in figure.lines for point in line.corners]
    corners += [point for path in paths for point in (path.before, path.tip)]
    for mark in figure.marks:
        x, y = places[mark.id]
        corners += [(x - mark.width / 2, y - mark.height / 2),
                    (x + mark.width / 2, y + mark.height / 2)]  # fmt: skip
    xs, ys = zip(*(corners or [(0.0, 0.0)]), strict=True)
    margin = 24
    left, top = min(xs) - margin, min(ys) - margin
    return left, top, max(xs) - left + margin, max(ys) - top + margin


def _line_svg(line: Line, path: Path) -> str:
    (x, y), (tip_x, tip_y) = path.before, path.tip
    length = ((tip_x - x) ** 2 + (tip_y - y) ** 2) ** 0.5 or 1.0
    ahead_x, ahead_y = (tip_x - x) / length, (tip_y - y) / length
    back_x, back_y = tip_x - 8 * ahead_x, tip_y - 8 * ahead_y
    head = (f"{back_x - 4 * ahead_y:.1f},{back_y + 4 * ahead_x:.1f} {tip_x:.1f},{tip_y:.1f} "
            f"{back_x + 4 * ahead_y:.1f},{back_y - 4 * ahead_x:.1f}")  # fmt: skip
    text = ""
    if line.text:
        at_x, at_y = path.label
        text = (
            f'<text class="map-label" x="{at_x:.1f}" y="{at_y + 4:.1f}" font-size="11" '
            f'text-anchor="middle" fill="{INK}" stroke="{PAPER}" stroke-width="3" '
            f'paint-order="stroke">{escape(clean_text(line.text))}</text>'
        )
    return (
        f'<g class="map-faint"><path d="{path.data}" fill="none" stroke="{LINE}" '
        f'stroke-width="1.2"/><polygon points="{head}" fill="{LINE}"/>{text}</g>'
    )


def _mark_svg(mark: Mark, at: Point, figure: Figure) -> str:
    fill, pen = colours(mark, figure.measure)
    marked = " map-deviating" if mark.deviations else ""
    kind = f"map-box level-{mark.level}{marked}" if mark.shape == "task" else "map-marker"
    title = f"<title>{escape(clean_text(mark.title))}</title>" if mark.title else ""
    x, y = at
    if mark.shape == "task":
        drawn = _outline(mark, at, 8)
    elif mark.shape == "square":
        drawn = _outline(mark, at, 0)
    elif mark.shape == "diamond":
        half, tall = mark.width / 2, mark.height / 2
        drawn = (f'<polygon points="{x - half:.1f},{y:.1f} {x:.1f},{y - tall:.1f} '
                 f'{x + half:.1f},{y:.1f} {x:.1f},{y + tall:.1f}"')  # fmt: skip
    else:
        drawn = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{mark.width / 2:.1f}"'
    thick = pen_width(mark)
    dashes = ' stroke-dasharray="5 3"' if mark.missing else ""
    parts = [f'<g class="{kind}">{title}{drawn} fill="{fill}" stroke="{pen}" '
             f'stroke-width="{thick}"{dashes}/>']  # fmt: skip
    plain = mark.shape == "task"
    words = [(text, 12 if plain else 18, "600" if plain else "400", INK) for text in mark.lines]
    words += [(text, 10, "400", MUTED) for text in mark.notes]
    words += [(text, 10, "700", DEVIATION) for text in mark.deviations]
    step = 14 if plain else 18
    first = y - step * (len(words) - 1) / 2 + (4 if plain else 6)
    for number, (text, size, weight, ink) in enumerate(words):
        role = "map-deviation" if ink == DEVIATION else "map-name"
        parts.append(
            f'<text class="{role}" x="{x:.1f}" y="{first + step * number:.1f}" '
            f'font-size="{size}" font-weight="{weight}" text-anchor="middle" '
            f'fill="{ink}">{escape(text)}</text>'
        )
    return "".join([*parts, "</g>"])


def _text(x: float, y: float, text: str, size: int, ink: str) -> str:
    return (
        f'<text class="map-note" x="{x:.1f}" y="{y:.1f}" font-size="{size}" '
        f'fill="{ink}">{escape(text)}</text>'
    )


def _outline(mark: Mark, at: Point, radius: int) -> str:
    return (
        f'<rect x="{at[0] - mark.width / 2:.1f}" y="{at[1] - mark.height / 2:.1f}" '
        f'width="{mark.width:.1f}" height="{mark.height:.1f}" rx="{radius}"'
    )
