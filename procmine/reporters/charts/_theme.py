"""How all charts look: colours for light and dark, letters, axes without needless lines.

A chart names styles and ranges and no colour, so that one spec is drawn in both schemes. The
colours differ in lightness as well, and are told apart with any colour vision.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Scheme = Literal["light", "dark"]

#: The first that a machine has; the last stands for whatever it has.
LATIN_FONTS = 'system-ui, "Segoe UI", Roboto, Helvetica, Arial, "Liberation Sans"'
CJK_FONTS = (
    '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", '
    '"WenQuanYi Micro Hei", "WenQuanYi Zen Hei"'
)
FONTS = f"{LATIN_FONTS}, {CJK_FONTS}, sans-serif"
FONTS_WITH_CJK_FIRST = f"{CJK_FONTS}, sans-serif"
#: Activities with a colour of their own; the rest share a grey.
COLOURS = 8


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a scheme; `ramp` from little to much, `quarters` from fast to slow."""

    paper: str
    ink: str
    soft: str
    line: str
    main: str
    second: str
    tint: str
    ramp: tuple[str, ...]
    quarters: tuple[str, ...]
    category: tuple[str, ...]


PALETTES: dict[Scheme, Palette] = {
    "light": Palette(
        paper="#ffffff", ink="#1c2530", soft="#4d5966", line="#d8dde3",
        main="#1d4e7c", second="#b4500f", tint="#dbe7f2",
        ramp=("#eef3f8", "#bcd4e8", "#7fadd2", "#3d7cb0", "#1d4e7c", "#0d2c4b"),
        quarters=("#7fadd2", "#a9a08f", "#d98a3d", "#94201c"),
        category=("#1d5f99", "#e08a1e", "#177e62", "#c25a97", "#6db3e4", "#8a4413", "#7c6bc9",
                  "#a3a81c", "#9aa3ad"),
    ),
    "dark": Palette(
        paper="#14191f", ink="#e4e8ec", soft="#a3aeb9", line="#36414c",
        main="#8cbbe6", second="#f0a066", tint="#24384b",
        ramp=("#1d2731", "#24435f", "#2f658f", "#4c8cc0", "#8cbbe6", "#d7e9f9"),
        quarters=("#4f86b5", "#8d8d88", "#dc914f", "#ff8178"),
        category=("#6aaeea", "#f2b15c", "#4fbf9c", "#e493c3", "#2f7db8", "#c98a55", "#a99bf0",
                  "#cfd35a", "#6d7884"),
    ),
}  # fmt: skip


def theme(scheme: Scheme = "light", fonts: str = FONTS) -> dict[str, Any]:
    """Give Vega-Lite's configuration for a scheme; the background is the page's."""
    colours = PALETTES[scheme]
    words = {"labelColor": colours.soft, "titleColor": colours.soft}
    sizes = {"labelFontSize": 12, "titleFontSize": 12, "titleFontWeight": 400}
    return {
        "background": "transparent",
        "font": fonts,
        # What the chart says stands beside it as text; a mark each would be noise to listen to.
        "aria": False,
        "autosize": {"type": "fit-x", "contains": "padding"},
        "view": {"stroke": None},
        "title": {
            "anchor": "start", "color": colours.ink, "fontSize": 16, "fontWeight": 600,
            "subtitleColor": colours.soft, "subtitleFontSize": 12, "subtitlePadding": 4,
            "offset": 16, "frame": "bounds",
        },
        "axis": {
            **words, **sizes, "domainColor": colours.line, "tickColor": colours.line,
            "gridColor": colours.line, "gridOpacity": 0.7, "titlePadding": 8, "labelLimit": 200,
        },
        "axisX": {"grid": False, "titleAnchor": "start"},
        "axisY": {
            "domain": False, "ticks": False, "titleAngle": 0, "titleAlign": "left",
            "titleAnchor": "end", "titleY": -14, "titleX": 0, "titleBaseline": "bottom",
        },
        "legend": {
            **words, **sizes, "orient": "top", "direction": "horizontal", "titleOrient": "left",
            "labelLimit": 290, "columns": 2, "symbolType": "square", "symbolStrokeWidth": 0,
            "offset": 30,
        },
        "range": {
            "ramp": list(colours.ramp), "quarters": list(colours.quarters),
            "category": list(colours.category), "pair": [colours.main, colours.second],
        },
        "style": {
            "main": {"color": colours.main},
            "second": {"color": colours.second},
            "tint": {"color": colours.tint},
            "line": {"color": colours.line},
            "paper": {"color": colours.paper},
            "ink": {"color": colours.ink},
            "soft": {"color": colours.soft},
        },
        "text": {"fontSize": 12},
    }  # fmt: skip
