"""Run a query so that Ctrl-C and other signals end it while it runs.

Python handles signals between two steps of the main thread, and DuckDB may keep that thread for as
long as a query takes. So the query runs on a thread of its own, and the main one only waits.
"""

from __future__ import annotations

import _thread
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

#: How long a wait lasts that no signal can end, in seconds; it matters on Windows alone.
_GLANCE = 0.1


def interruptible(work: Callable[[], T], interrupt: Callable[[], None]) -> T:
    """Do `work`; where a signal's handler raises, call `interrupt` until it has ended, then raise.

    Off the main thread, which signals never reach, `work` is done as it is.
    """
    if threading.current_thread() is not threading.main_thread():
        return work()
    results: list[T] = []
    errors: list[BaseException] = []
    done = _thread.allocate_lock()
    done.acquire()

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:
            errors.append(error)
        finally:
            done.release()

    # Bare threads and locks: Thread and Event take twice the time, and a run has a hundred queries.
    _thread.start_new_thread(run, ())
    try:
        while not done.acquire(timeout=_GLANCE):
            pass
    except BaseException:
        # Again and again, for an interrupt that comes before the query has begun is lost.
        while not (results or errors):
            interrupt()
            done.acquire(timeout=_GLANCE)
        raise
    if errors:
        raise errors[0]
    return results[0]
