"""What was read, for the head of the text: the log, its size, its time and its columns."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from typing import TYPE_CHECKING

from procmine.report import Columns, Language, LogSummary, Report
from procmine.reporters._text_layout import (
    STRONG,
    beside,
    counted,
    joined,
    plain,
)
from procmine.words import date_text, duration_text, sentence, share_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

#: How the notes of the reading tell of rows set aside, in each language.
_SET_ASIDE = ("set aside", "搁置")


def log_text(report: Report) -> Iterator[RenderableType]:
    """Say what was read: name, period, size, how long a case takes, columns and assumptions."""
    log, profile, language = report.log, report.profile, report.language
    yield plain(log.name, STRONG)
    yield plain(_size(log, language))
    times = {
        "median": duration_text(profile.case_hours.median),
        "p90": duration_text(profile.case_hours.p90),
    }
    yield plain(sentence("case_times", language, **times))
    if profile.flow_efficiency is None:
        yield plain(sentence("no_flow_efficiency", language))
    else:
        share = share_text(profile.flow_efficiency)
        yield plain(sentence("flow_efficiency", language, share=share))
    yield beside(plain(sentence("columns", language)), plain(_columns(log.columns)))
    notes = list(log.notes)
    if log.set_aside and not any(word in note for note in notes for word in _SET_ASIDE):
        notes.append(sentence("set_aside", language, rows=counted(log.set_aside, "row", language)))
    for note in notes:
        yield beside(plain(sentence("note", language)), plain(note))


def _size(log: LogSummary, language: Language) -> str:
    counts = (
        (log.cases, "case"),
        (log.events, "event"),
        (log.activities, "activity"),
        (log.variants, "variant"),
        (log.resources, "resource"),
    )
    sizes = joined((counted(n, noun, language) for n, noun in counts if n), language)
    return sentence("size", language, period=_period(log, language), sizes=sizes)


def _period(log: LogSummary, language: Language) -> str:
    start, end, length = log.first, log.last, ""
    try:
        first, last = datetime.fromisoformat(start), datetime.fromisoformat(end)
        hours = (last - first).total_seconds() / 3600
    except (TypeError, ValueError):  # no times, or one with a zone and one without
        return sentence("period", language, first=start, last=end)
    start, end = date_text(first, language), date_text(last, language)
    if start == end:
        start, end = f"{start} {first:%H:%M}", f"{last:%H:%M}"
    length = sentence("detail", language, detail=duration_text(hours))
    return sentence("period", language, first=start, last=end) + length


def _columns(columns: Columns) -> str:
    named = [(field.name, getattr(columns, field.name)) for field in fields(columns)]
    return ", ".join(f'{name} = "{column}"' for name, column in named if column is not None)
