"""All that is said; `python tests/words/said.py` lists what lacks its Chinese, as a catalogue."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any

from babel.messages import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

import procmine
from procmine.models.templates import TEMPLATES
from procmine.rules import RULES
from procmine.rules._page import messages as page_messages
from procmine.words import LABELS, SENTENCES
from procmine.words.catalogue import catalogue
from procmine.words.charts import CHART_WORDS
from procmine.words.facts import FACTS
from procmine.words.gaps import GAPS, NEEDS
from procmine.words.gate import GATE_SENTENCES
from procmine.words.glossary import GLOSSARY
from procmine.words.heuristics import HEURISTICS
from procmine.words.history import HISTORY
from procmine.words.map_page import MAP_PAGE
from procmine.words.numbers import UNITS
from procmine.words.page import PAGE
from procmine.words.privacy import PRIVACY
from procmine.words.tables import COLUMNS, TABLE_SENTENCES, TABLES

CODE = Path(procmine.__file__).parent


def messages() -> Iterator[tuple[str, str]]:
    """Give the context and text of everything that is said, but for the rules' pages."""
    tables = (
        LABELS, SENTENCES, FACTS, GAPS, NEEDS, GATE_SENTENCES,
        MAP_PAGE, PAGE, CHART_WORDS, PRIVACY, HISTORY,
    )  # fmt: skip
    for table in tables:
        yield from table.items()
    for term, meaning in GLOSSARY:
        yield from (("term", term), ("meaning", meaning))
    for key, texts in (*TABLES.items(), *COLUMNS.items()):
        yield from ((key, text) for text in texts)
    yield from TABLE_SENTENCES.items()
    for rule in RULES:
        yield rule.code, rule.message
        yield from ((rule.code, text) for text in rule.message_with.values())
    yield from (("unit", unit) for unit in UNITS)
    yield from (("heuristic", name) for name in HEURISTICS)
    for name, template in TEMPLATES.items():
        yield name, template.english


def rule_pages() -> Iterator[tuple[str, str]]:
    """Give what the rules' pages say: their headings, and below the rule's code each paragraph."""
    yield from (("", heading) for heading in sorted({h for r in RULES for h in r.headings}))
    for rule in RULES:
        yield from ((rule.code, text) for text in page_messages(rule.page()))


@cache
def said_while_running() -> tuple[tuple[str, str], ...]:
    """Give what `say` says (errors, hints, notes, progress), taken out of the code."""
    return tuple(said for file in sorted(CODE.rglob("*.py")) for said in _said_in(file))


def _said_in(file: Path) -> Iterator[tuple[str, str]]:
    text = file.read_text("utf-8")
    # Most files say nothing, and babel is slow to find that out.
    if re.search(r"\b(say|unsaid)\(", text):
        yield from (("", said) for said in _extracted(file, {"say": None, "unsaid": None}))
    if "eventlog.checks import counted" in text or "def counted(number" in text:
        yield from (("counted", said) for said in _extracted(file, {"counted": (2,)}))


def _extracted(file: Path, keywords: dict[str, Any]) -> Iterator[str]:
    for _, text, _, _ in extract_from_file("python", file, keywords=keywords):
        assert isinstance(text, str), f"{file}: {text}"
        yield text


def lacking(said: Iterable[tuple[str, str]], language: str = "zh") -> list[tuple[str, str]]:
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
    all_said = chain(messages(), said_while_running(), rule_pages())
    sys.stdout.write(skeleton(list(dict.fromkeys(lacking(all_said)))))
