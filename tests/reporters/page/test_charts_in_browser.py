from __future__ import annotations

import pytest
from browser import complaints, driver, opened, requests  # noqa: F401
from charted import charted_report

from procmine.reporters.charts import CHARTS
from procmine.reporters.charts._theme import PALETTES
from procmine.reporters.page import to_html

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")

#: Brings each chart into sight, and waits until it is drawn.
SHOWN = """
const done = arguments[arguments.length - 1];
const places = [...document.querySelectorAll("[data-chart]")];
const look = () => {
  const next = places.find((place) => !place.querySelector("svg"));
  if (!next) return done();
  next.scrollIntoView();
  setTimeout(look, 20);
};
look();
"""
DRAWN = "return [...document.querySelectorAll('[data-chart] svg')].length"
#: Tells whether something of the heat map comes to have this colour; the test ends where not.
COLOURED = """
const [colour, done] = arguments;
const look = () => document.querySelector("[data-chart=heat-map]").innerHTML.includes(colour)
  ? done(true) : setTimeout(look, 20);
look();
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    file = tmp_path_factory.mktemp("page") / "report.html"
    file.write_text(to_html(charted_report("<img src=x onerror=alert(1)>")), encoding="utf-8")
    return file


@pytest.fixture
def browser(driver, page):  # noqa: F811
    see(driver, scheme="light", width=1100)
    opened(driver, page)
    return driver


def see(browser, scheme, width):
    """Set what the reader's machine prefers, and how wide it is."""
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}], "media": ""}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1100])
def test_all_charts_are_drawn_without_a_complaint_or_a_request(browser, page, scheme, width):
    see(browser, scheme, width)
    opened(browser, page)
    # On a phone the section is folded until one goes to it.
    browser.execute_script("location.hash = 'charts'")

    browser.execute_async_script(SHOWN)

    assert browser.execute_script(DRAWN) == len(CHARTS)
    assert complaints(browser) == []
    assert requests(browser) == []
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_a_chart_out_of_sight_is_not_drawn_yet(browser):
    assert browser.execute_script(DRAWN) < len(CHARTS)


def test_all_charts_are_drawn_before_the_page_is_printed(browser):
    browser.execute_script("dispatchEvent(new Event('beforeprint'))")

    assert browser.execute_script(DRAWN) == len(CHARTS)


def test_the_charts_follow_the_colour_scheme(browser):
    browser.execute_async_script(SHOWN)
    assert browser.execute_async_script(COLOURED, PALETTES["light"].soft)

    see(browser, scheme="dark", width=1100)

    assert browser.execute_async_script(COLOURED, PALETTES["dark"].soft)


def test_a_reader_chooses_the_flow_of_the_spectrum(browser):
    browser.execute_async_script(SHOWN)
    lines = "return document.querySelectorAll('[data-chart=spectrum] .role-mark line').length"
    before = browser.execute_script(lines)

    browser.execute_async_script(
        "const [done] = arguments, list = document.querySelector('#chart-spectrum select');"
        "list.value = '1'; list.dispatchEvent(new Event('change')); setTimeout(done, 50)"
    )

    assert (before, browser.execute_script(lines)) == (2, 1)


def test_the_numbers_of_a_chart_are_there_as_a_table(browser):
    rows = browser.execute_script(
        "return [...document.querySelectorAll('#chart-handover-matrix tbody tr')].length"
    )

    assert rows == 3
