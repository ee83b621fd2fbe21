"""The rules of the log doctor (PM1xx): each finds one way in which a log misleads."""

from __future__ import annotations

from procmine.rules._quality_rule import QualityRule
from procmine.rules.quality.distorted_labels import DistortedLabels
from procmine.rules.quality.elusive_case import ElusiveCase
from procmine.rules.quality.end_before_start import EndBeforeStart
from procmine.rules.quality.homonymous_label import HomonymousLabel
from procmine.rules.quality.one_event_cases import OneEventCases
from procmine.rules.quality.polluted_labels import PollutedLabels
from procmine.rules.quality.scattered_case import ScatteredCase
from procmine.rules.quality.synonymous_labels import SynonymousLabels

__all__ = ["QUALITY_RULES"]

QUALITY_RULES: tuple[type[QualityRule], ...] = (
    DistortedLabels,  # PM103
    SynonymousLabels,  # PM104
    HomonymousLabel,  # PM105
    PollutedLabels,  # PM106
    ElusiveCase,  # PM111
    ScatteredCase,  # PM112
    EndBeforeStart,  # PM123
    OneEventCases,  # PM132
)
