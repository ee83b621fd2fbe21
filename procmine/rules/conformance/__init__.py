"""The rules of conformance (PM6xx): each tells one way in which cases leave a reference model.

They read the relation `deviation_groups`, and run where a model is given. How a deviation gets its
kind is told in procmine/mining/deviating.py.
"""

from __future__ import annotations

from procmine.rules._rule import Rule
from procmine.rules.conformance.inserted_activity import InsertedActivity
from procmine.rules.conformance.repeated_activity import RepeatedActivity
from procmine.rules.conformance.skipped_activity import SkippedActivity
from procmine.rules.conformance.too_late import TooLate
from procmine.rules.conformance.too_soon import TooSoon
from procmine.rules.conformance.unknown_activity import UnknownActivity
from procmine.rules.conformance.wrong_end import WrongEnd
from procmine.rules.conformance.wrong_order import WrongOrder
from procmine.rules.conformance.wrong_resource import WrongResource
from procmine.rules.conformance.wrong_start import WrongStart

__all__ = ["CONFORMANCE_RULES"]

CONFORMANCE_RULES: tuple[type[Rule], ...] = (
    SkippedActivity,  # PM601
    InsertedActivity,  # PM602
    WrongOrder,  # PM603
    RepeatedActivity,  # PM604
    WrongResource,  # PM605
    TooLate,  # PM606
    WrongStart,  # PM607
    WrongEnd,  # PM608
    UnknownActivity,  # PM609
    TooSoon,  # PM610
)
