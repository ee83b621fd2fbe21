"""No output over an input: what a command reads it doesn't write over, not even with --force."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from procmine.cli.output import STDOUT
from procmine.errors import UsageError
from procmine.words.say import say


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


def _same(one: Path, other: Path) -> bool:
    try:
        if one.exists() and other.exists():
            return one.samefile(other)
        return one.resolve() == other.resolve()
    except (OSError, ValueError, RuntimeError):  # whoever opens it says what is wrong
        return False
