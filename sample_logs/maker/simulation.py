"""A small discrete-event simulation: cases ask for tasks, roles serve them in order of arrival.

A process is a generator: it yields the `Task` that the case needs next and is sent the name of the
person who did it. Nobody begins a task outside office hours; what has begun is finished, after
closing time if need be.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple, TypeAlias

from .office_hours import OfficeHours


class Task(NamedTuple):
    """One task that a case needs."""

    activity: str
    role: str
    seconds: int
    #: Seconds until anybody of the role can see it: a tray, a parcel on its way, a late answer.
    delay: int = 0
    #: The one person who may do it, or the one who may not.
    only: str = ""
    never: str = ""

    def allows(self, resource: str) -> bool:
        """Tell whether `resource` may do the task."""
        return resource != self.never and self.only in ("", resource)


class Event(NamedTuple):
    """One activity instance of the log; moments are seconds since the first Monday."""

    case: str
    activity: str
    start: int
    end: int
    resource: str
    role: str


Process: TypeAlias = Generator[Task, str, None]


@dataclass
class _Waiting:
    """A task in its role's queue."""

    case: str
    process: Process
    task: Task


@dataclass
class _Team:
    """The people of a role, the longest idle first, and what waits for them."""

    idle: list[str]
    queue: list[_Waiting] = field(default_factory=list)
    wakes_at: int = -1


class Simulation:
    """Run cases through teams that work in office hours."""

    def __init__(self, staff: Mapping[str, Sequence[str]], hours: OfficeHours) -> None:
        self._hours = hours
        self._teams = {role: _Team(list(names)) for role, names in staff.items()}
        self._agenda: list[tuple[int, int, Callable[[int], None]]] = []
        self._order = count()
        self._events: list[Event] = []

    def arrive(self, moment: int, case: str, process: Process) -> None:
        """Let a case begin at `moment`."""
        self._at(moment, lambda now: self._ask(now, case, process, next(process)))

    def run(self) -> list[Event]:
        """Run until every case is done; give the events by completion."""
        while self._agenda:
            now, _, happen = heapq.heappop(self._agenda)
            happen(now)
        return sorted(self._events, key=lambda event: (event.end, event.start, event.case))

    def _at(self, moment: int, happen: Callable[[int], None]) -> None:
        heapq.heappush(self._agenda, (moment, next(self._order), happen))

    def _ask(self, now: int, case: str, process: Process, task: Task) -> None:
        def appear(moment: int) -> None:
            self._teams[task.role].queue.append(_Waiting(case, process, task))
            self._serve(moment, task.role)

        if task.delay:
            self._at(now + task.delay, appear)
        else:
            appear(now)

    def _serve(self, now: int, role: str) -> None:
        """Give what waits to whoever is idle and allowed, the oldest task first."""
        team = self._teams[role]
        opening = self._hours.next_opening(now)
        if opening > now:
            if team.wakes_at != opening:
                team.wakes_at = opening
                self._at(opening, lambda moment: self._serve(moment, role))
            return
        for waiting in list(team.queue):
            resource = next(filter(waiting.task.allows, team.idle), None)
            if resource is not None:
                team.queue.remove(waiting)
                team.idle.remove(resource)
                self._start(now, waiting, resource)

    def _start(self, now: int, waiting: _Waiting, resource: str) -> None:
        case, process, task = waiting.case, waiting.process, waiting.task
        end = now + task.seconds
        self._events.append(Event(case, task.activity, now, end, resource, task.role))

        def finish(moment: int) -> None:
            self._teams[task.role].idle.append(resource)
            try:
                wanted = process.send(resource)
            except StopIteration:
                pass
            else:
                self._ask(moment, case, process, wanted)
            self._serve(moment, task.role)

        self._at(end, finish)
