"""The report as text for a terminal or a plain file."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from procmine.report import Report
from procmine.words.say import in_its_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

#: The narrowest page on which the text can still be read.
MIN_WIDTH = 40


@in_its_language
def to_text(report: Report, width: int = 100, colour: bool = False, top: int = 10) -> str:
    """Write the log's headline, the `top` findings that matter, the numbers and what is missing."""
    return printed(_parts(report, max(width, MIN_WIDTH), max(top, 1)), width, colour)


@in_its_language
def to_profile_text(report: Report, width: int = 100, colour: bool = False) -> str:
    """Write the log's headline and numbers, without findings."""
    return printed(_numbers_only(report, max(width, MIN_WIDTH)), width, colour)


@in_its_language
def to_diagnosis_text(report: Report, width: int = 100, colour: bool = False) -> str:
    """Write the log's headline and all doubts about it."""
    return printed(_diagnosis(report, max(width, MIN_WIDTH)), width, colour)


def printed(parts: Iterator[RenderableType], width: int, colour: bool) -> str:
    """Print what makes a page of text."""
    from rich.console import Console

    width = max(width, MIN_WIDTH)
    page = StringIO()
    # Nothing is asked of the terminal or the environment: the same report gives the same text.
    console = Console(
        file=page,
        width=width,
        color_system="standard" if colour else None,
        force_terminal=colour,
        force_interactive=False,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    for part in parts:
        console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())


def _parts(report: Report, width: int, top: int) -> Iterator[RenderableType]:
    from procmine.reporters._text_findings import findings_text
    from procmine.reporters._text_log import log_text
    from procmine.reporters._text_numbers import measured_text, unmeasured_text
    from procmine.reporters._text_quality import quality_text

    yield from log_text(report)
    yield ""
    if report.comparison is not None:
        from procmine.reporters._text_comparison import comparison_text

        yield from comparison_text(report.comparison, report.language, width)
        yield ""
    if report.conformance is not None:
        from procmine.reporters.conformance_text import conformance_text

        yield from conformance_text(report.conformance, report.language)
        yield ""
    yield from findings_text(report, top, width)
    yield from quality_text(report)
    yield ""
    yield from measured_text(report, width)
    yield from unmeasured_text(report)


def _diagnosis(report: Report, width: int) -> Iterator[RenderableType]:
    from procmine.reporters._text_log import log_text
    from procmine.reporters._text_quality import diagnosis_text, rows_text

    yield from log_text(report)
    yield from rows_text(report)
    yield ""
    yield from diagnosis_text(report, width)


def _numbers_only(report: Report, width: int) -> Iterator[RenderableType]:
    from procmine.reporters._text_log import log_text
    from procmine.reporters._text_numbers import measured_text, unmeasured_text

    yield from log_text(report)
    yield ""
    yield from measured_text(report, width)
    yield from unmeasured_text(report)
