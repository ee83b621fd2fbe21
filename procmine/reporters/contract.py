"""The findings as JSON for other programs: the same bytes for the same report."""

from __future__ import annotations

import json
import math
import re
from dataclasses import asdict, replace
from typing import Any

from procmine.conformance import Conformance
from procmine.findings import Finding, Impact
from procmine.report import LogSummary, Report, RowCount

# The number changes when a reader of the older format would no longer understand the file.
# 1: the first format.
FORMAT = 1

#: Places after the point, where four are too few.
_DIGITS = {"q": 6}
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_UNSEEN = re.compile(r"[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def to_json(report: Report) -> str:
    """Write the findings contract: keys sorted, findings worst first, floats rounded.

    Those about the log itself (kind data-quality) come last.

    Names stand exactly as they do in the log; characters that steer a terminal are escaped.
    What does not exist yet, or is no number, is null; `conformance` is null without a model.
    """
    content = {
        "format": FORMAT,
        "log": log_fields(report.log),
        "profile": {
            **asdict(report.profile),
            "notes": report.log.notes,
            "set_aside": report.log.set_aside,
            "rows": None if report.log.rows is None else _rows(report.log.rows),
            "unmeasured": report.unmeasured,
        },
        "conformance": None
        if report.conformance is None
        else conformance_fields(report.conformance),
        "findings": [finding_fields(finding) for finding in (*report.findings, *report.quality)],
        "left_out": report.left_out,
    }
    return as_text(content)


def conformance_to_json(conformance: Conformance) -> str:
    """Write a conformance alone, with its deviations as findings, as in the findings contract."""
    content = {
        "format": FORMAT,
        "conformance": conformance_fields(conformance),
        "findings": [finding_fields(finding) for finding in conformance.deviations],
        "left_out": dict(conformance.left_out),
    }
    return as_text(content)


def as_text(content: dict[str, Any]) -> str:
    """Write JSON with sorted keys and rounded floats, in which nothing steers a terminal."""
    text = json.dumps(
        _rounded(content), ensure_ascii=False, allow_nan=False, sort_keys=True, indent=1
    )
    text = _SURROGATES.sub("\ufffd", text)
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _rows(rows: RowCount) -> dict[str, Any]:
    return {
        "read": rows.read,
        "events": rows.events,
        "set_aside": rows.set_aside,
        "explained": dict(rows.explained),
    }


def conformance_fields(conformance: Conformance) -> dict[str, Any]:
    """Give the measures; the deviations stand among the findings."""
    content = asdict(replace(conformance, deviations=()))
    for name in ("deviations", "left_out", "classes"):
        del content[name]
    return {**content, "conforms": conformance.conforms}


def log_fields(log: LogSummary) -> dict[str, Any]:
    """Give what was read."""
    return {
        "name": log.name,
        "cases": log.cases,
        "events": log.events,
        "activities": log.activities,
        "variants": log.variants,
        "resources": log.resources,
        "from": log.first,
        "to": log.last,
        "columns": asdict(log.columns),
        "capabilities": log.capabilities,
        "pseudonymised": log.pseudonymised,
    }


def finding_fields(finding: Finding) -> dict[str, Any]:
    """Give a finding as the contract has it."""
    place, confidence = finding.subject, finding.confidence
    return {
        "code": finding.code,
        "name": finding.rule.name,
        "title": finding.title,
        "kind": finding.kind,
        "cause": finding.cause,
        "severity": finding.severity,
        "subject": {
            "activity": place.activity,
            "from": place.from_activity,
            "to": place.to_activity,
            "activities": place.activities,
            "resource": place.resource,
            "role": place.role,
            "constraint": place.constraint_name,
        },
        "cases": finding.cases,
        "case_share": float(finding.case_share),
        "occurrences": finding.occurrences,
        "impact": _impact(finding.impact),
        "doubts": finding.doubts,
        "confidence": None if confidence is None else asdict(confidence),
        "redesign": [asdict(step) for step in finding.redesign],
        "examples": finding.examples,
        "query": finding.query,
        "fingerprint": finding.fingerprint,
    }


def _impact(impact: Impact) -> dict[str, Any]:
    return {
        "hours_per_case": float(impact.hours_per_case),
        "low": None if impact.low is None else float(impact.low),
        "high": None if impact.high is None else float(impact.high),
        "basis": impact.basis,
    }


def _rounded(value: Any, digits: int = 4) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(part, _DIGITS.get(key, 4)) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(part) for part in value]
    if isinstance(value, float):
        return round(value, digits) + 0.0 if math.isfinite(value) else None  # no -0.0
    return value
