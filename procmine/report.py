"""The result of an analysis: frozen numbers and findings that every reporter writes from.

Nothing in a report can run a query, and nothing in it knows an output format.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from procmine.conformance import Conformance
from procmine.findings import Finding

Language = Literal["en", "zh"]


@dataclass(frozen=True, slots=True)
class Columns:
    """The log's own name for each canonical column; None where it has none."""

    case_id: str
    activity: str
    timestamp: str
    start: str | None = None
    resource: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class RowCount:
    """What became of the rows: read = events + set aside + all that is explained.

    `explained` says for what else rows are there: (reason, rows), such as a start that was joined
    with its completion, or a duplicate left out on request.
    """

    read: int
    events: int
    set_aside: int
    explained: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class LogSummary:
    """What was read: counts over all cases and events (an event is one activity instance).

    `first` and `last` are ISO 8601 times of the first start and the last completion.
    `capabilities` are those of start, resource, role that the log has. `notes` are sentences
    about what was assumed, joined or set aside while reading. `set_aside` counts unusable rows.
    """

    name: str
    cases: int
    events: int
    activities: int
    variants: int
    resources: int
    first: str
    last: str
    columns: Columns
    capabilities: tuple[str, ...]
    notes: tuple[str, ...] = ()
    set_aside: int = 0
    rows: RowCount | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """How a duration is distributed, in hours."""

    mean: float
    min: float
    p25: float
    median: float
    p75: float
    p90: float
    max: float


@dataclass(frozen=True, slots=True)
class ActivityProfile:
    """One activity: how often, in how many cases, and its hours of work and of waiting before it.

    The spreads are None where the log cannot show them: `work` without start times, `wait`
    where the activity only ever starts a case. Without start times `wait` is the time since the
    step before, waiting and work together.
    """

    activity: str
    events: int
    cases: int
    repeated: int
    work: Spread | None
    wait: Spread | None


@dataclass(frozen=True, slots=True)
class VariantProfile:
    """One variant: the activities in order, its cases, and their mean and median hours."""

    activities: tuple[str, ...]
    cases: int
    case_share: float
    mean_hours: float
    median_hours: float


@dataclass(frozen=True, slots=True)
class Recurring:
    """An activity whose repetition is by design, and the reason, so that it is no rework."""

    activity: str
    reason: Literal["every case", "periodic", "item by item", "as many as ordered"]
    cases: int
    detail: str


@dataclass(frozen=True, slots=True)
class Profile:
    """The log in numbers, before any judgement.

    `flow_efficiency` is the hours of work of all cases (time in which at least one activity of
    the case is under way) over the hours of all cases, None without start times.
    `gaps` are sentences saying what the log cannot show.
    """

    case_hours: Spread
    events_per_case: float
    work_hours_per_case: float | None
    flow_efficiency: float | None
    activities: tuple[ActivityProfile, ...]
    variants: tuple[VariantProfile, ...]
    recurring: tuple[Recurring, ...]
    gaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MapNode:
    """An activity of the process map: events, and the mean hours of work (None without starts).

    `deviating` cases leave the reference model at it, and `skipped` is how many leave it out.
    """

    activity: str
    events: int
    starts: int
    ends: int
    mean_work_hours: float | None
    deviating: int = 0
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class MapEdge:
    """A flow of the process map, directly-follows: how often, and the hours in between.

    `deviating` cases leave the reference model on it.
    """

    source: str
    target: str
    count: int
    mean_hours: float
    median_hours: float
    p90_hours: float
    total_hours: float
    deviating: int = 0


@dataclass(frozen=True, slots=True)
class MissingActivity:
    """An activity of the reference model that so many cases skip and none does.

    Most often it is missing after `before` and before `after`; None is the start or end of a case.
    """

    activity: str
    cases: int
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class ProcessMap:
    """The directly-follows graph, thinned to the activities and paths asked for (0 to 1 each).

    `checked` says whether it shows where cases leave a reference model.
    """

    nodes: tuple[MapNode, ...]
    edges: tuple[MapEdge, ...]
    activities_kept: float
    paths_kept: float
    nodes_left_out: int
    edges_left_out: int
    missing: tuple[MissingActivity, ...] = ()
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """All that one analysis found out: `findings` worst first, `left_out` counted per rule code.

    `quality` are the findings about the log itself (kind data-quality), worst first. `conformance`
    is there where the log was checked against a model; its deviations stand among the findings.

    `rules_run` are the codes of the rules that ran; `unmeasured` maps the code of each rule that
    could not to the reason, in a sentence.
    """

    log: LogSummary
    profile: Profile
    map: ProcessMap
    findings: tuple[Finding, ...]
    left_out: dict[str, int]
    unmeasured: dict[str, str]
    rules_run: tuple[str, ...]
    language: Language = "en"
    quality: tuple[Finding, ...] = ()
    conformance: Conformance | None = None

    def to_json(self, path: str | Path) -> None:
        """Write the findings contract (FORMAT 1) as JSON to `path`; UsageError where it can't."""
        self._write("json", path)

    def to_html(self, path: str | Path) -> None:
        """Write one offline HTML file to `path`; UsageError where it can't."""
        self._write("html", path)

    def _write(self, format_name: str, path: str | Path) -> None:
        # The one import against the layers: this is the library user's shorthand for the reporters.
        from procmine.reporters import render
        from procmine.writing import write

        write(render(self, format_name), Path(path))
