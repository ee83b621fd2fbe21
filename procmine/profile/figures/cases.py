"""Single cases: the longest as rows, and the findings' examples as timelines."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import Any

from procmine.eventlog import EventLog
from procmine.findings import Finding
from procmine.profile.spreads import US_PER_HOUR
from procmine.relations import ask
from procmine.report import CaseLine, CaseRow, CaseStep

_MOST_CASES = 20_000
_MOST_LINES = 300
_EXAMPLES_OF_A_FINDING = 3
_STEPS_OF_A_LINE = 60


def cases(log: EventLog) -> tuple[tuple[CaseRow, ...], int]:
    """Give the longest cases, and how many more there are."""
    total = int(ask(log, "SELECT count(*) AS cases FROM cases")[0]["cases"])
    rows = ask(
        log,
        "SELECT case_id, variant_no, events, first, last, duration_us, work_us FROM cases"
        " ORDER BY duration_us DESC, case_no LIMIT $most",
        most=_MOST_CASES,
    )
    shown = tuple(
        CaseRow(
            str(row["case_id"]), int(row["variant_no"]), int(row["events"]),
            row["first"].isoformat(timespec="seconds"), row["last"].isoformat(timespec="seconds"),
            float(row["duration_us"]) / US_PER_HOUR,
            None if row["work_us"] is None else float(row["work_us"]) / US_PER_HOUR,
        )
        for row in rows
    )  # fmt: skip
    return shown, total - len(shown)


def timelines(
    log: EventLog, findings: Sequence[Finding], people: Collection[str | None] | None = None
) -> tuple[CaseLine, ...]:
    """Give the steps of the first examples of each finding, the worst finding's first.

    Who did a step is said of these `people` only, where they are given.
    """
    names = dict.fromkeys(
        case_id for finding in findings for case_id in finding.examples[:_EXAMPLES_OF_A_FINDING]
    )
    wanted = list(names)[:_MOST_LINES]
    rows = ask(
        log,
        "SELECT c.case_id, c.duration_us, c.events, s.activity, s.start, s.timestamp, s.resource"
        " FROM steps s JOIN cases c USING (case_no)"
        " WHERE c.case_id IN (SELECT unnest($wanted)) AND s.seq <= $longest"
        " ORDER BY c.case_no, s.seq",
        wanted=wanted,
        longest=_STEPS_OF_A_LINE,
    ) if wanted else []  # fmt: skip
    lines = {}
    for case_id, group in groupby(rows, lambda row: str(row["case_id"])):
        steps = list(group)
        lines[case_id] = CaseLine(
            case_id,
            float(steps[0]["duration_us"]) / US_PER_HOUR,
            tuple(
                CaseStep(
                    str(row["activity"]),
                    None if row["start"] is None else row["start"].isoformat(timespec="seconds"),
                    row["timestamp"].isoformat(timespec="seconds"),
                    _told(row["resource"], people),
                )
                for row in steps
            ),
            int(steps[0]["events"]) - len(steps),
        )
    return tuple(lines[case_id] for case_id in wanted if case_id in lines)


def _told(resource: Any, people: Collection[str | None] | None) -> str | None:
    name = None if resource is None else str(resource)
    return name if people is None or name in people else None
