"""What a finding costs and how many cases it touches, as bars beside it on a wide page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procmine.findings import Finding
from procmine.report import Language
from procmine.reporters._text_layout import GAP, plain
from procmine.reporters._text_marks import bar
from procmine.words import duration_text, sentence, share_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType
    from rich.text import Text

#: The longest bar, and the cells for the words beside one.
_LONGEST = 32
_WORDS = 18


def with_bars(
    told: RenderableType, finding: Finding, worst: float, width: int, language: Language
) -> RenderableType:
    """Put the bars of a finding to the right of its text; `worst` hours fill a whole one."""
    from rich.console import Group
    from rich.table import Table

    cells = min((width - 60) // 4, _LONGEST)
    grid = Table.grid(padding=(0, GAP, 0, 0), expand=True)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_column(width=cells + _WORDS, no_wrap=True)
    grid.add_row(told, Group(*_bars(finding, worst, cells, language)))
    return grid


def _bars(finding: Finding, worst: float, cells: int, language: Language) -> Iterator[Text]:
    hours, share = finding.impact.hours_per_case, finding.case_share
    if hours > 0:
        words = sentence("bar_hours", language, number=duration_text(hours))
        yield plain(f"{bar(hours / worst, cells)} {words}")
    words = sentence("bar_cases", language, number=share_text(share))
    yield plain(f"{bar(share, cells)} {words}")
