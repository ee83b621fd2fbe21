"""What a budget can limit: each measure with its unit, its smallest sample and its definition.

A rule is a measure by its code or name: with a limit in per cent the share of all cases that any
of its findings touches, each case counted once and places of any size counted (`min_cases` of the
rule counts where procmine.toml sets it); with a number how many findings there are, of those that
matter (medium or high), and of deviations all, for a model is to be kept to. Of a doubt about the
log (PM1xx) the share is that of the one that touches most cases.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from procmine.gate.limits import Unit
from procmine.words.say import say, unsaid

#: Cases below which a time, or a share of cases with a finding, says more of chance than of the
#: process: the usual smallest sample of statistics.
SAMPLE = 30
#: What one case decides needs no more.
EVERY_CASE = 1
#: Measures of which a budget is the least that there must be.
AT_LEAST = ("fitness", "precision")
_TIMES_OF_CASES = "mean, median, p90 or max"
#: What is meant by names that others give to measures.
_MEANT = {
    "p100": "max",
    "cycle-time": _TIMES_OF_CASES,
    "duration": _TIMES_OF_CASES,
    "lead-time": _TIMES_OF_CASES,
    "throughput-time": _TIMES_OF_CASES,
    "time": _TIMES_OF_CASES,
}
_PERCENTILE = re.compile(r"p([0-9]{1,2}(?:\.[0-9]{1,3})?)")


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: `code` is there for a rule; `sample` is the default of the smallest sample.

    `wanted` says what a limit has to look like.
    """

    name: str
    units: tuple[Unit, ...]
    sample: int
    what: str
    code: str | None = None
    of_model: bool = False

    @property
    def wanted(self) -> str:
        """What a limit of it looks like."""
        if self.name in AT_LEAST:
            return say("0.95 or 95%")
        return say(" or ").join(say(_WANTED[unit]) for unit in self.units)


_WANTED: dict[Unit, str] = {
    "share": unsaid("a share such as 5%"),
    "time": unsaid("a time such as 10d or 48h"),
    "number": unsaid("a number such as 0"),
}

#: The measures that are no rules, by name. `pNN` stands for every percentile.
MEASURES: dict[str, Measure] = {
    m.name: m
    for m in (
        Measure("fitness", ("share", "number"), EVERY_CASE, of_model=True,
                what="mean over the cases of 1 − cost of the case's optimal alignment / cost of"
                " the worst one; 1 is a case without any deviation"),
        Measure("precision", ("share", "number"), EVERY_CASE, of_model=True,
                what="how much of what the model allows is seen in the log, from 0 to 1"),
        Measure("deviating", ("share",), EVERY_CASE, of_model=True,
                what="share of the cases with at least one deviation"),
        Measure("unjudged", ("share", "number"), EVERY_CASE, of_model=True,
                what="cases that took more than --effort, of which bounds alone are known; their"
                " number, or share of all cases"),
        Measure("mean", ("time",), SAMPLE, what="mean time of a case"),
        Measure("median", ("time",), SAMPLE, what="median time of a case; the same as p50"),
        Measure("pNN", ("time",), SAMPLE,
                what="the time that NN per cent of the cases stay within, from p1 to p99.999,"
                " interpolated between two cases where it lies between them"),
        Measure("max", ("time",), EVERY_CASE, what="time of the longest case"),
        Measure("events", ("number",), SAMPLE, what="mean number of events of a case"),
        Measure("high", ("number",), EVERY_CASE,
                what="findings and deviations of high severity; doubts about the log don't count"),
        Measure("medium", ("number",), EVERY_CASE,
                what="findings and deviations of medium or high severity; doubts don't count"),
    )
}  # fmt: skip


def measure_of(name: str, rules: Mapping[str, str]) -> Measure | None:
    """Give the measure of a name; `rules` maps the code of each rule to its name."""
    name = name.strip()
    lower = name.lower()
    if lower == "p50":
        return MEASURES["median"]
    percentile = _PERCENTILE.fullmatch(lower)
    if percentile:
        usual = MEASURES["pNN"]
        if not 0 < float(percentile[1]) < 100:
            return None
        return Measure(f"p{float(percentile[1]):g}", usual.units, usual.sample, usual.what)
    if lower in MEASURES and lower != "pnn":
        return MEASURES[lower]
    for code, rule_name in rules.items():
        if name.upper() == code or lower == rule_name:
            return Measure(rule_name, ("share", "number"), SAMPLE, "", code, code.startswith("PM6"))
    return None


def unknown(name: str, limit: object, rules: Mapping[str, str]) -> str:
    """Say of a name that is no measure what may have been meant by it."""
    before, less, after = name.replace("≤", "<").partition("<")
    if less:
        after = after.removeprefix("=") or str(limit)
        return say(
            "is no name of a measure, write {before}={after}",
            before=before.strip(),
            after=after.strip(),
        )
    meant = _MEANT.get(name.strip().lower()) or nearest(name, rules)
    return say("there is no such measure") + (
        say(" (did you mean {near}?)", near=meant) if meant else ""
    )


def nearest(name: str, rules: Mapping[str, str]) -> str | None:
    """Give the measure that may have been meant by a name that is none."""
    known = [*(m for m in MEASURES if m != "pNN"), "p90", "p95", *rules, *rules.values()]
    near = get_close_matches(name.strip(), known, n=1)
    near = near or get_close_matches(name.strip().lower(), known, n=1)
    return near[0] if near else None


def percentile_of(measure: Measure) -> float | None:
    """Give the percentile that a measure of time is, from 0 to 1; None for the mean."""
    if measure.name in ("median", "max"):
        return 0.5 if measure.name == "median" else 1.0
    found = _PERCENTILE.fullmatch(measure.name)
    return float(found[1]) / 100 if found else None
