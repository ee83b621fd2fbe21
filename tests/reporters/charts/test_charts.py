from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
import vl_convert
from charted import charted_report
from reports import example_report

from procmine.errors import UsageError
from procmine.report import ProcessMap
from procmine.reporters.charts import CHARTS, flow_names, themes
from procmine.reporters.charts.rendering import VEGA_LITE, draw_chart
from procmine.words.charts import CHART_WORDS

NASTY = ("<script>x</script>", '"><img src=x onerror=x>', "]]> \u202egnp \ud800\x00", "")
SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    """Give what is written in a picture, line by line."""
    written = ElementTree.fromstring(svg).iter(f"{SVG}text")
    return [line for text in written for line in text.itertext()]


def strings(spec: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Give all strings of a spec, each with the key that it stands under."""
    if isinstance(spec, dict):
        for name, value in spec.items():
            yield "", name
            yield from strings(value, name)
    elif isinstance(spec, list):
        for value in spec:
            yield from strings(value, key)
    elif isinstance(spec, str):
        yield key, spec


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_stands_alone_with_its_title_log_and_reading(name):
    report = replace(charted_report(), language="zh")

    svg = draw_chart(report, name, "svg")

    said = texts(svg)
    assert CHARTS[name].title(report) in said
    assert "claims <2025> & more.csv, 2025-01-02 – 2025-06-30" in said
    assert any(line and line in CHARTS[name].reading(report) for line in said)


@pytest.mark.parametrize("name", CHARTS)
def test_equal_reports_are_drawn_with_equal_bytes(name):
    first = draw_chart(charted_report(), name, "svg")

    assert draw_chart(charted_report(), name, "svg") == first


@pytest.mark.parametrize("name", CHARTS)
def test_a_label_is_never_part_of_an_expression(name):
    spec = CHARTS[name].spec(charted_report("datum.x); alert(1)//§"))

    vega = vl_convert.vegalite_to_vega(spec, vl_version=VEGA_LITE, config=themes()["light"])

    code = {"expr", "signal", "test", "update", "init", "field", "name", "groupby", "as", "key"}
    for key, text in strings({k: v for k, v in vega.items() if k != "data"}):
        assert "§" not in text or key not in code, (key, text)
    for table in vega["data"]:
        assert "§" not in table["name"]
        assert not [text for _, text in strings(table.get("transform", [])) if "§" in text]


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("label", NASTY)
def test_a_nasty_label_is_text_in_a_chart(name, label):
    svg = draw_chart(charted_report(label), name, "svg")

    svg.encode()
    assert not re.search(r"[\u202a-\u202e\x00-\x08]", svg)
    elements = {element.tag.removeprefix(SVG) for element in ElementTree.fromstring(svg).iter()}
    assert elements <= {
        "svg", "g", "path", "rect", "line", "text", "tspan", "defs", "clipPath", "linearGradient",
        "stop",
    }  # fmt: skip


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_names_no_colour_of_its_own(name):
    spec = CHARTS[name].spec(charted_report())

    assert not [text for _, text in strings(spec) if re.fullmatch(r"#[\da-fA-F]{3,8}", text)]


@pytest.mark.parametrize("name", CHARTS)
def test_long_labels_are_cut_and_still_differ(name):
    spec = CHARTS[name].spec(charted_report("审" * 10_000))

    assert max(len(text) for _, text in strings(spec)) < 200


def test_activities_that_are_cut_to_the_same_name_stay_two():
    spec = CHARTS["dotted"].spec(charted_report("x" * 100))

    domain = spec["encoding"]["color"]["scale"]["domain"]
    assert len(set(domain)) == len(domain)


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_told_as_a_table_as_well(name):
    table = CHARTS[name].table(charted_report())

    assert table.rows
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert all(isinstance(cell, str) and cell for row in table.rows for cell in row)


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_has_a_title_and_says_how_to_read_it(name):
    assert {f"title_{name}", f"reading_{name}"} <= set(CHART_WORDS)


def test_a_report_without_figures_has_no_charts():
    assert not [name for name, chart in CHARTS.items() if chart.has(example_report())]


@pytest.mark.parametrize(("name", "field", "empty"), [
    ("spectrum", "spectra", ()),
    ("handover-matrix", "handovers", ()),
    ("handover-network", "handovers", ()),
    ("waits", "map", ProcessMap((), (), 1.0, 1.0, 0, 0)),
    ("dotted", "dotted", ()),
    ("trend", "trend", ()),
])  # fmt: skip
def test_a_chart_without_its_numbers_is_refused(name, field, empty):
    report = charted_report(**{field: empty})

    with pytest.raises(UsageError) as refusal:
        draw_chart(report, name, "svg")

    assert name in refusal.value.message
    assert refusal.value.hint


def test_a_chart_that_is_none_is_refused_with_those_that_are():
    with pytest.raises(UsageError) as refusal:
        draw_chart(charted_report(), "pie", "svg")

    assert "waits" in refusal.value.hint


def test_waits_are_coloured_by_their_cause_only_where_one_is_known():
    report = charted_report("")
    unknown = [replace(f, cause="unknown" if f.cause else None) for f in report.findings]

    by_cause = CHARTS["waits"].spec(report)
    plain = CHARTS["waits"].spec(replace(report, findings=tuple(unknown)))

    causes = {value["name"]: value["cause"] for value in by_cause["data"]["values"]}
    assert causes["Assess damage → 主管审批"] == "batching"
    assert set(causes.values()) == {"batching", "unknown"}
    assert "color" in by_cause["layer"][0]["encoding"]
    assert "color" not in plain["layer"][0]["encoding"]


def test_the_longest_waits_come_first_in_hours_of_a_mean_case():
    values = CHARTS["waits"].spec(charted_report(""))["data"]["values"]

    # 1,150 passages of 74 × 1.3 hours, over 1,200 cases, in days.
    assert values[0]["name"] == "Assess damage → 主管审批"
    assert values[0]["value"] == pytest.approx(1150 * 74 * 1.3 / 1200 / 24, rel=1e-3)
    sizes = [value["value"] for value in values]
    assert sizes == sorted(sizes, reverse=True)


def test_the_spectrum_shows_the_flow_that_is_chosen():
    report = charted_report()
    spec = CHARTS["spectrum"].spec(report)
    spec["params"][0]["value"] = 1

    svg = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, config=themes()["dark"])

    assert flow_names(report)[1] == "Assess damage → Receive claim"
    names = [text for text in texts(svg) if text in ("Assess damage", "Receive claim")]
    assert names == ["Assess damage", "Receive claim"]


def test_a_time_is_drawn_as_the_log_tells_it_wherever_the_machine_stands():
    dots = CHARTS["dotted"].spec(charted_report())["data"]["values"]

    assert dots[0]["t"] == 1736154000000  # 2025-01-06 09:00 in UTC
