"""The analysis: a log's relations, its numbers and every rule's findings, as one report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import get_args

from procmine.checking import MODEL, check
from procmine.errors import UsageError
from procmine.eventlog import EventLog
from procmine.findings import Finding, worst_first
from procmine.models import Model
from procmine.privacy.folding import without_few
from procmine.profile import draw_up, measure, outline, process_map
from procmine.profile.figures.people import SMALLEST_GROUP
from procmine.relations import ask, order
from procmine.report import Language, LogSummary, ProcessMap, Report
from procmine.rules import RULES, QualityRule, Rule
from procmine.rules._rule import Setting
from procmine.rules.doubts import doubted
from procmine.rules.running import SHOWN, Totals, lacking, run
from procmine.words.gaps import lack
from procmine.words.say import say, speaking

Progress = Callable[[str], None]


def analyze(
    log: EventLog,
    *,
    model: Model | None = None,
    rules: Sequence[type[Rule]] = RULES,
    settings: Mapping[str, Mapping[str, Setting]] | None = None,
    language: Language = "en",
    activities: float | None = None,
    paths: float | None = None,
    most: int | None = SHOWN,
    figures: bool = True,
    smallest_group: int = SMALLEST_GROUP,
    progress: Progress = lambda stage: None,
) -> Report:
    """Analyse a log and give the report, its findings worst first; times in it are hours.

    `rules` may be any of procmine.rules.RULES and rules of your own; `settings` gives for a rule's
    code other settings than its own. `language` is en or zh.
    `activities` and `paths` thin the report's process map: shares from 0 to 1, the most frequent
    first, None for as many as can be read. `most` is how many findings of a rule to tell, None for
    all; the others are counted. Without `figures` the report holds nothing for charts and tables,
    and is there sooner. People behind whom fewer than `smallest_group` cases stand are not told
    apart in it. `progress` is called with the name of each stage.
    With a `model` the log is checked against it as well, and where it deviates are findings.
    The log stays open, and can be analysed again. Raises UsageError for a share or a language
    that is none, DataError where memory and scratch space are used up.
    """
    check_shares(activities, paths)
    if language not in get_args(Language):
        known = " or ".join(get_args(Language))
        raise UsageError(
            say("no language '{language}'", language=language), say("choose {known}", known=known)
        )
    with speaking(language):
        progress(say("ordering events"))
        order(log)
        progress(say("measuring"))
        profile = measure(log, language)
        summary = summarise(log)
        totals = Totals(summary.cases, profile.case_hours.mean)
        findings: list[Finding] = []
        left_out: dict[str, int] = {}
        unmeasured: dict[str, str] = {}
        conformance = None
        if model is not None:
            conformance = check(
                log, model, rules=rules, settings=settings, language=language, most=most,
                progress=progress,
            )  # fmt: skip
            findings += conformance.deviations
            left_out |= dict(conformance.left_out)
        for rule in rules:
            if MODEL in rule.needs:
                continue
            progress(say("looking for {rule}", rule=rule.name))
            missing = lacking(rule, log.capabilities)
            if missing:
                unmeasured[rule.code] = lack(missing, language)
                continue
            found, left_out[rule.code] = run(
                rule, log, totals, language, (settings or {}).get(rule.code), most
            )
            findings += found
        findings, folded = without_few(log, findings, smallest_group)
        left_out |= {code: left_out[code] + number for code, number in folded.items()}
        quality = [f for f in findings if f.kind == "data-quality"]
        about_process = [f for f in findings if f.kind != "data-quality"]
        affects = {rule.code: rule.affects for rule in rules if issubclass(rule, QualityRule)}
        worst = worst_first(doubted(about_process, quality, affects))
        progress(say("drawing the map"))
        return Report(
            log=summary,
            profile=profile,
            map=process_map(log, activities, paths, checked=model is not None),
            findings=tuple(worst),
            quality=tuple(worst_first(quality)),
            left_out=left_out,
            unmeasured=unmeasured,
            rules_run=tuple(left_out),
            language=language,
            conformance=conformance,
            figures=draw_up(log, worst, checked=model is not None, k=smallest_group)
            if figures
            else None,
            outline=outline(log),
        )


def map_of(
    log: EventLog,
    activities: float | None = None,
    paths: float | None = None,
    model: Model | None = None,
) -> ProcessMap:
    """Give the process map alone; model, shares and errors are as of analyze()."""
    check_shares(activities, paths)
    if model is not None:
        check(log, model, rules=())
    return process_map(log, activities, paths, checked=model is not None)


def check_shares(activities: float | None, paths: float | None) -> None:
    """Raise UsageError where a share is not from 0 to 1."""
    for name, share in (("activities", activities), ("paths", paths)):
        if share is not None and not 0 <= share <= 1:
            raise UsageError(
                say("{name} {share:g}: not a share", name=name, share=share),
                say("give a number from 0 to 1, such as 0.8"),
            )


def summarise(log: EventLog) -> LogSummary:
    """Count what was read."""
    row = ask(
        log,
        "SELECT count(*) AS cases, sum(events) AS events, max(variant_no) AS variants,"
        " min(first) AS first, max(last) AS last,"
        " (SELECT count(DISTINCT activity) FROM variant_steps) AS activities,"
        " (SELECT count(DISTINCT resource) FROM steps) AS resources FROM cases",
    )[0]
    return LogSummary(
        name=log.name,
        cases=int(row["cases"]),
        events=int(row["events"]),
        activities=int(row["activities"]),
        variants=int(row["variants"]),
        resources=int(row["resources"]),
        first=_iso(row["first"], log.zoned),
        last=_iso(row["last"], log.zoned),
        columns=log.columns,
        capabilities=log.capabilities,
        notes=log.notes,
        set_aside=log.set_aside,
        rows=log.rows,
        pseudonymised=log.pseudonymised,
    )


def _iso(time: datetime, zoned: bool) -> str:
    return time.isoformat(timespec="seconds") + ("Z" if zoned else "")
