"""What procmine.toml can say."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass, field
from typing import Literal

from procmine.eventlog import Reading
from procmine.gate.budgets import Budget
from procmine.models import Constraint, WorkingHours
from procmine.models.working_hours import USUAL_HOURS
from procmine.profile.figures.people import SMALLEST_GROUP
from procmine.report import Language
from procmine.rules import Rule

RuleSettings = Map[str, int | float | str]


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What the table [check] says; paths are as seen from where the program runs."""

    model: str | None = None
    like: str | None = None
    process: str | None = None
    method: Literal["alignments", "token-replay", "footprints"] | None = None
    effort: int | None = None
    precision: bool = False
    baseline: str | None = None
    budgets: tuple[Budget, ...] = ()


@dataclass(frozen=True, slots=True)
class PrivacySettings:
    """What [report] says about people; `key` is a path as seen from where the program runs.

    `smallest_group` cases, and people of a role, are needed to tell people apart.
    """

    pseudonyms: bool = False
    hash_cases: bool = False
    key: str | None = None
    smallest_group: int = SMALLEST_GROUP


@dataclass(frozen=True, slots=True)
class Settings:
    """All that one procmine.toml says; what it doesn't say is None or empty.

    `rules` gives for the code of a rule the settings that it shall have. `constraints` are those of
    its [[rule]] list, `hours` what they take for working time. `source` is the file's
    path, "" where there is none.
    """

    reading: Reading = field(default_factory=Reading)
    language: Language | None = None
    top: int | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: Literal["high", "medium"] | None = None
    memory: str | None = None
    rules: Map[str, RuleSettings] = field(default_factory=dict)
    check: CheckSettings = field(default_factory=CheckSettings)
    constraints: tuple[Constraint, ...] = ()
    hours: WorkingHours = USUAL_HOURS
    privacy: PrivacySettings = field(default_factory=PrivacySettings)
    source: str = ""

    def rule_settings(self, rule: type[Rule]) -> RuleSettings:
        """Give the settings of one rule."""
        return self.rules.get(rule.code, {})
