"""The rules: each finds one way of wasting time or work. `RULES` is all of them, by code:
QUALITY_RULES tell where the log misleads, PROCESS_RULES where the process loses time or work,
CONFORMANCE_RULES where it leaves a reference model.

Code families, never reused: PM1xx log quality, PM2xx repetition and redundancy, PM3xx time and
waiting, PM4xx handoffs and organisation, PM5xx service level, PM6xx conformance, PM7xx
automation and simplification, PM8xx change over time.
"""

from __future__ import annotations

from procmine.rules._quality_rule import QualityRule
from procmine.rules._rule import SECTIONS, Rule
from procmine.rules.bottleneck_flow import BottleneckFlow
from procmine.rules.conformance import CONFORMANCE_RULES
from procmine.rules.duplicate_instance import DuplicateInstance
from procmine.rules.excess_handovers import ExcessHandovers
from procmine.rules.ping_pong import PingPong
from procmine.rules.quality import QUALITY_RULES
from procmine.rules.rare_variants import RareExpensiveVariants
from procmine.rules.redundant_step import RedundantStep
from procmine.rules.repeat_by_another import RepeatByAnother
from procmine.rules.repeated_approval import RepeatedApproval
from procmine.rules.rework_loop import ReworkLoop
from procmine.rules.self_loop import SelfLoop
from procmine.rules.slow_activity import SlowActivity
from procmine.rules.slow_handover import SlowHandover

__all__ = [
    "CONFORMANCE_RULES",
    "PROCESS_RULES",
    "QUALITY_RULES",
    "RULES",
    "SECTIONS",
    "QualityRule",
    "Rule",
]

PROCESS_RULES: tuple[type[Rule], ...] = (
    SelfLoop,  # PM201
    DuplicateInstance,  # PM202
    ReworkLoop,  # PM203
    RepeatByAnother,  # PM204
    RedundantStep,  # PM205
    RepeatedApproval,  # PM206
    BottleneckFlow,  # PM301
    SlowActivity,  # PM302
    SlowHandover,  # PM401
    ExcessHandovers,  # PM402
    PingPong,  # PM403
    RareExpensiveVariants,  # PM701
)

RULES: tuple[type[Rule], ...] = tuple(
    sorted((*QUALITY_RULES, *PROCESS_RULES, *CONFORMANCE_RULES), key=lambda rule: rule.code)
)
