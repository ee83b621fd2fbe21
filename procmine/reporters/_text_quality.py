"""What is wrong with the log, for the terminal: the diagnosis whole, or in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procmine.findings import Finding
from procmine.report import Report
from procmine.reporters._text_findings import SEVERITY_STYLES, first_sentence, severity_lead, where
from procmine.reporters._text_layout import (
    STRONG,
    beside,
    counted,
    entries,
    indented,
    joined,
    plain,
)
from procmine.words import count_text, sentence
from procmine.words.catalogue import Language, translated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

#: How many doubts a report tells; the diagnosis tells them all.
_SHOWN = 5


def rows_text(report: Report) -> Iterator[RenderableType]:
    """Say what became of the rows that were read."""
    rows, language = report.log.rows, report.language
    if rows is None:
        return
    parts = [counted(rows.events, "event", language)]
    if rows.set_aside:
        parts.append(sentence("rows_aside", language, count=count_text(rows.set_aside)))
    parts += [_explained(count, why, language) for why, count in rows.explained]
    yield plain(
        sentence(
            "rows", language, rows=counted(rows.read, "row", language), parts=" + ".join(parts)
        )
    )


def _explained(count: int, why: str, language: Language) -> str:
    told = translated(why, language)
    if told != why:
        return f"{count_text(count)} {told}"
    what, _, more = why.partition(" ")
    return f"{count_text(count)} {what.removesuffix('s') if count == 1 else what} {more}"


def diagnosis_text(report: Report, width: int) -> Iterator[RenderableType]:
    """Tell all doubts about the log, gravest first."""
    language = report.language
    if not report.quality:
        yield plain(sentence("no_doubts", language), STRONG)
        return
    yield plain(_summary(report), STRONG)
    groups: dict[str, list[Finding]] = {}
    for doubt in report.quality:
        groups.setdefault(doubt.code, []).append(doubt)
    for number, doubts in enumerate(groups.values(), start=1):
        yield ""
        yield _group_text(number, doubts, report, width)


def _group_text(
    number: int, doubts: Sequence[Finding], report: Report, width: int
) -> RenderableType:
    """Tell the doubts of one rule, gravest first, and once what they mean."""
    language, first = report.language, doubts[0]
    cases = report.log.cases
    rows: list[tuple[str, str]] = []
    if len(doubts) == 1 and first.cases:
        rows.append(("where", where(first, cases, language)))
    rows += [("also", doubt.title) for doubt in doubts[1:]]
    hidden = report.left_out.get(first.code, 0)
    if hidden:
        rows.append(("also", counted(hidden, "more_doubt", language)))
    rows += [
        ("means", first_sentence(first.rule.why)),
        ("casts_doubt", joined(first.rule.affects, language)),
        ("repair", first_sentence(first.rule.redesign)),
        ("more", f"procmine explain {first.code}"),
    ]
    told = [(sentence(key, language), text) for key, text in rows if text]
    # What stands under each other in one column is named once.
    named = [
        ("" if place and key == told[place - 1][0] else key, text)
        for place, (key, text) in enumerate(told)
    ]
    return severity_lead(number, first, entries(named), language, width)


def quality_text(report: Report) -> Iterator[RenderableType]:
    """Tell the doubts about the log that matter, a line each, and count the rest."""
    language = report.language
    if not report.quality:
        return
    matter = [doubt for doubt in report.quality if doubt.severity != "low"]
    yield ""
    yield plain(sentence("log_quality", language), STRONG)
    for doubt in matter[:_SHOWN]:
        lead = plain(f"{doubt.code} ", SEVERITY_STYLES[doubt.severity])
        yield indented(beside(lead, plain(doubt.title)))
    unseen = len(report.quality) - len(matter[:_SHOWN])
    key = "doubts_told" if not unseen else "doubts_unseen"
    yield indented(plain(sentence(key, language, doubts=counted(unseen, "doubt", language))))


def _summary(report: Report) -> str:
    """Count the kinds of doubts, and those of them that are grave."""
    kinds = {doubt.code for doubt in report.quality}
    graves = {doubt.code for doubt in report.quality if doubt.severity != "low"}
    doubts = counted(len(kinds), "doubt", report.language)
    key = "doubts_grave" if graves else "doubts_slight"
    return sentence(key, report.language, doubts=doubts, count=count_text(len(graves)))
