"""The key of the pseudonyms on the command line: made once, told once, kept apart from reports."""

from __future__ import annotations

import sys
from pathlib import Path

from procmine.cli.output import STDOUT
from procmine.errors import UsageError
from procmine.privacy.key_file import kept_key
from procmine.words.say import say
from procmine.words.text import clean_text


def key_of(name: str, output: str | None) -> bytes:
    """Read the key of a file, or make it and say where it is.

    UsageError where it can't be, and where it would lie in the folder that reports go to: whoever
    gets that folder could tell the names.
    """
    file = Path(name)
    if output is not None and output != STDOUT and _is_within(file, Path(output)):
        raise UsageError(
            say(
                "{name}: the key would lie in {output}, and be handed over with the reports",
                name=name,
                output=output,
            ),
            say("keep it elsewhere, with --key FILE, or write the reports to another folder"),
        )
    key, is_new = kept_key(file)
    if is_new:
        told = say(
            "wrote {name}, the key of the pseudonyms: keep it, apart from reports",
            name=clean_text(name),
        )
        sys.stderr.write(f"{told}\n")
    return key


def _is_within(file: Path, folder: Path) -> bool:
    return not folder.is_file() and folder.resolve() in file.resolve().parents
