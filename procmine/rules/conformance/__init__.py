"""The rules of conformance (PM6xx): each tells one way in which cases leave a reference model.

They read the relation `deviation_groups`, and run where a model is given.
"""

from __future__ import annotations

from procmine.rules._rule import Rule
from procmine.rules.conformance.skipped_activity import SkippedActivity

__all__ = ["CONFORMANCE_RULES"]

CONFORMANCE_RULES: tuple[type[Rule], ...] = (
    SkippedActivity,  # PM601
)
