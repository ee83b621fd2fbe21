"""The SQL that turns a file's time column into a TIMESTAMP, whatever its type."""

from __future__ import annotations

import re
from dataclasses import dataclass

from procmine.engine import Engine, quoted
from procmine.errors import DataError
from procmine.eventlog import timestamps
from procmine.eventlog.reading import DateOrder
from procmine.eventlog.recognition import Sample
from procmine.words.say import say

#: So many texts at least are taken from all over a column.
_FROM_ALL = 5000


@dataclass(frozen=True, slots=True)
class TimeColumn:
    """A time column: SQL for its TIMESTAMP, whether its times have a zone, what was assumed.

    `odd` is SQL that is true of a text that has an offset where the others have none, or none
    where the others have one.
    """

    sql: str
    zoned: bool
    note: str = ""
    odd: str = "false"
    #: The name of the format, where the times are texts.
    format: str = ""
    #: Whether day and month could not be told apart, so that their order is a guess.
    ambiguous: bool = False


def time_column(
    engine: Engine,
    relation: str,
    column: str,
    sample: Sample,
    source: str,
    order: DateOrder | None = None,
) -> TimeColumn:
    """Find out how `column` writes time; DataError where it holds no times."""
    kind, name = sample.types[column], quoted(column)
    if kind == "TIMESTAMP WITH TIME ZONE":
        return TimeColumn(sane(f"CAST({name} AS TIMESTAMP)"), zoned=True)
    if kind.startswith(("TIMESTAMP", "DATE")):
        return TimeColumn(sane(f"CAST({name} AS TIMESTAMP)"), zoned=False)
    texts = [t for t in sample.values[column] if t.strip()]
    # Words such as "pending" are no times, however many there are.
    texts = [t for t in texts if any(map(str.isdigit, t))] or texts
    day_first = None if order is None else order == "day-first"
    form, _ = timestamps.recognise(texts, day_first)
    if form is None:
        # The first rows may be the odd ones.
        texts = _from_all(engine, relation, name) or texts
        form, _ = timestamps.recognise(texts, day_first)
    if form is None:
        shown = (
            say(" (the first says: {first})", first=texts[0][:40])
            if texts
            else say(" (it is empty)")
        )
        raise DataError(
            say(
                "{source}: no times can be read in column '{column}'{shown}",
                source=source,
                column=column,
                shown=shown,
            ),
            say(
                "name another with --timestamp COLUMN; ISO 8601, day/month/year,"
                " Unix time and more are read"
            ),
        )
    text = name if kind == "VARCHAR" else f"CAST({name} AS VARCHAR)"
    guessed = False
    note = (
        say("{column}: Unix time", column=column)
        if form.name == "Unix" and kind != "VARCHAR"
        else ""
    )
    if form.name == "Excel":
        note = say("{column}: days as Excel counts them", column=column)
    if order is None and form.name == "day/month/year" and form.day_first is None:
        form, note = _settled(engine, relation, column, texts)
        guessed = bool(note)
    odd = _odd(form, text, texts)
    return TimeColumn(sane(form.of(text)), form.offset, note, odd, form.name, guessed)


def _from_all(engine: Engine, relation: str, name: str) -> list[str]:
    """Take texts of a column from all over a relation."""
    text = f"CAST({name} AS VARCHAR)"
    given = f"SELECT {text} AS text FROM {relation} WHERE trim({text}) <> ''"
    number = engine.records(f"SELECT count(*) AS n FROM ({given})")[0]["n"]
    each = max(1, number // _FROM_ALL)
    numbered = f"SELECT text, row_number() OVER () AS place FROM ({given})"
    rows = engine.records(f"SELECT text FROM ({numbered}) WHERE place % {each} = 0")
    return [row["text"] for row in rows]


def sane(sql: str) -> str:
    """Take what is no time of a process for unreadable: year 24, year 20240, infinity."""
    bounds = "TIMESTAMP '1000-01-01' AND TIMESTAMP '9999-12-31 23:59:59.999999'"
    return f"CASE WHEN {sql} BETWEEN {bounds} THEN {sql} END"


def settled_order(engine: Engine, relation: str, text: str) -> bool | None:
    """Say whether days stand before months in all texts of a relation, None where none tells."""
    beyond = engine.records(
        "SELECT count(*) FILTER (first > 12) AS first, count(*) FILTER (second > 12) AS second FROM"
        f" (SELECT TRY_CAST(regexp_extract({text}, '^\\D*(\\d+)', 1) AS INTEGER) AS first,"
        f" TRY_CAST(regexp_extract({text}, '^\\D*\\d+\\D+(\\d+)', 1) AS INTEGER) AS second"
        f" FROM {relation})"
    )[0]
    first, second = int(beyond["first"]), int(beyond["second"])
    return first > second if first or second else None


def _settled(
    engine: Engine, relation: str, column: str, texts: list[str]
) -> tuple[timestamps.TimeFormat, str]:
    """Decide between day and month on the whole column, where the sample doesn't.

    Where that says neither, dots are taken for European, and AM and PM for American.
    """
    american = any(text.strip(" .").lower().endswith(("m", "m.")) for text in texts)
    dotted = any(re.match(r" *\d+\.", text) for text in texts)
    day_first, note = settled_order(engine, relation, quoted(column)), ""
    if day_first is None:
        day_first = dotted or not american
        order = "day/month/year" if day_first else "month/day/year"
        other = "month-first" if day_first else "day-first"
        told = say(
            "{column}: day and month can't be told apart, read as {order}",
            column=column,
            order=order,
        )
        note = (
            ""
            if dotted
            else say("{told}; --dates {other} reads them the other way", told=told, other=other)
        )
    form, _ = timestamps.recognise(texts, day_first)
    assert form is not None
    return form, note


def _odd(form: timestamps.TimeFormat, text: str, texts: list[str]) -> str:
    """Give SQL for texts that are times, but with an offset where the others have none, or without.

    A text no longer than the sample's holds no more than they do: that spares most of a search
    of each text.
    """
    if form.name in ("Unix", "Excel"):
        return "false"  # they have no offset to lack
    mended = form.text.replace("{}", text)
    ending = f"regexp_matches({mended}, '(\\d|[ap]m) *(Z|UTC|GMT|{timestamps.OFFSET})$', 'i')"
    if form.offset:
        return f"NOT {ending}"
    offset_end = re.compile(rf":\d+ *(Z|UTC|GMT|{timestamps.OFFSET})$")
    longest = max((len(t) for t in texts if not offset_end.search(t)), default=0)
    return f"len({text}) > {longest} AND {ending} AND {text} LIKE '%:%'"
