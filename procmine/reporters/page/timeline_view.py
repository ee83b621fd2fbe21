"""An example case as a timeline: a lane for each activity, over one scale of time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from procmine.findings import Finding
from procmine.report import CaseLine, CaseStep, Language
from procmine.words import count_text, duration_text
from procmine.words.page import page_text

#: So many activities have a lane of their own; the others share the last one.
LANES = 10
#: Hours between two marks of the scale, of which the first is taken that makes few enough.
_STEPS = (1 / 60, 1 / 12, 1 / 4, 1, 3, 6, 12, 24, 48, 168, 336, 720, 2160, 4380, 8760, 43800, 87600)
_MOST_TICKS = 4
#: A bar narrower than this share of the case is drawn as a dot.
_NARROWEST = 0.006


@dataclass(frozen=True, slots=True)
class Mark:
    """Where something lies on the scale, from `left` to `right` in per cent."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Lane:
    """The times an activity was done, and the waits before them; `note` tells them in words.

    `dots` are where it was done without a beginning, or too short to be seen as `work`.
    """

    name: str
    hot: bool
    work: tuple[Mark, ...]
    dots: tuple[str, ...]
    waits: tuple[Mark, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark of the scale: where it is, and the time since the case began."""

    left: str
    text: str


@dataclass(frozen=True, slots=True)
class TimelineView:
    """A case with its lanes; `left_out` says how many events are not drawn."""

    case_id: str
    hours: str
    begins: str
    ends: str
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    left_out: str


@dataclass(frozen=True, slots=True)
class _Placed:
    """A step in hours since the case began; `idle` is where the waiting before it began."""

    activity: str
    idle: float
    begins: float
    ends: float


def view_of_timeline(line: CaseLine, finding: Finding, language: Language) -> TimelineView:
    """Lay a case out over time, with the activities of the finding told apart."""
    steps = _placed(line.steps)
    span = max((step.ends for step in steps), default=0.0)
    place = finding.subject
    hot = {place.activity, place.from_activity, place.to_activity, *place.activities}
    names = list(dict.fromkeys(step.activity for step in steps))
    alone = sorted(names, key=lambda name: (name not in hot, names.index(name)))[:LANES]
    lanes = [
        _lane(name, [s for s in steps if s.activity == name], name in hot, span, language)
        for name in names
        if name in alone
    ]
    rest = [step for step in steps if step.activity not in alone]
    if rest:
        count = count_text(len(names) - len(alone))
        lanes.append(
            _lane(page_text("lane_rest", language, count=count), rest, False, span, language)
        )
    left_out = page_text("events_left_out", language, count=count_text(line.left_out))
    return TimelineView(
        case_id=line.case_id,
        hours=duration_text(line.hours),
        begins=_clock(min((s.begins or s.ends for s in line.steps), default="")),
        ends=_clock(max((s.ends for s in line.steps), default="")),
        ticks=_ticks(span),
        lanes=tuple(lanes),
        left_out=left_out if line.left_out else "",
    )


# Private functions


def _placed(steps: tuple[CaseStep, ...]) -> list[_Placed]:
    times = [(datetime.fromisoformat(s.begins or s.ends), datetime.fromisoformat(s.ends))
             for s in steps]  # fmt: skip
    first = min((begins for begins, _ in times), default=None)
    placed: list[_Placed] = []
    idle = 0.0
    for step, (begins, ends) in zip(steps, times, strict=True):
        assert first is not None
        start, end = _hours(begins - first), _hours(ends - first)
        placed.append(_Placed(step.activity, min(idle, start), start, end))
        idle = max(idle, end)
    return placed


def _lane(name: str, steps: list[_Placed], hot: bool, span: float, language: Language) -> Lane:
    def mark(left: float, right: float) -> Mark:
        if not span or right - left < _NARROWEST * span:
            right = left
        return Mark(_per_cent(left, span), _per_cent(right, span))

    done = dict.fromkeys(mark(step.begins, step.ends) for step in steps)
    waits = dict.fromkeys(mark(step.idle, step.begins) for step in steps)
    waited = sum(step.begins - step.idle for step in steps)
    note = page_text(
        f"lane_{'waited' if waited else 'done'}_{'1' if len(steps) == 1 else 'n'}",
        language,
        count=count_text(len(steps)),
        wait=duration_text(waited),
    )
    return Lane(
        name,
        hot,
        tuple(mark for mark in done if mark.left != mark.right),
        tuple(mark.left for mark in done if mark.left == mark.right),
        tuple(wait for wait in waits if wait.left != wait.right),
        note,
    )


def _ticks(span: float) -> tuple[Tick, ...]:
    step = next((s for s in _STEPS if span / s <= _MOST_TICKS), span or 1.0)
    # The last may not run out of the picture.
    count = int(span * 0.93 / step)
    return tuple(
        Tick(_per_cent(n * step, span), f"+{duration_text(n * step, step)}")
        for n in range(1, count + 1)
    )


def _per_cent(hours: float, span: float) -> str:
    """Give a place on the scale, of which a margin at both ends is left for the dots."""
    return f"{1 + 98 * hours / span if span else 1:.1f}%"


def _hours(span: timedelta) -> float:
    return span.total_seconds() / 3600


def _clock(time: str) -> str:
    return time[:16].replace("T", " ")
