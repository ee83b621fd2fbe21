"""Labels that are not written as they are meant, and what is meant by them.

Texts that are one but for case, spacing, punctuation, Unicode form or a wrong encoding are one
label. A slip of the pen needs evidence from the cases as well: the label is rare beside the one
it resembles, has the same neighbours, and is not found in a case along with it more often than
that one is found twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from procmine.engine import Engine, literal
from procmine.words.spelling import form_of, says_nothing, slips, unspoilt, words_of

#: So many labels, the most frequent, are compared; a log with more has other things for labels.
MOST_LABELS = 20_000
#: Labels that say nothing are an error where they are this rare among others that do.
_RARE = 0.05
#: Share of a slip's neighbours that the label meant must have as well.
_SAME_PLACE = 0.5
#: How much more often two spellings may meet in a case than the one meant is repeated there.
_MEETS = 0.2
#: Nobody mistypes one word in a twentieth of its uses and in so many cases: that is a word.
_SLIP_SHARE = 0.05
_MANY = 30

# One row a label and case (or variant, by its weight): a run of one label counts once.
_LABELS = """
SELECT activity, CAST(sum(n * weight) AS BIGINT) AS occurrences,
  CAST(sum(weight) AS BIGINT) AS cases,
  CAST(sum(CASE WHEN n > 1 THEN n * weight ELSE 0 END) AS BIGINT) AS repeated
FROM (SELECT place, activity, max(weight) AS weight, count(*) AS n FROM {runs}
  GROUP BY place, activity)
GROUP BY activity ORDER BY occurrences DESC, activity LIMIT {most}
"""

_FOLLOWING = """
SELECT previous_activity AS before, activity AS after, CAST(sum(weight) AS BIGINT) AS n
FROM {runs} WHERE activity IN ({listed}) OR previous_activity IN ({listed})
GROUP BY before, after
"""

_TOGETHER = """
WITH held AS (
  SELECT DISTINCT place, weight, activity FROM {runs} WHERE activity IN ({listed}))
SELECT a.activity AS label, b.activity AS other, CAST(sum(a.weight) AS BIGINT) AS n
FROM held a JOIN held b ON a.place = b.place AND a.activity <> b.activity
GROUP BY label, other
"""


@dataclass(slots=True)
class _Neighbours:
    """What comes before and after a label, and how often; None is the end of a case."""

    before: dict[str | None, int] = field(default_factory=lambda: defaultdict(int))
    after: dict[str | None, int] = field(default_factory=lambda: defaultdict(int))


def distorted(engine: Engine, runs: str) -> dict[str, str | None]:
    """Give each distorted label of a log and the label meant, None where it says nothing.

    `runs` is a relation with place (a case, or a variant), weight (the cases it stands for),
    activity and previous_activity; activities repeated at once are one run.
    """
    rows = engine.records(_LABELS.format(runs=runs, most=MOST_LABELS))
    labels = {str(row["activity"]): row for row in rows}
    counts = {label: int(row["occurrences"]) for label, row in labels.items()}
    meant: dict[str, str | None] = dict.fromkeys(_silent(counts))
    best = _best_spellings({label: n for label, n in counts.items() if label not in meant})
    meant |= {label: right for label, right in best.items() if label != right}
    for label, right in _slips(engine, runs, labels, best).items():
        meant |= {spelling: right for spelling, its_best in best.items() if its_best == label}
    return meant


def _silent(counts: Mapping[str, int]) -> list[str]:
    silent = [label for label in counts if says_nothing(label)]
    rare = sum(counts[label] for label in silent) <= _RARE * sum(counts.values())
    return silent if rare else []


def _best_spellings(counts: Mapping[str, int]) -> dict[str, str]:
    """Give for each label the most frequent of those that are the same text."""
    spellings: dict[str, list[str]] = defaultdict(list)
    repaired = {label: unspoilt(label) or label for label in counts}
    for label, text in repaired.items():
        spellings[form_of(text)].append(label)
    best: dict[str, str] = {}
    for form, same in spellings.items():
        whole = [label for label in same if repaired[label] == label]
        right = whole[0] if whole else repaired[same[0]]
        best |= dict.fromkeys(same, right) if form else {label: label for label in same}
    return best


def _slips(
    engine: Engine, runs: str, labels: Mapping[str, Mapping[str, Any]], best: Mapping[str, str]
) -> dict[str, str]:
    """Give the slips among the best spellings that the cases bear out."""
    by_words: dict[tuple[str, ...], int] = defaultdict(int)
    spelt: dict[tuple[str, ...], str] = {}
    for label, right in best.items():
        by_words[words_of(right)] += int(labels[label]["occurrences"])
        spelt.setdefault(words_of(right), right)
    pairs = [(spelt[slip], spelt[meant]) for slip, meant in slips(by_words)]
    pairs = [pair for pair in pairs if labels.keys() >= set(pair)]
    if not pairs:
        return {}
    compared = {label: labels[label] for pair in pairs for label in pair}
    listed = ", ".join(map(literal, sorted(compared)))
    found = engine.records(_TOGETHER.format(runs=runs, listed=listed))
    together = {(row["label"], row["other"]): int(row["n"]) for row in found}
    following = engine.records(_FOLLOWING.format(runs=runs, listed=listed))
    neighbours = _neighbours(following, compared, best)
    likeliest: dict[str, str] = {}
    for slip, meant in sorted(pairs, key=lambda pair: -labels[pair[1]]["occurrences"]):
        repeated = labels[meant]["repeated"] / labels[meant]["occurrences"]
        meets = together.get((slip, meant), 0) / labels[slip]["cases"]
        rare = labels[meant]["occurrences"] * (_SLIP_SHARE if labels[slip]["cases"] >= _MANY else 1)
        if labels[slip]["occurrences"] > rare:
            continue
        if meets <= repeated + _MEETS and _same_place(neighbours[slip], neighbours[meant]):
            # The label meant may be a slip itself: it is more frequent, so that its turn has been.
            likeliest.setdefault(slip, likeliest.get(meant, meant))
    return likeliest


def _neighbours(
    rows: Iterable[Mapping[str, Any]],
    labels: Mapping[str, Mapping[str, Any]],
    best: Mapping[str, str],
) -> dict[str, _Neighbours]:
    """Gather what comes before and after each label, in its best spelling."""
    found: dict[str, _Neighbours] = defaultdict(_Neighbours)
    for row in rows:
        before, after, n = row["before"], row["after"], int(row["n"])
        if after in labels:
            found[after].before[best.get(before, before)] += n
        if before in labels:
            found[before].after[best.get(after, after)] += n
    for label, its in found.items():
        if last := int(labels[label]["occurrences"]) - sum(its.after.values()):
            its.after[None] = last
    return found


def _same_place(slip: _Neighbours, meant: _Neighbours) -> bool:
    pairs = ((slip.before, meant.before), (slip.after, meant.after))
    shared = sum(n for its, other in pairs for label, n in its.items() if label in other)
    return shared >= _SAME_PLACE * sum(sum(its.values()) for its, _ in pairs)
