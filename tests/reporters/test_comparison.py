"""A comparison with the run before, as text and on the page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reports import HOSTILE, example_report

from procmine.report import ComparedFigure, ComparedFinding, Comparison, Report
from procmine.reporters import render
from procmine.reporters.tables import in_words, tables_of
from procmine.reporters.weekly import to_weekly_text
from procmine.words.history import told


def comparison(*findings: ComparedFinding, **figures: tuple[float | None, float | None]) -> Report:
    compared = Comparison(
        since="2024-12-31T17:00:00",
        log=f"week 1 {HOSTILE}.csv",
        figures=tuple(ComparedFigure(name, *values) for name, values in figures.items()),
        findings=findings,
    )
    return example_report(comparison=compared)


WAIT = ComparedFinding(
    "0123456789abcdef", "PM301", f"Cases wait {HOSTILE}", "high", "grown", 60.0, 68.0, 900, 1150
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "before", "now", "line"),
    [
        ("cases", 1000, 1200, "cases 1,000 1,200 +20.0 %"),
        ("median_hours", 100, 90, "median cycle time 4.2 d 3.8 d -10.0 %"),
        ("flow_efficiency_share", 0.25, 0.30, "flow efficiency 25 % 30 % +5.0 pp"),
        ("high", 0, 2, "findings of high severity 0 2 +"),
        ("fitness_share", None, 0.9, "fitness – 90 %"),
        ("events_per_case", 8.2, 8.2, "events per case 8.2 8.2 ="),
    ],
)
def test_a_figure_stands_beside_the_one_before(
    name: str, before: float | None, now: float, line: str
) -> None:
    text = render(comparison(**{name: (before, now)}), "text")

    assert line in " ".join(text.split())


def test_a_finding_that_changed_is_told_with_its_size_then_and_now() -> None:
    gone = replace(WAIT, change="gone", title="Old", hours_now=None, cases_now=None)
    effort = replace(WAIT, change="shrunk", title="Effort", hours_before=0.0, hours_now=0.0)
    same, low = replace(WAIT, change="same"), replace(WAIT, severity="low", title="Small")

    text = render(comparison(WAIT, gone, effort, same, low), "text", width=140)

    assert f"grown     Cases wait {HOSTILE} (high, 60 h → 68 h)" in text
    assert "gone      Old (high, 60 h)" in text
    assert "shrunk    Effort (high, 900 → 1,150)" in text
    assert "Small" not in text
    assert "Findings: 2 grown, 1 unchanged, 1 shrunk, 1 gone" in text


def test_no_more_changes_are_told_than_can_be_read() -> None:
    text = render(comparison(*[WAIT] * 12), "text")

    assert text.count("60 h → 68 h") == 10
    assert "and 2 more" in text


def test_the_page_links_what_it_has_and_escapes_what_it_is_told() -> None:
    gone = replace(WAIT, change="gone", fingerprint="f" * 16)

    page = str(render(comparison(WAIT, gone, cases=(1, 2)), "html"))

    section = page.split('id="comparison"')[1].split("</section>")[0]
    assert 'href="#finding-0123456789abcdef"' in section
    assert "f" * 16 not in section
    assert HOSTILE not in page


def test_the_short_report_links_each_finding_that_matters() -> None:
    report = comparison(WAIT)

    text = to_weekly_text(report, "out/week 2.html", width=140)

    for finding in report.findings:
        assert (f"out/week 2.html#finding-{finding.fingerprint}" in text) == (
            finding.severity != "low"
        )
    assert "#finding-" not in to_weekly_text(report, width=140)
    assert "This is the first run" in to_weekly_text(replace(report, comparison=None))


def test_a_comparison_is_told_in_chinese() -> None:
    text = render(replace(comparison(WAIT, cases=(1, 2)), language="zh"), "text", width=140)

    assert "与上次运行比较" in text
    assert "增大" in text


def test_markdown_has_the_figures_and_the_changes_with_nothing_in_them_markup() -> None:
    text = render(comparison(WAIT, median_hours=(100, 90)), "markdown")

    assert "| median cycle time | 4.2 d | 3.8 d | -10.0 % |" in text
    assert "- grown: Cases wait " in text
    assert "(60 h → 68 h)" in text
    assert "<script>" not in text


def test_markdown_of_runs_without_findings_has_no_empty_part() -> None:
    text = render(comparison(median_hours=(100, 90)), "markdown")

    assert "\n\n\n" not in text


def test_the_changes_are_a_table_of_their_own() -> None:
    gone = replace(WAIT, change="gone", hours_now=None, cases_now=None)
    report = replace(comparison(WAIT, gone), language="zh")

    table = {table.name: table for table in tables_of(report)}["changes"]

    rows = [dict(zip([c.name for c in table.columns], row, strict=True)) for row in table.rows]
    assert [row["change"] for row in rows] == ["grown", "gone"]
    assert [(row["hours_before"], row["hours_now"]) for row in rows] == [(60, 68), (60, None)]
    assert in_words(table.columns[0], "grown", "zh") == told("change_grown", "zh")
    assert table.title == "变化"
    assert "changes" not in {table.name for table in tables_of(example_report())}
