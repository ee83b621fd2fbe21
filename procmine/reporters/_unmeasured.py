"""What could not be measured, in sentences."""

from __future__ import annotations

from procmine.report import Report


def unmeasured(report: Report) -> list[str]:
    """Say what the log cannot show, and for each reason which rules could not run."""
    rules: dict[str, list[str]] = {}
    for code, reason in sorted(report.unmeasured.items()):
        rules.setdefault(reason, []).append(code)
    return [*report.profile.gaps, *(f"{', '.join(c)}: {reason}" for reason, c in rules.items())]
