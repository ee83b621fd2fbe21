"""Check a log against a model, with the deviations as findings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from procmine.conformance import Conformance
from procmine.eventlog import EventLog
from procmine.findings import Finding, worst_first
from procmine.mining.alignments import EFFORT
from procmine.mining.conforming import NetMethod, conform
from procmine.models import Model
from procmine.models.formats import open_model
from procmine.relations import ask, need
from procmine.relations.deviations import build_groups
from procmine.report import Language
from procmine.rules import CONFORMANCE_RULES, Rule
from procmine.rules._rule import Setting
from procmine.rules.running import SHOWN, Totals, run

#: What a log has when it is checked against a model, for rules that need one.
MODEL = "model"


def check(
    log: EventLog,
    model: Model | str | Path,
    *,
    method: NetMethod = "alignments",
    effort: int = EFFORT,
    precision: bool = False,
    rules: Sequence[type[Rule]] = CONFORMANCE_RULES,
    settings: Mapping[str, Mapping[str, Setting]] | None = None,
    language: Language = "en",
    most: int | None = SHOWN,
    progress: Callable[[str], None] = lambda stage: None,
) -> Conformance:
    """Check a log against a model, and tell the deviations, worst first.

    `model` is one that was opened or discovered, or the path of its file. `method` is alignments,
    token-replay or footprints, for models that are nets. `effort` is how many states may be
    visited to align a variant; those that take more have bounds. `precision` asks for the
    precision as well. `rules` and `settings` are as of analyze(). Errors are those of open_model().
    """
    if isinstance(model, (str, Path)):
        model = open_model(model)
    need(log, "deviations")
    result = conform(log, model, method, effort, precision, progress)
    build_groups(log)
    totals = _totals(log)
    findings: list[Finding] = []
    left_out: list[tuple[str, int]] = []
    looking = [rule for rule in rules if MODEL in rule.needs]
    for rule in looking:
        found, more = run(rule, log, totals, language, (settings or {}).get(rule.code), most)
        findings += found
        left_out.append((rule.code, more))
    return replace(
        result,
        deviations=tuple(worst_first(findings)),
        left_out=tuple(left_out),
        classes=tuple((rule.code, rule.name) for rule in looking),
    )


def _totals(log: EventLog) -> Totals:
    row = ask(log, "SELECT count(*) AS cases, avg(duration_us) / 3600000000 AS hours FROM cases")[0]
    return Totals(int(row["cases"]), float(row["hours"] or 0))
