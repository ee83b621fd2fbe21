"""The log's shape as sparklines: how long cases take, and how that and their number change."""

from __future__ import annotations

from collections.abc import Iterator

from procmine.report import Report
from procmine.reporters._text_marks import sparkline
from procmine.words import duration_text, sentence

#: Cases below which a spread says nothing, and parts of the log's time for it to be a trend.
_ENOUGH_CASES = 20
_ENOUGH_PARTS = 8


def drawn(report: Report) -> Iterator[tuple[str, str]]:
    """Draw the outline, each line with its name, where there are enough cases to see a shape."""
    outline, language = report.outline, report.language
    if outline is None or report.log.cases < _ENOUGH_CASES:
        return
    most = duration_text(outline.up_to_hours)
    line = sparkline(outline.times)
    yield sentence("drawn_times", language), sentence("drawn_up_to", language, line=line, most=most)
    if sum(count > 0 for count in outline.ended) < _ENOUGH_PARTS:
        return
    days = {"first": report.log.first[:10], "last": report.log.last[:10]}
    line = sparkline(outline.ended)
    yield sentence("drawn_ended", language), sentence("drawn_over", language, line=line, **days)
    most = duration_text(max(hours for hours in outline.medians if hours is not None))
    line = sparkline(outline.medians)
    yield (
        sentence("drawn_medians", language),
        sentence("drawn_up_to", language, line=line, most=most),
    )
