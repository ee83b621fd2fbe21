"""The page on conformance: its examples are read, and it tells of every construct and kind."""

import re
from pathlib import Path
from typing import get_args

import pytest

from procmine.config.loading import load
from procmine.models.constraints import Deviation
from procmine.models.formats import read_model
from procmine.models.formats.bpmn.elements import FLOW_NODES

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "conformance.md").read_text("utf-8")
MODELS = re.findall(r"```(?:decl|json)\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("text", MODELS, ids=range(len(MODELS)))
def test_every_model_that_it_shows_is_read(text):
    assert read_model(text.encode(), "example").constraints


def test_the_rules_that_it_shows_are_read(tmp_path):
    (text,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    file = tmp_path / "procmine.toml"
    file.write_text(text, "utf-8")

    settings = load(file)

    assert len(settings.constraints) == text.count("[[rule]]") == 3


def test_it_tells_of_every_element_of_bpmn():
    assert set(FLOW_NODES) <= set(re.findall(r"`(\w+)`", PAGE))


def test_it_tells_of_every_kind_of_deviation():
    assert [kind for kind in get_args(Deviation) if kind not in PAGE] == []


@pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
def test_every_page_that_is_linked_is_there(page):
    links = re.findall(r"\]\(([^):#]+)\)", page.read_text("utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []
