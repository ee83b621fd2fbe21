"""The table [check] of procmine.toml: the model, the budgets and the baseline of a check."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from procmine.config.keys import KEYS
from procmine.config.settings import CheckSettings
from procmine.gate.budgets import Budget, table, understood
from procmine.rules import RULES


def wrong_budgets(check: dict[str, Any]) -> list[str]:
    """Tell what is wrong with the budgets of [check]."""
    return _budgets(check)[1]


def check_settings(check: dict[str, Any], folder: Path) -> CheckSettings:
    """Take up a [check] without mistakes; its files are named as seen from `folder`."""
    paths = {name: str(folder / check[name]) for name in ("model", "like", "baseline")
             if name in check}  # fmt: skip
    return CheckSettings(
        **paths,
        process=check.get("process"),
        method=check.get("method"),
        effort=check.get("effort"),
        precision=check.get("precision", False),
        budgets=tuple(_budgets(check)[0]),
    )


def _budgets(check: dict[str, Any]) -> tuple[list[Budget], list[str]]:
    sample = check.get("min-sample")
    names = {rule.code: rule.name for rule in RULES}
    right = KEYS["check"]["min-sample"].takes(sample)
    return understood(table(check), names, sample if right else None)
