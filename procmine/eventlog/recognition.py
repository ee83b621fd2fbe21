"""Which column of a file is the case, the activity, the time: guessed from names and contents.

What the user or the importer said stands; the guess fills in the rest, and is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import dataclass, field

from procmine.eventlog import timestamps
from procmine.eventlog.columns import NEEDED, OPTIONS, Mapping
from procmine.eventlog.contents import settled_times, told_by_content
from procmine.eventlog.missing_columns import missing_columns
from procmine.eventlog.naming import name_score, named_time
from procmine.eventlog.timestamps import ENOUGH
from procmine.words.columns import COMPLETES, LIFECYCLE, STARTS, plain

#: What is given for a column that the log is to be read without.
NONE = "none"
_NUMERIC = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT",
            "UINTEGER", "UBIGINT", "UHUGEINT", "FLOAT", "DOUBLE", "DECIMAL")  # fmt: skip
#: This many values tell whether a column holds times or numbers.
_LOOKED_AT = 200
_NUMBER = re.compile(r"[-+]?(\d+|\d{1,3}([., '\xa0]\d{3})+)([.,]\d+)?([eE][-+]?\d+)?")


@dataclass(frozen=True, slots=True)
class Sample:
    """The first rows of a file: per column the engine's type, and the texts that are not empty."""

    types: Map[str, str]
    values: Map[str, Sequence[str]]
    #: The rows themselves, where what belongs together matters.
    rows: Sequence[Map[str, str | None]] = ()
    _times: dict[str, bool] = field(default_factory=dict)

    def is_time(self, column: str) -> bool:
        """Say whether a column holds times, by its type or by its texts."""
        if column not in self._times:
            self._times[column] = self._holds_times(column)
        return self._times[column]

    def _holds_times(self, column: str) -> bool:
        kind = self.types[column]
        if kind.startswith(("TIMESTAMP", "DATE")):
            return True
        texts = self.values[column]
        fitting = timestamps.recognise(texts[:_LOOKED_AT])
        if fitting[0] is None:
            return False
        # Plain numbers are times only where the name says so; recognise() can't know.
        return fitting[0].name not in timestamps.NUMBERS or named_time(
            column, strictly=fitting[0].name == "Excel"
        )

    def share_of_numbers(self, column: str) -> float:
        """Give the share of a column's values that are numbers."""
        kind, texts = self.types[column], self.values[column][:_LOOKED_AT]
        if kind != "VARCHAR":
            return float(kind.startswith(_NUMERIC) and not kind.endswith("]"))
        return sum(bool(_NUMBER.fullmatch(t.strip())) for t in texts) / max(1, len(texts))


def recognise(sample: Sample, given: Mapping, source: str) -> Mapping:
    """Fill in the columns that were not given.

    Raises ColumnError where a given column is not in the file, or where case, activity or
    timestamp can't be told.
    """
    columns = list(sample.types)
    unwanted = {
        canonical
        for canonical, column in given.items()
        if column.lower() == NONE and column not in columns
    }
    for canonical in unwanted:
        given = given.with_column(canonical, None)
    mapping = _checked(given, columns, source)
    for canonical in ("timestamp", "start", "case_id", "activity", "resource", "role",
                      "lifecycle", "instance", "cost"):  # fmt: skip
        if getattr(mapping, canonical) is None and canonical not in unwanted:
            taken = {column for _, column in mapping.items()}
            free = [column for column in columns if column not in taken]
            mapping = mapping.with_column(
                canonical, _best(canonical, free, sample, mapping.case_id)
            )
    if given.timestamp is None and "timestamp" not in unwanted:
        mapping = settled_times(mapping, given, sample)
    if mapping.timestamp is None and mapping.start is not None:
        mapping = mapping.with_column("timestamp", mapping.start).with_column("start", None)
    lacking = {
        OPTIONS[canonical]: canonical.removesuffix("_id")
        for canonical in NEEDED
        if getattr(mapping, canonical) is None
    }
    if lacking:
        raise missing_columns(source, lacking, columns)
    return mapping


def _checked(given: Mapping, columns: Sequence[str], source: str) -> Mapping:
    """Find the given columns, in whatever case they are written."""
    folded = {_folded(column): column for column in columns}
    unknown: dict[str, str] = {}
    for canonical, column in given.items():
        if column not in columns:
            match = folded.get(_folded(column))
            if match is None:
                unknown[OPTIONS[canonical]] = column
            given = given.with_column(canonical, match)
    if unknown:
        raise missing_columns(source, unknown, columns)
    return given


def _folded(name: str) -> str:
    return " ".join(name.lower().split())


def _best(canonical: str, free: Sequence[str], sample: Sample, case: str | None) -> str | None:
    fitting = [column for column in free if _fits(canonical, column, sample)]
    scored = [(score, -i, column) for i, column in enumerate(fitting)
              if (score := name_score(canonical, column)) > 0]  # fmt: skip
    if scored:
        return max(scored)[2]
    if canonical == "timestamp" and not fitting:
        # A column of that name with no times in it is what the user has to hear of.
        named = [column for column in free if name_score(canonical, column) > 1]
        return named[0] if named else None
    return told_by_content(canonical, fitting, sample, case)


def _fits(canonical: str, column: str, sample: Sample) -> bool:
    values = sample.values[column]
    if canonical in ("timestamp", "start"):
        return sample.is_time(column)
    if canonical == "lifecycle":
        # By that name whatever its values are; a status only where they start and complete.
        return "lifecycle" in plain(column) or _is_lifecycle(values)
    if canonical == "cost":
        return sample.share_of_numbers(column) >= ENOUGH
    if canonical == "role" and sample.share_of_numbers(column) == 1:
        return False
    if canonical == "instance" or name_score(canonical, column) > 1:
        return bool(values)
    is_number = sample.share_of_numbers(column) == 1
    if canonical == "activity" and is_number:
        return False
    return bool(values) and (is_number or not sample.is_time(column))


def _is_lifecycle(values: Sequence[str]) -> bool:
    texts = [value.strip().lower() for value in values]
    standard = sum(text in LIFECYCLE for text in texts)
    return standard * 2 >= len(texts) and any(text in (*STARTS, *COMPLETES) for text in texts)
