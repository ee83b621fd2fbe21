"""Runs of a net that are known, and the one of them that is nearest to a variant.

What it takes to turn a variant into a run of the model, by taking events out and putting steps in,
is an alignment, though maybe not the best: an upper bound of what one costs (M. Fani Sani, S. van
Zelst, W. van der Aalst, Conformance checking approximation using subset selection and edit
distance, CAiSE 2020).
"""

from __future__ import annotations

from collections.abc import Sequence

from procmine.mining.alignments.markings import Markings
from procmine.mining.alignments.tracing import Made


class Runs:
    """Runs as texts of one character a visible step, so that they can be compared fast."""

    def __init__(self, markings: Markings, runs: Sequence[Sequence[Made]]) -> None:
        self._labels = {step.number: step.label or "" for step in markings.steps}
        letters = sorted({*self._labels.values()})
        self._letters = {label: chr(0x100 + n) for n, label in enumerate(letters)}
        self._steps: dict[str, tuple[int, ...]] = {}
        for run in runs:
            self.add(run)

    def __len__(self) -> int:
        return len(self._steps)

    def add(self, moves: Sequence[Made]) -> None:
        """Keep the run that an alignment goes along."""
        steps = tuple(move.step for move in moves if move.step is not None)
        word = "".join(self._letters[self._labels[step]] for step in steps)
        self._steps.setdefault(word, steps)

    def nearest(self, sequence: Sequence[str]) -> list[Made]:
        """Give the moves that turn a sequence of known activities into the nearest of the runs."""
        from rapidfuzz.distance import Indel
        from rapidfuzz.process import extractOne

        word = "".join(self._letters[activity] for activity in sequence)
        run: str = extractOne(word, self._steps.keys(), scorer=Indel.distance)[0]
        steps = self._steps[run]
        moves: list[Made] = []
        for change in Indel.opcodes(word, run):
            taken = steps[change.dest_start : change.dest_end]
            if change.tag == "equal":
                moves += [Made("both", step) for step in taken]
            elif change.tag == "insert":
                moves += [Made("model", step) for step in taken]
            else:
                moves += [Made("log", None)] * (change.src_end - change.src_start)
        return moves
