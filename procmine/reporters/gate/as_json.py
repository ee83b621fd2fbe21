"""The verdict as JSON, its findings and conformances as in the findings contract."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from procmine.reporters.contract import (
    FORMAT,
    as_text,
    conformance_fields,
    finding_fields,
    log_fields,
)
from procmine.reporters.gate.verdict_text import verdict_line
from procmine.verdict import BaselineResult, Verdict


def to_json(verdict: Verdict) -> str:
    """Write whether the check passes, and all that it was judged by; the same bytes each time."""
    return as_text(
        {
            "format": FORMAT,
            "passed": verdict.passed,
            "verdict": verdict_line(verdict),
            "source": verdict.source,
            "model": verdict.model_source,
            "log": log_fields(verdict.log),
            "conformance": [conformance_fields(result) for result in verdict.conformances],
            "budgets": [asdict(budget) for budget in verdict.budgets],
            "baseline": {
                "source": verdict.baseline_source,
                "entries": [_entry(entry) for entry in verdict.baseline],
                "not_looked_for": verdict.unasked,
            },
            "findings": [
                {**finding_fields(finding), "fails": verdict.fails(finding)}
                for finding in verdict.findings
            ],
        }
    )


def _entry(entry: BaselineResult) -> dict[str, Any]:
    return {
        "state": entry.state,
        "fingerprint": entry.fingerprint,
        "code": entry.code,
        "title": entry.title,
        "owner": entry.owner,
        "reason": entry.reason,
        "expires": entry.expires,
    }
