"""Judge budgets by what was measured: exactly, and on the cautious side where it isn't known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from procmine.conformance import Bounds, Conformance
from procmine.findings import Finding
from procmine.gate.budgets import Budget
from procmine.gate.limits import EXACT, fitness_beside, time_beside
from procmine.gate.measured import Measured, matters
from procmine.report import Language
from procmine.verdict import BudgetResult, State
from procmine.words import count_text, sentence, share_text
from procmine.words.gate import gate_counted, gate_sentence


@dataclass(frozen=True, slots=True)
class _Figure:
    """A measure as it was found: where it lies, as text, on how many cases, and in words.

    `unknown` is why there is none. `high` is None where there is no upper bound.
    """

    low: Fraction
    high: Fraction | None
    shown: str
    reason: str
    unknown: str = ""
    of: str = ""


def judge(
    budgets: Iterable[Budget], measured: Measured, language: Language = "en"
) -> tuple[BudgetResult, ...]:
    """Judge each budget; one about a model is judged for each model that was checked against."""
    return tuple(
        _result(budget, figure, measured.cases, language)
        for budget in budgets
        for figure in _figures(budget, measured, language)
    )


def _result(budget: Budget, figure: _Figure, cases: int, language: Language) -> BudgetResult:
    state, reason = _state(budget, figure), figure.reason
    if figure.unknown:
        reason = gate_sentence("unmeasured", language, why=figure.unknown)
    elif cases < budget.minimum_sample:
        state = "too few"
        reason = gate_sentence("too_few", language, cases=_cases(cases, language),
                               minimum=count_text(budget.minimum_sample))  # fmt: skip
    return BudgetResult(
        name=budget.name + figure.of,
        state=state,
        limit=("≥ " if budget.at_least else "≤ ") + budget.limit_text,
        actual=figure.shown,
        sample=cases,
        minimum_sample=budget.minimum_sample,
        reason=reason,
    )


def _state(budget: Budget, figure: _Figure) -> State:
    """Say what is sure: passed or failed whatever the true value is between its bounds."""
    low, high, limit = figure.low, figure.high, budget.limit
    if figure.unknown:
        return "open"
    if budget.at_least:
        if low >= limit - EXACT:
            return "passed"
        return "open" if high is None or high >= limit - EXACT else "failed"
    if high is not None and high <= limit:
        return "passed"
    return "failed" if low > limit else "open"


def _figures(budget: Budget, measured: Measured, language: Language) -> Iterator[_Figure]:
    measure = budget.measure
    if measure.code is not None:
        yield _of_rule(budget, measure.code, measured, language)
    elif measure.of_model:
        # Constraints are kept or broken: they have no fitness and no precision.
        about = [c for c in measured.conformances
                 if not (budget.at_least and c.method == "constraints")]  # fmt: skip
        for conformance in about:
            yield _of_model(budget, conformance, len(about) > 1, language)
    elif measure.name in ("high", "medium"):
        severities = ("high",) if measure.name == "high" else ("high", "medium")
        about_process = (f for f in measured.findings if f.kind != "data-quality")
        count = sum(f.severity in severities for f in about_process)
        yield _number(count, 0, language, ())
    elif measure.name == "events":
        mean = Fraction(measured.events, measured.cases)
        shown = f"{float(mean):.1f}"
        yield _Figure(mean, mean, shown, gate_sentence("per_case", language, count=shown))
    else:
        yield _of_time(budget, measured, language)


def _of_time(budget: Budget, measured: Measured, language: Language) -> _Figure:
    name = budget.measure.name
    time = Fraction(measured.times[name])
    shown = time_beside(time, budget.limit_text)
    key = name if name in ("mean", "median", "max") else "percentile"
    why = gate_sentence(f"time_{key}", language, share=name.removeprefix("p"), time=shown,
                        cases=_cases(measured.cases, language))  # fmt: skip
    return _Figure(time, time, shown, why)


def _of_rule(budget: Budget, code: str, measured: Measured, language: Language) -> _Figure:
    if code in measured.unmeasured:
        return _Figure(Fraction(0), None, "–", "", measured.unmeasured[code])
    # A case that wasn't judged may deviate anyhow.
    hidden = measured.unjudged if budget.measure.of_model else 0
    if budget.unit == "share":
        touched = measured.touched[code]
        return _share(touched, hidden, measured.cases, language, measured.conformances)
    found: tuple[Finding, ...] = measured.counted[code]
    return _number(sum(map(matters, found)), hidden, language, measured.conformances)


def _of_model(
    budget: Budget, conformance: Conformance, several: bool, language: Language
) -> _Figure:
    of = f" ({conformance.model})" if several else ""
    name, cases = budget.measure.name, conformance.cases
    unjudged = cases - conformance.judged
    if name == "deviating":
        # Counts, not floats: a limit is met to the case.
        least = cases - round(conformance.fitting.high * cases)
        most = cases - round(conformance.fitting.low * cases)
        return _share(least, most - least, cases, language, (conformance,), unjudged, of)
    if name == "unjudged":
        if budget.unit == "share":
            return _share(unjudged, 0, cases, language, (conformance,), unjudged, of)
        why = _unjudged(unjudged, language, (conformance,)) if unjudged else ""
        return _Figure(Fraction(unjudged), Fraction(unjudged), count_text(unjudged), why, of=of)
    if name == "precision":
        known = conformance.precision
        bounds = None if known is None else Bounds(known, known)
    else:
        bounds = conformance.fitness
    if bounds is None:
        return _Figure(Fraction(0), None, "–", "", gate_sentence(f"no_{name}", language), of)
    why = _unjudged(unjudged, language, (conformance,)) if unjudged else ""
    low, high = fitness_beside(bounds.low, budget.limit), fitness_beside(bounds.high, budget.limit)
    shown = _range(low, high, language)
    return _Figure(Fraction(bounds.low), Fraction(bounds.high), shown, why, of=of)


def _share(
    least: int,
    hidden: int,
    cases: int,
    language: Language,
    by: Iterable[Conformance],
    unjudged: int = 0,
    of: str = "",
) -> _Figure:
    low, high = Fraction(least, cases), Fraction(min(cases, least + hidden), cases)
    why = gate_sentence("of_cases", language, count=count_text(least),
                        cases=_cases(cases, language))  # fmt: skip
    if unjudged or hidden:
        why += "; " + _unjudged(unjudged or hidden, language, by)
    shown = _range(share_text(float(low)), share_text(float(high)), language)
    return _Figure(low, high, shown, why, of=of)


def _number(count: int, hidden: int, language: Language, by: Iterable[Conformance]) -> _Figure:
    why = gate_counted(count, "counted_findings", language)
    if hidden:
        why += "; " + _unjudged(hidden, language, by)
    value = Fraction(count)
    return _Figure(value, None if hidden else value, count_text(count), why)


def _range(low: str, high: str, language: Language) -> str:
    return low if low == high else gate_sentence("bounds", language, low=low, high=high)


def _unjudged(count: int, language: Language, by: Iterable[Conformance]) -> str:
    """Say how many cases could not be judged, and what helps where something does."""
    more = any(c.method == "alignments" and c.judged < c.cases for c in by)
    key = "raise_effort" if more else "not_judged"
    return gate_sentence(key, language, count=_cases(count, language))


def _cases(count: int, language: Language) -> str:
    return sentence("case_1" if count == 1 else "case_n", language, count=count_text(count))
