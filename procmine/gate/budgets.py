"""Budgets: limits that a check fails by, as the user writes them.

A budget is a measure (procmine/gate/measures.py) with a limit and a smallest sample, below which
it says "too few" and doesn't fail. A limit is met when the measure is on it. A sample of one is
enough where each case is judged for itself (against a model, a limit of 0, the longest case) or
the rule has a guard of its own (a number of findings); else it takes 30 cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from procmine.errors import UsageError
from procmine.gate.limits import Unit, abbreviated, unit_of, value_of
from procmine.gate.measures import AT_LEAST, EVERY_CASE, MEASURES, Measure, measure_of, unknown
from procmine.words.say import say


@dataclass(frozen=True, slots=True)
class Asked:
    """A budget as it was asked for, not yet understood: an option, a measure and a limit.

    `option` is how messages call it, such as --max-deviating, or --max p90 where the measure is
    the user's word. `most` says that the limit is the most there may be by the way it was asked.
    """

    option: str
    measure: str
    limit: object
    minimum_sample: int | None = None
    most: bool = False


@dataclass(frozen=True, slots=True)
class Budget:
    """A limit of a measure; for shares of 1, for times in microseconds.

    `written` is what the user calls the measure.
    """

    measure: Measure
    written: str
    unit: Unit
    limit: Fraction
    limit_text: str
    minimum_sample: int

    @property
    def at_least(self) -> bool:
        """Whether the measure must reach the limit, and not keep below it."""
        return self.measure.name in AT_LEAST

    @property
    def name(self) -> str:
        """The budget as an option would write it: max rework-loop=10%."""
        if self.measure.name in (*AT_LEAST, "deviating"):
            return f"{'min' if self.at_least else 'max'}-{self.measure.name}"
        return f"max {self.written}={self.limit_text}"

    @property
    def key(self) -> tuple[str, Unit]:
        """What there can be one budget of."""
        return self.measure.name, self.unit


def understood(
    asked: Iterable[Asked], rules: Mapping[str, str], minimum_sample: int | None = None
) -> tuple[list[Budget], list[str]]:
    """Give the budgets that were asked for, and what is wrong with those that are none.

    `rules` maps the code of each rule to its name; `minimum_sample` is that of budgets without
    their own.
    """
    budgets: dict[tuple[str, Unit], Budget] = {}
    mistakes: list[str] = []
    for one in asked:
        try:
            budget = _budget(one, rules, minimum_sample)
        except ValueError as error:
            mistakes.append(f"{one.option}: {error}")
            continue
        if budget.key in budgets:
            mistakes.append(say("{option}: is there twice", option=one.option))
        budgets[budget.key] = budget
    return list(budgets.values()), mistakes


def options(
    fitness: str | None, precision: str | None, deviating: str | None, most: Iterable[str]
) -> Iterator[Asked]:
    """Give what the options of the command line ask for; `most` are texts NAME=LIMIT."""
    for name, limit in (("fitness", fitness), ("precision", precision), ("deviating", deviating)):
        if limit is not None:
            option = f"--{'min' if name in AT_LEAST else 'max'}-{name}"
            yield Asked(option, name, limit)
    for text in most:
        name, equals, limit = text.rpartition("=")
        known = name if equals else text
        yield Asked(f"--max {known}", known, limit if equals else None, most=True)


def table(check: Mapping[str, object]) -> Iterator[Asked]:
    """Give what the table [check] of procmine.toml asks for.

    A budget in `max` is a limit, or a table of it: { limit = "10%", min-sample = 100 }.
    """
    for name in (*AT_LEAST, "deviating"):
        key = f"{'min' if name in AT_LEAST else 'max'}-{name}"
        if key in check:
            yield Asked(f"[check] {key}", name, check[key])
    most = check.get("max")
    for name, limit in most.items() if isinstance(most, dict) else ():
        if isinstance(limit, dict) and set(limit) <= {"limit", "min-sample"}:
            sample = limit.get("min-sample")
            yield Asked(f"[check] max {name}", name, limit.get("limit"), sample, True)
        else:
            yield Asked(f"[check] max {name}", name, limit, most=True)


def merged(
    own: Iterable[Budget], usual: Iterable[Budget], sample: int | None
) -> tuple[Budget, ...]:
    """Put the budgets of the options before those of procmine.toml, and `sample` before all."""
    all_of_them = {budget.key: budget for budget in (*usual, *own)}
    if sample is None:
        return tuple(all_of_them.values())
    return tuple(replace(b, minimum_sample=sample) for b in all_of_them.values())


def told(mistakes: list[str]) -> UsageError:
    """Make one error of all mistakes."""
    if not any(mistake.startswith("--max ") for mistake in mistakes):
        return UsageError(
            "; ".join(mistakes),
            say("these are shares: --min-fitness 0.95, --min-precision 0.8, --max-deviating 5%"),
        )
    return UsageError(
        "; ".join(mistakes),
        say(
            "write NAME=LIMIT, such as rework-loop=10%, p90=10d or PM301=0;"
            " names are rules, {measures}",
            measures=", ".join(name for name in MEASURES if name not in AT_LEAST),
        ),
    )


def nothing_deviates() -> Budget:
    """Give the budget of a check without any: no case deviates, and each was judged."""
    return Budget(MEASURES["deviating"], "deviating", "share", Fraction(0), "0%", EVERY_CASE)


def all_judged() -> Budget:
    """Give the budget beside a baseline: a case that was not judged may hide what is new."""
    return Budget(MEASURES["unjudged"], "unjudged", "number", Fraction(0), "0", EVERY_CASE)


def _budget(asked: Asked, rules: Mapping[str, str], usual_sample: int | None) -> Budget:
    measure = measure_of(asked.measure, rules)
    if measure is None:
        raise ValueError(unknown(asked.measure, asked.limit, rules))
    limit = asked.limit
    if asked.most and measure.name in AT_LEAST:
        option = f"min-{measure.name}"
        written = f"--{option} {limit}" if asked.option.startswith("--") else f"{option} = {limit}"
        raise ValueError(
            say("is measured to be at least so much, give it as {written}", written=written)
        )
    if isinstance(limit, bool) or not isinstance(limit, (str, int, float)):
        raise ValueError(say("needs a limit, {wanted}", wanted=measure.wanted))
    text = limit.strip() if isinstance(limit, str) else format(limit)
    unit = unit_of(text)
    # The options for shares take them as numbers as well, as everyone writes fitness.
    if unit == "number" and measure.name in (*AT_LEAST, "deviating"):
        if value_of(text) > 1:
            raise ValueError(say("{text} is more than all (did you mean {text}%?)", text=text))
        unit = "share"
    if unit is None or unit not in measure.units:
        short = abbreviated(text)
        guess = (
            say(" (did you mean {near}?)", near=short) if unit_of(short) in measure.units else ""
        )
        raise ValueError(
            say(
                "{text} is no limit of it, write {wanted}{guess}",
                text=text or say("nothing"),
                wanted=measure.wanted,
                guess=guess,
            )
        )
    value = value_of(text)
    if unit == "share" and value > 1:
        raise ValueError(say("{text} is more than all of the cases", text=text))
    if unit == "number" and measure.name != "events" and value.denominator != 1:
        raise ValueError(say("{text} is no whole number; a share needs a %", text=text))
    sample = asked.minimum_sample
    if sample is not None and (
        isinstance(sample, bool) or not isinstance(sample, int) or sample < 1
    ):
        raise ValueError(say("min-sample must be a number from 1"))
    one_is_enough = value == 0 or (unit == "number" and measure.name != "events")
    default = EVERY_CASE if one_is_enough or measure.of_model else measure.sample
    return Budget(
        measure, asked.measure.strip(), unit, value, text, sample or usual_sample or default
    )
