"""Align variants to a net, by r4pm."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from procmine.mining.alignments.alignment import Alignment, Move
from procmine.mining.variants import Variant
from procmine.models import PetriNet

#: States that may be visited for one variant.
EFFORT = 1_000_000
_UNIT_COSTS = {"log_move_cost": 1, "model_move_cost": 1, "silent_move_cost": 0, "sync_move_cost": 0}


def align(
    net: PetriNet,
    variants: Sequence[Variant],
    effort: int = EFFORT,
    progress: Callable[[str], None] = lambda stage: None,
) -> tuple[Alignment, ...]:
    """Align each variant, in the order given; bounds for those that take more than `effort`."""
    from r4pm.bindings import align_variants

    options: Any = {"cost_fn": _UNIT_COSTS, "max_states": effort}
    answers = align_variants(_as_r4pm(net), _projection(variants), options)
    by_activities = {tuple(a["activities"]): a["result"] for a in answers}
    return tuple(_alignment(v, by_activities[v.activities], net) for v in variants)


def shortest_run(net: PetriNet) -> int:
    """Give the visible steps of the shortest run through the net."""
    from r4pm.bindings import align_empty_trace

    options: Any = {"cost_fn": _UNIT_COSTS, "max_states": EFFORT}
    return int(align_empty_trace(_as_r4pm(net), options)["cost"])


def _projection(variants: Sequence[Variant]) -> str:
    from r4pm import import_item

    names = sorted({a for v in variants for a in v.activities})
    number = {name: place for place, name in enumerate(names)}
    content = {
        "activities": names,
        "act_to_index": number,
        "traces": [[[number[a] for a in v.activities], v.cases] for v in variants],
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "variants.json"
        path.write_text(json.dumps(content), "utf-8")
        return str(import_item("EventLogActivityProjection", str(path)))


def _as_r4pm(net: PetriNet) -> Any:
    """Write a net as r4pm takes it: its parts are named by UUIDs, here by their places."""
    ids = {place: str(UUID(int=n)) for n, place in enumerate(net.places, 1)}
    ids |= {t.id: _transition_id(n) for n, t in enumerate(net.transitions)}

    def marking(of: Mapping[str, int]) -> dict[str, int]:
        return {ids[place]: count for place, count in of.items()}

    places = set(net.places)
    return {
        "places": {ids[p]: {"id": ids[p]} for p in net.places},
        "transitions": {ids[t.id]: {"id": ids[t.id], "label": t.label} for t in net.transitions},
        "arcs": [
            {
                "from_to": {
                    "type": "PlaceTransition" if source in places else "TransitionPlace",
                    "nodes": [ids[source], ids[target]],
                },
                "weight": weight,
            }
            for source, target, weight in net.arcs
        ],
        "initial_marking": marking(net.initial),
        "final_markings": [marking(final) for final in net.finals],
    }


def _transition_id(place: int) -> str:
    return str(UUID(int=(1 << 64) + place))


def _alignment(variant: Variant, answer: dict[str, Any], net: PetriNet) -> Alignment:
    result = answer["Ok"]
    moves: list[Move] = []
    seq = 0
    for step in result["moves"]:
        ((kind, what),) = step.items()
        if kind == "LogMove":
            seq = what["trace_event_index"] + 1
            moves.append(Move("log", variant.activities[seq - 1], seq))
            continue
        transition = net.transitions[UUID(what["transition"]).int - (1 << 64)]
        if kind == "SyncMove":
            seq = what["trace_event_index"] + 1
            moves.append(Move("both", variant.activities[seq - 1], seq, transition.element))
        elif transition.label is not None:
            moves.append(Move("model", transition.label, seq, transition.element))
    return Alignment(variant.number, int(result["cost"]), int(result["cost"]), tuple(moves))
