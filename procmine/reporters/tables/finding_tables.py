"""The findings, their evidence, and the doubts about the log, as tables."""

from __future__ import annotations

from collections.abc import Iterator

from procmine.findings import Finding, Subject
from procmine.report import Report
from procmine.reporters.tables.table import Cell, DataTable, Spec, listed, table

_FINDINGS: tuple[Spec, ...] = (
    ("rank", "count"), ("severity", "word"), ("title", "text"), ("hours_per_case", "hours"),
    ("low_hours_per_case", "hours"), ("high_hours_per_case", "hours"), ("time_share", "share"),
    ("cases", "count"), ("case_share", "share"), ("occurrences", "count"), ("kind", "word"),
    ("cause", "word"), ("action", "word"), ("advice", "text"), ("place", "text"),
    ("activity", "text"), ("from_activity", "text"), ("to_activity", "text"),
    ("activities", "text"), ("resource", "text"), ("role", "text"), ("column", "text"),
    ("constraint", "text"), ("basis", "word"), ("q", "number"), ("confidence", "word"),
    ("doubts", "text"), ("examples", "text"), ("code", "text"), ("rule", "text"),
    ("fingerprint", "text"), ("anchor", "text"), ("query", "query"),
)  # fmt: skip
_EVIDENCE: tuple[Spec, ...] = (
    ("rank", "count"), ("code", "text"), ("title", "text"), ("fact", "text"), ("value", "text"),
    ("fingerprint", "text"),
)  # fmt: skip
_QUALITY: tuple[Spec, ...] = (
    ("severity", "word"), ("title", "text"), ("cases", "count"), ("case_share", "share"),
    ("occurrences", "count"), ("advice", "text"), ("repair", "text"), ("affects", "text"),
    ("examples", "text"), ("code", "text"), ("rule", "text"), ("fingerprint", "text"),
    ("query", "query"),
)  # fmt: skip


def findings_table(report: Report) -> DataTable:
    """List the findings, worst first, with all of the contract that has room in a row."""
    rows = (
        _finding(rank, finding, report) for rank, finding in enumerate(report.findings, start=1)
    )
    left_out = sum(report.left_out.get(code, 0) for code in _codes_of_process(report))
    return table("findings", _FINDINGS, rows, report.language, left_out=left_out)


def evidence_table(report: Report) -> DataTable:
    """List the facts on which each finding rests, by the finding's fingerprint."""
    rows = [
        (rank, finding.code, finding.title, fact, value, finding.fingerprint)
        for rank, finding in enumerate(report.findings, start=1)
        for fact, value in facts(finding)
    ]
    return table("evidence", _EVIDENCE, rows, report.language)


def quality_table(report: Report) -> DataTable:
    """List what in the log may mislead, gravest first."""
    rows = [
        (
            doubt.severity, doubt.title, doubt.cases, doubt.case_share, doubt.occurrences,
            doubt.rule.redesign, f"--fix {doubt.rule.repair}" if doubt.rule.repair else None,
            listed(doubt.rule.affects), listed(doubt.examples), doubt.code, doubt.rule.name,
            doubt.fingerprint, doubt.query,
        )
        for doubt in report.quality
    ]  # fmt: skip
    left_out = sum(report.left_out.get(doubt, 0) for doubt in {d.code for d in report.quality})
    return table("log_quality", _QUALITY, rows, report.language, left_out=left_out)


def place_of(subject: Subject) -> str:
    """Name the place of a finding in a few words of the log."""
    if subject.from_activity and subject.to_activity:
        return f"{subject.from_activity} → {subject.to_activity}"
    places = (
        subject.activity, " → ".join(subject.activities), subject.from_activity,
        subject.to_activity, subject.role, subject.resource, subject.column,
        subject.constraint_name,
    )  # fmt: skip
    return next((place for place in places if place), "")


def facts(finding: Finding) -> Iterator[tuple[str, str]]:
    """Give the evidence as facts with their values, whatever columns it has."""
    names = finding.evidence.columns
    for first, *others in finding.evidence.rows:
        for name, value in zip(names[1:], others, strict=True):
            fact = str(first) if len(names) == 2 else f"{first}: {name.replace('_', ' ')}"
            yield fact, "–" if value is None else str(value)


# Private functions


def _finding(rank: int, finding: Finding, report: Report) -> tuple[Cell, ...]:
    impact, place, sure = finding.impact, finding.subject, finding.confidence
    mean = report.profile.case_hours.mean
    actions = dict.fromkeys(step.action for step in finding.redesign)
    return (
        rank, finding.severity, finding.title, impact.hours_per_case, impact.low, impact.high,
        impact.hours_per_case / mean if mean > 0 else None, finding.cases, finding.case_share,
        finding.occurrences, finding.kind, finding.cause, listed(actions), finding.rule.redesign,
        place_of(place), place.activity, place.from_activity, place.to_activity,
        listed(place.activities), place.resource, place.role, place.column, place.constraint_name,
        impact.basis, None if sure is None else sure.q, None if sure is None else sure.status,
        listed(finding.doubts), listed(finding.examples), finding.code, finding.rule.name,
        finding.fingerprint, f"finding-{finding.fingerprint}", finding.query,
    )  # fmt: skip


def _codes_of_process(report: Report) -> set[str]:
    about_log = {doubt.code for doubt in report.quality}
    return {code for code in report.left_out if code not in about_log and code[:3] != "PM1"}
