"""A diagram while it is made: nodes and flows are added, then gateways that do nothing go."""

from __future__ import annotations

from dataclasses import dataclass, field

from procmine.models.diagram import Diagram, Flow, Kind, Node

_GATEWAYS = frozenset({"xor", "and", "or"})


@dataclass(slots=True)
class Draft:
    """Nodes by their number, and flows as pairs of numbers, both in the order they were added."""

    kinds: dict[int, tuple[Kind, str]] = field(default_factory=dict)
    flows: list[tuple[int, int]] = field(default_factory=list)

    def add(self, kind: Kind, *sources: int, name: str = "") -> int:
        """Add a node with flows from `sources`, and give its number."""
        number = len(self.kinds)
        self.kinds[number] = (kind, name)
        self.flows += [(source, number) for source in sources]
        return number

    def diagram(self) -> Diagram:
        """Give what was drafted, with ids that count each kind."""
        while self._leave_out_double_flows() or self._leave_out_idle_gateways():
            pass
        ids: dict[int, str] = {}
        counts: dict[str, int] = {}
        for number, (kind, _) in self.kinds.items():
            counts[kind] = counts.get(kind, 0) + 1
            ids[number] = f"{kind}_{counts[kind]}"
        return Diagram(
            tuple(Node(ids[n], kind, name) for n, (kind, name) in self.kinds.items()),
            tuple(
                Flow(f"flow_{n}", ids[source], ids[target])
                for n, (source, target) in enumerate(self.flows, 1)
            ),
        )

    def _leave_out_double_flows(self) -> bool:
        """Two ways from a choice to one place are one; so are two between an "and" and its join."""
        kept: list[tuple[int, int]] = []
        seen: set[tuple[int, int]] = set()
        for flow in self.flows:
            kind, other = (self.kinds[end][0] for end in flow)
            if flow not in seen or not (kind in ("xor", "or") or kind == other == "and"):
                kept.append(flow)
            seen.add(flow)
        changed = len(kept) < len(self.flows)
        self.flows = kept
        return changed

    def _leave_out_idle_gateways(self) -> bool:
        into: dict[int, list[int]] = {number: [] for number in self.kinds}
        out: dict[int, list[int]] = {number: [] for number in self.kinds}
        for place, (source, target) in enumerate(self.flows):
            out[source].append(place)
            into[target].append(place)
        gone = set()
        for number, (kind, _) in list(self.kinds.items()):
            if kind in _GATEWAYS and len(into[number]) == len(out[number]) == 1:
                (first,), (second,) = into[number], out[number]
                if first != second:
                    target = self.flows[second][1]
                    self.flows[first] = self.flows[first][0], target
                    into[target] = [first if place == second else place for place in into[target]]
                    gone.add(second)
                    del self.kinds[number]
        self.flows = [flow for place, flow in enumerate(self.flows) if place not in gone]
        return bool(gone)
