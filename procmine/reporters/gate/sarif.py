"""The verdict as SARIF 2.1.0 (OASIS), as code scanning shows it: a result for each finding."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from procmine.findings import Finding, RuleInfo, Severity
from procmine.reporters.gate._outcomes import budget_text
from procmine.reporters.gate.verdict_text import verdict_line
from procmine.verdict import FAILING_STATES, BaselineResult, BudgetResult, Known, Verdict
from procmine.version import VERSION
from procmine.words import clean_text
from procmine.words.say import say

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS: dict[Severity, str] = {"high": "error", "medium": "warning", "low": "note"}
_STATES: dict[Known, str] = {
    "new": "new", "known": "unchanged", "expired": "unchanged", "grown": "updated",
    "fixed": "absent",
}  # fmt: skip
_BUDGET = "budget"
_BACKSLASHES = re.compile(r"\\+")


def to_sarif(verdict: Verdict) -> str:
    """Write one run: the rules that found something, and a result for each finding and budget."""
    findings = verdict.findings
    rules = {f.code: f.rule for f in findings}
    codes = sorted(rules)
    results = [_finding(f, verdict, codes.index(f.code)) for f in findings]
    results += [_fixed(entry, verdict) for entry in verdict.baseline if entry.finding is None]
    results += [_budget(budget, verdict, len(codes)) for budget in verdict.budgets]
    content = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "procmine",
                        "version": VERSION,
                        "rules": [*map(_rule, (rules[c] for c in codes)), _budget_rule()],
                    }
                },
                "automationDetails": {"id": "procmine/check/"},
                "invocations": [{"executionSuccessful": True}],
                "columnKind": "unicodeCodePoints",
                "artifacts": [_artifact(place) for place in _files(verdict)],
                "results": results,
                "properties": {"verdict": verdict_line(verdict), "passed": verdict.passed},
            }
        ],
    }
    return json.dumps(content, ensure_ascii=True, indent=1, sort_keys=True) + "\n"


def _rule(rule: RuleInfo) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.why or rule.summary},
        "help": {
            "text": say(
                "When to ignore it: {ignore_when} Redesign: {redesign}",
                ignore_when=rule.ignore_when,
                redesign=rule.redesign,
            )
        },
    }


def _budget_rule() -> dict[str, Any]:
    return {
        "id": _BUDGET,
        "name": _BUDGET,
        "shortDescription": {"text": say("A budget that the log has to keep.")},
    }


def _finding(finding: Finding, verdict: Verdict, index: int) -> dict[str, Any]:
    known = verdict.known(finding)
    result = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": "error" if verdict.fails(finding) else _LEVELS[finding.severity],
        "message": {"text": clean_text(finding.title)},
        "locations": [_location(finding, verdict)],
        "partialFingerprints": {"procmine/v1": finding.fingerprint},
        "properties": {
            "cases": finding.cases,
            "caseShare": round(float(finding.case_share), 4),
            "hoursPerCase": round(float(finding.impact.hours_per_case), 4),
            "examples": [clean_text(case) for case in finding.examples],
        },
    }
    if known is not None:
        result["baselineState"] = _STATES[known.state]
        if known.state == "known":
            told = known.reason or say("accepted in the baseline")
            result["suppressions"] = [
                {"kind": "external", "status": "accepted", "justification": clean_text(told)}
            ]
    return result


def _fixed(entry: BaselineResult, verdict: Verdict) -> dict[str, Any]:
    return {
        "ruleId": entry.code,
        "level": "none",
        "kind": "pass",
        "message": {"text": clean_text(say("fixed: {title}", title=entry.title))},
        "locations": [{"physicalLocation": _physical(verdict)}],
        "partialFingerprints": {"procmine/v1": entry.fingerprint},
        "baselineState": "absent",
    }


def _budget(budget: BudgetResult, verdict: Verdict, index: int) -> dict[str, Any]:
    failed = budget.state in FAILING_STATES
    kind = "fail" if failed else "informational" if budget.state == "too few" else "pass"
    return {
        "ruleId": _BUDGET,
        "ruleIndex": index,
        "level": "error" if failed else "none",
        "kind": kind,
        "message": {"text": clean_text(f"{budget.name}: {budget_text(budget)}")},
        "locations": [{"physicalLocation": _physical(verdict)}],
        "partialFingerprints": {"procmine/v1": f"budget {budget.name}"},
    }


def _location(finding: Finding, verdict: Verdict) -> dict[str, Any]:
    """Give the log as the physical place, and activities and elements of the model as logical."""
    place = finding.subject
    names = [place.activity, place.from_activity, place.to_activity, *place.activities]
    logical: list[dict[str, Any]] = []
    for name in dict.fromkeys(n for n in names if n):
        logical.append({"name": clean_text(name), "kind": "activity"})
        element = verdict.elements.get(name)
        if element and verdict.model_source:
            logical.append(
                {
                    "name": element,
                    "fullyQualifiedName": f"{PurePath(verdict.model_source).name}#{element}",
                    "kind": "element",
                }
            )
    location: dict[str, Any] = {"physicalLocation": _physical(verdict)}
    if logical:
        location["logicalLocations"] = logical
    return location


def _physical(verdict: Verdict) -> dict[str, Any]:
    return {"artifactLocation": {"uri": _uri(verdict.source), "index": 0}}


def _files(verdict: Verdict) -> Iterable[str]:
    return (place for place in (verdict.source, verdict.model_source) if place)


def _artifact(place: str) -> dict[str, Any]:
    return {"location": {"uri": _uri(place)}}


def _uri(place: str) -> str:
    """Write a path as a URI reference, relative where the path is."""
    if place == "-":
        return "stdin"
    path = PurePath(_BACKSLASHES.sub("/", place))
    if path.is_absolute():
        return "file://" + quote(str(path))
    return quote(str(path))
