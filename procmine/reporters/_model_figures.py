"""What the picture of a model shows: a diagram, a net, a process tree or constraints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from procmine.models import DeclarativeModel, PetriNet, ProcessTree
from procmine.models.placing import Placed
from procmine.models.scaling import scaled
from procmine.report import Language, ProcessMap
from procmine.reporters._figure import Figure, Key, Line, Mark, Shape
from procmine.reporters._map_words import Measure, columns, wrapped
from procmine.reporters._sketch import DEVIATION, sketch
from procmine.reporters._svg import MUTED
from procmine.words import clean_text, label

#: Columns of a name in a task: the fewest, and the most where names are long.
_NARROW, _WIDE = 14, 24
_SHAPES: dict[str, Shape] = {
    "start": "circle", "end": "ring", "event": "ring", "xor": "diamond", "and": "diamond",
    "or": "diamond", "event-gateway": "diamond",
}  # fmt: skip
_SIGNS = {"xor": "×", "and": "+", "or": "O", "event-gateway": "E"}
_TREE_SIGNS = {"->": "->", "X": "×", "+": "+", "*": "*", "O": "O"}


class Tasks:
    """The boxes of activities, with the numbers of a process map where there is one."""

    def __init__(self, map: ProcessMap | None, measure: Measure, language: Language) -> None:
        nodes = map.nodes if map else ()
        # Without its flows, whose hours are so many more that all work would look the same.
        boxes = sketch(replace(map, edges=()), measure, language).boxes if map else ()
        self._boxes = {node.activity: box for node, box in zip(nodes, boxes, strict=False)}
        gaps = [box for box in boxes if box.missing]
        self._boxes |= {
            gap.activity: box for gap, box in zip(map.missing if map else (), gaps, strict=True)
        }
        self.measure = measure
        self.key = _key(map, measure, language) if map else ()

    def columns(self, names: Iterable[str]) -> int:
        """Give how wide tasks must be, at most 24 columns, for the names to stand in full."""
        longest = list(names)
        return next(
            (n for n in range(_NARROW, _WIDE) if all(_whole(name, n) for name in longest)), _WIDE
        )

    def mark(self, id_: str, name: str, height: float = 80, columns: int = _NARROW) -> Mark:
        """Give the box of an activity, higher than asked for where its words need it."""
        box = self._boxes.get(name)
        lines, width = wrapped(name, columns), task_width(columns)
        if box is None:
            return Mark(id_, "task", width, height, lines, title=clean_text(name))
        notes = tuple(part for note in box.notes[:1] for part in note.split(" · "))
        needed = 12.0 + 14 * (len(lines) + len(notes) + len(box.marks))
        return Mark(
            id_, "task", width, max(height, needed), lines, notes, box.title, box.level,
            box.marks, box.missing,
        )  # fmt: skip


def task_width(columns: int) -> float:
    """Give the width of a task in points whose names have so many columns."""
    return 100.0 + 6.8 * (columns - _NARROW)


def _whole(name: str, columns: int) -> bool:
    return not wrapped(name, columns)[-1].endswith("…")


def _leaves(tree: ProcessTree) -> list[str]:
    below = [name for child in tree.children for name in _leaves(child)]
    return below if tree.label is None else [tree.label, *below]


def _key(map: ProcessMap, measure: Measure, language: Language) -> tuple[Key, ...]:
    """Say what the numbers and colours are; without times there are counts alone."""
    texts = [label("model_key_count", language)]
    if measure == "frequency":
        texts.append(label("model_key_frequency", language))
    elif any(node.mean_work_hours is not None for node in map.nodes):
        texts.append(label("model_key_time", language))
    key = tuple(Key(text, MUTED) for text in texts)
    return (*key, Key(label("page_map_deviations", language), DEVIATION)) if map.checked else key


def diagram_figure(placed: Placed, title: str, tasks: Tasks) -> Figure:
    """Show a diagram with room for its words, subprocesses below what is in them."""
    names = [node.name for node in placed.diagram.nodes if node.kind == "task"]
    wide = tasks.columns(names)
    tall = max((tasks.mark("", name, columns=wide).height for name in names), default=80.0)
    placed = scaled(placed, task_width(wide), tall)
    marks = []
    for node in sorted(placed.diagram.nodes, key=lambda node: node.kind != "subprocess"):
        at, shape = placed.nodes[node.id], _SHAPES.get(node.kind, "task")
        sign = (_SIGNS[node.kind],) if node.kind in _SIGNS else ()
        if node.kind == "task":
            marks.append(tasks.mark(node.id, node.name, tall, wide))
        else:
            marks.append(
                Mark(node.id, shape, at.width, at.height, sign, title=clean_text(node.name))
            )
    return Figure(
        title,
        tuple(marks),
        tuple(Line(f.source, f.target, corners=placed.flows[f.id]) for f in placed.diagram.flows),
        tasks.measure,
        places={
            id_: (at.x + at.width / 2, at.y + at.height / 2) for id_, at in placed.nodes.items()
        },
        key=tasks.key,
    )


def net_figure(net: PetriNet, title: str, tasks: Tasks) -> Figure:
    """Show a net: circles with their tokens, boxes, and bars for what is silent."""
    ids = {place: f"p{n}" for n, place in enumerate(net.places)}
    ids |= {t.id: f"t{n}" for n, t in enumerate(net.transitions)}
    last = {place for marking in net.finals for place in marking}
    wide = tasks.columns(net.activities)
    marks = []
    for place in net.places:
        tokens = net.initial.get(place, 0)
        signs = ("•" if tokens == 1 else str(tokens),) if tokens else ()
        shape: Shape = "ring" if place in last else "circle"
        marks.append(Mark(ids[place], shape, 30, 30, signs, title=clean_text(place)))
    for t in net.transitions:
        silent = Mark(ids[t.id], "square", 10, 36)
        marks.append(silent if t.label is None else tasks.mark(ids[t.id], t.label, 60, wide))
    lines = tuple(
        Line(ids[source], ids[target], "" if weight == 1 else str(weight))
        for source, target, weight in net.arcs
    )
    return Figure(title, tuple(marks), lines, tasks.measure, key=tasks.key)


def tree_figure(tree: ProcessTree, title: str, tasks: Tasks) -> Figure:
    """Show a process tree from its root down."""
    marks: list[Mark] = []
    lines: list[Line] = []
    wide = tasks.columns(_leaves(tree))

    def add(node: ProcessTree) -> str:
        id_ = f"n{len(marks)}"
        if node.operator is not None:
            marks.append(Mark(id_, "circle", 36, 36, (_TREE_SIGNS[node.operator],)))
        elif node.label is not None:
            marks.append(tasks.mark(id_, node.label, columns=wide))
        else:
            marks.append(Mark(id_, "square", 24, 10))
        for child in node.children:
            number = len(lines)
            lines.insert(number, Line(id_, add(child)))
        return id_

    add(tree)
    return Figure(title, tuple(marks), tuple(lines), tasks.measure, across=False, key=tasks.key)


def constraints_figure(model: DeclarativeModel, title: str, tasks: Tasks) -> Figure:
    """Show constraints: between two activities as a labelled arrow, on one as a note in its box."""
    pairs = [c for c in model.constraints if len(c.activities) == 2]
    names = list(dict.fromkeys(a for c in model.constraints for a in c.activities))
    marks = []
    for number, name in enumerate(names):
        box = tasks.mark(f"a{number}", name)
        own = [c for c in model.constraints if c.activities == (name,)]
        notes = tuple(
            f"{clean_text(c.template)}{'' if c.count is None else f' {c.count}'}" for c in own
        )
        width = max(100.0, 16 + 6.0 * max(map(columns, (*notes, ""))))
        height = 30.0 + 14 * (len(box.lines) + len(notes) + len(box.notes))
        marks.append(
            Mark(box.id, "task", width, height, box.lines, (*box.notes, *notes), box.title,
                 box.level)
        )  # fmt: skip
    ids = {name: f"a{number}" for number, name in enumerate(names)}
    lines = tuple(
        Line(ids[c.activities[0]], ids[c.activities[1]], clean_text(c.template)) for c in pairs
    )
    return Figure(title, tuple(marks), lines, tasks.measure, key=tasks.key)
