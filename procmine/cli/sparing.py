"""What a command does not write over: its inputs ever, and other files without --force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from procmine.cli.output import ENDINGS, FOLDERS, STDOUT
from procmine.errors import UsageError
from procmine.words.say import say

#: How the names of folders of tables end.
_OF_TABLES = tuple(ENDINGS[name] for name in sorted(FOLDERS))


def spare(outputs: Iterable[str | Path | None], inputs: Mapping[str, str | Path | None]) -> None:
    """Raise UsageError where an output is an input; `inputs` are named as messages call them."""
    for output in outputs:
        if output is None or str(output) == STDOUT:
            continue
        for what, read in inputs.items():
            if read and _same(Path(output), Path(read)):
                raise UsageError(
                    say("{output}: is {what}, which is read", output=output, what=what),
                    say("name another file"),
                )


def keep(outputs: Iterable[str | Path | None], force: bool = False) -> None:
    """Raise UsageError where an output is a file or folder that is there, unless with `force`."""
    for output in outputs:
        if force or output is None or str(output) == STDOUT:
            continue
        place = Path(output)
        # A device or a pipe is not replaced, nor a folder but those of tables.
        if place.is_file() or (place.is_dir() and place.name.endswith(_OF_TABLES)):
            raise UsageError(
                say("{path}: is there already", path=output), say("add --force to replace it")
            )


def _same(one: Path, other: Path) -> bool:
    try:
        if one.exists() and other.exists():
            return one.samefile(other)
        return one.resolve() == other.resolve()
    except (OSError, ValueError, RuntimeError):  # whoever opens it says what is wrong
        return False
