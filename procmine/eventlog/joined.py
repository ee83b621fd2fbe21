"""Date and time of day in two columns become one column, called `Date + Time` after both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from procmine.engine import Engine, literal, quoted
from procmine.eventlog import timestamps
from procmine.eventlog._time_texts import mended
from procmine.eventlog.checks import counted
from procmine.eventlog.columns import Source
from procmine.eventlog.naming import JOINED
from procmine.eventlog.reading import Reading
from procmine.eventlog.recognition import Sample
from procmine.words.columns import plain
from procmine.words.say import say

_CLOCK = re.compile(
    r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?: ?[AaPp]\.?[Mm]\.?)?(?:Z|[+-]\d{2}:?\d{2})?"
)
#: The day that databases and spreadsheets give a time of day, which has none.
_NO_DAY = re.compile(
    r"^(?:1899-12-3[01]|12/3[01]/1899|3[01][./]12[./]1899|1900-01-0[01]|1970-01-01)[T ]"
)
#: SAP writes a clock as six digits; spreadsheets take the zeros in front away.
_DIGITS = re.compile(r"\d{1,6}")
_MIDNIGHT = re.compile(r"[ T]0?0:00(?::00(?:\.0+)?)?$")
#: What the two are called, behind or before what they have in common.
_DATE_WORDS = ("datum", "date", "dat", "data", "fecha", "day", "dt", "日期", "年月日")
_CLOCK_WORDS = ("uhrzeit", "zeit", "time", "clock", "heure", "hora", "ora", "hour", "uhr", "zet",
                "tm", "tim", "时间", "時間", "时刻", "時刻")  # fmt: skip
_ENOUGH = 0.8
#: So many texts tell what is in a column.
_LOOKED_AT = 200
#: Words in the name of what takes some time, and is no time of the day.
_DURATIONS = frozenset(("cycle", "duration", "effort", "elapsed", "lead", "limit", "processing",
                        "service", "sla", "target", "wait", "waiting", "work", "dauer", "时长",
                        "耗时", "用时"))  # fmt: skip


def with_joined_times(
    engine: Engine, source: Source, sample: Sample, reading: Reading
) -> tuple[Source, Reading]:
    """Join each column of dates with the column of times of day that belongs to it.

    They belong together where their names differ in `date` and `time` alone, or where there is
    but one of each; or the user names them so. A date without a time of day is its midnight.
    """
    columns = list(sample.types)
    named = {column for _, column in reading.columns.items()}
    asked = [pair for name in named if (pair := _asked(name, columns))]
    taken = named | {column for pair in asked for column in pair}
    free = [column for column in columns if column not in taken]
    pairs = [*asked, *_pairs(free, sample)]
    if not pairs:
        return source, reading
    made = {f"{date}{JOINED}{clock}": _sql(date, clock, sample) for date, clock in pairs}
    relation = f"{source.relation}_joined"
    listed = "".join(f", {sql} AS {quoted(name)}" for name, sql in made.items())
    engine.view(relation, f"SELECT *{listed} FROM {source.relation}")
    gone = {column for pair in pairs for column in pair}
    types = {c: kind for c, kind in source.columns.items() if c not in gone}
    types |= dict.fromkeys(made, "VARCHAR")
    notes = [_told(engine, source, pair) for pair in pairs]
    joined = replace(source, relation=relation, columns=types, notes=(*source.notes, *notes))
    return joined, reading


def _asked(name: str, columns: Sequence[str]) -> tuple[str, str] | None:
    """Give the two columns of a name such as `Date + Time`."""
    if name in columns:
        return None
    date, _, clock = name.partition(JOINED)
    folded = {column.lower(): column for column in columns}
    pair = folded.get(date.strip().lower()), folded.get(clock.strip().lower())
    return (pair[0], pair[1]) if pair[0] and pair[1] else None


def _pairs(columns: Sequence[str], sample: Sample) -> list[tuple[str, str]]:
    clocks = {c: _stem(c, _CLOCK_WORDS) for c in columns if _is_clock(c, sample)}
    if not clocks:
        return []
    dates = {c: _stem(c, _DATE_WORDS) for c in columns if _is_date(c, sample)}
    pairs = [
        (date, clock)
        for date, stem in dates.items()
        for clock, other in clocks.items()
        if stem is not None and stem == other
    ]
    lone = [c for c in clocks if not _DURATIONS & set(plain(c).split())]
    if not pairs and len(dates) == len(lone) == 1 and not _has_times(columns, dates, sample):
        pairs = [(next(iter(dates)), lone[0])]
    return [pair for i, pair in enumerate(pairs) if not any(set(pair) & set(p) for p in pairs[:i])]


def _has_times(columns: Sequence[str], dates: dict[str, str | None], sample: Sample) -> bool:
    return any(c not in dates and sample.is_time(c) for c in columns)


def _stem(name: str, words: Sequence[str]) -> str | None:
    """Give what is left of a name without the word for dates, or for times; None without one."""
    glued = plain(name).replace(" ", "")
    word = next((w for w in words if w in glued), None)
    return None if word is None else glued.replace(word, "", 1)


def _texts(column: str, sample: Sample) -> list[str]:
    return [text for value in sample.values[column][:_LOOKED_AT] if (text := value.strip())]


def _is_clock(column: str, sample: Sample) -> bool:
    kind, texts = sample.types[column], _texts(column, sample)
    if kind.startswith("TIME") and not kind.startswith("TIMESTAMP"):
        return True
    if not texts:
        return False
    if sum(bool(_NO_DAY.match(text)) for text in texts) >= _ENOUGH * len(texts):
        return True
    if sum(bool(_CLOCK.fullmatch(text)) for text in mended(texts)[0]) >= _ENOUGH * len(texts):
        return True
    # Digits alone are a clock where the name says so and none is beyond the day.
    is_named = _stem(column, _CLOCK_WORDS) is not None
    return is_named and max(map(len, texts)) > 4 and all(map(_is_digital, texts))


def _is_digital(text: str) -> bool:
    digits = text.zfill(6)
    return bool(_DIGITS.fullmatch(text)) and digits[:2] < "24" and digits[2:4] < "60" > digits[4:]


def _is_date(column: str, sample: Sample) -> bool:
    kind = sample.types[column]
    if kind == "DATE":
        return True
    texts = [_MIDNIGHT.sub("", text) for text in _texts(column, sample)]
    if not texts or any(":" in text for text in texts[:20]):
        return False
    form, share = timestamps.recognise(texts)
    if form is None or share < _ENOUGH or form.name == "Unix":
        return False
    return form.name not in timestamps.NUMBERS or _stem(column, _DATE_WORDS) is not None


def _sql(date: str, clock: str, sample: Sample) -> str:
    """Give SQL for the text of date and time of day, the date alone where no time is given."""
    day = f"trim(CAST({quoted(date)} AS VARCHAR))"
    if any(_MIDNIGHT.search(text) for text in sample.values[date]):
        day = f"regexp_replace({day}, {literal(_MIDNIGHT.pattern)}, '')"
    hour = f"trim(CAST({quoted(clock)} AS VARCHAR))"
    texts = _texts(clock, sample)
    if any(map(_NO_DAY.match, texts)):
        hour = f"regexp_replace({hour}, {literal(_NO_DAY.pattern)}, '')"
    if texts and all(map(_is_digital, texts)):
        hour = (
            f"CASE WHEN regexp_matches({hour}, '^\\d{{1,6}}$') THEN regexp_replace("
            f"lpad({hour}, 6, '0'), '^(..)(..)(..)$', '\\1:\\2:\\3') ELSE {hour} END"
        )
    return (
        f"CASE WHEN coalesce({day}, '') = '' THEN NULL"
        f" WHEN coalesce({hour}, '') = '' THEN {day} ELSE {day} || ' ' || {hour} END"
    )


def _told(engine: Engine, source: Source, pair: tuple[str, str]) -> str:
    """Say what was joined, and how many dates have no time of day."""
    date, clock = (f"coalesce(trim(CAST({quoted(c)} AS VARCHAR)), '')" for c in pair)
    lone = engine.records(
        f"SELECT count(*) AS n FROM {source.relation} WHERE {date} <> '' AND {clock} = ''"
    )[0]["n"]
    told = say("{first} and {second} are read as one time", first=pair[0], second=pair[1])
    return told + (
        say(
            "; {counted} without {column}: taken for midnight",
            counted=counted(lone, "row"),
            column=pair[1],
        )
        if lone
        else ""
    )
