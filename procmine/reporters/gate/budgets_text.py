"""The budgets of a check under each other, those that fail first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procmine.report import Language
from procmine.reporters._text_layout import GAP, NAME_CELLS, QUIET, plain, shortened
from procmine.verdict import BudgetResult, State
from procmine.words.gate import gate_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

_ORDER: tuple[State, ...] = ("failed", "open", "too few", "passed")
_STYLES = {"passed": "green", "failed": "bold red", "open": "bold red", "too few": "yellow"}
#: The columns; those that can be missed most are left out first where a page is too narrow.
_COLUMNS = ("state", "name", "limit", "actual", "cases")
_LEAST_NEEDED = ("cases", "limit")


def budgets_text(
    budgets: Sequence[BudgetResult], width: int, language: Language
) -> Iterator[RenderableType]:
    """Write a table of budgets, each with its reason: beside it, or else below the table."""
    from rich.cells import cell_len
    from rich.table import Table

    ranked = sorted(budgets, key=lambda budget: _ORDER.index(budget.state))
    cells = {name: [_cell(budget, name, language) for budget in ranked] for name in _COLUMNS}
    heads = {name: gate_sentence(f"budget_{name}", language) for name in _COLUMNS}
    wide = {name: GAP + max(map(cell_len, (heads[name], *cells[name]))) for name in _COLUMNS}
    shown = list(_COLUMNS)
    for name in _LEAST_NEEDED:
        if width - sum(wide[other] for other in shown if other != "name") < NAME_CELLS + GAP:
            shown.remove(name)
    room = width - sum(wide[name] for name in shown)
    beside = room >= max(cell_len(budget.reason) for budget in ranked)
    table = Table(box=None, padding=(0, GAP, 0, 0), pad_edge=False, header_style=QUIET)
    for name in shown:
        justify = "left" if name in ("state", "name") else "right"
        table.add_column(plain(heads[name]), justify=justify, no_wrap=True)  # type: ignore[arg-type]
    if beside:
        table.add_column(plain(""), no_wrap=True)
    for place, budget in enumerate(ranked):
        row = [
            plain(shortened(cells[name][place], wide["name"] + min(room, 0) - GAP))
            if name == "name"
            else plain(cells[name][place], _STYLES[budget.state] if name == "state" else "")
            for name in shown
        ]
        table.add_row(*row, *([plain(budget.reason, QUIET)] if beside else []))
    yield table
    for budget in () if beside else ranked:
        if budget.reason and budget.state != "passed":
            yield plain(f"{budget.name}: {budget.reason}", QUIET)


def _cell(budget: BudgetResult, name: str, language: Language) -> str:
    if name == "state":
        return gate_sentence(f"state_{budget.state}", language)
    if name == "cases":
        return f"{budget.sample:,}"
    return {"name": budget.name, "limit": budget.limit, "actual": budget.actual}[name]
