"""The net of a process tree has the runs of the tree: by enumeration, and as pm4py's net has."""

from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmine.models import ProcessTree
from procmine.models.formats.tree_text import read_tree_text
from procmine.models.states import explore
from procmine.models.tree_net import net_of_tree
from tests.models.test_tree_text import _nodes

LONGEST = 4
LEAVES = st.sampled_from([None, "a", "b", "c"]).map(lambda label: ProcessTree(label=label))
TREES = st.recursive(LEAVES, _nodes, max_leaves=6)


@cache
def words(tree):
    """Give the words of a tree up to a length, from what its operators mean."""
    parts = [words(child) for child in tree.children]
    match tree.operator:
        case None:
            found = {() if tree.label is None else (tree.label,)}
        case "X":
            found = set().union(*parts)
        case "->":
            found = {()}
            for part in parts:
                found = _joined(found, part)
        case "+":
            found = _shuffled_all(parts)
        case "O":
            found = set()
            for chosen in product((False, True), repeat=len(parts)):
                if any(chosen):
                    found |= _shuffled_all([p for p, c in zip(parts, chosen, strict=True) if c])
        case "*":
            back = set().union(*parts[1:])
            found, new = set(parts[0]), set(parts[0])
            while new:
                new = _joined(_joined(new, back), parts[0]) - found
                found |= new
    return frozenset(found)


def _joined(firsts, seconds):
    return {a + b for a in firsts for b in seconds if len(a) + len(b) <= LONGEST}


def _shuffled_all(parts):
    found = {()}
    for part in parts:
        found = {w for a in found for b in part if len(a + b) <= LONGEST for w in _shuffles(a, b)}
    return found


def _shuffles(a, b):
    if not a or not b:
        return {a + b}
    return {a[:1] + w for w in _shuffles(a[1:], b)} | {b[:1] + w for w in _shuffles(a, b[1:])}


def words_of_net(net):
    states = explore(net)
    after = {}
    for at, transition, to in states.steps:
        after.setdefault(at, []).append((net.transitions[transition].label, to))
    seen, waiting = {(0, ())}, [(0, ())]
    while waiting:
        at, word = waiting.pop()
        for label, to in after.get(at, ()):
            longer = (to, word if label is None else (*word, label))
            if len(longer[1]) <= LONGEST and longer not in seen:
                seen.add(longer)
                waiting.append(longer)
    return states.complete, {word for at, word in seen if states.markings[at] in net.finals}


@settings(max_examples=60)
@given(TREES)
def test_the_net_has_the_words_of_the_tree(tree):
    complete, found = words_of_net(net_of_tree(tree))

    if complete:
        assert found == words(tree)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*('a', 'b')", {"a", "aba"}),
        ("*('a', 'b', 'c')", {"a", "aba", "aca"}),
        ("*(tau, 'a')", {"", "a", "aa", "aaa", "aaaa"}),
        ("X(*('a', 'b'), 'c')", {"a", "aba", "c"}),
        ("*(*('a', tau), *('b', tau))", {"a", "aa", "aaa", "aaaa", "aba", "abaa", "aaba", "abba"}),
        ("O('a', 'b')", {"a", "b", "ab", "ba"}),
        ("+('a', ->('b', 'c'))", {"abc", "bac", "bca"}),
    ],
)
def test_operators_mean_what_textbooks_say(text, expected):
    model = read_tree_text(text, "model.txt")

    _, found = words_of_net(model.net)

    assert {"".join(word) for word in found} == expected


def test_equal_trees_have_equal_nets():
    text = "->('a', O('b', tau, *('c', 'd')))"

    assert read_tree_text(text, "one").net == read_tree_text(text, "two").net
