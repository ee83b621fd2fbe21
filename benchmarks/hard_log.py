"""A log that is hard to align: wide parallelism, loops, and up to eight mistakes a case.

The same seed and width give the same log. A random process tree has `width` branches side by side;
its playout is shaken by events left out, put in and swapped.
"""

from __future__ import annotations

import random
from collections import Counter

from procmine.mining.variants import Variant
from procmine.models import ProcessTree

VARIANTS = 4_000
CASES = 13_000
_AGAIN = 0.55
_MISTAKES = (0, 1, 2, 3, 4, 6, 8)


def hard_log(width: int, seed: int = 1) -> tuple[ProcessTree, list[Variant]]:
    """Give a tree with `width` branches side by side, and variants that leave it in places."""
    draw = random.Random(seed)
    labels: list[str] = []
    tree = _model(draw, labels, width)
    cases: Counter[tuple[str, ...]] = Counter()
    while len(cases) < VARIANTS:
        cases[tuple(_shaken(draw, _play(draw, tree), labels))] += 1
    # A few variants are most of the cases, as in any log.
    often = draw.choices(list(cases)[: VARIANTS // 10], k=CASES - cases.total())
    cases.update(often)
    return tree, [Variant(number, *item) for number, item in enumerate(cases.items(), start=1)]


def _model(draw: random.Random, labels: list[str], width: int) -> ProcessTree:
    def leaf() -> ProcessTree:
        labels.append(f"a{len(labels):03d}")
        return ProcessTree(label=labels[-1])

    def grown(depth: int) -> ProcessTree:
        if depth == 0:
            return leaf()
        operator = draw.choices(["->", "X", "+", "*"], [5, 2, 2, 2])[0]
        if operator == "*":
            again = ProcessTree() if draw.random() < 0.5 else leaf()
            return ProcessTree("*", None, (grown(depth - 1), again))
        children = tuple(grown(depth - 1) for _ in range(draw.randint(2, 3)))
        return ProcessTree(operator, None, children)

    side_by_side = ProcessTree("+", None, tuple(grown(2) for _ in range(width)))
    loop = ProcessTree("*", None, (grown(2), leaf()))
    return ProcessTree("->", None, (leaf(), side_by_side, grown(2), loop, leaf()))


def _play(draw: random.Random, tree: ProcessTree) -> list[str]:
    """Give the activities of one run."""
    if tree.operator is None:
        return [tree.label] if tree.label is not None else []
    if tree.operator == "X":
        return _play(draw, draw.choice(tree.children))
    if tree.operator == "*":
        done, again = tree.children
        run = _play(draw, done)
        while draw.random() < _AGAIN:
            run += _play(draw, again) + _play(draw, done)
        return run
    parts = [_play(draw, child) for child in tree.children]
    if tree.operator == "->":
        return [activity for part in parts for activity in part]
    run = []
    while waiting := [part for part in parts if part]:
        run.append(draw.choice(waiting).pop(0))
    return run


def _shaken(draw: random.Random, run: list[str], labels: list[str]) -> list[str]:
    """Leave events out, put others in, and swap neighbours."""
    for _ in range(draw.choice(_MISTAKES)):
        place = draw.randrange(len(run))
        kind = draw.choices(["leave out", "put in", "swap"], [4, 3, 3])[0]
        if kind == "put in":
            run.insert(place, draw.choice(labels))
        elif kind == "leave out" and len(run) > 1:
            del run[place]
        elif place + 1 < len(run):
            run[place : place + 2] = run[place + 1], run[place]
    return run
