"""Judge a log by models, budgets and a baseline, as `procmine check` does."""

from procmine.judging.answering import judge
from procmine.judging.asking import Question
from procmine.judging.measuring import measured

__all__ = ["Question", "judge", "measured"]
