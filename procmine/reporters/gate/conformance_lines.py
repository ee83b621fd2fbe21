"""The numbers of a conformance check, a line each."""

from __future__ import annotations

from collections.abc import Iterator

from procmine.conformance import Bounds, Conformance
from procmine.report import Language
from procmine.reporters._text_layout import counted
from procmine.words import share_text
from procmine.words.gate import gate_sentence


def conformance_lines(conformance: Conformance, language: Language) -> Iterator[str]:
    """Say how many cases fit and how well, of how many that isn't known, and what was assumed."""
    cases = counted(conformance.cases, "case", language)
    if conformance.conforms:
        yield gate_sentence("kept", language, cases=cases)
    else:
        shares = conformance.fitting
        low, high = share_text(shares.low), share_text(shares.high)
        yield gate_sentence("fitting", language, share=_range(low, high, language), cases=cases)
    if conformance.judged < conformance.cases:
        judged = f"{conformance.judged:,}"
        yield gate_sentence("judged", language, judged=judged, cases=cases)
    if conformance.fitness is not None:
        yield gate_sentence("fitness", language, fitness=_bounds(conformance.fitness, language))
    if conformance.precision is not None:
        yield gate_sentence("precision", language, precision=f"{conformance.precision:.4f}")
    yield from conformance.notes


def _bounds(bounds: Bounds, language: Language) -> str:
    return _range(f"{bounds.low:.4f}", f"{bounds.high:.4f}", language)


def _range(low: str, high: str, language: Language) -> str:
    return low if low == high else gate_sentence("bounds", language, low=low, high=high)
