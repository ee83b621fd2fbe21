"""The deck as a whole: title, a slide a finding, definitions."""

from __future__ import annotations

import importlib
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from procmine.errors import UsageError
from procmine.report import Report
from procmine.reporters.page.finding_view import view_of_finding
from procmine.reporters.slides.finding_slide import add_finding
from procmine.reporters.slides.frame_slides import add_definitions, add_title
from procmine.reporters.slides.layout import HEIGHT, WIDTH, said
from procmine.words.say import say

#: The day that stands in every deck.
_CREATED = datetime(2000, 1, 1)
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
#: So many findings have a slide; where none asks for action, so many of the small ones.
_MOST, _LOW_SHOWN = 20, 3


def to_pptx(report: Report) -> bytes:
    """Write a slide for each finding that matters, between a title and the definitions.

    Texts and charts can be edited; an equal report gives the same bytes. Raises UsageError where
    python-pptx, an extra, isn't installed.
    """
    try:
        pptx = importlib.import_module("pptx")
    except ImportError as error:
        raise UsageError(
            say("slides need python-pptx, which isn't at hand"),
            say("pip install 'procmine[pptx]'"),
        ) from error
    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = pptx.util.Inches(WIDTH), pptx.util.Inches(HEIGHT)
    _properties(deck, report)
    add_title(deck, report)
    matter = sum(finding.severity != "low" for finding in report.findings)
    told = report.findings[: min(matter, _MOST) or _LOW_SHOWN]
    views = [view_of_finding(finding, report) for finding in told]
    for place in range(len(views)):
        add_finding(deck, views, place, report)
    add_definitions(deck, report)
    content = BytesIO()
    deck.save(content)
    return _undated(content)


# Private functions


def _properties(deck: Any, report: Report) -> None:
    about = deck.core_properties
    about.title, about.author, about.last_modified_by = said(report.log.name), "procmine", ""
    about.created = about.modified = _CREATED
    about.revision = 1


def _undated(content: BytesIO) -> bytes:
    """Pack the files anew, without the time of packing."""
    packed = BytesIO()
    with ZipFile(content) as old, ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name, _ZIP_DATE), old.read(name), ZIP_DEFLATED)
    return packed.getvalue()
