"""What can be done at a marking when silent steps are taken on the way."""

from __future__ import annotations

from procmine.mining.alignments.markings import Markings

#: Markings that are looked at on silent ways from one marking.
MOST = 20_000


class Silence:
    """Silent ways over a net, kept once they are known."""

    def __init__(self, markings: Markings) -> None:
        self._markings = markings
        self._around: dict[int, dict[int, int]] = {}
        self._visible: dict[int, dict[str, list[tuple[int, int]]]] = {}

    def around(self, marking: int) -> dict[int, int]:
        """Give the markings that silent steps lead to, each with the least number of them."""
        if marking not in self._around:
            found = {marking: 0}
            reached = [marking]
            for at in reached:
                for place, after in self._markings.after(at):
                    silent = self._markings.steps[place].label is None
                    if silent and after not in found and len(found) < MOST:
                        found[after] = found[at] + 1
                        reached.append(after)
            self._around[marking] = found
        return self._around[marking]

    def visible(self, marking: int) -> dict[str, list[tuple[int, int]]]:
        """Give what can come next: for an activity the markings after, and the silent steps."""
        if marking not in self._visible:
            found: dict[str, dict[int, int]] = {}
            for at, silent in self.around(marking).items():
                for place, after in self._markings.after(at):
                    label = self._markings.steps[place].label
                    if label is not None:
                        found.setdefault(label, {}).setdefault(after, silent)
            self._visible[marking] = {a: list(after.items()) for a, after in found.items()}
        return self._visible[marking]
