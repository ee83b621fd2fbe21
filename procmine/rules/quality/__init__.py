"""The rules of the log doctor (PM1xx): each finds one way in which a log misleads."""

from __future__ import annotations

from procmine.rules._quality_rule import QualityRule
from procmine.rules.quality.end_before_start import EndBeforeStart

__all__ = ["QUALITY_RULES"]

QUALITY_RULES: tuple[type[QualityRule], ...] = (
    EndBeforeStart,  # PM123
)
