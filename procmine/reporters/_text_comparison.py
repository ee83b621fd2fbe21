"""What changed since the run before, for the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procmine.report import Comparison, Language
from procmine.reporters._comparison import (
    ComparedLine,
    changed_lines,
    counts_text,
    figure_rows,
    since_text,
)
from procmine.reporters._text_layout import STRONG, beside, figures, indented, plain
from procmine.words import count_text, label
from procmine.words.history import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

_SHOWN = 10
_STYLES = {"new": "bold red", "grown": "bold red", "shrunk": "bold green", "gone": "bold green"}


def comparison_text(
    comparison: Comparison, language: Language, width: int, page: str = ""
) -> Iterator[RenderableType]:
    """Tell the figures then and now, and which findings changed, with their links into `page`."""
    yield plain(told("compared", language), STRONG)
    yield indented(plain(since_text(comparison, language)))
    yield ""
    heads = ["", *(told(key, language) for key in ("before", "now", "changed"))]
    yield indented(figures(heads, list(figure_rows(comparison, language)), width - 2))
    counts = counts_text(comparison, language)
    if counts:
        yield ""
        yield indented(plain(counts))
    lines = list(changed_lines(comparison, language))
    for line in lines[:_SHOWN]:
        yield indented(_line_text(line, language, page))
    if len(lines) > _SHOWN:
        yield indented(plain(told("more_changes", language, count=count_text(len(lines) - _SHOWN))))


def _line_text(line: ComparedLine, language: Language, page: str) -> RenderableType:
    from rich.console import Group

    finding = line.finding
    severity = label(f"severity_{finding.severity}", language)
    lead = plain(f"{line.change} ", _STYLES[finding.change])
    parts = [plain(f"{finding.title} ({severity}, {line.size})")]
    if page and line.present:
        parts.append(plain(f"{page}#finding-{finding.fingerprint}"))
    return beside(lead, Group(*parts), 10)
