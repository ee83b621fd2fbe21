"""The rules of the log doctor (PM1xx): each finds one way in which a log misleads."""

from __future__ import annotations

from procmine.rules._quality_rule import QualityRule
from procmine.rules.quality.batch_entry import BatchEntry
from procmine.rules.quality.clock_change import ClockChange
from procmine.rules.quality.collateral_events import CollateralEvents
from procmine.rules.quality.distorted_labels import DistortedLabels
from procmine.rules.quality.duplicate_rows import DuplicateRows
from procmine.rules.quality.elusive_case import ElusiveCase
from procmine.rules.quality.end_before_start import EndBeforeStart
from procmine.rules.quality.file_order import FileOrder
from procmine.rules.quality.form_based_capture import FormBasedCapture
from procmine.rules.quality.homonymous_label import HomonymousLabel
from procmine.rules.quality.midnight_times import MidnightTimes
from procmine.rules.quality.missing_in_period import MissingInPeriod
from procmine.rules.quality.missing_values import MissingValues
from procmine.rules.quality.mixed_resolution import MixedResolution
from procmine.rules.quality.one_event_cases import OneEventCases
from procmine.rules.quality.open_cases import OpenCases
from procmine.rules.quality.polluted_labels import PollutedLabels
from procmine.rules.quality.rows_set_aside import RowsSetAside
from procmine.rules.quality.scattered_case import ScatteredCase
from procmine.rules.quality.scattered_event import ScatteredEvent
from procmine.rules.quality.synonymous_labels import SynonymousLabels
from procmine.rules.quality.time_travel import TimeTravel
from procmine.rules.quality.too_few_cases import TooFewCases
from procmine.rules.quality.unanchored_event import UnanchoredEvent
from procmine.rules.quality.zero_durations import ZeroDurations

__all__ = ["QUALITY_RULES"]

QUALITY_RULES: tuple[type[QualityRule], ...] = (
    RowsSetAside,  # PM101
    DuplicateRows,  # PM102
    DistortedLabels,  # PM103
    SynonymousLabels,  # PM104
    HomonymousLabel,  # PM105
    PollutedLabels,  # PM106
    FormBasedCapture,  # PM107
    TimeTravel,  # PM108
    UnanchoredEvent,  # PM109
    ScatteredEvent,  # PM110
    ElusiveCase,  # PM111
    ScatteredCase,  # PM112
    CollateralEvents,  # PM113
    MixedResolution,  # PM121
    MidnightTimes,  # PM122
    EndBeforeStart,  # PM123
    ZeroDurations,  # PM124
    BatchEntry,  # PM125
    FileOrder,  # PM126
    ClockChange,  # PM127
    OpenCases,  # PM131
    OneEventCases,  # PM132
    MissingValues,  # PM133
    MissingInPeriod,  # PM134
    TooFewCases,  # PM135
)
