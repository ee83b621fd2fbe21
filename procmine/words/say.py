"""What is said while the program runs, such as errors, notes and progress: in the language in force.

The text of `say` and `unsaid` is a literal, the English: tests take it out of the code, and ask for
its translation in the catalogues.
"""

from __future__ import annotations

from contextvars import ContextVar

from procmine.words.catalogue import Language, translated

_SPOKEN: ContextVar[Language] = ContextVar("spoken", default="en")


def speak(language: Language) -> None:
    """Put a language in force, for all that this thread or task says from now on."""
    _SPOKEN.set(language)


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
