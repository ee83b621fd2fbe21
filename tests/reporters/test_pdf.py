"""The report as PDF."""

import sys

import pytest
from reports import example_report

from procmine.errors import UsageError
from procmine.reporters.pdf import to_pdf


def test_equal_reports_are_equal_pdfs_and_load_nothing():
    # It is there without the libraries of the system that it needs, too.
    pytest.importorskip("weasyprint", exc_type=(ImportError, OSError))

    first, second = to_pdf(example_report()), to_pdf(example_report())

    assert first.startswith(b"%PDF-")
    assert first == second


def test_without_weasyprint_one_is_told_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)

    with pytest.raises(UsageError, match="PDF needs WeasyPrint") as raised:
        to_pdf(example_report())

    assert "procmine[pdf]" in raised.value.hint
