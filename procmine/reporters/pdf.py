"""The report as a PDF to file: the page in its print form."""

from __future__ import annotations

import importlib
import logging
import re
from typing import Any

from procmine.errors import UsageError
from procmine.report import Report
from procmine.words.say import say


def to_pdf(report: Report) -> bytes:
    """Lay the page out on A4, the same bytes for an equal report.

    Raises UsageError where WeasyPrint, an extra, isn't installed or lacks its libraries.
    """
    try:
        weasyprint = importlib.import_module("weasyprint")
    except (ImportError, OSError) as error:
        raise UsageError(
            say("PDF needs WeasyPrint, which isn't at hand"),
            say("pip install 'procmine[pdf]', or print the .html from a browser"),
        ) from error
    from procmine.reporters.page import to_html

    # It tells of each rule of the style that print has no use for.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    page = weasyprint.HTML(
        string=_shortened(to_html(report, scripted=False)), url_fetcher=_nothing_else, base_url=None
    )
    content: bytes = page.write_pdf(pdf_identifier=b"procmine")
    return content


def _shortened(html: str) -> str:
    """Cut words of more than 200 letters, over which the layout would take minutes."""
    return re.sub(r"(\w{200})\w+", r"\1…", html)


def _nothing_else(url: str, *_: Any, **__: Any) -> Any:
    """Refuse to load: the page holds all that it needs."""
    raise ValueError(f"not loaded: {url}")
