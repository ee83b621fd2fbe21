"""The log in numbers, before any judgement."""

from procmine.profile.numbers import measure
from procmine.profile.processmap import process_map

__all__ = ["measure", "process_map"]
