"""What a rule about the log itself is: a rule whose findings are doubts."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from procmine.findings import RuleInfo, Severity
from procmine.rules._rule import Rule
from procmine.words.catalogue import Language


class QualityRule(Rule):
    """One way in which a log does not tell what happened.

    It is a rule like any other, but for this: its page has `## Repair` in the place of
    `## Redesign`; its findings waste no time; and it names the rules whose findings become
    doubtful. The query may read `records`, `set_aside` and `log_facts` beside the relations. It
    need not give `lost_us`; where the share of the cases touched is not what makes the matter
    grave, it gives that in a fact `touched_share`.
    """

    kind = "data-quality"
    basis = "work"
    redesign = ()
    headings = (
        "Why it matters",
        "How it is measured",
        "When to ignore it",
        "Repair",
        "References",
    )
    #: Codes (PM203) and families (PM3) whose findings it makes doubtful: all of them, or those
    #: about the same activities and people where the finding names some.
    affects: ClassVar[tuple[str, ...]]
    #: The name of the repair of --fix, where there is one.
    repair: ClassVar[str | None] = None
    #: How grave it can be at most, however much of the log it touches.
    gravest: ClassVar[Severity] = "high"

    @classmethod
    def info(cls, language: Language = "en") -> RuleInfo:
        """Give what a reporter needs to know of the rule."""
        return replace(super().info(language), affects=cls.affects, repair=cls.repair)
