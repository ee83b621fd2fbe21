"""The recurring report in short, for the terminal: what changed, and where each finding stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procmine.report import Report
from procmine.reporters.terminal import MIN_WIDTH, printed
from procmine.words import label
from procmine.words.history import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

_SHOWN = 20


def to_weekly_text(report: Report, page: str = "", width: int = 100, colour: bool = False) -> str:
    """Write what was read and what changed, then the findings that matter, each with its link.

    `page` is the file of the HTML page, "" where there is none to link to.
    """
    return printed(_parts(report, page, max(width, MIN_WIDTH)), width, colour)


def _parts(report: Report, page: str, width: int) -> Iterator[RenderableType]:
    from rich.console import Group

    from procmine.reporters._text_comparison import comparison_text
    from procmine.reporters._text_findings import SEVERITY_STYLES
    from procmine.reporters._text_layout import STRONG, beside, indented, plain
    from procmine.reporters._text_log import log_text

    language = report.language
    yield from log_text(report)
    yield ""
    if report.comparison is None:
        yield plain(told("first_run", language))
    else:
        yield from comparison_text(report.comparison, language, width, page)
    matter = [finding for finding in report.findings if finding.severity != "low"]
    if not matter:
        return
    yield ""
    yield plain(told("findings_of_run", language), STRONG)
    for finding in matter[:_SHOWN]:
        severity = label(f"severity_{finding.severity}", language)
        lead = plain(f"{severity} ", SEVERITY_STYLES[finding.severity])
        parts = [plain(finding.title)]
        if page:
            parts.append(plain(f"{page}#finding-{finding.fingerprint}"))
        yield indented(beside(lead, Group(*parts), 8))
    if len(matter) > _SHOWN:
        yield indented(plain(told("more_changes", language, count=str(len(matter) - _SHOWN))))
