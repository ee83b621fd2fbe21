"""The repairs of labels: each distorted one as it is meant, each polluted one by its template."""

from __future__ import annotations

from collections.abc import Sequence

from procmine.engine import Engine, literal
from procmine.eventlog.checks import counted
from procmine.eventlog.distortions import distorted
from procmine.eventlog.pollution import find_polluted
from procmine.eventlog.repaired import Repaired
from procmine.words.say import say
from procmine.words.text import clean_text

# Starts and completions of one activity in a row are one run of it.
_RUNS = """
SELECT case_id AS place, 1 AS weight, activity, previous_activity
FROM (
  SELECT case_id, activity, lag(activity) OVER (
    PARTITION BY case_id ORDER BY timestamp, position) AS previous_activity
  FROM {relation})
WHERE activity IS DISTINCT FROM previous_activity
"""


def respell(engine: Engine, relation: str, attributes: Sequence[str]) -> Repaired:
    """Rename each distorted label to the one meant; those that say nothing stay."""
    engine.table("fixing_runs", _RUNS.format(relation=relation))
    found = distorted(engine, "fixing_runs")
    engine.drop("fixing_runs")
    meant = {label: right for label, right in found.items() if right is not None}
    if not meant:
        return Repaired(relation, say("no label is distorted"))
    pairs = ", ".join(f"({literal(label)}, {literal(right)})" for label, right in meant.items())
    engine.table("fixing_labels", f"SELECT * FROM (VALUES {pairs}) AS pairs (activity, meant)")
    _rename(engine, relation, "fixed_labels", "meant")
    told = [
        say("{label} is {right}", label=clean_text(label), right=clean_text(right))
        for label, right in meant.items()
    ]
    more = say(" and {count} more", count=len(told) - 5) if len(told) > 5 else ""
    return Repaired(
        "fixed_labels",
        say(
            "{counted} renamed: {told}{more}",
            counted=counted(len(meant), "distorted label"),
            told=", ".join(told[:5]),
            more=more,
        ),
    )


def unpollute(engine: Engine, relation: str, attributes: Sequence[str]) -> Repaired:
    """Replace the ids, dates and amounts in labels by "#"."""
    engine.view("fixing_rows", f"SELECT case_id AS place, 1 AS weight, activity FROM {relation}")
    find_polluted(engine, "fixing_rows", "fixing_labels")
    counts = engine.records(
        "SELECT count(*) AS labels, count(DISTINCT template) AS templates FROM fixing_labels"
    )[0]
    if not counts["labels"]:
        return Repaired(relation, say("no label is polluted"))
    _rename(engine, relation, "fixed_polluted", "template")
    return Repaired(
        "fixed_polluted",
        say(
            "{counted} are now {templates:,}: # stands for ids, dates and amounts",
            counted=counted(counts["labels"], "polluted label"),
            templates=counts["templates"],
        ),
    )


def _rename(engine: Engine, relation: str, name: str, by: str) -> None:
    """Make a table of the rows with the names of `fixing_labels` for their activities."""
    engine.table(
        name,
        f"SELECT r.* REPLACE (coalesce(f.{by}, r.activity) AS activity)"
        f" FROM {relation} r LEFT JOIN fixing_labels f ON r.activity = f.activity",
    )
    engine.drop("fixing_labels")
