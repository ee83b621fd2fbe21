"""Columns in which some times are dates of Excel, and some are texts that it didn't take for one.

That happens where a file in one country's writing is opened in another's Excel: 13/05/2024 stays
a text, and 05/04/2024 becomes a date, often with day and month exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from procmine.engine import Engine, quoted
from procmine.eventlog import timestamps
from procmine.eventlog.checks import counted
from procmine.eventlog.reading import DateOrder
from procmine.words.say import say
from procmine.words.text import clean_text

#: So many texts tell how they are written.
_LOOKED_AT = 200
_LAST_MONTH = 12
_FIRST_NUMBER = re.compile(r"\s*(\d+)[./-]\d")


def mend_times(
    engine: Engine, cells: str, relation: str, mixed: Sequence[str], order: DateOrder | None
) -> list[str]:
    """Make `relation` of the rows of `cells`, with such texts in ISO 8601; say what was done."""
    mended: dict[str, str] = {}
    notes: list[str] = []
    for column in mixed:
        name = quoted(column)
        texts = _texts(engine, cells, name)
        form, _ = timestamps.recognise(texts, None if order is None else order == "day-first")
        if form is None or form.offset or form.name in ("ISO", "Unix"):
            continue
        mended[column] = f"coalesce(CAST({form.of(name)} AS VARCHAR), {name})"
        notes += _told(engine, cells, column, form, texts)
    replaced = ", ".join(f"{sql} AS {quoted(column)}" for column, sql in mended.items())
    engine.view(
        relation, f"SELECT *{f' REPLACE ({replaced})' if mended else ''} FROM {quoted(cells)}"
    )
    return notes


def _texts(engine: Engine, cells: str, name: str) -> list[str]:
    """Take a sample of the texts that are no ISO 8601, which the dates are written in."""
    rows = engine.records(
        f"SELECT {name} AS text FROM {quoted(cells)}"
        f" WHERE TRY_CAST({name} AS TIMESTAMP) IS NULL AND trim({name}) <> '' LIMIT {_LOOKED_AT}"
    )
    return [row["text"] for row in rows]


def _told(
    engine: Engine, cells: str, column: str, form: timestamps.TimeFormat, texts: Sequence[str]
) -> Iterator[str]:
    name, shown = quoted(column), clean_text(column)
    found = engine.records(
        f"SELECT count(*) FILTER ({form.of(name)} IS NOT NULL) AS texts,"
        f" count(TRY_CAST({name} AS TIMESTAMP)) AS dates,"
        f" max(day(TRY_CAST({name} AS TIMESTAMP))) AS latest FROM {quoted(cells)}"
    )[0]
    yield (
        say(
            "{shown}: {counted} as text, read as {form}, beside {counted2} of Excel",
            shown=shown,
            counted=counted(found["texts"], "time"),
            form=form.name,
            counted2=counted(found["dates"], "date"),
        )
    )
    firsts = [int(first[1]) for text in texts if (first := _FIRST_NUMBER.match(text))]
    if form.name == "day/month/year" and form.day_first is None:
        yield say("{shown}: day and month can't be told apart", shown=shown)
    elif form.day_first and min(firsts) > _LAST_MONTH >= found["latest"]:
        yield (
            say(
                "{shown}: all texts are of days after the 12th, and no date is:"
                " Excel may have exchanged day and month of the dates",
                shown=shown,
            )
        )
