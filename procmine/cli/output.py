"""Where a report goes: standard output, a file, or a folder with a file for each log and format."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from procmine.errors import UsageError
from procmine.words.addresses import without_secrets
from procmine.words.say import say
from procmine.words.substitutes import encoded
from procmine.words.system import reason_of
from procmine.words.text import clean_text

if TYPE_CHECKING:
    from procmine.writing import Content

#: What is given as the output to mean standard output.
STDOUT = "-"
#: The file name's ending of each format; of those that are a folder of tables, the folder's.
ENDINGS = {
    "text": ".txt", "json": ".json", "html": ".html", "junit": ".junit.xml", "sarif": ".sarif",
    "markdown": ".md", "github": ".github.txt", "xlsx": ".xlsx", "csv": "-csv",
    "parquet": "-parquet", "pdf": ".pdf", "pptx": ".pptx",
}  # fmt: skip
#: Formats of which a report is a folder of files.
FOLDERS = frozenset({"csv", "parquet"})
#: Formats of lines, of which one may follow the other on standard output.
LINES = frozenset({"text", "github"})
#: Widths of text: for a file, and the widest that has a use.
_FILE_WIDTH = 100
_WIDEST = 200
#: Characters of a file that are shown at a time.
_PIECE = 1 << 20


def formats_of(wanted: str | None, output: str | None, known: Sequence[str]) -> list[str]:
    """Read `--format a,b`; without it the output's ending tells, and no ending means text."""
    if wanted is None:
        return [_format_by_ending(output, known)]
    formats = [name.strip().lower() for name in wanted.split(",") if name.strip()]
    unknown = [name for name in formats if name not in known]
    if unknown or not formats:
        shown = ", ".join(unknown) or "nothing"
        raise UsageError(
            say("--format {wanted}: {shown} is no format", wanted=wanted, shown=shown),
            say("choose from {known}", known=", ".join(known)),
        )
    return list(dict.fromkeys(formats))


def _format_by_ending(output: str | None, known: Sequence[str]) -> str:
    ending = "" if output is None or _is_folder(output) else Path(output).suffix.lower()
    if not ending:
        return "text"
    files = [name for name in known if name not in FOLDERS]
    for name in files:
        if ENDINGS[name].endswith(ending):
            return name
    endings = ", ".join(ENDINGS[name] for name in files)
    raise UsageError(
        say("{output}: {ending} says no format", output=output, ending=ending),
        say("let it end in {endings}, or give --format", endings=endings),
    )


def to_terminal(output: str | None) -> bool:
    """Say whether the output is a terminal that a person looks at."""
    return output in (None, STDOUT) and sys.stdout is not None and sys.stdout.isatty()


def text_width(output: str | None) -> int:
    """Give the width for text: that of COLUMNS or the terminal's, else one that suits a file."""
    on_stdout = output in (None, STDOUT)
    if not (to_terminal(output) or (on_stdout and os.environ.get("COLUMNS", "").isdecimal())):
        return _FILE_WIDTH
    return min(shutil.get_terminal_size((_FILE_WIDTH, 24)).columns, _WIDEST)


def coloured(output: str | None) -> bool:
    """Say whether to write in colour: on a terminal that shows it, or where FORCE_COLOR is set.

    Not where NO_COLOR is set, and never into a file.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return output in (None, STDOUT)
    return to_terminal(output) and os.environ.get("TERM") != "dumb"


def put(content: Content, output: str | Path | None) -> None:
    """Write to standard output, or to a file: that whole or not at all."""
    put_all([content], [output])


def put_all(contents: Iterable[Content], outputs: Iterable[str | Path | None]) -> None:
    """Write each content to its output; none of the files takes its place before all are whole."""
    pairs = list(zip(contents, outputs, strict=True))
    files = [(c, Path(o)) for c, o in pairs if o is not None and str(o) != STDOUT]
    if files:
        from procmine.writing import write_all

        write_all(files)
    for content, output in pairs:
        if output is None or str(output) == STDOUT:
            assert not isinstance(content, Mapping)  # targets() gives a folder its place
            show(content)


def show(content: str | bytes) -> None:
    """Write to standard output, in UTF-8 whatever the locale; a terminal gets its own encoding.

    A reader that has had enough is no error. Raises UsageError where nothing can be written.
    """
    try:
        if sys.stdout is None:
            raise OSError(say("it is closed"))
        terminal = sys.stdout.isatty()
        if isinstance(content, bytes) and terminal:
            raise OSError(say("a terminal shows no pictures"))
        if isinstance(content, bytes):
            data = content
        elif terminal:
            data = encoded(content, sys.stdout.encoding)
        else:
            data = content.encode("utf-8", "replace")
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        silence()
    except OSError as error:
        reason = reason_of(error)
        reason = reason[:1].lower() + reason[1:]
        silence()
        raise UsageError(
            say("cannot write to standard output: {reason}", reason=reason),
            say("name a file with -o"),
        ) from error


def show_file(file: Path) -> None:
    """Write a text file to standard output, a piece at a time; a terminal is not steered by it."""
    clean = to_terminal(STDOUT)
    with file.open(encoding="utf-8", newline="") as text:
        while piece := text.read(_PIECE):
            show("\n".join(map(clean_text, piece.split("\n"))) if clean else piece)


def silence() -> None:
    """Send what is still to be written to standard output nowhere, for it can't be written."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def targets(
    logs: Sequence[str], formats: Sequence[str], output: str | None
) -> list[list[Path | None]]:
    """Give for each log and format the path to write to, None for standard output.

    Raises UsageError where several reports would go to one place.
    """
    if logs.count("-") > 1:
        raise UsageError(say("standard input can be read once only"), say("give - once"))
    many = len(logs) * len(formats) > 1
    if output is None or output == STDOUT:
        if FOLDERS & set(formats) or (many and not set(formats) <= LINES):
            raise UsageError(
                say("several reports can't all go to standard output"),
                say("give a folder for them: -o reports/"),
            )
        return [[None for _ in formats] for _ in logs]
    if not many and not _is_folder(output) and not FOLDERS & set(formats):
        return [[Path(output)]]
    folder = Path(output)
    if folder.is_file():
        raise UsageError(
            say("{output}: is a file, but several reports are to be written", output=output),
            say("give a folder: -o reports/"),
        )
    stems = [stem_of(log) for log in logs]
    repeated = {stem for stem in stems if stems.count(stem) > 1}
    if repeated:
        raise UsageError(
            say("two logs are called {repeated}", repeated=", ".join(sorted(repeated))),
            say("analyse them one at a time"),
        )
    return [[folder / f"{stem}{ENDINGS[name]}" for name in formats] for stem in stems]


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or Path(output).is_dir()


def stem_of(log: str) -> str:
    """Give the name of a log without its ending, for the names of what is written of it."""
    if log == "-":
        return "standard-input"
    name = Path(without_secrets(log)).name
    for ending in (".gz", ".zst"):
        name = name.removesuffix(ending)
    return Path(name).stem
