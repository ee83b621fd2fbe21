"""Where a report goes: standard output, a file, or a folder with a file for each log and format."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from procmine.errors import UsageError

#: The file name's ending of each format.
ENDINGS = {"text": ".txt", "json": ".json", "html": ".html"}
#: Widths of text: for a file, and the widest that reads well on a terminal.
_FILE_WIDTH = 100
_WIDEST = 140


def formats_of(wanted: str | None, output: Path | None, known: Sequence[str]) -> list[str]:
    """Read `--format a,b`; without it the output's ending tells, else it is text."""
    if wanted is None:
        ending = output.suffix.lower() if output is not None else ""
        return [next((name for name, end in ENDINGS.items() if end == ending), "text")]
    formats = [name.strip().lower() for name in wanted.split(",") if name.strip()]
    unknown = [name for name in formats if name not in known]
    if unknown or not formats:
        shown = ", ".join(unknown) or "nothing"
        raise UsageError(
            f"--format {wanted}: {shown} is no format", f"choose from {', '.join(known)}"
        )
    return list(dict.fromkeys(formats))


def to_terminal(output: Path | None) -> bool:
    """Say whether the output is a terminal that a person looks at."""
    return output is None and sys.stdout.isatty()


def text_width(output: Path | None) -> int:
    """Give the width for text: the terminal's, else one that suits a file."""
    if not to_terminal(output):
        return _FILE_WIDTH
    return min(shutil.get_terminal_size().columns, _WIDEST)


def show(content: str | bytes) -> None:
    """Write to standard output, in UTF-8 whatever the locale."""
    data = content.encode() if isinstance(content, str) else content
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def targets(
    logs: Sequence[str], formats: Sequence[str], output: Path | None
) -> list[list[Path | None]]:
    """Give for each log and format the path to write to, None for standard output.

    Raises UsageError where several reports would go to one place.
    """
    many = len(logs) * len(formats) > 1
    if output is None or str(output) == "-":
        if many and formats != ["text"]:
            raise UsageError(
                "several reports can't all go to standard output",
                "give a folder for them: -o reports/",
            )
        return [[None for _ in formats] for _ in logs]
    if not many and not output.is_dir() and not str(output).endswith(("/", "\\")):
        return [[output]]
    if output.is_file():
        raise UsageError(
            f"{output}: is a file, but several reports are to be written",
            "give a folder: -o reports/",
        )
    stems = [_stem(log) for log in logs]
    repeated = {stem for stem in stems if stems.count(stem) > 1}
    if repeated:
        raise UsageError(
            f"two logs are called {', '.join(sorted(repeated))}", "analyse them one at a time"
        )
    return [[output / f"{stem}{ENDINGS[name]}" for name in formats] for stem in stems]


def _stem(log: str) -> str:
    if log == "-":
        return "standard-input"
    name = Path(log).name
    for ending in (".gz", ".zst"):
        name = name.removesuffix(ending)
    return Path(name).stem
