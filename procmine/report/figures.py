"""What charts and tables are drawn from: distributions, trends, samples of cases.

Times are ISO 8601 texts in the log's own clock (UTC where it has a zone); durations are hours.
Whatever could grow with the log is cut to a fixed number, the largest first, and what was left
out is counted beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from procmine.report.process_map import ProcessMap
from procmine.report.profile import Spread

TrendUnit = Literal["day", "week", "month", "quarter", "year"]


@dataclass(frozen=True, slots=True)
class Distribution:
    """How many cases take how long.

    `edges` are one more than `counts`: the hours at which a bin begins and ends, equally wide up
    to the 99th percentile; `beyond` cases are longer. `percentiles` are (per cent, hours).
    """

    edges: tuple[float, ...]
    counts: tuple[int, ...]
    beyond: int
    percentiles: tuple[tuple[int, float], ...]


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time: the cases that began and ended in it, and those open at its end.

    The hours are of the cases that ended in it, None where none did.
    """

    begins: str
    started: int
    ended: int
    open_at_end: int
    median_hours: float | None
    p90_hours: float | None


@dataclass(frozen=True, slots=True)
class HourCell:
    """The events that were completed on a weekday (0 is Monday) in an hour (0 to 23)."""

    weekday: int
    hour: int
    events: int


@dataclass(frozen=True, slots=True)
class Dot:
    """An event of the dotted chart; `activity` is its place among Figures.map's nodes, else -1."""

    time: str
    activity: int


@dataclass(frozen=True, slots=True)
class DottedCase:
    """A case of the dotted chart: one of a sample taken evenly over the cases by their start."""

    case_id: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Handover:
    """How often work passes from one hand to another, and the hours it waits.

    None stands for all hands that are not told apart.
    """

    giver: str | None
    taker: str | None
    count: int
    cases: int
    median_hours: float
    total_hours: float


@dataclass(frozen=True, slots=True)
class Segment:
    """One passage of a flow: when it began and ended, and the quarter its time lies in (0 to 3)."""

    begins: str
    ends: str
    quarter: int


@dataclass(frozen=True, slots=True)
class Spectrum:
    """The passages of a flow over time: a sample taken evenly of `passages` (performance spectrum).

    Denisov, Fahland & van der Aalst, Unbiased, fine-grained description of processes performance
    from event data, BPM 2018.
    """

    source: str
    target: str
    passages: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class CaseStep:
    """An activity of a case, when it began (None without start times) and ended, and by whom."""

    activity: str
    begins: str | None
    ends: str
    resource: str | None


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case as a timeline; `left_out` of its events are not among the steps."""

    case_id: str
    hours: float
    steps: tuple[CaseStep, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class VariantFigure:
    """A variant with how its cases' hours are distributed; `number` 1 is the most frequent."""

    number: int
    activities: tuple[str, ...]
    cases: int
    case_share: float
    hours: Spread


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case as a row of a table."""

    case_id: str
    variant: int
    events: int
    begins: str
    ends: str
    hours: float
    work_hours: float | None


@dataclass(frozen=True, slots=True)
class Person:
    """What one resource did; a name of None stands for `people` of too few cases to be told apart.

    `work_hours` are None without start times.
    """

    name: str | None
    people: int
    role: str | None
    events: int
    cases: int
    activities: int
    work_hours: float | None
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that is drawn or listed beyond the profile.

    - map: activities and flows, many more than Report.map, for a reader to thin;
    - trend: per `trend_unit`, the shortest unit that makes at most 60 periods;
    - outside: cases that reach beyond the time of trend, dotted and spectra, where a few lie far
      from all others;
    - dotted: at most 300 cases and 6,000 dots;
    - hand_level: whether handovers are between roles or resources, None where the log has neither;
      handovers are at most 400, the most frequent first, between the 20 busiest hands and
      None, all others;
    - spectra: of at most 8 flows with the most total time, at most 400 segments each;
    - timelines: of the cases that findings give as examples, by case id, at most 300;
    - variants: at most 100; coverage: share of cases that the first 1, 2, 3 … variants cover, at
      most 100 points as (number of variants, share);
    - cases: the longest first, at most 20,000, `cases_left_out` more;
    - people: busiest first, at most 500, then one row for the others.
    """

    map: ProcessMap
    distribution: Distribution
    trend_unit: TrendUnit
    trend: tuple[Period, ...]
    hours_of_week: tuple[HourCell, ...]
    dotted: tuple[DottedCase, ...]
    hand_level: Literal["role", "resource"] | None
    handovers: tuple[Handover, ...]
    spectra: tuple[Spectrum, ...]
    timelines: tuple[CaseLine, ...]
    variants: tuple[VariantFigure, ...]
    coverage: tuple[tuple[int, float], ...]
    cases: tuple[CaseRow, ...]
    cases_left_out: int
    people: tuple[Person, ...]
    outside: int = 0
