"""The nets of diagrams against others that know BPMN: a token game, and pm4py where it is right."""

import os
from collections import Counter
from itertools import combinations, pairwise, product

import hypothesis.strategies as st
import pytest
from hypothesis import event, given, settings

from procmine.mining.alignments import align
from procmine.mining.variants import Variant
from procmine.models.bpmn_net import CannotJudge

LONGEST = 4
MOST_STATES = 3_000
MOST_TOKENS = 5


def token_game(diagram, longest=LONGEST):
    """Play a diagram by the book: tokens on flows, and a case is over when none is left.

    None for a diagram with too many tokens or states.
    """
    into, out = ({n.id: [] for n in diagram.nodes} for _ in range(2))
    for flow in diagram.flows:
        into[flow.target].append(flow.id)
        out[flow.source].append(flow.id)
    target = {flow.id: flow.target for flow in diagram.flows}
    nodes = {n.id: n for n in diagram.nodes}

    def leave(node):
        if node.kind == "xor" and out[node.id]:
            return [[flow] for flow in out[node.id]]
        if node.kind == "or" and out[node.id]:
            sizes = range(1, len(out[node.id]) + 1)
            return [some for size in sizes for some in combinations(out[node.id], size)]
        return [out[node.id]]

    def comes_to(flow, join):
        """Give the flows into a join that a token can come to without passing it."""
        reached, waiting = {flow}, [flow]
        while waiting:
            node = target[waiting.pop()]
            if node != join:
                more = [f for f in out[node] if f not in reached]
                reached.update(more)
                waiting += more
        return reached.intersection(into[join])

    def waits(node, tokens):
        flows = into[node.id]
        if node.kind == "and":
            return [flows]
        if node.kind == "or" and len(flows) > 1:
            here = {flow for flow in flows if tokens[flow]}
            ways = [comes_to(flow, node.id) for flow in tokens if flow not in flows]
            if any(way - here and not way & here for way in ways):
                return []
            return [sorted(here)]
        return [[flow] for flow in flows]

    def steps(tokens):
        for node in nodes.values():
            for taken in waits(node, tokens):
                if taken and all(tokens[flow] for flow in taken):
                    label = node.name if node.kind == "task" else ""
                    ends = node.kind == "end" and node.trigger == "terminate"
                    ways = [(label, flows) for flows in leave(node)]
                    for border in (n for n in nodes.values() if n.attached == node.id):
                        ways += [(label, out[border.id]), ("", out[border.id])]
                    for said, given_to in ways:
                        rest = tokens - Counter(taken) + Counter(given_to)
                        yield said, Counter() if ends else rest

    starts = [n for n in diagram.nodes if n.kind == "start"]
    waiting = [("", Counter(flows)) for n in starts for flows in leave(n)]
    seen, found = set(), set()
    while waiting:
        word, tokens = waiting.pop()
        state = (word, frozenset(tokens.items()))
        if state in seen or len(word) > longest:
            continue
        seen.add(state)
        if len(seen) > MOST_STATES or tokens.total() > MOST_TOKENS:
            return None
        if not tokens:
            found.add(word)
        waiting += [(word + label, after) for label, after in steps(tokens)]
    return found


@st.composite
def graphs(draw):
    """Any diagram of a few nodes: most are neither structured nor sound."""
    inner = [
        *"ABC"[: draw(st.integers(1, 3))],
        *draw(st.lists(st.sampled_from("xxpo"), max_size=4)),
    ]
    inner = [n if n.isupper() else f"{n}{number}" for number, n in enumerate(inner)]
    ends = [f"e{n}" for n in range(draw(st.integers(1, 2)))]
    inner = draw(st.permutations(inner))
    flows = set()
    for place, node in enumerate(inner):
        flows.add((draw(st.sampled_from(["s", *inner[:place]] if place else ["s"])), node))
        if draw(st.integers(0, 5)):
            flows.add((node, draw(st.sampled_from([*inner, *ends]))))
    for _ in range(draw(st.integers(0, 4))):
        flows.add((draw(st.sampled_from(inner)), draw(st.sampled_from([*inner, *ends]))))
    if draw(st.booleans()):
        flows.add(("b", draw(st.sampled_from([*inner, *ends]))))
    return "; ".join(f"{a} > {b}" for a, b in sorted(flows))


@settings(max_examples=200)
@given(flows=graphs(), terminates=st.booleans())
def test_any_diagram_has_the_runs_of_the_token_game(bpmn, accepted, flows, terminates):
    try:
        parts = {"e0": "<terminateEventDefinition/>"} if terminates else {}
        model = bpmn(flows, more={"b": 'attachedToRef="A"'}, parts=parts)
    except CannotJudge:
        return

    expected = token_game(model.diagram)

    event("judged" if expected else "without a run" if expected == set() else "unbounded")
    assert expected is None or accepted(model.net, LONGEST) == expected


@st.composite
def blocks(draw, kinds="TTsxpl", depth=3, number=None):
    """A block as flows from its first to its last node, which are its own."""
    number = number if number is not None else iter(range(1000))
    kind = draw(st.sampled_from(kinds)) if depth else "T"
    if kind == "T":
        name = f"{draw(st.sampled_from('ABCD'))}{next(number)}"
        return [], name, name
    if kind == "s":
        parts = [draw(blocks(kinds, depth - 1, number)) for _ in range(2)]
        (one, first, last), (two, then, end) = parts
        return [*one, *two, (last, then)], first, end
    first, last = (f"{'x' if kind == 'l' else kind}{next(number)}" for _ in range(2))
    flows = []
    for place in range(2):
        inner, begin, end = draw(blocks(kinds, depth - 1, number))
        back = kind == "l" and place
        flows += [*inner, (last if back else first, begin), (end, first if back else last)]
    return flows, first, last


@settings(max_examples=100)
@given(block=blocks("TTsxpoo", depth=2), closes_all=st.booleans())
def test_inclusive_gateways_have_the_runs_of_the_token_game(bpmn, accepted, block, closes_all):
    flows, first, last = block
    # Many close with an inclusive gateway whatever they have opened.
    named = {last: f"o{last[1:]}"} if closes_all and last[0] in "xp" else {}
    drawn = [("s", first), *flows, (last, "e")]
    model = bpmn("; ".join(f"{named.get(a, a)} > {named.get(b, b)}" for a, b in drawn))

    expected = token_game(model.diagram, 6)

    assert expected is None or accepted(model.net, 6) == expected


@settings(max_examples=60)
@given(block=blocks())
def test_blocks_have_the_runs_that_pm4py_gives_them(
    bpmn, inside, accepted, tmp_path_factory, block
):
    flows, first, last = block
    text = "; ".join(f"{a} > {b}" for a, b in [("s", first), *flows, (last, "e")])
    model = bpmn(text)

    assert accepted(model.net, 8) == accepted(_by_pm4py(inside(text), tmp_path_factory), 8)


@pytest.mark.parametrize(
    ("flows", "parts"),
    [
        ("s > p > A > B > e; p > C > e2", {"e2": "<terminateEventDefinition/>"}),
        ("s > p > A > x; p > p2 > B > x; p2 > e2; x > C > e", {}),
        ("s > o > A > e; o > B > e2; o > C > e3", {}),
        ("s > A ? B > e; A ? C > e2", {}),
    ],
    ids=["terminate", "tokens are counted", "shares are counted", "conditions"],
)
def test_alignments_count_tokens_as_the_net_does(bpmn, accepted, flows, parts):
    model = bpmn(flows, parts=parts)
    words = ["".join(word) for size in range(5) for word in product("ABC", repeat=size)]

    found = align(model.net, [Variant(n, tuple(word), 1) for n, word in enumerate(words)])

    free = {word for word, alignment in zip(words, found, strict=True) if alignment.high == 0}
    assert free == accepted(model.net, 4)


@settings(max_examples=60)
@given(block=blocks(), word=st.lists(st.sampled_from("ABCD"), max_size=5))
def test_alignments_are_free_for_runs_and_for_them_alone(bpmn, accepted, block, word):
    flows, first, last = block
    model = bpmn("; ".join(f"{a} > {b}" for a, b in [("s", first), *flows, (last, "e")]))
    runs = sorted(accepted(model.net, 6))[:20]
    names = sorted(model.activities)
    tried = tuple(names["ABCD".index(letter) % len(names)] for letter in word)
    variants = [Variant(0, tried, 1)] + [Variant(n, _split(r), 1) for n, r in enumerate(runs, 1)]

    costs = [a.high for a in align(model.net, variants)]

    assert costs[1:] == [0] * len(runs)
    length = sum(map(len, tried))
    assert (costs[0] == 0) == ("".join(tried) in accepted(model.net, length))


def _split(word):
    """Cut a word into names: a capital and a number."""
    begins = [place for place, letter in enumerate(word) if letter.isupper()] + [len(word)]
    return tuple(word[a:b] for a, b in pairwise(begins))


def _by_pm4py(content, tmp_path_factory):
    os.environ["PM4PY_SHOW_PROGRESS_BAR"] = "False"
    pm4py = pytest.importorskip("pm4py")
    from procmine.models.net import PetriNet, Transition

    space = "http://www.omg.org/spec/BPMN/20100524/MODEL"
    file = tmp_path_factory.mktemp("bpmn") / "model.bpmn"
    file.write_text(
        f'<definitions xmlns="{space}"><process id="P">{content}</process></definitions>'
    )
    net, initial, final = pm4py.convert_to_petri_net(pm4py.read_bpmn(str(file)))
    return PetriNet(
        tuple(p.name for p in net.places),
        tuple(Transition(t.name, t.label) for t in net.transitions),
        tuple((a.source.name, a.target.name, a.weight) for a in net.arcs),
        {p.name: n for p, n in initial.items()},
        ({p.name: n for p, n in final.items()},),
    )
