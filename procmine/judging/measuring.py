"""Measure of a log what a check asks for, and no more: an analysis only where it needs one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from procmine.analysis import analyze, summarise
from procmine.checking import check
from procmine.conformance import Conformance
from procmine.eventlog import EventLog
from procmine.findings import worst_first
from procmine.gate.measured import Measured
from procmine.gate.measures import percentile_of
from procmine.judging.asking import Question, about_models
from procmine.profile.case_times import case_times
from procmine.relations import order
from procmine.relations.deviations import build_groups
from procmine.report import LogSummary, Report
from procmine.rules import RULES, Rule
from procmine.rules.running import lacking
from procmine.rules.touching import cases_touched
from procmine.words.gaps import lack
from procmine.words.say import say

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was measured, and the report of all findings where there was an analysis."""

    log: LogSummary
    measured: Measured
    report: Report | None


def measured(log: EventLog, question: Question, progress: Progress = lambda stage: None) -> Answer:
    """Measure what a question asks of a log."""
    progress(say("ordering events"))
    order(log)
    rules = {rule.code: rule for rule in (*RULES, *question.rules)}
    selected = {r.code for r in question.rules} if question.wants_all_findings else set()
    named = question.counted() | question.touching()
    unmeasured = {
        code: lack(missing, question.language)
        for code in named
        if (missing := _missing(rules[code], log))
    }
    touched = {code: set[int]() for code in question.touching() - set(unmeasured)}
    conformances = _checked(log, question, rules, touched, progress)
    for code, cases in touched.items():
        if not about_models(rules[code]):
            progress(say("looking for {rule}", rule=rules[code].name))
            cases |= cases_touched(rules[code], log, question.settings.get(code))
    report = _analysed(log, question, rules, (question.counted() | selected), progress)
    deviations = [d for c in conformances for d in c.deviations]
    found = (*deviations, *(report.findings + report.quality if report else ()))
    ran = {code for c in conformances for code, _ in c.left_out}
    ran |= set(report.rules_run) if report else set()
    summary = summarise(log)
    counted = {code: tuple(f for f in found if f.code == code) for code in question.counted()}
    doubts = {code: max((f.cases for f in counted[code]), default=0) for code in counted}
    return Answer(
        log=summary,
        measured=Measured(
            cases=summary.cases,
            events=summary.events,
            conformances=tuple(conformances),
            findings=tuple(worst_first([f for f in found if f.code in selected])),
            looked_for=frozenset(ran & selected),
            counted=counted,
            touched=doubts | {code: len(cases) for code, cases in touched.items()},
            times=case_times(
                log,
                {
                    budget.measure.name: percentile_of(budget.measure)
                    for budget in question.budgets
                    if "time" in budget.measure.units
                },
            ),
            unmeasured=unmeasured,
        ),
        report=report,
    )


def _missing(rule: type[Rule], log: EventLog) -> list[str]:
    return [need for need in lacking(rule, log.capabilities) if need != "model"]


def _checked(
    log: EventLog,
    question: Question,
    rules: dict[str, type[Rule]],
    touched: dict[str, set[int]],
    progress: Progress,
) -> list[Conformance]:
    """Check against each model, and note the cases of deviations that are `touched`."""
    conformances = []
    named = question.counted() | question.touching()
    wanted = [r for r in rules.values()
              if about_models(r) and (r in question.rules or r.code in named)]  # fmt: skip
    for model in question.models:
        conformance = check(
            log,
            model,
            method=question.method,
            effort=question.effort,
            precision=question.wants_precision,
            rules=wanted,
            settings=question.settings,
            language=question.language,
            most=None,
            progress=progress,
        )
        conformances.append(conformance)
        if any(about_models(rules[code]) for code in touched):
            build_groups(log, every_case=True)
        for code, cases in touched.items():
            if about_models(rules[code]):
                cases |= cases_touched(rules[code], log, question.settings.get(code))
    return conformances


def _analysed(
    log: EventLog,
    question: Question,
    rules: dict[str, type[Rule]],
    wanted: frozenset[str],
    progress: Progress,
) -> Report | None:
    """Look for what is wanted beside deviations, if anything is."""
    chosen = [r for code, r in rules.items() if code in wanted and not about_models(r)]
    if not chosen:
        return None
    return analyze(log, rules=chosen, settings=question.settings, language=question.language,
                   most=None, figures=False, progress=progress)  # fmt: skip
