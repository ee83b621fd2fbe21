"""All that is said; `python tests/words/said.py` lists what lacks its Chinese, as a catalogue."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO

from babel.messages import Catalog
from babel.messages.pofile import write_po

from procmine.models.templates import TEMPLATES
from procmine.rules import RULES
from procmine.rules._page import messages as page_messages
from procmine.words import LABELS, SENTENCES
from procmine.words.catalogue import catalogue
from procmine.words.facts import FACTS
from procmine.words.gaps import GAPS, NEEDS
from procmine.words.gate import GATE_SENTENCES
from procmine.words.glossary import GLOSSARY


def messages() -> Iterator[tuple[str, str]]:
    """Give the context and text of everything that is said, but for the rules' pages."""
    for table in (LABELS, SENTENCES, FACTS, GAPS, NEEDS, GATE_SENTENCES):
        yield from table.items()
    for term, meaning in GLOSSARY:
        yield from (("term", term), ("meaning", meaning))
    for rule in RULES:
        yield rule.code, rule.message
        yield from ((rule.code, text) for text in rule.message_with.values())
    for name, template in TEMPLATES.items():
        yield name, template.english


def rule_pages() -> Iterator[tuple[str, str]]:
    """Give what the rules' pages say: their headings, and below the rule's code each paragraph."""
    yield from (("", heading) for heading in sorted({h for r in RULES for h in r.headings}))
    for rule in RULES:
        yield from ((rule.code, text) for text in page_messages(rule.page()))


def lacking(said: Iterator[tuple[str, str]], language: str = "zh") -> list[tuple[str, str]]:
    """List what no catalogue of the language has."""
    known = catalogue(language)
    return [
        (context, text)
        for context, text in said
        if text and not {(context, text), ("", text)} & set(known)
    ]


def skeleton(missing: list[tuple[str, str]]) -> str:
    """Write a catalogue of what is missing, for a translator to fill in."""
    empty = Catalog(charset="utf-8")
    for context, text in missing:
        empty.add(text, context=context or None)
    file = BytesIO()
    write_po(file, empty, width=0, omit_header=True)
    return file.getvalue().decode()


if __name__ == "__main__":
    sys.stdout.write(skeleton([*lacking(messages()), *lacking(rule_pages())]))
