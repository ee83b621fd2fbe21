"""Times of cases and activities, variants, flow efficiency, and what the log cannot show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from procmine.eventlog import EventLog
from procmine.profile.spreads import US_PER_HOUR, spread_of, spread_sql
from procmine.relations import ask
from procmine.report import ActivityProfile, Language, Profile, Recurring, Spread, VariantProfile
from procmine.words.gaps import gaps

#: Variants and activities that a profile lists.
_TOP_VARIANTS = 10


def measure(log: EventLog, language: Language = "en") -> Profile:
    """Measure a log; what SQL it takes reads the relations."""
    totals = ask(
        log,
        f"SELECT count(*) AS cases, sum(events) AS events, sum(work_us) AS work_us,"
        f" sum(duration_us) AS duration_us, {spread_sql('duration_us')} FROM cases",
    )[0]
    cases = int(totals["cases"])
    starts = "start" in log.capabilities
    return Profile(
        case_hours=spread_of(totals),
        events_per_case=int(totals["events"]) / cases,
        work_hours_per_case=float(totals["work_us"]) / US_PER_HOUR / cases
        if starts and totals["work_us"] is not None
        else None,
        flow_efficiency=_flow_efficiency(log, int(totals["duration_us"])) if starts else None,
        activities=_activities(log),
        variants=_variants(log, cases),
        recurring=_recurring(log),
        gaps=gaps(log.capabilities, language),
    )


def _flow_efficiency(log: EventLog, duration_us: int) -> float | None:
    """Give the share of all cases' time in which something is being done on the case.

    Work that overlaps in a case counts once: the union of the intervals, not their sum (Dumas et
    al., Fundamentals of Business Process Management, call it cycle time efficiency).
    """
    row = ask(
        log,
        "SELECT sum(greatest(0, ends - greatest(begins, coalesce(reached, begins)))) AS busy_us"
        " FROM (SELECT epoch_us(timestamp) AS ends, epoch_us(start) AS begins,"
        " max(epoch_us(timestamp)) OVER (PARTITION BY case_no ORDER BY start, timestamp, seq"
        " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS reached"
        " FROM steps WHERE start IS NOT NULL)",
    )[0]
    if not duration_us or row["busy_us"] is None:
        return None
    return min(1.0, int(row["busy_us"]) / duration_us)


def _activities(log: EventLog) -> tuple[ActivityProfile, ...]:
    counts = ask(
        log,
        "SELECT activity, sum(n * cases) AS events, sum(cases) AS cases,"
        " sum(CASE WHEN n > 1 THEN cases ELSE 0 END) AS repeated"
        " FROM (SELECT variant_no, activity, any_value(cases) AS cases, count(*) AS n"
        " FROM variant_steps GROUP BY variant_no, activity)"
        " GROUP BY activity ORDER BY events DESC, activity",
    )
    work = _spreads(log, f"SELECT activity, {spread_sql('work_us')} FROM steps"
                    " WHERE work_us IS NOT NULL GROUP BY activity")  # fmt: skip
    wait = _spreads(log, f"SELECT activity, {spread_sql('wait_us')} FROM moves GROUP BY activity")
    return tuple(
        ActivityProfile(
            str(row["activity"]), int(row["events"]), int(row["cases"]), int(row["repeated"]),
            work.get(row["activity"]), wait.get(row["activity"]),
        )
        for row in counts
    )  # fmt: skip


def _spreads(log: EventLog, sql: str) -> dict[str, Spread]:
    return {row["activity"]: spread_of(row) for row in ask(log, sql)}


def _variants(log: EventLog, cases: int) -> tuple[VariantProfile, ...]:
    rows = ask(
        log,
        "SELECT activities, cases, mean_us, median_us FROM variants ORDER BY variant_no LIMIT $top",
        top=_TOP_VARIANTS,
    )
    return tuple(
        VariantProfile(
            tuple(map(str, row["activities"])), int(row["cases"]), int(row["cases"]) / cases,
            float(row["mean_us"]) / US_PER_HOUR, float(row["median_us"]) / US_PER_HOUR,
        )
        for row in rows
    )  # fmt: skip


def _recurring(log: EventLog) -> tuple[Recurring, ...]:
    rows: Sequence[dict[str, Any]] = ask(
        log, "SELECT activity, reason, cases, detail FROM recurring ORDER BY activity"
    )
    return tuple(
        Recurring(str(row["activity"]), row["reason"], int(row["cases"]), row["detail"])
        for row in rows
    )
