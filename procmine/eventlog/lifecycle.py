"""Start and complete rows become one activity instance each.

Pairs are matched first in, first out per case and activity; where the log names instances, by
their names. A lone start or a lone completion is one instance. Other steps of the standard life
cycle (schedule, assign, suspend …) are no instances of their own; rows with values of no standard
are instances, as the log's maker meant them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from procmine.engine import Engine, literal, quoted
from procmine.eventlog.checks import counted
from procmine.words.columns import COMPLETES, LIFECYCLE, OTHER_STANDARD, STARTS
from procmine.words.say import say, unsaid

# A completion takes the start that has waited longest, and none where no start waits: there the
# balance of starts and completions falls below all before it. At one moment starts come first.
_TRANSITIONS = """
SELECT *, row_number() OVER (PARTITION BY {key}, _step, _lone ORDER BY timestamp, position) AS _nth
FROM (
  SELECT * EXCLUDE (_balance), _step = 'own' OR (_step = 'complete' AND NOT {named}
    AND _balance < least(0, min(_balance) OVER (PARTITION BY {key}
      ORDER BY timestamp, _step <> 'start', position
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING))) AS _lone
  FROM (
    SELECT *, sum(CASE _step WHEN 'start' THEN 1 WHEN 'complete' THEN -1 ELSE 0 END) OVER (
      PARTITION BY {key} ORDER BY timestamp, _step <> 'start', position) AS _balance
    FROM (
      SELECT *, CASE
        WHEN lifecycle IS NULL OR lower(trim(lifecycle)) IN {completes} THEN 'complete'
        WHEN lower(trim(lifecycle)) IN {starts} THEN 'start'
        WHEN lower(trim(lifecycle)) IN {others} THEN 'other'
        ELSE 'own' END AS _step
      FROM {relation})))
"""

_PAIRED = """
SELECT {merged},
  coalesce(s.timestamp, c.start) AS start, coalesce(c.timestamp, s.timestamp) AS timestamp
FROM (FROM transitions WHERE _step IN ('complete', 'own')) c
FULL JOIN (FROM transitions WHERE _step = 'start') s ON {on}
ORDER BY position
"""

_COUNTS = """
SELECT count(*) FILTER (_step = 'start') AS starts,
  count(*) FILTER (_step = 'complete') AS completes,
  count(*) FILTER (_step = 'other') AS others,
  (SELECT count(*) FROM paired WHERE start > timestamp) AS reversed,
  count(*) FILTER (_step <> 'other') - (SELECT count(*) FROM paired) AS joined
FROM transitions
"""


def transitions(engine: Engine, relation: str) -> frozenset[str]:
    """Tell the standard lifecycle values that occur, in lower case, and "" for any others."""
    rows = engine.records(
        f"SELECT DISTINCT CASE WHEN value IN {_in(LIFECYCLE)} THEN value ELSE '' END AS value"
        f" FROM (SELECT lower(trim(lifecycle)) AS value FROM {relation}) WHERE value IS NOT NULL"
    )
    return frozenset(row["value"] for row in rows)


def has_pairs(values: frozenset[str]) -> bool:
    """Say whether both starts and completions occur, so that instances have a start."""
    return not values.isdisjoint(STARTS) and not values.isdisjoint(COMPLETES)


def has_steps(values: frozenset[str]) -> bool:
    """Say whether there are rows that are no instances of their own.

    A log may call its own states "assigned" or "completed"; so without pairs all its values must
    be of the standard life cycle.
    """
    if has_pairs(values):
        return True
    is_standard = values <= LIFECYCLE and not values.isdisjoint((*STARTS, *COMPLETES))
    return is_standard and not values.isdisjoint(OTHER_STANDARD)


@dataclass(frozen=True, slots=True)
class Joined:
    """What was done in sentences, and how many rows are no instances of their own, and why.

    `reversed` counts the instances whose start lies after their completion.
    """

    notes: tuple[str, ...]
    explained: tuple[tuple[str, int], ...]
    reversed: int


def join_steps(engine: Engine, relation: str, attributes: list[str], by_instance: bool) -> Joined:
    """Make the table `paired` out of the rows of a relation."""
    key = ["case_id", "activity", *(["instance"] if by_instance else [])]
    engine.table(
        "transitions",
        _TRANSITIONS.format(
            relation=relation,
            key=", ".join(key),
            named="instance IS NOT NULL" if by_instance else "false",
            starts=_in(STARTS),
            completes=_in(COMPLETES),
            others=_in(OTHER_STANDARD),
        ),
    )
    kept = ["case_id", "activity", "resource", "role", "position", "cost", "lifecycle", "instance",
            *attributes]  # fmt: skip
    engine.table(
        "paired",
        _PAIRED.format(
            merged=", ".join(f"coalesce(c.{c}, s.{c}) AS {c}" for c in map(quoted, kept)),
            on=" AND ".join(
                f"s.{column} IS NOT DISTINCT FROM c.{column}" for column in (*key, "_nth", "_lone")
            ),
        ),
    )
    counts = engine.records(_COUNTS)[0]
    engine.drop("transitions")
    notes = []
    if counts["starts"]:
        notes.append(
            say(
                "{counted} and {counted2} joined",
                counted=counted(counts["starts"], "start"),
                counted2=counted(counts["completes"], "completion"),
            )
        )
    if counts["others"]:
        rows = counted(counts["others"], "row")
        notes.append(
            say("{rows} of other lifecycle steps: no activity instances of their own", rows=rows)
        )
    explained = (
        (unsaid("starts joined with their completion"), int(counts["joined"])),
        (unsaid("other steps of the life cycle"), int(counts["others"])),
    )
    return Joined(tuple(notes), explained, int(counts["reversed"]))


def _in(values: Iterable[str]) -> str:
    return "(" + ", ".join(map(literal, sorted(values))) + ")"
