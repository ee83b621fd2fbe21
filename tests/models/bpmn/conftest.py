"""BPMN in a few words, and the words that a net accepts."""

from collections import Counter

import pytest

from procmine.models.formats.bpmn import read_bpmn

MODEL = "http://www.omg.org/spec/BPMN/20100524/MODEL"
#: What a node is, by the first letter of its name; those with capitals are tasks.
KINDS = {
    "s": "startEvent",
    "e": "endEvent",
    "x": "exclusiveGateway",
    "p": "parallelGateway",
    "o": "inclusiveGateway",
    "v": "eventBasedGateway",
    "c": "intermediateCatchEvent",
    "t": "intermediateThrowEvent",
    "b": "boundaryEvent",
}


def process(flows, more=None, parts=None, tags=None):
    """Write the inside of a process: "s > A > e; A ? B" (a condition), "o ! D" (the default).

    `more` are attributes of nodes, `parts` what is in them, `tags` their elements.
    """
    nodes, lines, defaults = {}, [], {}
    for chain in flows.replace("\n", ";").split(";"):
        words = chain.split()
        nodes |= dict.fromkeys(words[::2])
        for source, arrow, target in zip(words[::2], words[1::2], words[2::2], strict=False):
            number = f"{source}-{target}"
            inside = "<conditionExpression>x</conditionExpression>" if arrow == "?" else ""
            if arrow == "!":
                defaults[source] = f' default="{number}"'
            lines.append(
                f'<sequenceFlow id="{number}" sourceRef="{source}" targetRef="{target}">'
                f"{inside}</sequenceFlow>"
            )
    for node in nodes:
        kind = (tags or {}).get(node) or (KINDS[node[0]] if node[0].islower() else "task")
        name = f' name="{node}"' if node[0].isupper() else ""
        attributes = f"{name}{defaults.get(node, '')} {(more or {}).get(node, '')}"
        lines.append(f'<{kind} id="{node}"{attributes}>{(parts or {}).get(node, "")}</{kind}>')
    return "".join(lines)


def document(inside):
    return f'<definitions xmlns="{MODEL}"><process id="P">{inside}</process></definitions>'


def read(*args, **parts):
    return read_bpmn(document(process(*args, **parts)).encode(), "reference.bpmn")


def words(net, longest=6):
    """Give all words of a net up to a length: an oracle that knows the net alone."""
    takes = {t.id: Counter() for t in net.transitions}
    gives = {t.id: Counter() for t in net.transitions}
    for source, target, weight in net.arcs:
        if target in takes:
            takes[target][source] += weight
        else:
            gives[source][target] += weight
    final = Counter(net.finals[0])
    begin = frozenset(Counter(net.initial).items())
    seen, waiting, found = {("", begin)}, [("", begin)], set()
    while waiting:
        word, marking = waiting.pop()
        here = Counter(dict(marking))
        if here == final:
            found.add(word)
        for t in net.transitions:
            if all(here[p] >= n for p, n in takes[t.id].items()):
                there = here - takes[t.id] + gives[t.id]
                state = (word + (t.label or ""), frozenset(there.items()))
                if len(state[0]) <= longest and state not in seen:
                    assert max(there.values()) < 256
                    seen.add(state)
                    waiting.append(state)
    return found


@pytest.fixture(scope="session")
def bpmn():
    """Read a diagram in a few words; see process()."""
    return read


@pytest.fixture(scope="session")
def inside():
    """Write what is in a process or subprocess; see process()."""
    return process


@pytest.fixture(scope="session")
def read_document():
    """Read what stands in the <definitions> of a file, or a whole file in bytes."""

    def of(content, **given):
        if isinstance(content, str):
            content = f'<definitions xmlns="{MODEL}">{content}</definitions>'.encode()
        return read_bpmn(content, "reference.bpmn", **given)

    return of


@pytest.fixture(scope="session")
def accepted():
    """Give the words of a net up to a length."""
    return words


@pytest.fixture(scope="session")
def language():
    """Give the words that a diagram in a few words accepts, up to a length."""

    def of(*args, longest=6, **parts):
        return words(read(*args, **parts).net, longest)

    return of
