"""Run rules over a log's relations, and make findings of their rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from procmine.eventlog import EventLog
from procmine.findings import Finding, Impact, Subject, Table, quality_severity, severity_of
from procmine.relations import ask
from procmine.report import Language
from procmine.rules._quality_rule import QualityRule
from procmine.rules._rule import Rule, Setting
from procmine.words import count_text, duration_text, share_text
from procmine.words.facts import fact_name

#: Columns of a rule's answer that are no facts.
_PLACES = (
    "activity", "from_activity", "to_activity", "activities", "resource", "role", "column",
    "constraint_name",
)  # fmt: skip
_FIXED = (*_PLACES, "cases", "occurrences", "lost_us", "low_us", "high_us", "examples")
_US_PER_HOUR = 3_600_000_000
#: The worst of a rule are shown, the rest counted.
SHOWN = 10
_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Totals:
    """What shares are shares of: all cases, and their mean hours."""

    cases: int
    mean_case_hours: float


def lacking(rule: type[Rule], capabilities: Sequence[str]) -> list[str]:
    """List what the rule needs of a log and this one doesn't have; a|b is either."""
    return [need for need in rule.needs if not set(need.split("|")) & set(capabilities)]


def run(
    rule: type[Rule],
    log: EventLog,
    totals: Totals,
    language: Language = "en",
    settings: Mapping[str, Setting] | None = None,
    most: int | None = SHOWN,
) -> tuple[list[Finding], int]:
    """Give the rule's worst findings, `most` of them or all, and how many more there are."""
    sql = rule.sql(settings)
    rows = ask(log, sql)
    shown = rows[:most]
    names = _case_ids(log, shown)
    return [_finding(rule, row, sql, totals, names, language) for row in shown], len(rows) - len(
        shown
    )


def _finding(
    rule: type[Rule],
    row: dict[str, Any],
    sql: str,
    totals: Totals,
    names: dict[int, str],
    language: Language,
) -> Finding:
    cases = int(row["cases"])
    case_share = cases / totals.cases
    hours = max(0.0, float(row.get("lost_us") or 0) / _US_PER_HOUR / totals.cases)
    time_share = hours / totals.mean_case_hours if totals.mean_case_hours else 0.0
    if issubclass(rule, QualityRule):
        touched = row.get("touched_share")
        severity = quality_severity(case_share if touched is None else float(touched), rule.gravest)
    else:
        severity = severity_of(rule.kind, time_share, case_share)
    shown = {name: _shown(name, value) for name, value in row.items() if name != "examples"}
    facts = [(fact_name(name, language), shown[name]) for name in row if name not in _FIXED]
    return Finding(
        rule=rule.info(language),
        title=_of_number(rule.said(row, language), row).format_map(shown),
        kind=rule.kind,
        severity=severity,
        subject=_subject(row),
        cases=cases,
        case_share=case_share,
        occurrences=int(row["occurrences"]),
        impact=Impact(
            hours, rule.basis, _hours(row, "low_us", totals), _hours(row, "high_us", totals)
        ),
        redesign=rule.redesign,
        examples=tuple(dict.fromkeys(names[c] for c in row["examples"] or ()))[:_EXAMPLES],
        query=sql,
        cause=rule.cause,
        evidence=Table(("measure", "value"), tuple(facts)),
    )


def _hours(row: dict[str, Any], name: str, totals: Totals) -> float | None:
    """Give an end of the interval in hours per case, where the rule knows it."""
    value = row.get(name)
    return None if value is None else float(value) / _US_PER_HOUR / totals.cases


def _of_number(message: str, row: dict[str, Any]) -> str:
    """Write "once" and "1 case" where there is one."""
    for name, word in re.findall(r"\{(\w+)\} (times|cases|events|rows)", message):
        if row.get(name) == 1:
            one = "once" if word == "times" else f"{{{name}}} {word[:-1]}"
            message = message.replace(f"{{{name}}} {word}", one)
    return message


def _subject(row: dict[str, Any]) -> Subject:
    places = {name: row.get(name) for name in _PLACES}
    activities = tuple(str(a) for a in places.pop("activities") or ())
    parties = (row.get("party"), row.get("other_party"))
    return Subject(
        activities=activities,
        parties=tuple(str(party) for party in parties if party is not None),
        **{name: None if v is None else str(v) for name, v in places.items()},
    )


def _shown(name: str, value: object) -> str:
    """Write a fact as people read it: by the ending of its name, else by its type."""
    if value is None:
        return "–"
    if isinstance(value, (int, float, Decimal)):
        if name.endswith("_us"):
            return duration_text(float(value) / _US_PER_HOUR)
        if name.endswith("_share"):
            return share_text(float(value))
        number = float(value)
        return count_text(int(number)) if number == int(number) else f"{number:.1f}"
    if isinstance(value, list):
        return ", ".join(str(v) for v in value)
    return str(value)


def _case_ids(log: EventLog, rows: list[dict[str, Any]]) -> dict[int, str]:
    """Look up the names of the example cases."""
    numbers = sorted({int(c) for row in rows for c in row["examples"] or ()})
    if not numbers:
        return {}
    table = ask(
        log,
        "SELECT case_no, case_id FROM cases WHERE case_no IN (SELECT unnest($numbers))",
        numbers=numbers,
    )
    return {int(r["case_no"]): str(r["case_id"]) for r in table}
