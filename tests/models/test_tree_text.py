"""Process trees as text: what pm4py prints is read, and what is no tree is told by its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmine.errors import UnreadableFile, UsageError
from procmine.models import ProcessTree
from procmine.models.formats.tree_text import is_tree_text, read_tree_text, tree_text

LABELS = st.text(min_size=1, max_size=8) | st.sampled_from(["it's", "a\\", "\\'", 'say "b"', "tau"])
LEAVES = st.just(ProcessTree()) | LABELS.map(lambda label: ProcessTree(label=label))


def _nodes(children):
    def node(operator, least):
        return st.lists(children, min_size=least, max_size=4).map(
            lambda given: ProcessTree(operator, children=tuple(given))
        )

    return node("*", 2) | st.sampled_from(["->", "X", "+", "O"]).flatmap(lambda o: node(o, 1))


TREES = st.recursive(LEAVES, _nodes, max_leaves=12)


def read(text):
    tree = read_tree_text(text, "model.txt").tree
    assert tree is not None
    return tree


def plain(tree):
    return ProcessTree(tree.operator, tree.label, tuple(map(plain, tree.children)))


@given(TREES)
def test_what_is_written_is_read_again(tree):
    text = tree_text(tree)

    assert plain(read(text)) == tree
    assert is_tree_text(text)


def test_a_tree_as_pm4py_prints_it_is_read():
    text = "->( 'register', X( 'a b', tau ), *( +( 'c', 'd' ), tau ) )"

    tree = read(text)

    assert tree_text(tree) == text
    assert [child.operator for child in tree.children] == [None, "X", "*"]


def test_signs_of_papers_are_operators_as_well():
    tree = read("→('a', ×('b', τ), ∧('c', 'd'), ↺('e', τ), ⟲('f', 'g'), ∨('h', 'i'))")

    assert tree_text(tree) == (
        "->( 'a', X( 'b', tau ), +( 'c', 'd' ), *( 'e', tau ), *( 'f', 'g' ), O( 'h', 'i' ) )"
    )


def test_leaves_are_numbered_so_that_deviations_can_name_them():
    model = read_tree_text("->('a', tau, 'a')", "model.txt")

    visible = [t.element for t in model.net.transitions if t.label is not None]

    assert visible == ["leaf 1", "leaf 2"]


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("->('a' 'b')", "column 8", "',' or ')' is missing before ''b')'"),
        ("->('a', 'b'", "column 12", "',' or ')' is missing"),
        ("->('a',)", "column 8", "an operator, a label in quotes or tau is missing before ')'"),
        ("->()", "column 4", "an operator, a label in quotes or tau is missing"),
        ("->(a, 'b')", "column 4", "an operator, a label in quotes or tau is missing"),
        ("->('a', 'b'))", "column 13", "')' comes after the end"),
        ("->('it's')", "column 8", "',' or ')' is missing before 's')'"),
        ("->('a',\n  *('b'))", "line 2, column 3", "a loop needs what is done and what leads back"),
        ("X('a', '')", "column 10", "a label is empty"),
        ("->(seq('a'))", "column 4", "an operator, a label in quotes or tau is missing"),
    ],
)
def test_what_is_wrong_is_told_by_its_place(text, where, what):
    with pytest.raises(UnreadableFile) as error:
        read(text)

    assert error.value.message.startswith(f"model.txt: {where}: {what}")
    assert "\n" not in error.value.message
    assert error.value.hint


def test_operators_without_a_net_are_refused_by_their_names():
    with pytest.raises(UsageError, match=r"column 8: the operator <> \(interleaving\)"):
        read("->('a',<>('b', 'c'))")


def test_a_tree_too_deep_to_go_through_is_refused():
    deep = "X(" * 100_000 + "'a'" + ")" * 100_000

    with pytest.raises(UnreadableFile, match="nested deeper than 200"):
        read(deep)


def test_a_tree_of_the_deepest_kind_is_read():
    tree = read("->(" * 200 + "'a'" + ")" * 200)

    assert tree_text(tree).count("->") == 200


@given(st.text(alphabet="->X+*O<(),'\"\\ taub\n→τ", max_size=40))
def test_any_text_is_a_tree_or_told_to_be_none(text):
    try:
        tree = read(text)
    except (UnreadableFile, UsageError):
        return

    assert plain(read(tree_text(tree))) == plain(tree)
