"""A comparison with the run before in words, for every format that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from procmine.report import ComparedFigure, ComparedFinding, Comparison, Language
from procmine.words import count_text, duration_text, share_text
from procmine.words.history import told

#: Changes that are worth a line each; what stays as it was is counted.
NEWS = frozenset({"new", "grown", "shrunk", "gone"})


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """A finding as a line: what became of it, its size then and now, and whether a page has it."""

    finding: ComparedFinding
    change: str
    size: str
    present: bool


def figure_rows(comparison: Comparison, language: Language) -> Iterator[list[str]]:
    """Give each figure's name, its value then and now, and the change."""
    for figure in comparison.figures:
        name = told(f"figure_{figure.name}", language)
        values = [_figure_text(figure.name, value) for value in (figure.before, figure.now)]
        yield [name, *values, _difference(figure, language)]


def changed_lines(comparison: Comparison, language: Language) -> Iterator[ComparedLine]:
    """Give what is new, has changed or is gone; small findings only where they were not small."""
    for finding in comparison.findings:
        if finding.change in NEWS and finding.severity != "low":
            yield line_of(finding, language)


def line_of(finding: ComparedFinding, language: Language) -> ComparedLine:
    """Put one finding into words."""
    times = [finding.hours_before, finding.hours_now]
    if any(times):
        sizes = [None if hours is None else duration_text(hours) for hours in times]
    else:
        counts = (finding.cases_before, finding.cases_now)
        sizes = [None if count is None else count_text(count) for count in counts]
    known = [size for size in sizes if size is not None]
    same = len(set(known)) == 1
    size = known[0] if same else told("from_to", language, before=known[0], now=known[1])
    return ComparedLine(
        finding, told(f"change_{finding.change}", language), size, finding.change != "gone"
    )


def counts_text(comparison: Comparison, language: Language) -> str:
    """Count what became of the findings: 2 new, 1 grown, 4 unchanged."""
    counts = [
        f"{count_text(count)} {told(f'change_{change}', language)}"
        for change, count in comparison.counts().items()
    ]
    text = ("、" if language == "zh" else ", ").join(counts)
    return told("counts", language, counts=text) if counts else ""


def since_text(comparison: Comparison, language: Language) -> str:
    """Name the run before."""
    return told("since", language, log=comparison.log, day=comparison.since[:10])


def _figure_text(name: str, value: float | None) -> str:
    if value is None:
        return "–"
    if name.endswith("_hours"):
        return duration_text(value)
    if name.endswith("_share"):
        return share_text(value)
    return f"{value:,.1f}" if name == "events_per_case" else count_text(round(value))


def _difference(figure: ComparedFigure, language: Language) -> str:
    """Write the change: of a share in points of a hundred, of others in per cent of what it was."""
    if figure.before is None or figure.now is None:
        return ""
    points = figure.name.endswith("_share")
    if not points and figure.before == 0:
        return "" if figure.now == 0 else "+"
    change = (figure.now - figure.before) / (1 if points else figure.before)
    unit = told("points", language) if points else "%"
    return f"{100 * change:+,.1f} {unit}" if round(100 * change, 1) else "="
