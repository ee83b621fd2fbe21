"""What a rule of conformance is: a rule that needs a model, and compares cases."""

from __future__ import annotations

from typing import ClassVar

from procmine.rules._rule import Rule, Setting


class ConformanceRule(Rule):
    """One way in which cases leave a reference model.

    It is a rule like any other, but that it runs where a model is given, and that its cost is a
    comparison of cases with it and without it. The query reads `deviation_groups`.
    """

    kind = "conformance"
    basis = "comparison"
    needs = ("model",)
    settings: ClassVar[dict[str, Setting]] = {"min_cases": 1}
