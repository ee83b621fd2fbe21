from __future__ import annotations

import re

from charted import charted_report
from reports import example_report

from procmine.reporters.charts import CHARTS
from procmine.reporters.page import to_html


def test_a_page_without_scripts_has_its_charts_drawn():
    html = to_html(charted_report(), scripted=False)

    drawn = re.findall(r'data-chart="([^"]+)" role="img" aria-label="[^"]+"><svg ', html)
    assert drawn == list(CHARTS)
    assert 'id="chart-data"' not in html


def test_a_page_with_scripts_holds_the_numbers_of_its_charts_once():
    html = to_html(charted_report("<zzz>"))

    assert html.count('<script type="application/json" id="chart-data">') == 1
    assert len(re.findall(r'data-chart="[^"]+" role="img" aria-label="[^"]+"></div>', html)) == 12
    assert "<zzz>" not in html


def test_a_report_without_figures_has_no_section_of_charts():
    html = to_html(example_report())

    assert 'id="charts"' not in html
    assert 'href="#charts"' not in html
