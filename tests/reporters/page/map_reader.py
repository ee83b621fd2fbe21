"""What a reader does with the interactive map, and sees of it, for the tests in a browser."""

from __future__ import annotations

from browser import opened

from procmine.reporters.page import to_html

#: Calls back when the map is drawn.
DRAWN = """
const look = (done) => document.querySelector(".map-drawing") ? done() : setTimeout(look, 20, done);
look(arguments[0]);
"""
#: Calls back when a slider has rested for so long that the map is drawn anew.
RESTED = "setTimeout(arguments[0], 300);"
#: Sets a control to a value and tells that it has changed.
SET = """
const [id, value, event] = arguments;
document.getElementById(id).value = value;
document.getElementById(id).dispatchEvent(new Event(event));
"""
#: Gives the names that the script keeps of the map's data at two shares.
THIN = """
const [data, activities, paths] = arguments;
const shown = mapThinning.thinned(data, activities, paths, Infinity);
const name = (number) => data.activities[number].name;
return {
  activities: shown.activities.map((activity) => activity.name),
  flows: shown.flows.map((flow) => [name(flow.from), name(flow.to)]),
};
"""
CLICK = "arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}));"
PRESS = """
const key = {key: arguments[0], bubbles: true, cancelable: true};
document.activeElement.dispatchEvent(new KeyboardEvent("keydown", key));
"""


def draw(browser, report, file):
    file.write_text(to_html(report), encoding="utf-8")
    opened(browser, file)
    browser.execute_async_script(DRAWN)


def shown_maps(browser):
    parts = (".map-live", ".map-printed")
    return [browser.find_element("css selector", part).is_displayed() for part in parts]


def nodes(browser):
    return browser.find_elements("css selector", ".map-node[role=button]")


def flows(browser):
    return browser.find_elements("css selector", ".map-flow[role=button]")


def names(browser):
    return [node.get_attribute("aria-label") for node in nodes(browser)]


def labels(browser):
    shown = browser.find_elements("css selector", ".map-flow:not(.faint) text")
    return [label.text for label in shown]


def panel_title(browser):
    return browser.find_element("id", "map-panel-title").text


def slide(browser, slider, value):
    browser.execute_script(SET, slider, value, "input")
    browser.execute_async_script(RESTED)


def show(browser, overlay):
    browser.execute_script(SET, "map-overlay", overlay, "change")


def click(browser, name):
    node = next(n for n in nodes(browser) if n.get_attribute("aria-label").startswith(name))
    browser.execute_script(CLICK, node)


def keys(browser, *pressed):
    for key in pressed:
        browser.execute_script(PRESS, key)


def scale(browser):
    scene = browser.find_element("css selector", ".map-drawing > g")
    return float(scene.get_attribute("transform").split("scale(")[1].rstrip(")"))
