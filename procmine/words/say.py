"""What is said while the program runs, such as errors, notes and progress: in the language in force.

The text of `say` and `unsaid` is a literal, the English: tests take it out of the code, and ask for
its translation in the catalogues.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from procmine.words.catalogue import Language, translated

Told = TypeVar("Told", bound="InLanguage")
Given = ParamSpec("Given")
Written = TypeVar("Written")

_SPOKEN: ContextVar[Language] = ContextVar("spoken", default="en")


class InLanguage(Protocol):
    """A report, a verdict or the like, which has its language."""

    @property
    def language(self) -> Language:
        """The language that it is written in."""


def speak(language: Language) -> None:
    """Put a language in force, for all that this thread or task says from now on."""
    _SPOKEN.set(language)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Put a language in force for a while."""
    before = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def in_its_language(
    write: Callable[Concatenate[Told, Given], Written],
) -> Callable[Concatenate[Told, Given], Written]:
    """Make what writes a report or the like do so with the language of that in force."""

    @wraps(write)
    def written(told: Told, /, *given: Given.args, **named: Given.kwargs) -> Written:
        with speaking(told.language):
            return write(told, *given, **named)

    return written


def spoken() -> Language:
    """Give the language in force: English, where nobody has said otherwise."""
    return _SPOKEN.get()


def say(text: str, /, **values: object) -> str:
    """Give `text` in the language in force, with its {names} filled in where there are values."""
    said = translated(text, spoken())
    return said.format(**values) if values else said


def unsaid(text: str) -> str:
    """Mark a text that stands in a constant, for `say` to say when its time comes."""
    return text
