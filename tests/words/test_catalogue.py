"""What is said in English has its Chinese."""

import re
from collections.abc import Iterator
from string import Formatter

import pytest

from procmine.models.templates import TEMPLATES
from procmine.rules import RULES
from procmine.words import LABELS, SENTENCES
from procmine.words.catalogue import catalogue, translated
from procmine.words.facts import FACTS
from procmine.words.gaps import GAPS, NEEDS
from procmine.words.gate import GATE_SENTENCES
from procmine.words.glossary import GLOSSARY
from procmine.words.history import HISTORY


def messages() -> Iterator[tuple[str, str]]:
    """Give the context and text of everything that is said."""
    for table in (LABELS, SENTENCES, FACTS, GAPS, NEEDS, GATE_SENTENCES, HISTORY):
        yield from table.items()
    for term, meaning in GLOSSARY:
        yield from (("term", term), ("meaning", meaning))
    for rule in RULES:
        yield rule.code, rule.message
        yield from ((rule.code, text) for text in rule.message_with.values())
    for name, template in TEMPLATES.items():
        yield name, template.english


SAID = [(context, text) for context, text in messages() if text]


@pytest.mark.parametrize("language", ["zh"])
def test_no_message_lacks_its_translation(language):
    known = catalogue(language)

    assert [text for said in SAID if not {said, ("", text := said[1])} & set(known)] == []


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
