"""What the scripts of the page do, and what a browser and a checker of accessibility say of it."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from browser import complaints, driver, opened, requests  # noqa: F401
from drawn import drawn_report

from procmine.findings import Subject
from procmine.reporters.page import to_html


@pytest.fixture(scope="module")
def findings():
    """Give twelve findings in three places each, told apart by their roles."""
    return tuple(
        replace(
            finding, subject=replace(finding.subject, role=f"Team {number}"), examples=("C-1007",)
        )
        for finding in drawn_report().findings
        for number in range(4)
    )


@pytest.fixture(scope="module")
def file(tmp_path_factory, findings):
    page = tmp_path_factory.mktemp("page") / "report.html"
    page.write_text(to_html(drawn_report(findings=findings)), encoding="utf-8")
    return page


@pytest.fixture
def page(driver, file):  # noqa: F811
    size(driver, 1280)
    opened(driver, file)
    return driver


def size(driver, width, scheme="light"):  # noqa: F811
    metrics = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def shown(page, selector):
    return page.execute_script(
        "return [...document.querySelectorAll(arguments[0])]"
        ".filter((element) => element.checkVisibility()).length",
        selector,
    )


def choose(page, name, value, form="filter"):
    page.execute_script(
        "const field = document.getElementById(arguments[0]).elements[arguments[1]];"
        "field.value = arguments[2]; field.dispatchEvent(new Event('input', {bubbles: true}));",
        form, name, value,
    )  # fmt: skip


def count(page, form="filter"):
    return page.execute_script(f"return document.querySelector('#{form} output').textContent")


def test_the_page_says_nothing_on_the_console_and_asks_for_nothing(page):
    assert complaints(page) == []
    assert requests(page) == []


def test_the_findings_are_filtered_by_severity_kind_role_and_words(page):
    assert count(page) == "12 of 12"

    choose(page, "severity", "high")
    assert (shown(page, "article.finding"), count(page)) == (4, "4 of 12")
    choose(page, "hand", "Team 2")
    assert shown(page, "article.finding") == 1
    choose(page, "kind", "rework")
    assert shown(page, "article.finding") == 0
    assert shown(page, "#nothing-fits") == 1
    for name in ("severity", "hand", "kind"):
        choose(page, name, "")
    choose(page, "q", "COMPLETENESS loop")
    assert shown(page, "article.finding") == 4


def test_the_choice_stands_in_the_address_and_is_taken_from_it(page, file):
    choose(page, "kind", "rework")
    choose(page, "q", "a b&c")
    address = page.current_url

    assert address.endswith("#?kind=rework&q=a+b%26c")
    opened(page, Path(file))
    page.get("about:blank")
    page.get(address)
    assert (
        page.execute_script("return document.getElementById('filter').elements.q.value") == "a b&c"
    )


def test_a_link_to_a_finding_opens_it_though_a_filter_would_hide_it(page, file, findings):
    anchor = f"finding-{findings[9].fingerprint}"
    page.get("about:blank")
    page.get(f"{file.as_uri()}#{anchor}?kind=waiting")

    card = page.find_element("id", anchor)
    assert card.is_displayed()
    assert card.find_element("css selector", "details.more").get_attribute("open")
    assert -5 < page.execute_script("return arguments[0].getBoundingClientRect().top", card) < 500
    assert page.current_url.endswith(f"#{anchor}")


def test_small_findings_are_closed_until_they_are_asked_for(page):
    assert shown(page, "article.low .reasons") == 0

    page.execute_script("document.querySelector('article.low summary').click()")

    assert shown(page, "article.low .reasons") == 1


def test_the_filter_is_worked_by_the_keyboard(page):
    from selenium.webdriver.common.keys import Keys

    search = page.find_element("name", "q")
    search.send_keys("without effect")
    assert count(page) == "4 of 12"

    search.send_keys(Keys.TAB)
    assert page.switch_to.active_element.get_attribute("type") == "reset"
    page.switch_to.active_element.send_keys(Keys.ENTER)
    page.execute_async_script("setTimeout(arguments[0], 50)")

    assert count(page) == "12 of 12"


def test_the_query_is_copied(page):
    page.execute_script(
        "window.copied = [];"
        "navigator.clipboard.writeText = async (text) => window.copied.push(text);"
        "document.querySelector('[data-copies=query]').click();"
        "document.querySelector('[data-copies=link]').click();"
    )

    query, link = page.execute_script("return window.copied")
    assert query.startswith("select case_id, wait_hours\nfrom waits")
    assert "#finding-" in link


def test_variants_are_shown_in_steps_sorted_and_searched(page):
    assert count(page, "variant-tools") == "20 of 45"
    page.find_element("id", "more-variants").click()
    assert shown(page, ".variants > li") == 40

    choose(page, "order", "p90", "variant-tools")
    first = page.find_element("css selector", ".variants > li").get_attribute("data-number")
    assert first == "45"
    choose(page, "activity", "way 31", "variant-tools")
    assert shown(page, ".variants > li") == 1


def test_a_long_variant_is_folded_and_opened(page):
    choose(page, "order", "median", "variant-tools")
    assert shown(page, ".variants > li:first-child .chevrons > li:not(.fold)") == 18

    page.execute_script("document.querySelector('.fold summary').click()")

    assert "Step 30" in page.find_element("css selector", ".fold").text


def test_sections_fold_on_a_phone_and_open_for_a_link(page):
    size(page, 360)
    page.refresh()

    assert shown(page, "#basis h2") == 1
    assert shown(page, "#basis table") == 0
    page.execute_script("location.hash = '#basis'")
    page.execute_async_script("setTimeout(arguments[0], 50)")
    assert shown(page, "#basis table") == 1
    assert page.execute_script("return document.documentElement.scrollWidth") <= 360


def test_without_scripts_everything_is_shown(page, file):
    page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page.get("about:blank")
        page.get(file.as_uri())
        page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
        assert shown(page, "article.finding:not(.low) .reasons") == shown(
            page, "article.finding:not(.low)"
        )
        assert shown(page, ".variants > li") == 45
        assert shown(page, "#filter") == 0
    finally:
        page.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize("width", [360, 1400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(page, scheme, width):
    spec = find_spec("axe_core_python")
    if spec is None or spec.origin is None:
        pytest.skip("no axe-core here")
    size(page, width, scheme)
    page.refresh()
    page.execute_script((Path(spec.origin).parent / "axe.min.js").read_text(encoding="utf-8"))

    found = page.execute_async_script(
        "const done = arguments[0]; axe.run().then((result) => done(JSON.stringify("
        "result.violations.map(({id, impact, nodes}) => [id, impact, nodes.map((n) => n.html)]))));"
    )

    assert [v for v in json.loads(found) if v[1] in ("serious", "critical")] == []


def test_a_label_of_ten_thousand_letters_does_not_widen_the_page(driver, tmp_path):  # noqa: F811
    report, label = drawn_report(), "X" * 10_000
    finding = replace(report.findings[0], title=f"Slow: {label}", subject=Subject(activity=label))
    activity = replace(report.profile.activities[0], activity=label)
    profile = replace(report.profile, activities=(activity,))
    figures = replace(
        report.figures,
        variants=(replace(report.figures.variants[0], activities=(label, "b")),),
        timelines=(
            replace(report.figures.timelines[0], steps=tuple(
                replace(step, activity=label) for step in report.figures.timelines[0].steps
            )),
        ),
    )  # fmt: skip
    long = tmp_path / "long.html"
    long.write_text(
        to_html(replace(report, findings=(finding,), profile=profile, figures=figures)), "utf-8"
    )

    for width in (360, 1400):
        size(driver, width)
        opened(driver, long)
        assert driver.execute_script("return document.documentElement.scrollWidth") <= width
    assert label in long.read_text("utf-8")


def test_on_paper_all_that_matters_is_open_and_nothing_is_to_be_clicked(page):
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    page.execute_script("dispatchEvent(new Event('beforeprint'))")
    try:
        assert shown(page, "article.finding:not(.low) .reasons") == shown(
            page, "article.finding:not(.low)"
        )
        assert shown(page, ".contents, .tools, .query, button, .more > summary") == 0
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
