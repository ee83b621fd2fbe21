"""What nets allow, by playing the token game: every complete order of activities up to a length."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import strategies as st

from procmine.models import PetriNet, ProcessTree

LONGEST = 6
LEAVES = st.one_of(
    st.just(ProcessTree()), st.sampled_from("abcde").map(lambda a: ProcessTree(label=a))
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.tuples(
        st.sampled_from(["->", "X", "+", "*", "O"]), st.lists(inner, min_size=2, max_size=3)
    ).map(lambda parts: ProcessTree(parts[0], children=tuple(parts[1]))),
    max_leaves=6,
)  # fmt: skip


def language(net: PetriNet, longest: int = LONGEST) -> set[tuple[str, ...]]:
    takes: dict[str, Counter[str]] = {t.id: Counter() for t in net.transitions}
    puts: dict[str, Counter[str]] = {t.id: Counter() for t in net.transitions}
    for source, target, weight in net.arcs:
        if source in puts:
            puts[source][target] += weight
        else:
            takes[target][source] += weight
    finals = [Counter(final) for final in net.finals]
    states = [(Counter(net.initial), ())]
    seen = {(frozenset(states[0][0].items()), ())}
    found = set()
    for marking, word in states:
        if marking in finals:
            found.add(word)
        for t in net.transitions:
            if takes[t.id] <= marking and (t.label is None or len(word) < longest):
                after = marking - takes[t.id] + puts[t.id]
                longer = word if t.label is None else (*word, t.label)
                key = (frozenset(after.items()), longer)
                if key not in seen:
                    assert len(seen) < 200_000
                    seen.add(key)
                    states.append((after, longer))
    return found


def tree(operator: str, *children: str | ProcessTree | None) -> ProcessTree:
    """Build a tree; a text is an activity, None a silent step."""
    leaves = (c if isinstance(c, ProcessTree) else ProcessTree(label=c) for c in children)
    return ProcessTree(operator, children=tuple(leaves))


def overlapping(rects) -> list:
    """Give pairs of bounds that share room."""
    placed = sorted(rects, key=lambda r: (r.x, r.y))
    return [
        (a, b)
        for n, a in enumerate(placed)
        for b in placed[n + 1 :]
        if a.x < b.x + b.width
        and b.x < a.x + a.width
        and a.y < b.y + b.height
        and b.y < a.y + a.height
    ]


def through(points, rect) -> bool:
    """Tell whether a flow runs through the inside of a node."""
    for (ax, ay), (bx, by) in pairwise(points):
        left, right, top, bottom = min(ax, bx), max(ax, bx), min(ay, by), max(ay, by)
        if (
            left < rect.x + rect.width - 1
            and right > rect.x + 1
            and top < rect.y + rect.height - 1
            and bottom > rect.y + 1
        ):
            return True
    return False
