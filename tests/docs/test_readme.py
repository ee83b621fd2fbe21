"""The README: its example in Python runs, and it counts and links what is there."""

import re
import shutil
from pathlib import Path

import pytest

from procmine.rules import CONFORMANCE_RULES, PROCESS_RULES, QUALITY_RULES

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def clone(tmp_path, monkeypatch):
    shutil.copytree(ROOT / "sample_logs", tmp_path / "sample_logs")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_python_example_runs(clone, monkeypatch, capsys):
    code = re.search(r"```python\n(.*?)```", README, re.DOTALL)
    assert code is not None

    exec(code[1], {})

    assert "PM401 high" in capsys.readouterr().out
    assert (clone / "report.html").exists()


def test_the_rules_are_counted_right():
    said = " ".join(README.split())

    assert "[Twelve rules about the process]" in said and len(PROCESS_RULES) == 12
    assert "Ten rules tell where cases leave" in said and len(CONFORMANCE_RULES) == 10
    assert "Twenty-five more judge the log itself" in said and len(QUALITY_RULES) == 25


def test_the_things_that_people_do_most_are_five():
    section = README.partition("## The five things people do most\n")[2].partition("\n## ")[0]

    assert len(re.findall(r"^### ", section, re.MULTILINE)) == 5


def test_every_page_and_place_that_the_readme_links_is_there():
    links = re.findall(r"\]\(([^):#]+)(?:#([\w-]+))?\)", README)

    assert [link for link, _ in links if not (ROOT / link).exists()] == []
    assert [link for link in links if link[1] and link[1] not in _places(ROOT / link[0])] == []


def _places(page):
    """Give the names of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}
