from __future__ import annotations

from dataclasses import replace

import pytest
from figured import figured_report
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from reports import example_report
from snapshot import assert_same

from procmine.findings import Table
from procmine.reporters._markdown_parts import escaped, table
from procmine.reporters.markdown import to_markdown

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[click](javascript:alert(1))",
    "![x](http://evil.example/x.png)",
    "<http://evil.example>",
    "a | b",
    "`code` *bold* _it_ ~~no~~",
    "&lt;b&gt;",
    "$x^2$",
    "# head",
    "- item",
)


def kinds(text: str) -> set[str]:
    """Give the kinds of markup in a text."""
    tokens = MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(text)
    parts = [part for token in tokens for part in (token, *(token.children or ()))]
    return {part.type for part in parts}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_report_is_written_as_expected(language):
    text = to_markdown(replace(figured_report(), language=language))

    assert_same(text, f"report-{language}.md")


@pytest.mark.parametrize("label", HOSTILE)
def test_a_label_is_text_wherever_it_stands(label):
    assert kinds(f"say {escaped(label)}") == {
        "paragraph_open", "inline", "text", "paragraph_close",
    } | ({"text_special"} & kinds(f"say {escaped(label)}"))  # fmt: skip


@given(st.text())
def test_no_text_is_markup_in_a_sentence(text):
    assert kinds(f"say {escaped(text)}.") <= {
        "paragraph_open", "inline", "text", "text_special", "paragraph_close",
    }  # fmt: skip


def test_a_text_reads_as_it_was():
    for label in HOSTILE:
        tokens = MarkdownIt("commonmark").parseInline(f"say {escaped(label)}")
        [inline] = tokens
        assert "".join(part.content for part in inline.children) == f"say {label}"


def test_no_name_is_called_and_no_address_becomes_a_link():
    assert escaped("@admin #12") == "\\@\u2060admin \\#\u206012"
    assert escaped("https://a.example www.a.example") == "https\\://a.example www\\.a.example"


def test_a_cell_ends_where_its_text_ends():
    rows = table(("a", "b"), [("x|y", "z\nw")]).splitlines()

    assert rows == ["| a | b |", "| --- | --- |", "| x\\|y | z w |"]


def test_a_long_label_is_cut():
    text = escaped("x" * 10_000)

    assert len(text) == 300
    assert text.endswith("…")


def test_a_finding_stays_on_a_screen():
    report = example_report()
    rows = tuple((f"fact {number}", number) for number in range(90))
    finding = replace(
        report.findings[0], evidence=Table(("measure", "value"), rows),
        examples=tuple("c" * 9_000 + str(number) for number in range(50)),
    )  # fmt: skip

    text = to_markdown(replace(report, findings=(finding,)))

    section = text[text.index("\n### 1.") :].split("\n## ")[0]
    assert len(section.splitlines()) < 24
    assert len(section) < 2_500
    assert "and 84 more facts" in section


def test_findings_of_low_severity_stand_in_the_table_alone():
    text = to_markdown(example_report())

    assert "| 3 | low |" in text
    assert "### 2." in text
    assert "### 3." not in text


def test_where_nothing_was_found_that_is_said():
    assert "Nothing was found" in to_markdown(example_report(findings=()))


def test_it_says_that_people_are_shown_by_name_and_nothing_where_there_are_none():
    report = example_report()
    nobody = replace(report, log=replace(report.log, resources=0))

    assert "This report shows the names of resources" in to_markdown(report)
    assert "names of resources" not in to_markdown(nobody)
