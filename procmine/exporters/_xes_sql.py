"""The SQL that makes the events of a log into XES: their order, and each one's line of XML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from procmine.engine import literal
from procmine.eventlog import EventLog
from procmine.eventlog.columns import STANDARD
from procmine.exporters._cases import CASES, PREFIX
from procmine.exporters._columns import Column, free
from procmine.exporters._texts import kind_of, text, typed_text
from procmine.exporters._xml import escaped, escaped_text
from procmine.words.columns import COMPLETES, STARTS

_TAGS = {
    "string": "string", "integer": "int", "float": "float", "boolean": "boolean", "time": "date",
}  # fmt: skip
#: Keys of the standard extensions that a log may have in the place of ours.
_AS_GOOD = {"role": "org:group", "cost": "cost:amount"}
_COMPLETES = f"lower(trim(lifecycle)) IN ({', '.join(map(literal, COMPLETES))})"
_STARTS = f"lower(trim(lifecycle)) IN ({', '.join(map(literal, STARTS))})"

_AS_THEY_STAND = f"""
SELECT e.*, first, position = first AS opens
FROM events e JOIN {CASES} USING (case_id) ORDER BY first, position
"""
#: A start stands where its time belongs. The completions keep their order, which need not be that
#: of their times: `latest` is the latest time up to each. A lone start is an event of its own.
_WITH_STARTS = f"""
SELECT *, row_number() OVER (PARTITION BY first ORDER BY moment, position, step DESC) = 1 AS opens
FROM (
  SELECT *, CASE WHEN step = 'start' AND NOT lone THEN start ELSE latest END AS moment
  FROM (
    SELECT e.*, first, max(timestamp) OVER (PARTITION BY first ORDER BY position) AS latest,
      start IS NOT NULL AND start = timestamp AND coalesce({_STARTS}, false) AS lone
    FROM events e JOIN {CASES} USING (case_id)
  ) CROSS JOIN (VALUES ('start'), ('complete')) steps (step)
  WHERE CASE step WHEN 'start' THEN start IS NOT NULL ELSE NOT lone END
)
ORDER BY first, moment, position, step DESC
"""


def lines(log: EventLog, of_case: Iterable[Column], of_event: Iterable[Column]) -> str:
    """Give the query for the lines of XML of all cases, in their order, but the last end tag."""
    paired = "start" in log.capabilities
    opening = "".join(
        f", {element}"
        for element in (
            _element("string", STANDARD["activity"], escaped("case_id")),
            *_attributes(of_case, {STANDARD["activity"]}, PREFIX),
        )
    )
    canonical = dict(_paired_keys(log) if paired else _keys(log))
    inner = [_element(tag, key, sql) for (tag, key), sql in canonical.items()]
    taken = {key for _, key in canonical}
    whole = list(_attributes(of_event, taken))
    if paired and whole:
        # What belongs to an instance is told once.
        listed = f"concat({', '.join(whole)})"
        whole = [f"CASE WHEN step = 'complete' OR lone THEN {listed} END"]
    closing = f"CASE WHEN first > (SELECT min(first) FROM {CASES}) THEN '</trace>\n' END"
    case = f"CASE WHEN opens THEN concat({closing}, '<trace>'{opening}, '\n') END"
    event = ", ".join(["'<event>'", *inner, *whole, "'</event>'"])
    return f"SELECT concat({case}, {event}) FROM ({_WITH_STARTS if paired else _AS_THEY_STAND})"


def _keys(log: EventLog) -> Iterator[tuple[tuple[str, str], str]]:
    """Give the canonical attributes of an event: type and key, and the SQL of the text."""
    time = Column("", "timestamp", _kind(log), "timestamp")
    yield ("string", STANDARD["activity"]), escaped("activity")
    yield ("string", STANDARD["lifecycle"]), escaped("lifecycle")
    yield ("string", STANDARD["instance"]), escaped("instance")
    yield from _common(log, time)


def _paired_keys(log: EventLog) -> Iterator[tuple[tuple[str, str], str]]:
    """Give them for a log whose events are pairs of a start and a completion.

    The transition is one of these two; what else a log said is kept as the state.
    """
    time = Column(
        "", "(CASE step WHEN 'start' THEN start ELSE timestamp END)", _kind(log), "timestamp"
    )
    step = f"CASE WHEN step = 'complete' AND {_COMPLETES} THEN {escaped('lifecycle')} ELSE step END"
    state = f"CASE WHEN step = 'complete' AND NOT {_COMPLETES} THEN {escaped('lifecycle')} END"
    named = escaped("instance")
    instance = f"coalesce({named}, CASE WHEN start IS NOT NULL THEN '#' || position END)"
    yield ("string", STANDARD["activity"]), escaped("activity")
    yield ("string", STANDARD["lifecycle"]), step
    yield ("string", "lifecycle:state"), state
    yield ("string", STANDARD["instance"]), instance
    yield from _common(log, time)


def _common(log: EventLog, time: Column) -> Iterator[tuple[tuple[str, str], str]]:
    yield ("date", STANDARD["timestamp"]), text(time)
    yield ("string", STANDARD["resource"]), escaped("resource")
    yield ("string", _key(log, "role")), escaped("role")
    yield ("float", _key(log, "cost")), _number(text(Column("", "cost", "DOUBLE")))


def _kind(log: EventLog) -> str:
    return "TIMESTAMP WITH TIME ZONE" if log.zoned else "TIMESTAMP"


def _key(log: EventLog, canonical: str) -> str:
    own = getattr(log.mapping, canonical)
    return own if own == _AS_GOOD[canonical] else STANDARD[canonical]


def _attributes(columns: Iterable[Column], taken: set[str], prefix: str = "") -> Iterator[str]:
    for column in columns:
        kind = kind_of(column)
        key = free(column.name.removeprefix(prefix), taken)
        value = typed_text(column)
        if kind == "string":
            value = escaped(value)
        elif kind == "float":
            value = _number(value)
        yield _element(_TAGS[kind], key, value)


def _number(value: str) -> str:
    """Write what is no number as XML Schema does."""
    special = "WHEN 'inf' THEN 'INF' WHEN '-inf' THEN '-INF' WHEN 'nan' THEN 'NaN'"
    return f"CASE {value} {special} ELSE {value} END"


def _element(tag: str, key: str, value: str) -> str:
    """Give the SQL of an element, null where its value is."""
    before = literal(f'<{tag} key="{escaped_text(key)}" value="')
    return f"({before} || ({value}) || '\"/>')"
