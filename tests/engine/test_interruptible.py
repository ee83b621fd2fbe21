"""A query ends when a signal comes, and its result or error comes through."""

import os
import signal
import threading
import time

import pytest

from procmine.engine.interruptible import interruptible


def never():
    raise AssertionError("interrupted for nothing")


def test_a_result_comes_through():
    assert interruptible(lambda: 42, never) == 42


def test_an_error_comes_through():
    with pytest.raises(ZeroDivisionError):
        interruptible(lambda: 1 / 0, never)


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_a_signal_interrupts_until_the_work_has_ended():
    interrupts = []

    def work():
        while len(interrupts) < 3:
            time.sleep(0.01)
        raise RuntimeError("interrupted")

    killer = threading.Timer(0.1, os.kill, (os.getpid(), signal.SIGINT))
    killer.start()
    with pytest.raises(KeyboardInterrupt):
        interruptible(work, lambda: interrupts.append(1))

    assert len(interrupts) == 3


def test_off_the_main_thread_the_work_is_done_where_it_is():
    told = []

    def run():
        told.append(interruptible(threading.current_thread, never))

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()

    assert told == [thread]
