"""Which column is meant, where its name doesn't say so: told by what is in it.

Only where exactly one can be meant; what was told so is a note.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping as Map
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from procmine.eventlog import timestamps
from procmine.eventlog.columns import Mapping
from procmine.eventlog.naming import name_score
from procmine.words.columns import COLUMN_NAMES, COUNT_COLUMNS, plain
from procmine.words.say import say, unsaid

if TYPE_CHECKING:
    from procmine.eventlog.recognition import Sample

Row = Map[str, str | None]

#: A label column has at most this many values in a sample, so that it can name activities.
_MOST_ACTIVITIES = 200
#: Words in the name of a column that measures something.
_MEASURES = frozenset((*COUNT_COLUMNS, "age", "amount", "duration", "price", "score", "sum",
                       "total", "value", "金额", "价格", "时长"))  # fmt: skip
#: Share of cases, or of steps, from which on something is so in general.
_MOST, _FEW = 0.9, 0.6


def told_by_content(
    canonical: str, columns: Sequence[str], sample: Sample, case: str | None
) -> str | None:
    """Tell a column by what is in it; `case` is that of the case, where it is known."""
    if canonical == "timestamp":
        against = COLUMN_NAMES["timestamp"].against
        likely = [c for c in columns if not any(w in plain(c) for w in against)] or list(columns)
    elif canonical == "case_id":
        likely = [c for c in columns if _is_id(c, sample)]
    elif canonical == "activity":
        likely = _labels(columns, sample, case)
    else:
        return None
    return likely[0] if len(likely) == 1 else None


def settled_times(mapping: Mapping, given: Mapping, sample: Sample) -> Mapping:
    """Choose among columns of times by how they run within a case, where names don't tell.

    A time that is the same in all rows of every case is no time of events. Of two that both go
    on within the cases the earlier one is the start.
    """
    case, named = mapping.case_id, mapping.timestamp
    taken = {column for name, column in mapping.items() if name != "timestamp"}
    times = [c for c in sample.types if c not in taken and sample.is_time(c)]
    if case is None or len(times) < 2:
        return mapping
    cases = _cases(sample, case)
    moving = [c for c in times if c == named or not _is_decoy(c)]
    moving = [c for c in moving if _moves(c, cases)]
    still = named is None or (len(cases) > 2 and not any(_differs(named, one) for one in cases))
    if len(moving) == 1 and still:
        return mapping.with_column("timestamp", moving[0])
    if named is not None or given.start is not None or mapping.start is not None:
        return mapping
    rising = [c for c in moving if _rises(c, cases, sample)]
    if len(rising) == 1:
        return mapping.with_column("timestamp", rising[0])
    if len(rising) == 2:
        first, last = rising
        if _is_before(last, first, sample):
            first, last = last, first
        if _is_before(first, last, sample):
            return mapping.with_column("timestamp", last).with_column("start", first)
    return mapping


def told_guesses(mapping: Mapping, given: Mapping, sample: Sample) -> list[str]:
    """Say which columns were told by their contents alone."""
    notes = []
    for canonical, what in (
        ("case_id", unsaid("case")),
        ("activity", unsaid("activity")),
    ):
        column = getattr(mapping, canonical)
        if getattr(given, canonical) is None and not name_score(canonical, column):
            notes.append(
                say(
                    "{column} is taken for the {what}, by its contents",
                    column=column,
                    what=say(what),
                )
            )
    time = mapping.timestamp
    taken = {column for _, column in mapping.items()}
    others = [c for c in sample.types if c not in taken and sample.is_time(c)]
    if time and given.timestamp is None and not name_score("timestamp", time) and others:
        notes.append(say("{time} is taken for the time: it goes on within a case", time=time))
    if mapping.start and given.start is None and not name_score("start", mapping.start):
        notes.append(
            say(
                "{start} is taken for the start: it goes on, too, and is earlier",
                start=mapping.start,
            )
        )
    return notes


def _is_id(column: str, sample: Sample) -> bool:
    """Say whether a column may number cases: nearly always given, and each in several rows."""
    values, words = sample.values[column], plain(column).split()
    if any(word in _MEASURES for word in words) or _means_another(column):
        return False
    kinds = len(set(values))
    if kinds < 2 or kinds * 1.5 > len(values) or len(values) < _MOST * len(sample.rows):
        return False
    if sample.share_of_numbers(column) == 1:
        return not any(map(_has_cents, values))
    return sum(any(c.isdigit() for c in value) for value in values) >= _MOST * len(values)


def _has_cents(value: str) -> bool:
    whole, _, cents = value.strip().replace(",", ".").rpartition(".")
    return bool(whole) and bool(cents.strip("0"))


def _means_another(column: str) -> bool:
    against = COLUMN_NAMES["case_id"].against
    others = (name for name in COLUMN_NAMES if name != "case_id")
    return any(word in plain(column).split() for word in against) or any(
        name_score(other, column) for other in others
    )


def _labels(columns: Sequence[str], sample: Sample, case: str | None) -> list[str]:
    """List the columns that may name activities; cases mostly begin with one and the same."""
    labels = [c for c in columns if _is_label(sample.values[c], 3)]
    labels = labels or [c for c in columns if _is_label(sample.values[c], 2)]
    if len(labels) < 2 or case is None or not sample.rows:
        return labels
    cases = _cases(sample, case)
    moving = [c for c in labels if _moves(c, cases)]
    firsts = {c: Counter(rows[0][c] for rows in cases) for c in moving}
    shares = {c: max(count.values()) / len(cases) for c, count in firsts.items()}
    usual = [c for c, share in shares.items() if share >= _MOST]
    others = [c for c, share in shares.items() if share > _FEW and c not in usual]
    return moving if len(moving) == 1 else usual if not others and len(cases) > 2 else labels


def _is_label(values: Sequence[str], each: int) -> bool:
    """Say whether there are few different texts, each of them `each` times or more on average."""
    kinds = len(set(values))
    return 2 <= kinds <= _MOST_ACTIVITIES and kinds * each <= len(values)


def _cases(sample: Sample, case: str) -> list[list[Row]]:
    """Give the sample's rows by their case, cases of one row left out."""
    rows = sorted((row for row in sample.rows if row[case]), key=lambda row: row[case] or "")
    cases = [list(group) for _, group in groupby(rows, key=lambda row: row[case])]
    return [rows for rows in cases if len(rows) > 1]


def _differs(column: str, rows: Sequence[Row]) -> bool:
    return len({row[column] for row in rows if row[column]}) > 1


def _moves(column: str, cases: Sequence[Sequence[Row]]) -> bool:
    """Say whether a column changes within most cases."""
    changing = sum(_differs(column, rows) for rows in cases)
    return changing > _FEW * len(cases) and len(cases) > 1


def _is_decoy(column: str) -> bool:
    return any(word in plain(column).split() for word in COLUMN_NAMES["timestamp"].against)


def _rises(column: str, cases: Sequence[Sequence[Row]], sample: Sample) -> bool:
    """Say whether most rows of a case are no earlier than the one above."""
    form, _ = timestamps.recognise(sample.values[column])
    times = [[sortable(row[column], form) for row in rows if row[column]] for rows in cases]
    pairs = [pair for one in times for pair in pairwise(one)]
    falling = sum(a > b for a, b in pairs)
    return min(falling, len(pairs) - falling) < (1 - _MOST) * len(pairs)


def _is_before(first: str, last: str, sample: Sample) -> bool:
    forms = [timestamps.recognise(sample.values[c])[0] for c in (first, last)]
    pairs = [(row[first], row[last]) for row in sample.rows if row[first] and row[last]]
    right = sum(sortable(a, forms[0]) <= sortable(b, forms[1]) for a, b in pairs)
    return right >= _MOST * len(pairs) > 0


def sortable(text: str | None, form: timestamps.TimeFormat | None) -> tuple[float, ...]:
    """Give the numbers of a time, the largest part first, so that times can be compared."""
    numbers = [float(n) for n in re.findall(r"\d+", text or "")]
    if form is not None and form.name == "day/month/year" and len(numbers) > 2:
        numbers[:3] = numbers[2], numbers[1], numbers[0]
    elif form is not None and form.name == "month/day/year" and len(numbers) > 2:
        numbers[:3] = numbers[2], numbers[0], numbers[1]
    if re.search("(?i)pm|下午", text or "") and len(numbers) > 3 and numbers[3] < 12:
        numbers[3] += 12
    return tuple(numbers)
