"""Where a net begins and ends, when its file doesn't say."""

from __future__ import annotations

from dataclasses import replace

from procmine.errors import DataError
from procmine.models.net import Marking, PetriNet
from procmine.models.shown import shown
from procmine.models.states import explore
from procmine.words.say import say


def sources_of(net: PetriNet, name: str) -> tuple[PetriNet, str]:
    """Put a token on each place that no arc leads to, and say so."""
    fed = {target for _, target, _ in net.arcs}
    sources = [place for place in net.places if place not in fed]
    if not sources:
        raise DataError(
            say(
                "{name}: says nowhere how it begins: no place has a token or is"
                " without arcs into it",
                name=name,
            ),
            say("give the place it begins from an <initialMarking>"),
        )
    note = say("it says not how it begins: taken is a token on {sources}", sources=_listed(sources))
    return replace(net, initial=dict.fromkeys(sources, 1)), note


def ends_of(net: PetriNet, name: str, may_be_empty: bool = False) -> tuple[PetriNet, str]:
    """End where tokens are only on places that no arc leads from, and say so.

    With several such places, which of them have tokens together is what runs of the net show.
    `may_be_empty`: a net without any may end without tokens.
    """
    used = {source for source, _, _ in net.arcs}
    sinks = [place for place in net.places if place not in used]
    if not sinks and may_be_empty:
        return replace(net, finals=({},)), say("it ends when no token is left")
    if not sinks:
        raise DataError(
            say(
                "{name}: says nowhere how it ends: it has no final marking, and arcs"
                " lead on from every place",
                name=name,
            ),
            say("add <finalmarkings> to the net, with a token on the place it ends in"),
        )
    finals: tuple[Marking, ...] = ({sinks[0]: 1},)
    if len(sinks) > 1:
        reached = (m for m in explore(net).markings if m and set(m) <= set(sinks))
        finals = tuple(reached) or (dict.fromkeys(sinks, 1),)
    ends = " or ".join(_listed(list(final)) for final in finals[:5])
    return replace(net, finals=finals), say(
        "it says not how it ends: taken is a token on {ends}", ends=ends
    )


def _listed(places: list[str]) -> str:
    return " and ".join(map(shown, places[:5]))
