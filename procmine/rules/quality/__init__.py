"""The rules of the log doctor (PM1xx): each finds one way in which a log misleads."""

from __future__ import annotations

from procmine.rules._quality_rule import QualityRule
from procmine.rules.quality.clock_change import ClockChange
from procmine.rules.quality.end_before_start import EndBeforeStart
from procmine.rules.quality.midnight_times import MidnightTimes
from procmine.rules.quality.missing_in_period import MissingInPeriod
from procmine.rules.quality.missing_values import MissingValues
from procmine.rules.quality.mixed_resolution import MixedResolution
from procmine.rules.quality.open_cases import OpenCases
from procmine.rules.quality.too_few_cases import TooFewCases

__all__ = ["QUALITY_RULES"]

QUALITY_RULES: tuple[type[QualityRule], ...] = (
    MixedResolution,  # PM121
    MidnightTimes,  # PM122
    EndBeforeStart,  # PM123
    ClockChange,  # PM127
    OpenCases,  # PM131
    MissingValues,  # PM133
    MissingInPeriod,  # PM134
    TooFewCases,  # PM135
)
