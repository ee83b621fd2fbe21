"""The verdict as Markdown: a job summary, or a comment on a pull request."""

from __future__ import annotations

import re
from collections.abc import Sequence

from procmine.conformance import Conformance
from procmine.findings import Impact
from procmine.reporters.gate.verdict_text import verdict_line
from procmine.reporters.page.conformance_view import numbers
from procmine.verdict import Verdict
from procmine.words import clean_text, count_text, duration_text, share_text
from procmine.words.say import say

_MARKS = {"passed": "✅", "failed": "❌", "open": "❌", "too few": "⚪",
          "new": "❌", "expired": "❌", "grown": "❌", "known": "⚪", "fixed": "✅"}  # fmt: skip
_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~@]|:(?=\w+:))")
#: So many deviations are shown; GitHub cuts a summary at 1 MB.
SHOWN = 20


def to_markdown(verdict: Verdict) -> str:
    """Write headline, budgets, baseline, numbers and deviations, each as a table."""
    mark = "✅" if verdict.passed else "❌"
    parts = [f"## {mark} procmine check: {_cell(verdict_line(verdict))}", _about(verdict)]
    if verdict.budgets:
        rows = [
            (
                f"{_MARKS[b.state]} {_state(b.state)}",
                b.name,
                b.actual,
                b.limit,
                count_text(b.sample),
            )
            for b in verdict.budgets
        ]
        heads = ("", say("budget"), say("actual"), say("limit"), say("cases"))
        parts.append(_table(heads, rows))
    if verdict.baseline:
        entries = [
            (f"{_MARKS[e.state]} {_state(e.state)}", e.code, e.title, e.owner, e.reason, e.expires)
            for e in verdict.baseline
        ]
        columns = (
            "",
            say("rule"),
            say("finding"),
            say("accepted by"),
            say("because"),
            say("until"),
        )
        parts.append(_table(columns, entries))
    for result in verdict.conformances:
        parts += _conformance(verdict, result)
    return "\n\n".join(part for part in parts if part) + "\n"


def _about(verdict: Verdict) -> str:
    log = verdict.log
    told = say(
        "{cases:,} cases, {events:,} events of {log}",
        cases=log.cases,
        events=log.events,
        log=_cell(log.name),
    )
    if verdict.model_source:
        told += say(" against {model}", model=_cell(verdict.model_source))
    return told + say(".")


def _conformance(verdict: Verdict, result: Conformance) -> list[str]:
    lines = [f"- {name}: {_cell(text)}" for name, text in numbers(result, verdict.language)]
    lines += [f"- {_cell(note)}" for note in result.notes]
    parts = ["\n".join(lines)]
    unknown = [(u.label, say("log"), u.like or "") for u in result.only_in_log]
    unknown += [(u.label, say("model"), u.like or "") for u in result.only_in_model]
    if unknown:
        parts.append(
            _table((say("activity"), say("only in the"), say("did you mean")), unknown[:SHOWN])
        )
    deviations = [
        (
            "❌" if verdict.fails(f) else "⚪",
            f.title,
            f"{count_text(f.cases)} ({share_text(f.case_share)})",
            _cost(f.impact),
            ", ".join(f.examples[:3]),
        )
        for f in result.deviations
    ]
    if deviations:
        columns = (
            "",
            say("deviation"),
            say("cases"),
            say("longer, per mean case"),
            say("for example"),
        )
        parts.append(_table(columns, deviations[:SHOWN]))
    more = len(deviations) - SHOWN + sum(n for _, n in result.left_out)
    if more > 0 and deviations:
        parts.append(say("And {count:,} more deviations.", count=more))
    return parts


def _state(state: str) -> str:
    """Name a state of a budget or of an entry; the states themselves are marked in the verdict."""
    return say(state)


def _cost(impact: Impact) -> str:
    """Write the hours of a mean case, with their interval where it is known."""
    if not impact.hours_per_case:
        return ""
    told = duration_text(impact.hours_per_case)
    if impact.low is None or impact.high is None:
        return told
    return say(
        "{told} ({low} to {high})",
        told=told,
        low=duration_text(impact.low),
        high=duration_text(impact.high),
    )


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [columns, ["---"] * len(columns), *([_cell(c) for c in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(text: str) -> str:
    """Write text so that nothing in it is markup, a mention or the end of a cell."""
    return _SPECIAL.sub(r"\\\1", clean_text(text))
