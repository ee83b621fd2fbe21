"""Check a log against constraints, set by set in the engine.

All constraints of a family are judged in one statement, by joining the table of constraints: those
about order once a variant, those about times and people once a step.
"""

from procmine.mining.declarative.conforming import conform_constraints

__all__ = ["conform_constraints"]
