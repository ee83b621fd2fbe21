"""The verdict of a check for the terminal: whether it passes first, then why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procmine.conformance import Conformance, UnknownLabel
from procmine.report import Language
from procmine.reporters._text_findings import SEVERITY_STYLES, where
from procmine.reporters._text_layout import (
    QUIET,
    STRONG,
    beside,
    counted,
    entries,
    indented,
    joined,
    plain,
)
from procmine.reporters.gate.baseline_text import counts_text, result_text
from procmine.reporters.gate.budgets_text import budgets_text
from procmine.reporters.page.conformance_view import numbers
from procmine.verdict import FAILING_STATES, Verdict
from procmine.words import sentence
from procmine.words.gate import gate_counted, gate_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

#: Of each list the first are told and the others counted.
_DEVIATIONS = 5
_LABELS = 8
_RESULTS = 20


def to_verdict_text(verdict: Verdict, width: int = 100, colour: bool = False) -> str:
    """Write whether a log passes, each budget, the baseline, and where it leaves its model."""
    from procmine.reporters.terminal import MIN_WIDTH, printed

    return printed(_parts(verdict, max(width, MIN_WIDTH)), width, colour)


def verdict_line(verdict: Verdict) -> str:
    """Say in a line whether it passes, and what of."""
    language = verdict.language
    bad = sum(b.state in FAILING_STATES for b in verdict.budgets)
    if verdict.passed:
        parts = [gate_counted(len(verdict.budgets), "budget", language)] if verdict.budgets else []
        few = sum(b.state == "too few" for b in verdict.budgets)
        if few:
            parts.append(gate_counted(few, "too_few_cases", language))
        if verdict.baseline_source is not None:
            parts.append(gate_sentence("nothing_new", language))
        return gate_sentence("passed", language, what=joined(parts, language))
    parts = []
    if bad:
        budgets = gate_counted(len(verdict.budgets), "budget", language)
        parts.append(gate_sentence("bad_of", language, count=f"{bad:,}", all=budgets))
    for state in ("new", "expired", "grown"):
        count = sum(b.state == state for b in verdict.baseline)
        if count:
            parts.append(gate_counted(count, state, language))
    return gate_sentence("not_passed", language, what=joined(parts, language))


def _parts(verdict: Verdict, width: int) -> Iterator[RenderableType]:
    language = verdict.language
    yield plain(verdict_line(verdict), "bold green" if verdict.passed else "bold red")
    sizes = [counted(verdict.log.cases, "case", language),
             counted(verdict.log.events, "event", language)]  # fmt: skip
    yield plain(f"{_what(verdict)}: {joined(sizes, language)}")
    # Labels that only one side knows come first: they may explain all that follows.
    for conformance in verdict.conformances:
        yield from _unknown_text(conformance, language)
    if verdict.budgets:
        yield ""
        yield from budgets_text(verdict.budgets, width, language)
    if verdict.baseline_source is not None:
        yield ""
        yield from _baseline_text(verdict, verdict.baseline_source)
    for conformance in verdict.conformances:
        yield ""
        yield from _conformance_text(conformance, language)


def _what(verdict: Verdict) -> str:
    models = [c.model for c in verdict.conformances]
    if verdict.model_source is not None and models:
        models[0] = verdict.model_source
    if not models:
        return verdict.source
    names = joined(models, verdict.language)
    return gate_sentence("against", verdict.language, log=verdict.source, model=names)


def _unknown_text(conformance: Conformance, language: Language) -> Iterator[RenderableType]:
    for key, labels in (("only_in_log", conformance.only_in_log),
                        ("only_in_model", conformance.only_in_model)):  # fmt: skip
        if labels:
            yield ""
            yield plain(gate_sentence(key, language), "bold yellow")
            for label in labels[:_LABELS]:
                yield indented(plain(_label(label, language)))
            if len(labels) > _LABELS:
                more = gate_sentence("more", language, count=f"{len(labels) - _LABELS:,}")
                yield indented(plain(more, QUIET))


def _label(label: UnknownLabel, language: Language) -> str:
    text = label.label
    if label.events:
        events, cases = (counted(label.events, "event", language),
                         counted(label.cases, "case", language))  # fmt: skip
        text += gate_sentence("label_counts", language, events=events, cases=cases)
    if label.like is not None:
        text += gate_sentence("did_you_mean", language, like=label.like)
    return text


def _baseline_text(verdict: Verdict, source: str) -> Iterator[RenderableType]:
    """Count what became of the baseline, and tell what fails and what is fixed."""
    language = verdict.language
    counts = counts_text(verdict.baseline, verdict.unasked, language)
    yield plain(gate_sentence("baseline_of", language, file=source, counts=counts), STRONG)
    told = [result for result in verdict.baseline if result.state != "known"]
    for result in told[:_RESULTS]:
        yield from result_text(result, language)
    if len(told) > _RESULTS:
        more = gate_sentence("more", language, count=f"{len(told) - _RESULTS:,}")
        yield indented(plain(more, QUIET))


def _conformance_text(conformance: Conformance, language: Language) -> Iterator[RenderableType]:
    """Give the numbers of the check in a few lines, and the deviations that matter most."""
    yield plain(gate_sentence("conformance_of", language, model=conformance.model), STRONG)
    yield indented(entries(numbers(conformance, language)))
    for note in conformance.notes:
        yield indented(plain(note, QUIET))
    if conformance.conforms:
        yield indented(plain(sentence("no_deviations", language)))
    if not conformance.deviations:
        return
    yield ""
    yield plain(gate_sentence("deviations", language), STRONG)
    for finding in conformance.deviations[:_DEVIATIONS]:
        lead = plain(f"{finding.code} ", SEVERITY_STYLES[finding.severity])
        yield indented(beside(lead, plain(finding.title)))
        yield indented(
            beside(plain("      "), plain(where(finding, conformance.cases, language), QUIET))
        )
    more = len(conformance.deviations) - _DEVIATIONS + sum(n for _, n in conformance.left_out)
    if more > 0:
        yield indented(plain(gate_counted(more, "more_deviations", language), QUIET))
