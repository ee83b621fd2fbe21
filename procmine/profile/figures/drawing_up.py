"""All figures of a report, together."""

from __future__ import annotations

from collections.abc import Sequence

from procmine.eventlog import EventLog
from procmine.findings import Finding
from procmine.profile.figures.cases import cases, timelines
from procmine.profile.figures.people import SMALLEST_GROUP, handovers, people
from procmine.profile.figures.samples import dotted, spectra
from procmine.profile.figures.times import distribution, hours_of_week, trend, trend_unit
from procmine.profile.figures.variants import coverage, variants
from procmine.profile.figures.window import window
from procmine.profile.processmap import process_map
from procmine.relations.handovers import level_of
from procmine.report import Figures

#: A reader thins the map, so that it may hold more than can be read at once.
MOST_ACTIVITIES = 500
MOST_FLOWS = 2000


def draw_up(
    log: EventLog,
    findings: Sequence[Finding] = (),
    *,
    checked: bool = False,
    k: int = SMALLEST_GROUP,
) -> Figures:
    """Measure the figures of a log whose relations are built.

    The example cases of `findings` get their timelines. People behind whom fewer than `k` cases
    stand are not told apart; see figures.people.
    """
    map = process_map(log, checked=checked, most=(MOST_ACTIVITIES, MOST_FLOWS))
    time = window(log)
    unit = trend_unit(time)
    shown, left_out = cases(log)
    level = level_of(log)
    persons = people(log, k) if "resource" in log.capabilities else ()
    told = {person.name for person in persons} if log.pseudonymised else None
    return Figures(
        map=map,
        distribution=distribution(log),
        trend_unit=unit,
        trend=trend(log, unit, time),
        hours_of_week=hours_of_week(log),
        dotted=dotted(log, [node.activity for node in map.nodes], time),
        hand_level="role" if level == "role" else "resource" if level else None,
        handovers=handovers(log, k) if level else (),
        spectra=spectra(log, time),
        timelines=timelines(log, findings, told),
        variants=variants(log),
        coverage=coverage(log),
        cases=shown,
        cases_left_out=left_out,
        outside=time.outside,
        people=persons,
    )
