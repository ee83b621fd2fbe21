"""How the numbers came about: what was read, what each number means, and its query."""

from __future__ import annotations

from dataclasses import dataclass

from procmine.report import Report
from procmine.reporters.page.definitions import DEFINITIONS
from procmine.version import VERSION
from procmine.words import count_text, label
from procmine.words.glossary import glossary
from procmine.words.page import page_text


@dataclass(frozen=True, slots=True)
class MethodView:
    """Columns by their meaning, what became of the rows, terms, and (number, query)."""

    columns: tuple[tuple[str, str | None], ...]
    rows: tuple[tuple[str, str], ...]
    glossary: tuple[tuple[str, str], ...]
    definitions: tuple[tuple[str, str], ...]
    version: str


def view_of_method(report: Report) -> MethodView:
    """Put into words what was read, and give the definitions that this log needs."""
    language, columns = report.language, report.log.columns
    return MethodView(
        columns=tuple(
            (name, getattr(columns, name))
            for name in ("case_id", "activity", "timestamp", "start", "resource", "role")
        ),
        rows=_rows(report),
        glossary=glossary(language),
        definitions=tuple(
            (label(item.name, language), item.query)
            for item in DEFINITIONS
            if item.timed in (None, "start" in report.log.capabilities)
        ),
        version=page_text("made_by", language, version=VERSION),
    )


def _rows(report: Report) -> tuple[tuple[str, str], ...]:
    language, rows = report.language, report.log.rows
    if rows is None:
        return ()
    told = [
        (page_text("rows_read", language), count_text(rows.read)),
        (page_text("rows_events", language), count_text(rows.events)),
        (page_text("rows_aside", language), count_text(rows.set_aside)),
    ]
    return (*told, *((reason, count_text(count)) for reason, count in rows.explained))
