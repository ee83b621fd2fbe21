"""Process trees as PTML, as ProM and as pm4py write them."""

import pytest

from procmine.errors import UnreadableFile, UsageError
from procmine.models.formats.ptml import read_ptml
from procmine.models.formats.tree_text import tree_text


def ptml(nodes, links, root="r"):
    """Write nodes like 'sequence r' or 'manualTask a A', and links like 'r a'."""
    parts = []
    for node in nodes:
        kind, number, *name = node.split(" ", 2)
        parts.append(f'<{kind} id="{number}" name="{name[0] if name else ""}"/>')
    for n, link in enumerate(links):
        parent, child = link.split()
        parts.append(f'<parentsNode id="l{n}" sourceId="{parent}" targetId="{child}"/>')
    return (
        f'<?xml version="1.0" encoding="ISO-8859-1"?><ptml><processTree id="x" name="x" '
        f'root="{root}">{"".join(parts)}</processTree></ptml>'
    ).encode()


def read(nodes, links, root="r"):
    return read_ptml(ptml(nodes, links, root), "tree.ptml")


LEAVES = ["manualTask a A", "manualTask b B", "automaticTask t tau"]


@pytest.mark.parametrize(
    ("kind", "sign"), [("sequence", "->"), ("xor", "X"), ("and", "+"), ("or", "O"), ("def", "X")]
)
def test_operators_are_read_with_their_children_in_the_order_of_the_file(kind, sign):
    model = read([f"{kind} r", *LEAVES], ["r b", "r t", "r a"])

    assert tree_text(model.tree) == f"{sign}( 'B', tau, 'A' )"
    assert model.kind == "process-tree"


def test_leaves_keep_the_ids_of_the_file():
    model = read(["sequence r", *LEAVES], ["r a", "r b"])

    assert [t.element for t in model.net.transitions] == ["a", "b"]


def test_links_may_stand_before_the_nodes_they_name():
    content = ptml(["sequence r", *LEAVES], ["r a"]).decode()
    start, end = content.index("<parentsNode"), content.index("</processTree>")
    link = content[start:end]
    moved = content[:start].replace("<sequence", link + "<sequence") + content[end:]

    assert tree_text(read_ptml(moved.encode(), "tree.ptml").tree) == "->( 'A' )"


@pytest.mark.parametrize(
    ("children", "text"),
    [
        (["a", "b", "t"], "*( 'A', 'B' )"),
        (["a", "b"], "*( 'A', 'B' )"),
        (["a", "t", "b"], "->( *( 'A', tau ), 'B' )"),
    ],
)
def test_a_loop_has_what_is_done_what_leads_back_and_what_leads_out(children, text):
    model = read(["xorLoop r", *LEAVES], [f"r {child}" for child in children])

    assert tree_text(model.tree) == text


@pytest.mark.parametrize(
    ("nodes", "links", "root", "message"),
    [
        (["sequence r"], [], "r", "<sequence> (id 'r') has no children"),
        (["manualTask r A", *LEAVES], ["r a"], "r", "<manualTask> (id 'r') has children"),
        (["xorLoop r", *LEAVES], ["r a"], "r", "<xorLoop> (id 'r') has 1 children"),
        (["sequence r", *LEAVES], ["r a"], "x", "the root 'x' of the tree is no node of it"),
        (["sequence r", *LEAVES], ["r x"], "r", "a <parentsNode> names 'x', which is no node"),
        (["sequence r", "manualTask r A"], [], "r", "a <manualTask> has the id 'r' of another"),
        (["sequence r", "xor s"], ["r s", "s r"], "r", "operators are nested deeper than 200, or"),
        (["sequence r", "manualTask a"], ["r a"], "r", "<manualTask> (id 'a') has no name"),
    ],
)
def test_what_is_no_tree_is_refused(nodes, links, root, message):
    with pytest.raises(UnreadableFile) as error:
        read(nodes, links, root)

    assert error.value.message.startswith(f"tree.ptml: {message}")


def test_nodes_that_share_a_child_do_not_blow_up():
    nodes = [f"and n{n}" for n in range(60)] + ["manualTask n60 A"]
    links = [f"n{n} n{n + 1}" for n in range(60) for _ in range(2)]

    with pytest.raises(UnreadableFile, match="has two parents"):
        read(nodes, links, "n0")


def test_a_node_of_another_kind_is_refused_by_its_name():
    with pytest.raises(UsageError, match=r"<xorEvent> \(id 'e'\) can't be judged"):
        read(["sequence r", "xorEvent e"], ["r e"])


def test_a_file_without_a_tree_is_refused():
    with pytest.raises(UnreadableFile, match="holds no process trees"):
        read_ptml(b"<ptml/>", "tree.ptml")
