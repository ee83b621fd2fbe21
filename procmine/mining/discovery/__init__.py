"""Discover a model from a log, by pm4py's algorithms, on its variants and their counts."""

from __future__ import annotations

from typing import Literal

from procmine.eventlog import EventLog
from procmine.models import Model

Algorithm = Literal[
    "inductive", "heuristics", "alpha", "ilp", "split", "declare", "log-skeleton", "powl"
]


def discover(log: EventLog, algorithm: Algorithm = "inductive", *, noise: float = 0.0) -> Model:
    """Discover a model; `noise` from 0 to 1 is how much rare behaviour to leave out."""
    raise NotImplementedError
