"""DECLARE: which constraints cases keep to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from procmine.mining.discovery._declare_counts import count
from procmine.mining.variants import Variant
from procmine.models import Constraint, DeclarativeModel

#: A template with the activities it is over.
Key = tuple[str, *tuple[str, ...]]
#: What follows directly from a constraint over a and b: over a and b, and over b and a.
_FOLLOWS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "init": (("existence",), ()),
    "end": (("existence",), ()),
    "exactly": (("existence",), ()),
    "chain-succession": (("alternate-succession", "chain-response", "chain-precedence"), ()),
    "chain-response": (("alternate-response",), ()),
    "chain-precedence": (("alternate-precedence",), ()),
    "alternate-succession": (("succession", "alternate-response", "alternate-precedence"), ()),
    "alternate-response": (("response",), ()),
    "alternate-precedence": (("precedence",), ()),
    "succession": (("response", "precedence", "co-existence"), ("co-existence",)),
    "response": (("responded-existence",), ()),
    "precedence": ((), ("responded-existence",)),
    "co-existence": (("responded-existence",), ("responded-existence",)),
    "absence": ((), ()),
    "not-co-existence": (("not-succession",), ("not-succession",)),
    "not-succession": (("not-chain-succession",), ()),
    "responded-existence": ((), ()),
    "not-chain-succession": ((), ()),
    "existence": ((), ()),
}
_PLACE = {template: place for place, template in enumerate(_FOLLOWS)}


def declare(variants: Sequence[Variant], noise: float) -> DeclarativeModel:
    """Discover a DECLARE model (Maggi, Mooij and van der Aalst 2011).

    A constraint is kept where it concerns at least 1 - `noise` of all cases (its support), and at
    least 1 - `noise` of those keep to it (its confidence). Those are left out that follow from
    another one: what a chain-response says, a response needn't say again.
    """
    kept = frequent(variants, 1 - noise)
    told = sorted(kept - _implied(kept), key=lambda key: (_PLACE[key[0]], key))
    return DeclarativeModel("declare", "declare", tuple(_constraint(*key) for key in told))


def frequent(variants: Sequence[Variant], least: float) -> set[Key]:
    """Give the constraints with at least this support and this confidence."""
    cases = sum(variant.cases for variant in variants)
    return {
        (template, *activities)
        for template, activities, concerned, keeping in count(variants)
        if concerned and concerned >= least * cases and keeping >= least * concerned
    }


def _implied(kept: Set[Key]) -> set[Key]:
    implied: set[Key] = set()
    ahead = list(kept)
    while ahead:
        new = set(_following(ahead.pop())) - implied
        implied |= new
        ahead += new
    return implied


def _following(key: Key) -> Iterator[Key]:
    template, *activities = key
    same, turned = _FOLLOWS[template]
    for name in same:
        yield (name, *activities)
    for name in turned:
        yield (name, *reversed(activities))


def _constraint(template: str, *activities: str) -> Constraint:
    return Constraint(f"{template}({', '.join(activities)})", template, activities)
