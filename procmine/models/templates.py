"""The templates of constraints: what each says, asks for and counts as, in one table.

`a` and `b` are a constraint's first and second activity. Sources of the definitions:

- DECLARE: Pesic, Schonenberg & van der Aalst, EDOC 2007; finite cases as Di Ciccio & Mecella,
  ACM TMIS 5(4), 2015.
- Log skeletons: Verbeek & de Carvalho, arXiv 1806.08247, 2018; every occurrence counts.
- Temporal profiles: Stertz, Mangler & Rinderle-Ma, arXiv 2008.07262, 2020.

A constraint that concerns no case is kept by all of them, vacuously: it is told by its count of
concerned cases.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from procmine.models.constraints import Constraint, Deviation
from procmine.words.catalogue import Language, translated

#: Which cases a constraint concerns: all, those with a, with b, with either, with both, and those
#: in which b is done after a.
Concern = Literal["all", "a", "b", "either", "both", "after"]
#: A template may name any number of activities.
ANY = 1_000_000


@dataclass(frozen=True, slots=True)
class Template:
    """What one template says.

    It names from `least` to `most` activities. `values` are the further fields of a Constraint that
    it asks for; those in `optional` it may have. `breaches` are the kinds that a deviation from it
    may be. `definition` is exact; `english` is for people.
    """

    least: int
    most: int
    concern: Concern
    breaches: tuple[Deviation, ...]
    definition: str
    english: str
    values: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()

    def sentence(self, constraint: Constraint, language: Language = "en") -> str:
        """Say a constraint of this template in a sentence without a full stop."""
        names = [f"'{name}'" if language == "en" else f"“{name}”" for name in constraint.activities]
        comma = ", " if language == "en" else "、"
        return translated(self.english, language).format(
            a=names[0] if names else "",
            b=names[1] if len(names) > 1 else "",
            all=comma.join(names),
            others=comma.join(names[1:]),
            count=constraint.count or 1,
            counts=comma.join(map(str, constraint.counts)),
        )


def _unary(
    concern: Concern, breaches: tuple[Deviation, ...], definition: str, english: str,
    values: tuple[str, ...] = (), optional: tuple[str, ...] = (), most: int = 1,
) -> Template:  # fmt: skip
    return Template(1, most, concern, breaches, definition, english, values, optional)


def _pair(
    concern: Concern, breaches: tuple[Deviation, ...], definition: str, english: str,
    values: tuple[str, ...] = (), optional: tuple[str, ...] = (),
) -> Template:  # fmt: skip
    return Template(2, 2, concern, breaches, definition, english, values, optional)


# One that is asked for is skipped where the case lacks it, and else done in the wrong order.
_ORDER: tuple[Deviation, ...] = ("skipped", "wrong-order")
# In its place may be the other one, once more.
_BESIDE: tuple[Deviation, ...] = ("skipped", "wrong-order", "repeated")

_DECLARE: dict[str, Template] = {
    "existence": _unary(
        "all", ("skipped",), "a is done at least `count` times (once where none is given)",
        "{a} is done at least {count} times", optional=("count",)),
    "absence": _unary(
        "all", ("inserted", "repeated"),
        "a is done fewer than `count` times (never where none is given)",
        "{a} is done fewer than {count} times", optional=("count",)),
    "exactly": _unary(
        "all", ("skipped", "inserted", "repeated"),
        "a is done exactly `count` times (once where none is given)",
        "{a} is done exactly {count} times", optional=("count",)),
    "init": _unary(
        "all", ("wrong-start",), "the first event is a", "cases start with {a}"),
    "end": _unary(
        "all", ("wrong-end",), "the last event is a", "cases end with {a}"),
    "choice": _pair(
        "all", ("skipped",), "a or b is done, or both",
        "{a} or {b} is done"),
    "exclusive-choice": _pair(
        "all", ("skipped", "inserted"), "a or b is done, and not both",
        "either {a} or {b} is done"),
    "responded-existence": _pair(
        "a", ("skipped",), "where a is done, b is done, before or after",
        "with {a} goes {b}"),
    "co-existence": _pair(
        "either", ("skipped",), "where one of a and b is done, the other is",
        "{a} and {b} go together"),
    "not-co-existence": _pair(
        "either", ("inserted",), "a and b are not both done",
        "{a} and {b} never go together"),
    "response": _pair(
        "a", _ORDER, "after every a, b is done", "{a} is followed by {b}"),
    "precedence": _pair(
        "b", _ORDER, "before every b, a is done", "{b} comes after {a}"),
    "succession": _pair(
        "either", _ORDER, "response and precedence",
        "{a} is followed by {b}, and {b} comes after {a}"),
    "alternate-response": _pair(
        "a", _BESIDE, "after every a, b is done before a is done again",
        "{a} is followed by {b} before the next {a}"),
    "alternate-precedence": _pair(
        "b", _BESIDE, "before every b, a is done, with no other b in between",
        "each {b} has a {a} of its own before it"),
    "alternate-succession": _pair(
        "either", _BESIDE, "alternate-response and alternate-precedence",
        "{a} and {b} take turns"),
    "chain-response": _pair(
        "a", _BESIDE, "the event after every a is b",
        "{a} is directly followed by {b}"),
    "chain-precedence": _pair(
        "b", _BESIDE, "the event before every b is a",
        "{b} comes directly after {a}"),
    "chain-succession": _pair(
        "either", _BESIDE, "chain-response and chain-precedence",
        "{a} and {b} are always directly after each other"),
    "not-response": _pair(
        "a", ("wrong-order",), "after an a, no b is done",
        "{a} is never followed by {b}"),
    "not-succession": _pair(
        "either", ("wrong-order",), "no b is done after an a (as not-response)",
        "{b} never comes after {a}"),
    "not-chain-succession": _pair(
        "either", ("wrong-order",), "the event after an a is never b",
        "{b} never comes directly after {a}"),
}  # fmt: skip

_SKELETON: dict[str, Template] = {
    "equivalence": _pair(
        "either", ("skipped",), "a and b are done equally often",
        "{a} and {b} are done equally often"),
    "as-often": _pair(
        "a", ("skipped",), "where a is done, b is done as often (one half of equivalence)",
        "where {a} is done, {b} is done as often"),
    "always-after": _pair(
        "a", _ORDER, "after every a, b is done (as response)",
        "{a} is followed by {b}"),
    "always-before": _pair(
        "a", _ORDER, "before every a, b is done (as precedence, the other way round)",
        "{a} comes after {b}"),
    "never-together": _pair(
        "either", ("inserted",), "a and b are not both done (as not-co-existence)",
        "{a} and {b} never go together"),
    "directly-follows": _pair(
        "a", _BESIDE, "the event after every a is b (as chain-response)",
        "{a} is directly followed by {b}"),
    "activity-counts": _unary(
        "all", ("skipped", "inserted", "repeated"), "how often a is done is one of `counts`",
        "{a} is done {counts} times", values=("counts",)),
}  # fmt: skip

_TIMES: dict[str, Template] = {
    "time-between": _pair(
        "after", ("too-late", "too-soon"),
        "from the completion of an a to the start of any later b that starts after it, it takes at"
        " least `at_least_us` and at most `within_us`",
        "from {a} to {b} it takes the usual time",
        optional=("within_us", "at_least_us", "working")),
    "within": Template(
        0, 2, "after", ("too-late",),
        "from the completion of every a to that of the next b it takes at most `within_us`; an a"
        " that no b follows is no breach (response asks for one). Without activities: the whole"
        " case, from its first start to its last completion",
        "{all} in time", values=("within_us",), optional=("working",)),
}  # fmt: skip

_PEOPLE: dict[str, Template] = {
    "different-resource": _pair(
        "both", ("wrong-resource",), "nobody who does an a of the case does a b of it",
        "{a} and {b} are done by two people"),
    "same-resource": _pair(
        "both", ("wrong-resource",), "all a and b of a case are done by one resource",
        "{a} and {b} are done by the same person"),
}  # fmt: skip

_SETS: dict[str, Template] = {
    "starts-with": _unary(
        "all", ("wrong-start",), "the first event is one of the activities",
        "cases start with {all}", most=ANY),
    "ends-with": _unary(
        "all", ("wrong-end",), "the last event is one of the activities",
        "cases end with {all}", most=ANY),
    "followed-by": _unary(
        "a", ("wrong-order",),
        "the event after every a, where there is one, is one of the constraint's other activities,"
        " or one that no constraint of the model names",
        "{a} is directly followed by {others} only", most=ANY),
    "only": _unary(
        "all", ("unknown",), "no activity is done but these",
        "nothing is done but what the model knows", most=ANY),
}  # fmt: skip

#: Every template, by its name.
TEMPLATES: Mapping[str, Template] = {**_DECLARE, **_SKELETON, **_TIMES, **_PEOPLE, **_SETS}

#: Those that say the same with their activities the other way round.
_SYMMETRIC = frozenset(
    {"choice", "exclusive-choice", "co-existence", "not-co-existence", "equivalence",
     "never-together"}
)  # fmt: skip


def named(
    template: str,
    activities: tuple[str, ...],
    count: int | None = None,
    counts: tuple[int, ...] = (),
    within_us: int | None = None,
    at_least_us: int | None = None,
) -> Constraint:
    """Make a constraint whose name is its template with its activities and count.

    Two activities whose order says nothing are put in order, so that equal ones are equal.
    """
    if template in _SYMMETRIC:
        activities = tuple(sorted(activities))
    shown = activities if count is None else (*activities, str(count))
    name = f"{template}({', '.join(shown)})"
    return Constraint(name, template, activities, count, counts, within_us, at_least_us)
