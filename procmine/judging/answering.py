"""Give the verdict on a log, from what was measured of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from procmine.eventlog import EventLog
from procmine.gate.baseline import compare, looked_for
from procmine.gate.judging import judge as judge_budgets
from procmine.judging.asking import Question
from procmine.judging.measuring import measured
from procmine.judging.shortening import shortened, whole
from procmine.models import Model, ProceduralModel
from procmine.verdict import FAILING_KNOWN, BaselineResult, Verdict


def judge(
    log: EventLog,
    question: Question,
    *,
    source: str = "",
    model_source: str | None = None,
    baseline_source: str | None = None,
    today: date | None = None,
    progress: Callable[[str], None] = lambda stage: None,
) -> Verdict:
    """Give the verdict on a log; the sources are what it, the model and the baseline are called.

    `today` is the day by which acceptances expire, that of the clock where it isn't given.
    Raises UsageError where nothing is asked, or what can't be answered.
    """
    question.check()
    question = replace(question, budgets=question.judged_by)
    answer = measured(log, question, progress)
    found = answer.measured
    accepted = question.accepted or ()
    baseline: tuple[BaselineResult, ...] = ()
    if question.accepted is not None:
        baseline = compare(accepted, found, today or date.today(), question.language)
    failing = {result.fingerprint for result in baseline if result.state in FAILING_KNOWN}
    return Verdict(
        source=source or log.name,
        model_source=model_source,
        log=answer.log,
        conformances=tuple(shortened(c, failing) for c in found.conformances),
        report=answer.report and whole(answer.report, found.conformances, failing),
        budgets=judge_budgets(question.budgets, found, question.language),
        baseline=baseline,
        language=question.language,
        elements=_elements(question.models),
        baseline_source=baseline_source,
        unasked=len(accepted) - sum(1 for _ in looked_for(accepted, found)),
    )


def _elements(models: Iterable[Model]) -> dict[str, str]:
    """Say which element of its file an activity is; the first where it is several."""
    return {
        step.label: step.element
        for model in models
        if isinstance(model, ProceduralModel)
        for step in reversed(model.net.transitions)
        if step.label is not None and step.element
    }
