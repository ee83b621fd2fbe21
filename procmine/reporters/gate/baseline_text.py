"""What became of a baseline, for the terminal: what fails first, then what is known and fixed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procmine.report import Language
from procmine.reporters._text_layout import QUIET, STRONG, beside, indented, joined, plain
from procmine.verdict import FAILING_KNOWN, BaselineResult, Known
from procmine.words.gate import gate_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

#: The states in the order in which they are told.
_STATES: tuple[Known, ...] = ("new", "expired", "grown", "known", "fixed")
_STYLES = {"known": QUIET, "fixed": "bold green"}


def to_baseline_text(
    results: Sequence[BaselineResult],
    unasked: int = 0,
    language: Language = "en",
    width: int = 100,
    colour: bool = False,
) -> str:
    """Write what became of each entry, and what is new."""
    from procmine.reporters.terminal import printed

    return printed(_parts(results, unasked, language), width, colour)


def _parts(
    results: Sequence[BaselineResult], unasked: int, language: Language
) -> Iterator[RenderableType]:
    yield plain(counts_text(results, unasked, language), STRONG)
    for result in results:
        yield from result_text(result, language)


def counts_text(results: Sequence[BaselineResult], unasked: int, language: Language) -> str:
    """Count the states."""
    counts = [
        gate_sentence("counted_state", language, count=f"{count:,}",
                      state=gate_sentence(f"baseline_{state}", language))
        for state in _STATES if (count := sum(r.state == state for r in results))
    ]  # fmt: skip
    if unasked:
        counts.append(gate_sentence("unasked", language, count=f"{unasked:,}"))
    return joined(counts, language) or gate_sentence("baseline_empty", language)


def result_text(result: BaselineResult, language: Language) -> Iterator[RenderableType]:
    """Tell a finding and its state, with who answers for it, why and until when."""
    state = gate_sentence(f"baseline_{result.state}", language)
    style = "bold red" if result.state in FAILING_KNOWN else _STYLES[result.state]
    yield indented(
        beside(plain(state, style), plain(f"{result.code} {result.title}"), _cells(language))
    )
    why = _why(result, language)
    if why:
        yield indented(beside(plain(""), plain(why, QUIET), _cells(language)))


def _cells(language: Language) -> int:
    """Give the width of the column of states."""
    return 7 if language == "zh" else 9


def _why(result: BaselineResult, language: Language) -> str:
    """Say until when it is accepted, by whom and why."""
    parts = [result.owner, result.reason]
    if result.expires:
        parts.insert(0, gate_sentence("expires_on", language, day=result.expires))
    return ("；" if language == "zh" else "; ").join(part for part in parts if part)
