"""Write a report in the format asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from procmine.errors import UsageError
from procmine.report import Language, ProcessMap, Report
from procmine.reporters.gate import VERDICT_FORMATS, render_baseline, render_verdict
from procmine.words.say import in_its_language, say, speaking
from procmine.writing import Content, write

__all__ = [
    "FORMATS", "VERDICT_FORMATS", "WITHOUT_FIGURES", "Content", "render", "render_baseline",
    "render_chart", "render_diagnosis", "render_map", "render_profile", "render_verdict", "write",
]  # fmt: skip

#: The formats that `render` knows.
FORMATS: tuple[str, ...] = (
    "text", "json", "html", "markdown", "xlsx", "csv", "parquet", "pdf", "pptx",
)  # fmt: skip
#: Those that need no Report.figures.
WITHOUT_FIGURES = frozenset({"text", "json"})
#: Those that are written from the report's tables.
_OF_TABLES = ("markdown", "xlsx", "csv", "parquet", "pptx")


@in_its_language
def render(
    report: Report, format_name: str, *, width: int = 100, colour: bool = False, top: int = 10
) -> Content:
    """Render `report`; `width`, `colour` and `top`, the findings shown, are for text alone.

    xlsx, pdf and pptx are bytes, csv and parquet folders of files, all others text.
    """
    # Each format is imported when it is asked for, so that JSON loads neither rich nor jinja2.
    if format_name == "text":
        from procmine.reporters.terminal import to_text

        return to_text(report, width=width, colour=colour, top=top)
    if format_name == "json":
        from procmine.reporters.contract import to_json

        return to_json(report)
    if format_name == "html":
        from procmine.reporters.page import to_html

        return to_html(report)
    if format_name == "pdf":
        from procmine.reporters.pdf import to_pdf

        return to_pdf(report)
    if format_name in _OF_TABLES:
        return _of_tables(report, format_name)
    raise UsageError(
        say("no format '{format_name}'", format_name=format_name),
        say("choose one of {known}", known=", ".join(FORMATS)),
    )


def _of_tables(report: Report, format_name: str) -> Content:
    from procmine.reporters import markdown, slides, tables, workbook

    writers: dict[str, Callable[[Report], Content]] = {
        "markdown": markdown.to_markdown,
        "xlsx": workbook.to_xlsx,
        "csv": tables.to_csv,
        "parquet": tables.to_parquet,
        "pptx": slides.to_pptx,
    }
    return writers[format_name](report)


@in_its_language
def render_profile(
    report: Report, format_name: str, *, width: int = 100, colour: bool = False
) -> str:
    """Render the numbers of a report alone, as text or json."""
    from procmine.reporters.terminal import to_profile_text

    if format_name == "text":
        return to_profile_text(report, width=width, colour=colour)
    return _as_json(report, format_name, say("a profile"))


@in_its_language
def render_diagnosis(
    report: Report, format_name: str, *, width: int = 100, colour: bool = False
) -> str:
    """Render what is wrong with the log alone, as text or json."""
    from procmine.reporters.terminal import to_diagnosis_text

    if format_name == "text":
        return to_diagnosis_text(report, width=width, colour=colour)
    return _as_json(report, format_name, say("a diagnosis"))


def _as_json(report: Report, format_name: str, what: str) -> str:
    if format_name != "json":
        raise UsageError(
            say("no format '{format_name}' for {what}", format_name=format_name, what=what),
            say("choose text or json"),
        )
    from procmine.reporters.contract import to_json

    return to_json(report)


def render_chart(report: Report, name: str, format_name: str) -> str | bytes:
    """Render a chart of the report, or its map, alone, as svg or png."""
    if name == "map":
        return render_map(report.map, format_name, "time", report.language)
    from procmine.reporters.charts.rendering import draw_chart

    return draw_chart(report, name, format_name)


def render_map(
    process_map: ProcessMap,
    format_name: str,
    measure: Literal["time", "frequency"],
    language: Language,
) -> str | bytes:
    """Render a process map alone, as svg, png, dot or html."""
    from procmine.reporters import drawing, mappage

    drawers: dict[str, Callable[[ProcessMap, drawing.Measure, Language], str | bytes]] = {
        "svg": drawing.to_svg,
        "png": drawing.to_png,
        "dot": drawing.to_dot,
        "html": mappage.to_html,
    }
    if format_name not in drawers:
        known = ", ".join(drawers)
        raise UsageError(
            say("no format '{format_name}' for a map", format_name=format_name),
            say("choose one of {known}", known=known),
        )
    with speaking(language):
        return drawers[format_name](process_map, measure, language)
