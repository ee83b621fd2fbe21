"""Compare a run with the one before it."""

from __future__ import annotations

from collections.abc import Iterator

from procmine.history.runs import Kept, Run
from procmine.report import Change, ComparedFigure, ComparedFinding, Comparison

#: A finding is as it was where its size is within this share of what it was.
TOLERANCE = 0.10


def compare(then: Run, now: Run) -> Comparison:
    """Say what changed from one run to the other.

    A finding grows or shrinks by its hours per case, or where it costs none by its share of the
    cases, beyond a tenth. Of a rule that did not run both times, or that had more findings than
    are kept, nobody knows what is new or gone: such findings are told as they are, or not at all.
    """
    return Comparison(
        since=then.last,
        log=then.log,
        figures=tuple(
            ComparedFigure(name, then.figures.get(name), now.figures.get(name))
            for name in dict.fromkeys((*now.figures, *then.figures))
        ),
        findings=tuple(_findings(then, now)),
    )


def _findings(then: Run, now: Run) -> Iterator[ComparedFinding]:
    known = {kept.fingerprint: kept for kept in then.findings}
    for kept in now.findings:
        old = known.pop(kept.fingerprint, None)
        if old is not None:
            yield _compared(kept, _change(old, kept), old, kept)
        elif then.left_out.get(kept.code) == 0:
            yield _compared(kept, "new", None, kept)
    gone = [kept for kept in known.values() if now.left_out.get(kept.code) == 0]
    for old in sorted(gone, key=lambda kept: (-kept.hours, -kept.cases, kept.fingerprint)):
        yield _compared(old, "gone", old, None)


def _change(old: Kept, new: Kept) -> Change:
    costs = old.hours > 0 or new.hours > 0
    before, now = (old.hours, new.hours) if costs else (old.case_share, new.case_share)
    if now > before * (1 + TOLERANCE):
        return "grown"
    return "shrunk" if now < before * (1 - TOLERANCE) else "same"


def _compared(finding: Kept, change: Change, old: Kept | None, new: Kept | None) -> ComparedFinding:
    return ComparedFinding(
        fingerprint=finding.fingerprint,
        code=finding.code,
        title=finding.title,
        severity=finding.severity,
        change=change,
        hours_before=old.hours if old else None,
        hours_now=new.hours if new else None,
        cases_before=old.cases if old else None,
        cases_now=new.cases if new else None,
    )
