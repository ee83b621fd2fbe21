"""The process map alone as an HTML page that loads nothing."""

from __future__ import annotations

from html import escape

from procmine.report import Language, ProcessMap
from procmine.reporters.drawing import Measure, to_svg
from procmine.words import clean_text, label

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>body {{ margin: 1rem; background: #fff; }} svg {{ max-width: 100%; height: auto; }}</style>
</head>
<body>
{svg}
</body>
</html>
"""


def to_html(process_map: ProcessMap, measure: Measure = "time", language: Language = "en") -> str:
    """Write the map as one HTML page; UsageError where it is too large to lay out."""
    svg = to_svg(process_map, measure, language)
    return page_of(svg, label("page_process_map", language), language)


def page_of(svg: str, title: str, language: Language) -> str:
    """Write a drawing as one HTML page."""
    return _PAGE.format(language=language, title=escape(clean_text(title)), svg=svg)
