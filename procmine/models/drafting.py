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
        while self._leave_out_double_flow() or self._leave_out_idle_gateway():
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

    def _leave_out_double_flow(self) -> bool:
        """Two ways from a choice to one place are one; so are two between an "and" and its join."""
        for place, flow in enumerate(self.flows):
            kind, other = (self.kinds[end][0] for end in flow)
            if flow in self.flows[:place] and (kind in ("xor", "or") or kind == other == "and"):
                del self.flows[place]
                return True
        return False

    def _leave_out_idle_gateway(self) -> bool:
        for number, (kind, _) in self.kinds.items():
            if kind not in _GATEWAYS:
                continue
            into = [flow for flow in self.flows if flow[1] == number]
            out = [flow for flow in self.flows if flow[0] == number]
            if len(into) == len(out) == 1 and into != out:
                self.flows[self.flows.index(into[0])] = (into[0][0], out[0][1])
                self.flows.remove(out[0])
                del self.kinds[number]
                return True
        return False
