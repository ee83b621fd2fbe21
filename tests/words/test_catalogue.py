"""What is said in English has its Chinese."""

import re
from importlib import resources
from string import Formatter

import pytest
from said import lacking, messages, rule_pages

from procmine.words.catalogue import catalogue, translated

PAGES = resources.files("procmine.words") / "catalogues" / "zh" / "rule_pages.po"


@pytest.mark.parametrize("language", ["zh"])
def test_no_message_lacks_its_translation(language):
    assert lacking(messages(), language) == []


@pytest.mark.skipif(not PAGES.is_file(), reason="the pages of the rules are not translated")
def test_no_paragraph_of_a_rule_lacks_its_translation():
    assert lacking(rule_pages()) == []


@pytest.mark.parametrize("language", ["zh"])
def test_a_translation_has_the_same_places_to_fill_in(language):
    for (_, english), foreign in catalogue(language).items():
        assert fields(english) == fields(foreign), english


def test_what_is_not_in_a_catalogue_stays_as_it_is():
    assert translated("An unheard-of sentence.", "zh") == "An unheard-of sentence."


def fields(text: str) -> set[str]:
    if not re.search(r"{\w", text):
        return set()
    return {name for _, name, _, _ in Formatter().parse(text) if name}
