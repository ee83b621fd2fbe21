"""The language that a command speaks: of --lang, of procmine.toml, or of the locale."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from procmine.report import Language

_OPTION = "--lang"


def of_locale() -> Language:
    """Give the language of the locale: Chinese for zh_*, English for any other."""
    # The first that is set counts, as POSIX has it.
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    first = next((name for name in names if name), "")
    return "zh" if re.match(r"zh\b|zh_", first, re.IGNORECASE) else "en"


def of_arguments(arguments: Sequence[str]) -> Language:
    """Give the language that the arguments ask for, or that of the locale.

    Looked up before they are parsed, so that an error about one of them is in it, too.
    """
    given = list(arguments)
    for number, argument in enumerate(given):
        if argument == "--":
            break
        name, _, value = argument.partition("=")
        if name == _OPTION:
            value = value or next(iter(given[number + 1 :]), "")
            return "zh" if value == "zh" else "en"
    return of_locale()
