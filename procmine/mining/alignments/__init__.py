"""Alignments: the cheapest way to make a variant and a run of the model the same.

An event that the model doesn't allow is a log move, a step of the model without an event a model
move; each costs 1. Silent steps cost nothing.
"""

from procmine.mining.alignments.aligning import EFFORT, NO_EVENTS, align, shortest_run
from procmine.mining.alignments.alignment import Alignment, Move

__all__ = ["EFFORT", "NO_EVENTS", "Alignment", "Move", "align", "shortest_run"]
