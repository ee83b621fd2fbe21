"""How far the log keeps to the model, in words, for the text and the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from procmine.conformance import Bounds, Conformance, UnknownLabel
from procmine.report import Language, Report
from procmine.reporters._text_layout import counted
from procmine.reporters.page.finding_view import FindingView
from procmine.words import count_text, label, sentence, share_text

#: So many labels that only one of log and model knows are told.
_LABELS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class ConformanceView:
    """The section of the page; `none` is what to say where there is no deviation."""

    unknown: tuple[str, ...]
    numbers: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    constraints: tuple[tuple[str, str, str, str], ...]
    deviations: tuple[FindingView, ...]
    none: str


def numbers(conformance: Conformance, language: Language) -> Iterator[tuple[str, str]]:
    """Give the measures by name: what was checked, how many cases fit and how well."""

    def said(key: str, **values: str) -> str:
        return sentence(key, language, **values)

    cases = count_text(conformance.cases)
    yield (
        said("model"),
        said(
            "model_checked",
            model=conformance.model,
            kind=label(f"model_{conformance.model_kind}", language),
            method=label(f"method_{conformance.method}", language),
        ),
    )
    fit = conformance.fitting
    least, most = (count_text(round(end * conformance.cases)) for end in (fit.low, fit.high))
    count = least if fit.exact else said("from_to", low=least, high=most)
    yield (
        said("fitting"),
        said("fitting_cases", count=count, cases=cases, share=_bounds(fit, language, share_text)),
    )
    if conformance.fitness is not None and conformance.log_fitness is not None:
        yield (
            said("fitness"),
            said(
                "fitness_means",
                mean=_bounds(conformance.fitness, language),
                log=_bounds(conformance.log_fitness, language),
            ),
        )
    if conformance.precision is not None:
        yield said("precision"), _figure(conformance.precision)
    rest = conformance.cases - conformance.judged
    key = "judged_some" if rest else "judged_all"
    yield (
        said("judged"),
        said(key, count=count_text(conformance.judged), cases=cases, rest=count_text(rest)),
    )


def unknown(conformance: Conformance, language: Language) -> Iterator[str]:
    """Tell the activities that only the log, or only the model knows, and what may be meant."""
    for side, labels in (
        ("only_in_log", conformance.only_in_log),
        ("only_in_model", conformance.only_in_model),
    ):
        for one in labels[:_LABELS_SHOWN]:
            yield _unknown(side, one, language)
        if len(labels) > _LABELS_SHOWN:
            more = count_text(len(labels) - _LABELS_SHOWN)
            yield sentence(f"{side}_more", language, count=more)


def constraints(conformance: Conformance) -> list[tuple[str, str, str, str]]:
    """Give the constraints that are broken, the most often first: name, cases, and how many."""
    broken = sorted(
        (c for c in conformance.constraints if c.broken), key=lambda c: (-c.broken, c.name)
    )
    return [
        (c.name, count_text(c.concerned), count_text(c.broken), share_text(c.broken / c.concerned))
        for c in broken
    ]


def none_told(conformance: Conformance, language: Language) -> str:
    """Say why no deviation is told: there is none, or none is known."""
    return sentence("no_deviations" if conformance.conforms else "none_known", language)


def view_of_conformance(report: Report, findings: Sequence[FindingView]) -> ConformanceView | None:
    """Choose what the page shows; its deviations are those of the findings, by cases."""
    conformance, language = report.conformance, report.language
    if conformance is None:
        return None
    deviations = [view for view in findings if view.finding.kind == "conformance"]
    return ConformanceView(
        tuple(unknown(conformance, language)),
        tuple(numbers(conformance, language)),
        conformance.notes,
        tuple(constraints(conformance)),
        tuple(sorted(deviations, key=lambda view: -view.finding.cases)),
        none_told(conformance, language),
    )


# Private functions


def _unknown(side: str, one: UnknownLabel, language: Language) -> str:
    events, cases = counted(one.events, "event", language), counted(one.cases, "case", language)
    text = sentence(side, language, label=one.label, events=events, cases=cases)
    if one.like is None:
        return text
    return text + sentence(f"{side}_like", language, like=one.like)


def _bounds(
    bounds: Bounds, language: Language, write: Callable[[float], str] = lambda v: _figure(v)
) -> str:
    if bounds.exact:
        return write(bounds.low)
    return sentence("from_to", language, low=write(bounds.low), high=write(bounds.high))


def _figure(value: float) -> str:
    """Write a measure from 0 to 1 with four digits; only exactly 1 is 1."""
    return "1" if value >= 1 else f"{min(value, 0.9999):.4f}"
