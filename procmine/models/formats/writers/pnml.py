"""Write a net as PNML (ISO/IEC 15909-2), with what ProM and pm4py add to it.

The standard knows neither final markings nor silent transitions; `finalmarkings` and the
attribute `activity="$invisible$"` are ProM's words for them, which most tools read.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from procmine.models import ProceduralModel
from procmine.models.layers import layers

_COLUMN, _ROW = 100, 80


def write_pnml(model: ProceduralModel) -> bytes:
    """Write the net of a model, with the initial marking, final markings and places to draw at."""
    return ("\n".join(_lines(model)) + "\n").encode()


# Private functions


def _lines(model: ProceduralModel) -> Iterator[str]:
    net = model.net
    ids = {place: f"p{n}" for n, place in enumerate(net.places, 1)}
    ids |= {t.id: f"t{n}" for n, t in enumerate(net.transitions, 1)}
    places = layers(list(ids), [(source, target) for source, target, _ in net.arcs], net.initial)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<pnml xmlns="http://www.pnml.org/version-2009/grammar/pnml">'
    yield '  <net id="net" type="http://www.pnml.org/version-2009/grammar/ptnet">'
    yield f"    <name><text>{escape(model.name)}</text></name>"
    yield '    <page id="page">'
    for place in net.places:
        tokens = net.initial.get(place, 0)
        marking = f"<initialMarking><text>{tokens}</text></initialMarking>" if tokens else ""
        yield f'      <place id="{ids[place]}">'
        yield f"        <name><text>{escape(place)}</text></name>{marking}"
        yield f"        {_graphics(places[place], 30, 30)}"
        yield "      </place>"
    for transition in net.transitions:
        label = transition.label
        yield f'      <transition id="{ids[transition.id]}">'
        name = escape(transition.id if label is None else label)
        yield f"        <name><text>{name}</text></name>"
        yield f"        {_graphics(places[transition.id], 60, 40)}"
        if label is None:
            yield '        <toolspecific tool="ProM" version="6.4" activity="$invisible$"/>'
        yield "      </transition>"
    for number, (source, target, weight) in enumerate(net.arcs, 1):
        ends = f'id="a{number}" source="{ids[source]}" target="{ids[target]}"'
        inscription = f"<inscription><text>{weight}</text></inscription>"
        yield f"      <arc {ends}/>" if weight == 1 else f"      <arc {ends}>{inscription}</arc>"
    yield "    </page>"
    yield "    <finalmarkings>"
    for final in net.finals:
        yield "      <marking>"
        for place in net.places:
            if final.get(place, 0):
                count = f"<text>{final[place]}</text>"
                yield f'        <place idref="{ids[place]}">{count}</place>'
        yield "      </marking>"
    yield "    </finalmarkings>"
    yield "  </net>"
    yield "</pnml>"


def _graphics(at: tuple[int, int], width: int, height: int) -> str:
    column, row = at
    return (
        f'<graphics><position x="{_COLUMN * column + 50}" y="{_ROW * row + 40}"/>'
        f'<dimension x="{width}" y="{height}"/></graphics>'
    )
