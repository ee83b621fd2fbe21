"""What flattening did to an object-centric log, and what of the log it could not use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from procmine.engine import Engine, literal
from procmine.words.say import say
from procmine.words.text import clean_text

#: Activities that diverge are named up to this many.
_SHOWN = 3

_EVENTS = """
SELECT count(*) AS events, count(*) FILTER (n > 1) AS converging,
  coalesce(sum(n) FILTER (n > 1), 0)::BIGINT AS rows, count(*) FILTER (n = 0) AS without
FROM (SELECT e.owner, count(p.owner) AS n FROM {p}_events e LEFT JOIN {p}_pairs p USING (owner)
      GROUP BY e.owner)
"""
_FACTS = """
SELECT count(*) FILTER (kind = 'event') AS events,
  count(*) FILTER (kind = 'event') - count(DISTINCT CASE WHEN kind = 'event' THEN value END)
    FILTER (kind = 'event') AS same_event,
  count(*) FILTER (kind = 'object' AND name IS NULL) AS untyped,
  count(*) FILTER (kind = 'object') - count(DISTINCT owner) FILTER (kind = 'object')
    AS same_object,
  count(*) FILTER (kind = 'object link') AS links
FROM {p}_facts
"""
_DANGLING = """
SELECT count(*) AS n FROM {p}_facts
WHERE kind = 'relation' AND NOT (coalesce(name IN (SELECT object_id FROM {p}_objects), false)
  AND owner IN (SELECT owner FROM {p}_events))
"""
_DIVERGING = """
SELECT activity, object_type, count(*) AS cases FROM (
  SELECT case_id, activity, object_type FROM {p}_pairs JOIN {p}_relations r USING (owner)
  WHERE object_type IN ({parts}) AND activity IS NOT NULL
  GROUP BY case_id, activity, object_type
  HAVING count(DISTINCT owner) > 1 AND count(DISTINCT object_id) > 1)
GROUP BY activity, object_type ORDER BY cases DESC, activity, object_type
"""


@dataclass(frozen=True, slots=True)
class Counts:
    """Events of no object of the type, events that are none, and sentences for the user."""

    without: int
    set_aside: int
    notes: tuple[str, ...]


def counted(engine: Engine, p: str, kind: str, parts: Sequence[str]) -> Counts:
    """Count what the rows of the objects of type `kind` tell otherwise than the log does."""
    events = engine.records(_EVENTS.format(p=p))[0]
    facts = engine.records(_FACTS.format(p=p))[0]
    dangling = engine.records(_DANGLING.format(p=p))[0]["n"]
    diverging = []
    if parts:
        listed = ", ".join(map(literal, parts))
        diverging = engine.records(_DIVERGING.format(p=p, parts=listed))
    set_aside = facts["events"] - events["events"]
    notes = [
        say("each object of type '{kind}' is a case", kind=clean_text(kind)),
        *_convergence(events, kind),
        *_divergence(diverging),
        *_unused(facts, dangling, set_aside),
    ]
    return Counts(events["without"], set_aside, tuple(notes))


def _convergence(events: dict[str, Any], kind: str) -> Iterator[str]:
    if events["converging"]:
        yield (
            say(
                "{number} to several objects of type '{kind}' and counted once for"
                " each (convergence): {rows:,} rows",
                number=_number(events["converging"], say("event belongs"), say("events belong")),
                kind=clean_text(kind),
                rows=events["rows"],
            )
        )


def _divergence(diverging: list[dict[str, Any]]) -> Iterator[str]:
    for row in diverging[:_SHOWN]:
        yield (
            say(
                "{number} '{activity}' for different objects of type '{object_type}'"
                " (divergence): that is no rework",
                number=_number(row["cases"], say("case repeats"), say("cases repeat")),
                activity=clean_text(row["activity"]),
                object_type=clean_text(row["object_type"]),
            )
        )
    if len(diverging) > _SHOWN:
        more = len(diverging) - _SHOWN
        yield say(
            "{number} repeated so (divergence)",
            number=_number(more, say("more activity is"), say("more activities are")),
        )


def _unused(facts: dict[str, Any], dangling: int, set_aside: int) -> Iterator[str]:
    if dangling:
        yield (
            say(
                "{number} an event or an object that the log doesn't list, and left out",
                number=_number(dangling, say("relation names"), say("relations name")),
            )
        )
    if facts["same_event"]:
        number = _number(facts["same_event"], say("event has"), say("events have"))
        yield say("{number} the id of an earlier one", number=number) + (
            say(": set aside") if set_aside else ""
        )
    if facts["same_object"]:
        number = _number(facts["same_object"], say("object stands"), say("objects stand"))
        yield say("{number} in the log again: they are taken for one", number=number)
    if facts["untyped"]:
        yield say(
            "{number} no type",
            number=_number(facts["untyped"], say("object has"), say("objects have")),
        )
    if facts["links"]:
        yield say(
            "{number} between objects not used",
            number=_number(facts["links"], say("link"), say("links")),
        )


def _number(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
