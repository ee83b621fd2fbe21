"""The log in numbers, before any judgement."""

from procmine.profile.figures import draw_up
from procmine.profile.numbers import measure
from procmine.profile.outlining import outline
from procmine.profile.processmap import process_map

__all__ = ["draw_up", "measure", "outline", "process_map"]
