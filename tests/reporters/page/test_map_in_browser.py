from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from browser import complaints, opened, requests
from map_reader import (
    DRAWN,
    THIN,
    click,
    draw,
    flows,
    keys,
    labels,
    names,
    nodes,
    panel_title,
    scale,
    show,
    shown_maps,
    slide,
)
from reports import APPROVAL, HOSTILE, example_report

import procmine
from procmine.profile import process_map
from procmine.report import MapNode, MissingActivity, ProcessMap
from procmine.reporters.page import to_html
from procmine.reporters.page.map_data import map_data

PURCHASING = Path(__file__).parents[3] / "sample_logs" / "purchasing.csv"


@pytest.fixture(scope="module")
def page(driver, tmp_path_factory):
    file = tmp_path_factory.mktemp("page") / "report.html"
    file.write_text(to_html(example_report()), encoding="utf-8")
    return file


@pytest.fixture
def browser(driver, page):
    opened(driver, page)
    driver.execute_async_script(DRAWN)
    return driver


def test_the_map_is_drawn_without_a_complaint_or_a_request(browser):
    assert len(nodes(browser)) == 9
    assert complaints(browser) == []
    assert requests(browser) == []


def test_the_map_for_print_stands_on_paper_alone(browser):
    assert shown_maps(browser) == [True, False]

    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    on_paper = shown_maps(browser)
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert on_paper == [False, True]


def test_without_scripts_the_map_for_print_is_shown(driver, page):
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    opened(driver, page)
    maps = shown_maps(driver)
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

    assert maps == [False, True]


def test_the_activities_slider_thins_the_map(browser):
    slide(browser, "map-activities", 50)

    assert len(nodes(browser)) == 5
    assert browser.find_element("id", "map-count").text.startswith("5 of 9 activities")


def test_the_paths_slider_leaves_the_ways_into_and_out_of_each_activity(browser):
    before = len(flows(browser))

    slide(browser, "map-paths", 0)

    assert 8 <= len(flows(browser)) < before


def test_another_overlay_shows_other_numbers(browser):
    assert "4.9 d" in labels(browser)

    show(browser, "frequency")

    assert "626" in labels(browser)
    assert "4.9 d" not in labels(browser)


def test_the_rework_overlay_tells_what_goes_back(browser):
    show(browser, "rework")

    assert sorted(labels(browser)) == ["62", "634", "64"]


def test_an_activity_opens_its_numbers_and_findings(browser):
    click(browser, APPROVAL)

    panel = browser.find_element("id", "map-panel")
    assert APPROVAL in panel.text
    assert "1,212" in panel.text
    link = panel.find_element("css selector", "a")
    assert browser.find_element("id", link.get_attribute("href").split("#")[1])


def test_enter_opens_an_activity_and_escape_closes_it(browser):
    browser.execute_script("document.querySelector('.map-node[tabindex=\"0\"]').focus()")
    keys(browser, "ArrowDown", "Enter")

    panel = browser.find_element("id", "map-panel")
    assert "Check completeness" in panel.text
    keys(browser, "Escape")
    assert not panel.is_displayed()


def test_the_search_finds_an_activity_and_shows_it_whatever_is_hidden(browser):
    slide(browser, "map-activities", 10)
    field = browser.find_element("id", "map-search")

    field.send_keys("close")
    field.send_keys("\ue007")

    assert any(name.startswith("Close claim") for name in names(browser))
    assert "Close claim" in browser.find_element("id", "map-panel").text


def test_a_flow_that_is_chosen_in_the_panel_is_drawn_whatever_is_hidden(browser):
    slide(browser, "map-paths", 0)
    click(browser, APPROVAL)
    hidden = len(flows(browser))

    browser.find_elements("css selector", ".map-panel .map-way")[-1].click()

    assert " ".join(panel_title(browser).split()) == APPROVAL + " → Assess damage"
    assert len(flows(browser)) == hidden + 1
    assert complaints(browser) == []


def test_zooming_changes_the_scale_and_fitting_shows_all(browser):
    first = scale(browser)

    browser.find_element("id", "map-zoom-in").click()
    nearer = scale(browser)
    browser.find_element("id", "map-fit").click()

    assert nearer > first
    assert scale(browser) < nearer


def test_a_hostile_name_is_words_in_the_map(browser):
    assert any(name.startswith(HOSTILE) for name in names(browser))
    assert browser.find_elements("css selector", "#map-live script") == []


def test_the_sliders_thin_by_the_rule_of_the_program(browser):
    with procmine.read(PURCHASING) as log:
        report = procmine.analyze(log, rules=())
        thinned = process_map(log, activities=0.6, paths=0.4)
    data = map_data(report)

    shown = browser.execute_script(THIN, data, 0.6, 0.4)

    assert len(data["activities"]) > len(thinned.nodes) > 5
    assert shown["activities"] == [node.activity for node in thinned.nodes]
    assert shown["flows"] == [[edge.source, edge.target] for edge in thinned.edges]


def test_where_cases_leave_the_model_is_told_in_the_map(browser, tmp_path):
    map = example_report().map
    gap = MissingActivity("Call the customer", 90, "Receive claim", None)
    nodes = (replace(map.nodes[0], deviating=71), *map.nodes[1:])
    edges = (replace(map.edges[0], deviating=72), *map.edges[1:])
    checked = replace(map, nodes=nodes, edges=edges, missing=(gap,), checked=True)

    draw(browser, example_report(map=checked), tmp_path / "checked.html")

    missing = browser.find_element("css selector", ".map-node.missing").text
    assert " ".join(missing.split()) == "Call the customer never done, missing in 90"
    assert any("71 deviate" in name for name in names(browser))
    assert any("72 deviate" in label for label in labels(browser))


def test_a_long_name_fits_its_box(browser, tmp_path):
    node = MapNode("x" * 10_000, 1, 1, 1, None)
    long = example_report(map=ProcessMap((node,), (), 1.0, 1.0, 0, 0))

    draw(browser, long, tmp_path / "long.html")

    [box] = nodes(browser)
    lines = [line.text for line in box.find_elements("css selector", ".map-name")]
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert float(box.find_element("css selector", "rect").get_attribute("width")) < 200
