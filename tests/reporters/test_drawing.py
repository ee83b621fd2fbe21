from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from reports import APPROVAL, HOSTILE, example_report, without_start_times

from procmine.errors import UsageError
from procmine.report import MapEdge, MapNode, ProcessMap
from procmine.reporters._layout import run_dot
from procmine.reporters.drawing import MOST_ARROWS, to_dot, to_png, to_svg

NASTY = (
    '<b>"x\n\\', "\\N", "a\x00b\x1b[31m", "<<u>html</u>>", "&lt;amp&amp;", "]]>", "-->", "\ud800",
    "", "}; evil [label=x", HOSTILE, "\\",
)  # fmt: skip


def chain(*names: str) -> ProcessMap:
    """Build a map of activities, one after the other."""
    nodes = tuple(MapNode(name, 10, 10 if name == names[0] else 0, 0, 1.0) for name in names)
    edges = tuple(
        MapEdge(source, target, 10, 2.0, 1.5, 4.0, 20.0) for source, target in pairwise(names)
    )
    return ProcessMap(nodes, edges, 1.0, 1.0, 0, 0)


def words_of(svg: str) -> list[str]:
    root = ElementTree.fromstring(svg)
    return [text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("measure", ["frequency", "time"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_equal_maps_are_drawn_with_equal_bytes(measure, language):
    process = example_report().map

    first = to_svg(process, measure, language)
    again = to_svg(replace(process), measure, language)

    assert first == again
    assert to_dot(process, measure, language) == to_dot(process, measure, language)


def test_an_svg_is_an_element_that_fits_where_it_is_put():
    svg = to_svg(example_report().map)

    assert svg.startswith("<svg ")
    assert "viewBox=" in svg
    assert "<?xml" not in svg
    assert "<!DOCTYPE" not in svg
    assert not re.search(r"style=|href=|url\(|<script|<style|@import", svg)


def test_every_activity_and_every_flow_is_named():
    process = example_report().map

    svg = to_svg(process)

    titles = [element.text or "" for element in ElementTree.fromstring(svg).iter() if element.text]
    assert APPROVAL in words_of(svg)
    for edge in process.edges:
        assert any(title.startswith(f"{edge.source} → {edge.target}: ") for title in titles)


def test_a_flow_runs_between_its_own_two_boxes():
    svg = ElementTree.fromstring(to_svg(chain("first", "second", "third"), "frequency"))
    space = "{http://www.w3.org/2000/svg}"

    tops, curves = {}, {}
    for group in svg.iter(f"{space}g"):
        title = group.findtext(f"{space}title", "")
        rect, path = group.find(f"{space}rect"), group.find(f"{space}path")
        if rect is not None:
            tops[title.split(":")[0]] = float(rect.get("y", ""))
        if path is not None:
            curves[title.split(":")[0]] = float(re.findall(r",([\d.-]+)C", path.get("d", ""))[0])

    assert tops["first"] < curves["first → second"] < tops["second"]
    assert tops["second"] < curves["second → third"] < tops["third"]


def test_bottlenecks_are_marked_in_words_and_in_order_of_hours():
    svg = to_svg(example_report().map, "time")

    marks = [word for word in words_of(svg) if word.startswith("bottleneck")]
    described = ElementTree.fromstring(svg).findtext("{http://www.w3.org/2000/svg}desc", "")
    assert sorted(marks) == ["bottleneck 1", "bottleneck 2", "bottleneck 3"]
    assert f"bottleneck 1: Assess damage → {APPROVAL}" in described


def test_frequencies_mark_no_bottleneck():
    svg = to_svg(example_report().map, "frequency")

    assert "bottleneck" not in svg


def test_the_marks_are_translated():
    words = words_of(to_svg(example_report().map, "time", "zh"))

    assert {"瓶颈 1", "开始", "结束"} <= set(words)


def test_a_map_without_start_times_shows_no_work():
    words = words_of(to_svg(without_start_times().map))

    assert "1,200" in words
    assert not any("work" in word for word in words)


@pytest.mark.parametrize("name", NASTY)
def test_a_nasty_name_is_text_in_an_svg(name):
    svg = to_svg(chain("begin", name, "finish"))

    svg.encode()
    root = ElementTree.fromstring(svg)
    assert {element.tag.split("}")[1] for element in root.iter()} <= {
        "svg", "title", "desc", "rect", "g", "path", "polygon", "text",
    }  # fmt: skip


@pytest.mark.parametrize("name", NASTY)
def test_a_nasty_name_is_one_plain_label_in_dot(name):
    import graphviz

    dot = to_dot(chain("begin", name, "finish"))

    graph = json.loads(run_dot(graphviz.Source(dot), "json0"))
    assert [node["name"] for node in graph["objects"]] == ["a0", "a1", "a2", "start"]
    assert "\x00" not in dot
    assert "\x1b" not in dot


def test_quotes_and_backslashes_reach_the_dot_label_as_they_are():
    import graphviz

    dot = to_dot(chain('say "hi" \\N', "next"))

    drawn = run_dot(graphviz.Source(dot), "svg").decode()
    assert "say &quot;hi&quot; \\N" in drawn


def test_a_long_name_is_cut_in_the_box_and_whole_in_the_tooltip():
    name = "审批" * 60

    svg = to_svg(chain("begin", name))

    assert all(len(word) <= 22 for word in words_of(svg))
    assert name in svg


def test_an_empty_map_is_drawn_empty():
    svg = to_svg(ProcessMap((), (), 1.0, 1.0, 0, 0))

    assert words_of(svg) == []


def test_a_map_too_large_to_draw_is_refused_with_a_hint():
    names = [f"activity {number}" for number in range(MOST_ARROWS + 2)]

    with pytest.raises(UsageError) as refusal:
        to_svg(chain(*names))

    assert "--paths" in refusal.value.hint
    assert to_dot(chain(*names)).count("->") > MOST_ARROWS


def test_a_png_of_latin_names_is_a_png():
    png = to_png(chain("first", "sécond"))

    assert png.startswith(b"\x89PNG\r\n\x1a\n")


def test_a_png_shows_the_letters_of_any_script_that_a_font_here_has(monkeypatch):
    monkeypatch.setattr("procmine.reporters.rasters._is_drawn", lambda char: True)

    png = to_png(chain("first", APPROVAL))

    assert png.startswith(b"\x89PNG\r\n\x1a\n")


def test_a_png_that_cannot_show_its_letters_is_refused(monkeypatch):
    monkeypatch.setattr("procmine.reporters.rasters._is_drawn", lambda char: False)

    with pytest.raises(UsageError) as refusal:
        to_png(chain("first", APPROVAL))

    assert "write .svg" in refusal.value.hint


def test_graphviz_is_not_imported_before_it_is_used():
    code = "import sys, procmine.reporters.drawing; assert 'graphviz' not in sys.modules"

    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)

    assert done.returncode == 0, done.stderr
