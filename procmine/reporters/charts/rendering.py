"""A chart drawn here, as SVG or PNG that stands alone."""

from __future__ import annotations

import json
import re
from textwrap import wrap

from procmine.errors import UsageError
from procmine.report import Report
from procmine.reporters.charts import CHARTS, Chart
from procmine.reporters.charts._parts import Spec, short
from procmine.reporters.charts._theme import FONTS, FONTS_WITH_CJK_FIRST, PALETTES, theme
from procmine.reporters.rasters import has_cjk, to_png
from procmine.words.say import in_its_language, say

#: The version of Vega-Lite that the page's libraries have as well.
VEGA_LITE = "6.4"
#: Where an element gets a counted name, and where another uses it.
_COUNTED = re.compile(
    r"""(?P<before><(?:linearGradient|clipPath) id="|(?:fill|stroke|clip-path)="url\(#)"""
    r"""(?P<name>(?P<kind>gradient_|clip)\d+)(?P<after>"|\)")"""
)
#: Letters of a line under the title; Chinese ones count double.
_COLUMNS = 100
FORMATS = ("svg", "png")


@in_its_language
def draw_chart(report: Report, name: str, format_name: str) -> str | bytes:
    """Draw a chart of CHARTS as svg or png, the same bytes for an equal report on one machine.

    UsageError for a chart or format that is none, where the log lacks the numbers for it, and for
    a PNG whose letters no font here has.
    """
    if name not in CHARTS or format_name not in FORMATS:
        raise UsageError(
            say("no chart '{name}' as {format_name}", name=name, format_name=format_name),
            say("there are {known}, as svg or png", known=", ".join(CHARTS)),
        )
    chart = CHARTS[name]
    if not chart.has(report):
        raise UsageError(
            say("{log}: has no numbers for the chart '{name}'", log=report.log.name, name=name),
            say("`procmine doctor` shows what the log lacks"),
        )
    svg = _svg(_titled(chart, report))
    return svg if format_name == "svg" else to_png(svg)


@in_its_language
def draw_bare(report: Report, name: str) -> str:
    """Draw a chart as an SVG element without title, for a page that runs no scripts."""
    # Several stand in one page, where no two gradients may have one name.
    return _svg(CHARTS[name].spec(report), f"{name}-")


# Private functions


def _titled(chart: Chart, report: Report) -> Spec:
    log = report.log
    period = f"{log.first[:10]} – {log.last[:10]}"
    reading = chart.reading(report)
    lines = wrap(reading, _COLUMNS // 2 if has_cjk(reading) else _COLUMNS)
    subtitle = [f"{short(log.name, 60)}, {period}", *lines]
    title = {"text": chart.title(report), "subtitle": subtitle}
    return {**chart.spec(report), "title": title, "padding": 16}


def _svg(spec: Spec, prefix: str = "") -> str:
    import vl_convert

    words = json.dumps(spec, ensure_ascii=False)
    fonts = FONTS_WITH_CJK_FIRST if has_cjk(words) else FONTS
    config = {**theme("light", fonts), "background": PALETTES["light"].paper}
    svg: str = vl_convert.vegalite_to_svg(
        spec, vl_version=VEGA_LITE, config=config, allowed_base_urls=[]
    )
    return _renumbered(svg, prefix)


def _renumbered(svg: str, prefix: str) -> str:
    """Number gradients and clippings from 0, which are counted on from one drawing to the next."""
    names: dict[str, str] = {}

    def renamed(found: re.Match[str]) -> str:
        name = names.setdefault(found["name"], f"{prefix}{found['kind']}{len(names)}")
        return f"{found['before']}{name}{found['after']}"

    return _COUNTED.sub(renamed, svg)
