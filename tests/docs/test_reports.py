"""The page on reports lists the formats, tables and charts that there are."""

import re
from pathlib import Path

from procmine.cli.output import ENDINGS, FOLDERS
from procmine.cli.plot import CHARTS
from procmine.reporters import FORMATS
from procmine.reporters.page.html import to_html
from procmine.words.tables import TABLES

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "reports.md").read_text("utf-8")


def _rows(heading):
    """Give the first cells of the table whose first column is called so, with the second ones."""
    table = re.search(rf"^\| {heading} \|.*\n\|[-|]+\|\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
    return [tuple(cell.strip() for cell in row.split("|")[1:3]) for row in table[1].splitlines()]


def test_the_formats_and_their_file_names_are_those_of_the_code():
    endings = {name: ENDINGS[name] + ("/" if name in FOLDERS else "") for name in FORMATS}

    assert _rows("`--format`") == [(name, f"`{ending}`") for name, ending in endings.items()]


def test_the_tables_are_those_of_the_code():
    assert {name for name, _ in _rows("table")} == set(TABLES)


def test_the_charts_are_those_of_the_code():
    assert tuple(name for name, _ in _rows("chart")) == CHARTS


def test_the_address_of_a_finding_is_one_of_the_page():
    from reports import example_report

    page = to_html(example_report())

    assert re.search(r"#finding-[0-9a-f]{16}\n", PAGE)
    assert re.search(r'id="finding-[0-9a-f]{16}"', page)
    assert all(f'name="{name}"' in page for name in ("severity", "kind"))
