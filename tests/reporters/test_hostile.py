"""Labels that try to be something else than text, in every format that is written."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser

import pandas as pd
import pytest

from procmine import EventLog
from procmine.analysis import analyze
from procmine.reporters import FORMATS, render

LABELS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "=cmd|' /C calc'!A1",
    "]]></text><x>",
    "rtl \u202egnp.exe",
    "\x1b]0;owned\x07\x1b[31mred",
    "[click](javascript:alert(1)) | `x` | *y*",
    "+1+1",
    "@SUM(A1)",
    "{{ 7*7 }} {cases} %s",
    "x" * 10_000,
    "主管审批\u2028next",
)


@pytest.fixture(scope="module", params=["en", "zh"])
def report(request):
    rows = []
    for case in range(60):
        # Half of the cases turn back, so that labels are in findings, too.
        steps = [*LABELS, *LABELS[:6]] if case % 2 else LABELS
        for place, label in enumerate(steps):
            rows.append(
                {
                    "case": f"=1+{case}<b>",
                    "activity": label,
                    "timestamp": pd.Timestamp(2024, 1, 1) + pd.Timedelta(hours=case + 7 * place),
                    "resource": f"<i>{label[:20]}",
                }
            )
    with EventLog.from_pandas(
        pd.DataFrame(rows), case="case", activity="activity", resource="resource"
    ) as log:
        yield analyze(log, language=request.param)


@pytest.fixture(scope="module")
def tangle():
    """Give the report of a log with 2,000 activities."""
    rows = [
        {
            "case": str(case),
            "activity": f"activity {(case * 37 + place * 11) % 2000}",
            "timestamp": pd.Timestamp(2024, 1, 1) + pd.Timedelta(minutes=case + 13 * place),
        }
        for case in range(600)
        for place in range(10)
    ]
    with EventLog.from_pandas(pd.DataFrame(rows), case="case", activity="activity") as log:
        yield analyze(log)


class Elements(HTMLParser):
    """The elements of a page, with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


def harmless_text(content):
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", content)


def harmless_json(content):
    json.loads(content)


def harmless_html(content):
    elements = Elements(content).found
    assert not {"img", "x", "i", "b"} & {tag for tag, _ in elements}
    assert not [name for _, attributes in elements for name in attributes if name.startswith("on")]
    assert "<script>alert" not in content
    assert "\u202e" not in content
    harmless_hrefs(elements)


def harmless_hrefs(elements):
    for _, attributes in elements:
        assert (attributes.get("href") or "#").startswith("#")


def harmless_markdown(content):
    assert not re.search(r"(?<!\\)<(script|img|x>|i>|b>)", content)
    assert "](javascript:" not in content
    harmless_text(content)


def harmless_xlsx(content):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    texts = [str(cell.value) for cell in cells if cell.data_type == "s"]
    assert any("=cmd" in text for text in texts)
    formulas = [cell.value for cell in cells if cell.data_type == "f"]
    assert not [f for f in formulas if any(label[:8] in str(f) for label in LABELS)]


def harmless_csv(content):
    assert content
    for name, data in content.items():
        for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))):
            for cell in row:
                assert not re.match(r"[=@\t\r]|[+-](?![\d.])|[+-][\d.]+[^\d.eE%]", cell), name


def harmless_parquet(content):
    pq = pytest.importorskip("pyarrow.parquet")
    assert all(pq.read_table(io.BytesIO(data)).num_columns for data in content.values())


def harmless_pdf(content):
    assert content.startswith(b"%PDF-")
    assert not re.search(rb"/(?:JavaScript|Launch|OpenAction|URI)\b", content)


def harmless_pptx(content):
    with zipfile.ZipFile(io.BytesIO(content)) as deck:
        assert deck.testzip() is None
        assert not [name for name in deck.namelist() if "vba" in name.lower()]


NEEDS = {"pdf": "weasyprint", "pptx": "pptx"}


def rendered(report, kind):
    if kind in NEEDS:
        pytest.importorskip(NEEDS[kind], exc_type=(ImportError, OSError))
    return render(report, kind)


# openpyxl does not know Excel 2010's bars in cells.
@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
@pytest.mark.parametrize("kind", FORMATS)
def test_hostile_labels_are_harmless(report, kind):
    if kind == "pdf" and report.language != "en":
        pytest.skip("its layout takes seconds, and one language will do")
    content = rendered(report, kind)

    globals()[f"harmless_{kind}"](content)


@pytest.mark.parametrize("kind", [kind for kind in FORMATS if kind != "pdf"])
def test_two_thousand_activities_are_written_and_stay_small(tangle, kind):
    content = rendered(tangle, kind)

    size = sum(map(len, content.values())) if isinstance(content, dict) else len(content)
    assert 0 < size < 4_000_000


@pytest.mark.parametrize("kind", [kind for kind in FORMATS if kind != "pdf"])
def test_equal_reports_are_equal_bytes(tangle, kind):
    assert rendered(tangle, kind) == rendered(tangle, kind)
