"""The page of a rule: the paragraphs of its docstring, and their translation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from procmine.words.catalogue import Language, translated

_HEADING = "## "
#: The section that stays as it is: works are cited by their own names.
REFERENCES = "References"


def paragraphs(page: str) -> Iterator[tuple[str, str]]:
    """Give each paragraph as one line, with the heading it stands below ("" for the first two)."""
    heading = ""
    for block in re.split(r"\n{2,}|(?<=[^\n])\n(?=## )", page):
        first, _, rest = block.partition("\n")
        if first.startswith(_HEADING):
            heading, block = first.removeprefix(_HEADING), rest
        if text := " ".join(block.split()):
            yield heading, text


def messages(page: str) -> list[str]:
    """List what a translator translates: all paragraphs but the references."""
    return [text for heading, text in paragraphs(page) if heading != REFERENCES]


def page_in(page: str, language: Language, code: str) -> str:
    """Give the page in a language, in Markdown; what has no translation stays as it is."""
    if language == "en":
        return page
    last, lines = "", []
    for heading, text in paragraphs(page):
        if heading != last:
            lines.append(f"{_HEADING}{translated(heading, language)}")
            last = heading
        lines.append(translated(text, language, code) + "\n")
    return "\n".join(lines).rstrip("\n")
