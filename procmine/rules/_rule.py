"""What a rule is: a page, a query whose rows are findings, and a sentence for each."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import ClassVar

from procmine.findings import Basis, Kind, Redesign, RuleInfo
from procmine.rules._page import page_in, paragraphs
from procmine.words.catalogue import Language, translated

Setting = int | float | str

#: The headings of a rule's page, in order.
SECTIONS = (
    "Why it matters",
    "How it is measured",
    "When to ignore it",
    "Redesign",
    "References",
)


class Rule:
    """One way in which a process wastes time or work.

    The docstring of a rule is its page: a first line that says what it finds, a paragraph, and
    the SECTIONS. The query reads the relations (procmine/relations); each row is one finding,
    worst first. It gives `cases`, `occurrences`, `lost_us` (microseconds over the whole log that
    would be saved; `low_us` and `high_us`, where given, are its 95 % interval) and `examples`
    (worst_cases(case_no, …)); the place in any of `activity`,
    `from_activity`, `to_activity`, `activities`, `resource`, `role`, `column`, `constraint_name`;
    every further column is a
    fact: it can stand in the message as {name} and is shown as evidence. A fact that ends in
    _us is written as a duration, one in _share as a percentage.
    Settings are numbers and patterns that stand in the query as $name.
    """

    #: The headings of the page.
    headings: ClassVar[tuple[str, ...]] = SECTIONS
    code: ClassVar[str]
    name: ClassVar[str]
    kind: ClassVar[Kind]
    basis: ClassVar[Basis] = "waiting"
    cause: ClassVar[str | None] = None
    #: Capabilities of the log without which the rule can't run.
    needs: ClassVar[tuple[str, ...]] = ()
    settings: ClassVar[dict[str, Setting]] = {}
    query: ClassVar[str]
    #: The finding in a plain sentence; a catalogue has it in other languages.
    message: ClassVar[str]
    #: What to say instead where a column is not null; the first such column decides.
    message_with: ClassVar[dict[str, str]] = {}
    redesign: ClassVar[tuple[Redesign, ...]]

    @classmethod
    def page(cls, language: Language = "en") -> str:
        """Give the rule's page, in Markdown."""
        return page_in(inspect.cleandoc(cls.__doc__ or ""), language, cls.code)

    @classmethod
    def info(cls, language: Language = "en") -> RuleInfo:
        """Give what a reporter needs to know of the rule."""
        return RuleInfo(
            code=cls.code,
            name=cls.name,
            summary=translated(cls.page().splitlines()[0], language, cls.code),
            why=cls.section("Why it matters", language),
            ignore_when=cls.section("When to ignore it", language),
            redesign=cls.section(cls.headings[3], language),
        )

    @classmethod
    def section(cls, heading: str, language: Language = "en") -> str:
        """Give the text of one section of the page, as one paragraph."""
        below = (text for found, text in paragraphs(cls.page()) if found == heading)
        return " ".join(translated(text, language, cls.code) for text in below)

    @classmethod
    def said(cls, row: Mapping[str, object], language: Language) -> str:
        """Choose the message for a row of the query's answer."""
        fitting = (text for name, text in cls.message_with.items() if row.get(name) is not None)
        return translated(next(fitting, cls.message), language, cls.code)

    @classmethod
    def sql(cls, settings: Mapping[str, Setting] | None = None) -> str:
        """Give the query with its settings filled in, as it can be run."""
        text = inspect.cleandoc(cls.query)
        for name, value in sorted({**cls.settings, **(settings or {})}.items(), reverse=True):
            shown = "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value)
            text = text.replace(f"${name}", shown)
        return text
