"""What was assumed of a diagram to judge by it, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procmine.models.diagram import Diagram, Node
from procmine.words.say import say


def assumptions(diagram: Diagram) -> Iterator[str]:
    """Say what a diagram leaves open, and how it was taken."""
    inner = [n for n in diagram.nodes if n.kind == "event" and not n.attached]
    if events := [n for n in inner if n.trigger != "link"]:
        yield say("events leave no event in the log: {named}", named=_named(events))
    borders = [n for n in diagram.nodes if n.attached]
    if borders:
        yield (
            say(
                "an activity that is interrupted may have left an event or none: {named}",
                named=_named(borders),
            )
        )
    more = [n for n in diagram.nodes if n.repeats == "once-or-more"]
    if more:
        yield say("loops and multiple instances run at least once: {named}", named=_named(more))
    if some := [n for n in diagram.nodes if n.repeats == "any-times"]:
        yield say("a loop that is tested before may not run at all: {named}", named=_named(some))
    if free := [n for n in diagram.nodes if n.ad_hoc]:
        yield (
            say(
                "activities of an ad hoc subprocess come in any order, any number of"
                " times or not at all: {named}",
                named=_named(free),
            )
        )
    starts = [n for n in diagram.nodes if n.kind == "start" and not n.within]
    if len(starts) > 1:
        yield say("a case begins with one of its start events: {named}", named=_named(starts))


def _named(nodes: Sequence[Node]) -> str:
    shown = [f"'{node.name}'" if node.name else node.id for node in nodes]
    more = f" and {len(shown) - 5} more" if len(shown) > 5 else ""
    return ", ".join(shown[:5]) + more
