"""The terms of the reports, each explained in a sentence, in English."""

from __future__ import annotations

from procmine.words.catalogue import Language, translated

#: (term, meaning), in the order of reading.
GLOSSARY: tuple[tuple[str, str], ...] = (
    ("Case", "One run of the process from start to end, such as one order or one claim."),
    ("Activity", "A kind of step in the process, by the name that the log gives it."),
    ("Event", "One activity done once for one case."),
    ("Variant", "One order of activities that cases follow from start to end."),
    ("Cycle time", "The time from the first start to the last completion of a case."),
    ("Median and P90", "Half of the values do not exceed the median, nine in ten not P90."),
    ("Waiting", "Time in a case in which nobody works on it."),
    ("Flow efficiency", "The share of the cycle time in which somebody works on the case."),
    ("Rework", "Work done again because the first time did not settle it."),
    ("Bottleneck", "A place that holds at least a tenth of all hours of the process map."),
    ("Deviation", "A place where a case leaves the reference model that it is checked against."),
    (
        "Fitness",
        "1 for a case that the model allows; less by the share that its surplus events and missing steps have of the most there could be.",
    ),
    (
        "Severity",
        "High: at least a tenth of a mean case's time. Medium: at least a fiftieth, or avoidable work or a deviation in a tenth of the cases. Low: less.",
    ),
)


def glossary(language: Language = "en") -> tuple[tuple[str, str], ...]:
    """Give the terms with their meanings in `language`."""
    return tuple(
        (translated(term, language, "term"), translated(meaning, language, "meaning"))
        for term, meaning in GLOSSARY
    )
