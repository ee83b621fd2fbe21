"""Times that are written another way than most of their column: they are read, too, if clear."""

from __future__ import annotations

from dataclasses import dataclass

from procmine.engine import Engine
from procmine.eventlog import timestamps
from procmine.eventlog.checks import counted
from procmine.eventlog.reading import DateOrder
from procmine.eventlog.times import TimeColumn, sane, settled_order
from procmine.words.say import say

#: Texts that tell how the unread times are written.
_SAMPLE = 5000
_NUMERIC = ("day/month/year", "month/day/year")
#: A column may be written in so many ways more.
_WAYS = 2


@dataclass(frozen=True, slots=True)
class Reread:
    """A relation in which more times are read, and what there is to say about them."""

    relation: str
    notes: tuple[str, ...] = ()


def reread(
    engine: Engine, relation: str, times: dict[str, tuple[str, TimeColumn]], order: DateOrder | None
) -> Reread:
    """Read the texts that are no times in their column's format in the format that they have.

    `times` has for `timestamp` and `start` the column's own name and how it was read. Where the
    texts don't tell day from month, or have an offset where the others have none, they stay unread.
    """
    notes: list[str] = []
    for canonical, (column, time) in times.items():
        for _ in range(_WAYS):
            found = _once(engine, relation, canonical, column, time, order)
            notes += found.notes
            if found.relation == relation:
                break
            relation = found.relation
    return Reread(relation, tuple(notes))


def _once(
    engine: Engine,
    relation: str,
    canonical: str,
    column: str,
    time: TimeColumn,
    order: DateOrder | None,
) -> Reread:
    text = {"timestamp": "time_text", "start": "start_text"}[canonical]
    unread = f"FROM {relation} WHERE {canonical} IS NULL AND {text} IS NOT NULL"
    rows = engine.records(f"SELECT {text} AS text {unread} LIMIT {_SAMPLE}")
    texts = [row["text"] for row in rows if any(c.isdigit() for c in row["text"])]
    form, _ = timestamps.recognise(texts, None if order is None else order == "day-first")
    if form is None or form.offset != time.zoned or form.name in timestamps.NUMBERS:
        return Reread(relation)
    if form.name in _NUMERIC and time.format in _NUMERIC:
        return Reread(relation)  # they contradict the others, and may be wrong altogether
    if form.name == "day/month/year" and form.day_first is None:
        day_first = settled_order(engine, f"(SELECT {text} {unread})", text)
        if day_first is None:
            said = say("day and month can't be told apart in some; --dates says which is first")
            return Reread(relation, (f"{column}: {said}",))
        form, _ = timestamps.recognise(texts, day_first)
        assert form is not None
    again = f"CASE WHEN {canonical} IS NULL THEN {sane(form.of(text))} END"
    number = engine.records(f"SELECT count({again}) AS n {unread}")[0]["n"]
    if not number:
        return Reread(relation)
    name = f"{relation}_{canonical}"
    changed = {
        canonical: f"coalesce({canonical}, {again})",
        text: f"CASE WHEN {again} IS NULL THEN {text} END",
    }
    if canonical == "start":  # a lone start is the time of its event
        changed["timestamp"] = f"coalesce(timestamp, CASE WHEN time_text IS NULL THEN {again} END)"
    replaced = ", ".join(f"{sql} AS {column}" for column, sql in changed.items())
    engine.view(name, f"SELECT * REPLACE ({replaced}) FROM {relation}")
    return Reread(
        name,
        (
            say(
                "{column}: {counted} written {form} read, too",
                column=column,
                counted=counted(number, "time"),
                form=form.name,
            ),
        ),
    )
