"""Process trees as text, as pm4py prints them: ->( 'A', X( 'B', tau ) )."""

from __future__ import annotations

import re
from typing import NoReturn, get_args

from procmine.errors import UnreadableFile, UsageError
from procmine.models import ProceduralModel
from procmine.models.shown import shown
from procmine.models.tree import Operator, ProcessTree
from procmine.models.tree_net import DEEPEST, net_of_tree
from procmine.words.say import say, unsaid

_SIGNS: dict[str, Operator] = {sign: sign for sign in get_args(Operator)} | {
    "→": "->", "×": "X", "∧": "+", "↺": "*", "⟲": "*", "∨": "O",
}  # fmt: skip
#: Operators of pm4py that there is no net for.
_REFUSED = {"<>": "interleaving", "PO": "partial order"}
_TOKEN = re.compile(
    r"(?:(?P<operator>" + "|".join(map(re.escape, [*_SIGNS, *_REFUSED])) + r")\s*(?P<open>\()"
    r"|'(?P<label>(?:[^'\\]|\\.)*)'|\"(?P<quoted>(?:[^\"\\]|\\.)*)\""
    r"|(?P<tau>tau|τ)\b|(?P<close>\))|(?P<comma>,))",
    re.DOTALL,
)
#: What a token may be where a node begins, and where one has ended.
_NODES = ("open", "label", "quoted", "tau")
_BETWEEN = ("comma", "close")
_BLANKS = re.compile(r"\s*")
_BEGINNING = re.compile(r"(->|<>|PO|[→X×+∧*↺⟲O∨])\s*\(|'.*'\s*\Z|(tau|τ)\s*\Z", re.DOTALL)
_LONGEST = 200_000
_HINT = unsaid("write a tree like ->( 'A', X( 'B', tau ), *( 'C', 'D' ) )")


def is_tree_text(text: str) -> bool:
    """Say whether a text begins like a process tree."""
    return _BEGINNING.match(text.lstrip()) is not None


def read_tree_text(text: str, name: str) -> ProceduralModel:
    """Read a process tree; UnreadableFile says where it is none."""
    if len(text) > _LONGEST:
        raise UnreadableFile(say("{name}: is too long for a process tree", name=name), say(_HINT))
    tree = _Reader(text, name).read()
    return ProceduralModel(name, "process-tree", net_of_tree(tree), tree=tree)


def tree_text(tree: ProcessTree) -> str:
    """Write a process tree as read_tree_text() takes it."""
    if tree.operator is not None:
        return f"{tree.operator}( {', '.join(map(tree_text, tree.children))} )"
    if tree.label is None:
        return "tau"
    return "'" + re.sub(r"(['\\])", r"\\\1", tree.label) + "'"


class _Reader:
    """Read token by token, with the operators that are still open on a stack."""

    def __init__(self, text: str, name: str) -> None:
        self._text, self._name, self._at, self._leaves = text, name, 0, 0

    def read(self) -> ProcessTree:
        open_ones: list[tuple[Operator, list[ProcessTree], int]] = []
        while True:
            token = self._next(_NODES, say("an operator, a label in quotes or tau"))
            if token["operator"] is not None:
                if len(open_ones) == DEEPEST:
                    self._fail(f"operators are nested deeper than {DEEPEST}")
                began = token.start("operator")
                open_ones.append((self._operator(token["operator"], began), [], began))
                continue
            tree = self._leaf(token)
            while open_ones:
                operator, children, began = open_ones[-1]
                children.append(tree)
                if self._next(_BETWEEN, "',' or ')'").lastgroup == "comma":
                    break
                tree = self._closed(operator, children, began)
                open_ones.pop()
            else:
                return self._whole(tree)

    def _next(self, kinds: tuple[str, ...], wanted: str) -> re.Match[str]:
        self._at = self._after_blanks()
        token = _TOKEN.match(self._text, self._at)
        if token is None or token.lastgroup not in kinds:
            rest = self._text[self._at : self._at + 20]
            self._fail(
                say("{wanted} is missing", wanted=wanted)
                + (say(" before {rest}", rest=shown(rest)) if rest else "")
            )
        self._at = token.end()
        return token

    def _operator(self, sign: str, began: int) -> Operator:
        if sign in _REFUSED:
            self._at = began
            raise UsageError(
                say(
                    "{name}: {place}: the operator {sign} ({refused}) can't be judged",
                    name=self._name,
                    place=self._place(),
                    sign=sign,
                    refused=_REFUSED[sign],
                ),
                say(
                    "known are -> (sequence), X (choice), + (parallel), * (loop), O"
                    " (inclusive choice)"
                ),
            )
        return _SIGNS[sign]

    def _leaf(self, token: re.Match[str]) -> ProcessTree:
        label = token["label"] if token["label"] is not None else token["quoted"]
        if label is None:
            return ProcessTree()
        if not label:
            self._fail(say("a label is empty; a silent step is tau"))
        self._leaves += 1
        unescaped = re.sub(r"\\(['\"\\])", r"\1", label)
        return ProcessTree(label=unescaped, element=f"leaf {self._leaves}")

    def _closed(self, operator: Operator, children: list[ProcessTree], began: int) -> ProcessTree:
        if operator == "*" and len(children) < 2:
            self._at = began
            self._fail(say("a loop needs what is done and what leads back, or tau"))
        return ProcessTree(operator, children=tuple(children))

    def _whole(self, tree: ProcessTree) -> ProcessTree:
        self._at = self._after_blanks()
        if self._at < len(self._text):
            rest = self._text[self._at : self._at + 20]
            self._fail(say("{rest} comes after the end of the tree", rest=shown(rest)))
        return tree

    def _after_blanks(self) -> int:
        blanks = _BLANKS.match(self._text, self._at)
        return blanks.end() if blanks else self._at

    def _place(self) -> str:
        line = self._text.count("\n", 0, self._at)
        column = f"column {self._at - self._text.rfind(chr(10), 0, self._at)}"
        return f"line {line + 1}, {column}" if "\n" in self._text.strip() else column

    def _fail(self, problem: str) -> NoReturn:
        raise UnreadableFile(f"{self._name}: {self._place()}: {problem}", say(_HINT))
