"""What a check is asked: models, budgets and a baseline; and whether that can be answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from procmine.checking import MODEL
from procmine.errors import UsageError
from procmine.gate.baseline import Accepted
from procmine.gate.budgets import Budget, all_judged, nothing_deviates
from procmine.mining.alignments import EFFORT
from procmine.mining.conforming import NetMethod
from procmine.models import DeclarativeModel, Model, ProceduralModel
from procmine.report import Language
from procmine.rules import CONFORMANCE_RULES, RULES, Rule
from procmine.rules._rule import Setting
from procmine.words.say import say

#: Budgets of these need all findings of the rules that are looked for.
_SEVERITIES = ("high", "medium")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a check is asked.

    Each of `models` is checked against; `accepted` is the baseline, None without one. `rules` are
    those whose findings the baseline and the budgets of severities are about; a budget of a rule
    runs that rule anyhow. Method, effort, precision, settings and language are as of check().
    """

    models: tuple[Model, ...] = ()
    budgets: tuple[Budget, ...] = ()
    accepted: tuple[Accepted, ...] | None = None
    rules: tuple[type[Rule], ...] = RULES
    settings: Mapping[str, Mapping[str, Setting]] = field(default_factory=dict)
    method: NetMethod = "alignments"
    effort: int = EFFORT
    precision: bool = False
    language: Language = "en"

    @property
    def judged_by(self) -> tuple[Budget, ...]:
        """The budgets, and where there is a model, how far it has to be kept to.

        That is to every case where neither a budget nor a baseline says else. Beside a baseline
        that is told all deviations every case has to be judged, for one that wasn't may hide what
        is new.
        """
        if not self.models or any(budget.measure.of_model for budget in self.budgets):
            return self.budgets
        by_baseline = self.accepted is not None and self._tells_all_deviations
        return (*self.budgets, all_judged() if by_baseline else nothing_deviates())

    @property
    def _tells_all_deviations(self) -> bool:
        by_alignments = self.method == "alignments" or not any(
            isinstance(model, ProceduralModel) for model in self.models
        )
        return by_alignments and set(CONFORMANCE_RULES) <= set(self.rules)

    @property
    def wants_precision(self) -> bool:
        """Whether the precision is to be measured."""
        return self.precision or any(b.measure.name == "precision" for b in self.budgets)

    @property
    def wants_all_findings(self) -> bool:
        """Whether the findings of all `rules` are needed."""
        return self.accepted is not None or any(
            budget.measure.name in _SEVERITIES for budget in self.budgets
        )

    def counted(self) -> frozenset[str]:
        """Give the codes of the rules whose findings budgets need; of a doubt those are shares."""
        return frozenset(b.measure.code for b in self.budgets
                         if b.measure.code and (b.unit == "number" or _is_doubt(b)))  # fmt: skip

    def touching(self) -> frozenset[str]:
        """Give the codes of the rules whose cases budgets need."""
        return frozenset(b.measure.code for b in self.budgets
                         if b.measure.code and b.unit == "share" and not _is_doubt(b))  # fmt: skip

    def check(self) -> None:
        """Raise UsageError where nothing is asked, or a budget needs a model that isn't there."""
        if not self.models and not self.budgets and self.accepted is None:
            raise UsageError(
                say("there is nothing to check against"),
                say(
                    "give a model (--model FILE, or --like LOG), a budget (--max"
                    " p90=10d), a baseline (`procmine baseline write LOG`), or rules in"
                    " procmine.toml"
                ),
            )
        if not self.models:
            lacking = [b.name for b in self.budgets if b.measure.of_model]
            if lacking:
                raise UsageError(
                    say(
                        "{lacking}: there is no model to check against", lacking=", ".join(lacking)
                    ),
                    say("give one with --model FILE or --like LOG, or rules in procmine.toml"),
                )
        elif all(isinstance(model, DeclarativeModel) for model in self.models):
            lacking = [b.name for b in self.budgets if b.at_least]
            if lacking:
                raise UsageError(
                    say(
                        "{lacking}: constraints have no fitness and no precision",
                        lacking=", ".join(lacking),
                    ),
                    say("limit the cases that break one: --max-deviating 5%"),
                )


def _is_doubt(budget: Budget) -> bool:
    return budget.measure.code is not None and budget.measure.code.startswith("PM1")


def about_models(rule: type[Rule]) -> bool:
    """Say whether a rule tells deviations from a model."""
    return MODEL in rule.needs
