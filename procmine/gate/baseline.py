"""The baseline: findings that somebody accepted, and what became of each.

A finding is told again by its fingerprint: its rule and its place, whatever its figures. Its state:

- new: found, matters (medium or high; deviations always), not in the baseline. It fails.
- known: found and accepted. It doesn't fail; nor does one that no longer matters.
- grown: found and accepted with a `limit`, a share of the cases that it now exceeds. It fails.
- expired: found, and today is after the day that it was accepted until. It fails.
- fixed: accepted and no longer found at all. It is told, and doesn't fail.

What is in the baseline for a rule that did not run has no state: nothing is known of it. Nor is it
of a deviation that isn't found, unless it would have been: from its model all deviations were
told, and of every case.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from procmine.findings import Finding
from procmine.gate.measured import Measured, matters
from procmine.report import Language
from procmine.verdict import BaselineResult, Known
from procmine.words import share_text
from procmine.words.gate import gate_sentence

#: The states in the order in which they are told.
STATES: tuple[Known, ...] = ("new", "expired", "grown", "known", "fixed")


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that somebody accepted, until and with the last day `expires`.

    `cases` says how many it touched then, for people who read the file. `limit` is the share of
    the cases (0 to 1) up to which it is accepted. `model` is what a deviation is from, "" for any.
    """

    fingerprint: str
    code: str
    title: str = ""
    cases: str = ""
    owner: str = ""
    reason: str = ""
    accepted: date | None = None
    expires: date | None = None
    limit: Fraction | None = None
    limit_text: str = ""
    model: str = ""


def compare(
    accepted: Sequence[Accepted], measured: Measured, today: date, language: Language = "en"
) -> tuple[BaselineResult, ...]:
    """Tell what became of each accepted finding, and what is new: those that fail first."""
    found: dict[str, list[Finding]] = {}
    for finding in measured.findings:
        if finding.kind != "data-quality":
            found.setdefault(finding.fingerprint, []).append(finding)
    entries = {entry.fingerprint: entry for entry in accepted}
    results = [
        _known(entry, found.get(entry.fingerprint, []), measured, today, language)
        for entry in looked_for(accepted, measured)
    ]
    results += [
        BaselineResult("new", fingerprint, same[0].code, same[0].title, finding=same[0])
        for fingerprint, same in found.items()
        if fingerprint not in entries and any(map(matters, same))
    ]
    return tuple(sorted(results, key=lambda r: STATES.index(r.state)))


def looked_for(accepted: Iterable[Accepted], measured: Measured) -> Iterator[Accepted]:
    """Give the entries that are found, or would have been."""
    found = {finding.fingerprint for finding in measured.findings}
    return (
        entry
        for entry in accepted
        if entry.code in measured.looked_for
        and (entry.fingerprint in found or _would_be_found(entry, measured))
    )


def _would_be_found(entry: Accepted, measured: Measured) -> bool:
    if not entry.code.startswith("PM6"):
        return True
    about = [c for c in measured.conformances if entry.model in ("", c.model)]
    return bool(about) and all(
        c.method in ("alignments", "constraints") and c.judged == c.cases for c in about
    )


def entry_of(finding: Finding, *, owner: str, reason: str, today: date, expires: date | None,
             all_cases: int, model: str = "") -> Accepted:  # fmt: skip
    """Accept a finding; `model` is what it deviates from."""
    cases = f"{finding.cases} of {all_cases} ({share_text(finding.case_share, 'en')})"
    return Accepted(finding.fingerprint, finding.code, finding.title, cases, owner, reason, today,
                    expires, model=model)  # fmt: skip


def _known(
    entry: Accepted, found: Sequence[Finding], measured: Measured, today: date, language: Language
) -> BaselineResult:
    state: Known = "known"
    reason = entry.reason
    worst = max(found, key=lambda f: f.cases, default=None)
    if worst is None:
        state = "fixed"
    elif entry.expires is not None and today > entry.expires and any(map(matters, found)):
        state = "expired"
    elif entry.limit is not None and worst.cases > entry.limit * measured.cases:
        state = "grown"
        grown = gate_sentence("grown_to", language, limit=entry.limit_text,
                              actual=share_text(worst.case_share, language))  # fmt: skip
        reason = f"{grown}; {reason}" if reason else grown
    return BaselineResult(
        state=state,
        fingerprint=entry.fingerprint,
        code=entry.code,
        title=worst.title if worst else entry.title,
        owner=entry.owner,
        reason=reason,
        expires=entry.expires.isoformat() if entry.expires else "",
        finding=worst,
    )
