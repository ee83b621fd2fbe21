"""PNML: place/transition nets as ProM, pm4py, WoPeD and others write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procmine.errors import UnreadableFile, UsageError
from procmine.models import ProceduralModel
from procmine.models.ends import ends_of, sources_of
from procmine.models.formats._pnml_texts import count_of, label_of, refuse_what_is_more
from procmine.models.formats._xml import local, parsed
from procmine.models.net import Marking, PetriNet, Transition
from procmine.models.shown import shown
from procmine.words.say import say, unsaid

if TYPE_CHECKING:
    from lxml.etree import _Element

_EXPORT_AGAIN = unsaid("export the net once more, as a place/transition net")
_REFERENCES = ("referencePlace", "referenceTransition")


def read_pnml(content: bytes, name: str, *, process: str | None = None) -> ProceduralModel:
    """Read a net; UsageError for what makes it more than a place/transition net.

    `process` is the id of one of several nets.
    """
    outermost = _chosen([c for c in parsed(content, name) if local(c) == "net"], name, process)
    refuse_what_is_more(outermost, name)
    file = _Net(outermost, name)
    net = PetriNet(
        tuple(file.places), tuple(file.transitions.values()), file.arcs(), file.initial, ()
    )
    notes: tuple[str, ...] = file.notes()
    if not net.initial:
        net, note = sources_of(net, name)
        notes += (note,)
    finals = _final_markings(outermost, file)
    if any(finals):
        net = PetriNet(
            net.places, net.transitions, net.arcs, net.initial, tuple(f for f in finals if f)
        )
    else:
        net, note = ends_of(net, name, may_be_empty=bool(finals))
        notes += (note,)
    return ProceduralModel(name, "petri-net", net, notes=notes)


def _chosen(nets: list[_Element], name: str, process: str | None) -> _Element:
    named = [net for net in nets if process is None or net.get("id") == process]
    if len(named) == 1:
        return named[0]
    ids = ", ".join(shown(net.get("id")) for net in nets[:10])
    if not nets:
        raise UnreadableFile(say("{name}: holds no net", name=name), say(_EXPORT_AGAIN))
    if not named:
        raise UsageError(
            say("{name}: holds no net {process}", name=name, process=shown(process)),
            say("it holds {ids}", ids=ids),
        )
    raise UsageError(
        say("{name}: holds {count} nets", name=name, count=len(nets)),
        say("name one with --process: {ids}", ids=ids),
    )


class _Net:
    """The parts of a net on all of its pages, by their ids."""

    def __init__(self, net: _Element, name: str) -> None:
        self.name = name
        self.places: list[str] = []
        self.transitions: dict[str, Transition] = {}
        self.initial: dict[str, int] = {}
        self._known: set[str] = set()
        self._stand_for: dict[str, str] = {}
        self._arcs: list[_Element] = []
        self._unnamed: list[str] = []
        for part in net.iter():
            # Markings hold places as well, and tools what they like.
            if part is not net and local(part.getparent()) in ("net", "page"):
                self._take(part)

    def _take(self, part: _Element) -> None:
        kind = local(part)
        if kind == "arc":
            self._arcs.append(part)
        elif kind == "place":
            self.places.append(number := self._new_id(part))
            if tokens := count_of(part, "initialMarking", self.name, 0):
                self.initial[number] = tokens
        elif kind == "transition":
            number = self._new_id(part)
            label, is_named = label_of(part, number)
            if not is_named:
                self._unnamed.append(number)
            self.transitions[number] = Transition(number, label, number)
        elif kind in _REFERENCES:
            self._stand_for[self._new_id(part)] = part.get("ref", "")

    def _new_id(self, part: _Element) -> str:
        number = part.get("id")
        if number is None or number in self._known:
            what = (
                say("no id")
                if number is None
                else say("the id {number}, which is taken", number=shown(number))
            )
            raise UnreadableFile(
                say("{name}: a <{part}> has {what}", name=self.name, part=local(part), what=what),
                say(_EXPORT_AGAIN),
            )
        self._known.add(number)
        return str(number)

    def arcs(self) -> tuple[tuple[str, str, int], ...]:
        """Give the arcs in the order of the file; two between the same nodes are one."""
        places = set(self.places)
        weights: dict[tuple[str, str], int] = {}
        for arc in self._arcs:
            source, target = (self.meant(arc.get(end), arc) for end in ("source", "target"))
            if (source in places) == (target in places):
                kind = "places" if source in places else "transitions"
                raise UnreadableFile(
                    say(
                        "{name}: the arc {arc} joins two {kind}, {source} and {target}",
                        name=self.name,
                        arc=shown(arc.get("id")),
                        kind=kind,
                        source=shown(source),
                        target=shown(target),
                    ),
                    say("an arc leads from a place to a transition, or back"),
                )
            weight = count_of(arc, "inscription", self.name, 1)
            weights[source, target] = weights.get((source, target), 0) + weight
        return tuple((source, target, weight) for (source, target), weight in weights.items())

    def meant(self, number: str | None, by: _Element) -> str:
        """Give the node that is meant, where another page only refers to it."""
        passed: set[str] = set()
        while number in self._stand_for and number not in passed:
            passed.add(number)
            number = self._stand_for[number]
        if number is None or number not in self._known or number in passed:
            raise UnreadableFile(
                say(
                    "{name}: the {kind} {id} leads to {number}, which is no node",
                    name=self.name,
                    kind=local(by),
                    id=shown(by.get("id")),
                    number=shown(number),
                ),
                say(_EXPORT_AGAIN),
            )
        self._stand_for |= dict.fromkeys(passed, number)  # a chain is gone along once
        return number

    def notes(self) -> tuple[str, ...]:
        if not self._unnamed:
            return ()
        ids = ", ".join(map(shown, self._unnamed[:5]))
        return (say("transitions without a name go by their ids: {ids}", ids=ids),)


def _final_markings(net: _Element, file: _Net) -> list[Marking]:
    markings: list[Marking] = []
    for marking in net.iter("{*}marking"):
        if local(marking.getparent()) != "finalmarkings":
            continue
        tokens: dict[str, int] = {}
        for place in marking:
            number = file.meant(place.get("idref"), place)
            if number in file.transitions:
                raise UnreadableFile(
                    say(
                        "{name}: the final marking names {number}, which is no place",
                        name=file.name,
                        number=shown(number),
                    ),
                    say(_EXPORT_AGAIN),
                )
            tokens[number] = tokens.get(number, 0) + count_of(place, "text", file.name, 0)
        markings.append({place: count for place, count in tokens.items() if count})
    return markings
