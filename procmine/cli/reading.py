"""How a command reads its log: the options that all share, and procmine.toml behind them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from procmine.cli import options as o
from procmine.cli.language import of_locale
from procmine.errors import ColumnError, UsageError
from procmine.words.addresses import without_secrets
from procmine.words.say import say, speak

if TYPE_CHECKING:
    from procmine.config import Settings
    from procmine.eventlog import EventLog, Reading

_COLUMNS = "Columns of the log (recognised where not given)"
_FILE = "How the log is written (told by the file where not given)"
#: What is given for --config where no procmine.toml shall count.
NONE = "none"


class Dates(StrEnum):
    """The orders of day and month."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


def _option(flag: str, group: str, what: str, metavar: str = "COLUMN") -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        flag, metavar=metavar, help=what, rich_help_panel=group
    )
    return option


@dataclass(frozen=True, slots=True)
class LogOptions:
    """What the command line says about the reading of logs."""

    case: Annotated[str | None, _option("--case", _COLUMNS, "Which case an event belongs to.")]
    activity: Annotated[str | None, _option("--activity", _COLUMNS, "What was done.")]
    timestamp: Annotated[str | None, _option("--timestamp", _COLUMNS, "When it was completed.")]
    start: Annotated[str | None, _option("--start", _COLUMNS, "When it was started.")]
    resource: Annotated[str | None, _option("--resource", _COLUMNS, "Who did it.")]
    role: Annotated[str | None, _option("--role", _COLUMNS, "The role or team of who did it.")]
    dates: Annotated[
        Dates | None,
        _option("--dates", _FILE, "Whether 3/4 is of April or of March.", "day-first|month-first"),
    ]
    encoding: Annotated[
        str | None,
        _option("--encoding", _FILE, "Of a text table, such as utf-8 or gb18030.", "NAME"),
    ]
    delimiter: Annotated[
        str | None,
        _option("--delimiter", _FILE, "Of a text table: a character, or tab.", "CHARACTER"),
    ]
    sheet: Annotated[str | None, _option("--sheet", _FILE, "Of a workbook.", "NAME")]
    object_type: Annotated[
        str | None,
        _option(
            "--object-type", _FILE, "Of an object-centric log: its objects are the cases.", "TYPE"
        ),
    ]
    query: Annotated[
        str | None,
        _option("--query", _FILE, "What to ask a database for: SQL, or a table's name.", "SQL"),
    ]
    fix: Annotated[
        str | None,
        _option(
            "--fix",
            _FILE,
            "Repairs to make, with commas: cases, polluted, labels, duplicates, order, reversed,"
            " truncated; `procmine doctor` tells which are due.",
            "NAMES",
        ),
    ]
    config: Annotated[
        str | None,
        _option(
            "--config",
            _FILE,
            "A procmine.toml; none for none.  [default: the one beside the log]",
            "FILE",
        ),
    ]
    memory: Annotated[str | None, _option(
        "--memory", o.RUNNING, "Memory to use, such as 4GB or 50%; what doesn't fit goes to disk."
        "  [default: 60%]", "SIZE")]  # fmt: skip

    def settings(self, log: str, language: o.Lang | None) -> Settings:
        """Give what procmine.toml says for a log, and what the options say before it.

        From then on the language of the option, of procmine.toml or of the locale is spoken.
        UsageError where it has mistakes.
        """
        from procmine.config import Settings, load

        path = self._config_of(log)
        settings = load(path) if path is not None else Settings()
        speak(language.value if language else settings.language or of_locale())
        return replace(
            settings,
            reading=self._reading(settings.reading),
            memory=self.memory or settings.memory,
        )

    def open(self, log: str, settings: Settings, progress: Callable[[str], None]) -> EventLog:
        """Read a log, and say so."""
        from procmine.importers import open_log

        progress(say("reading {log}", log=without_secrets(log)))
        try:
            return open_log(log, settings.reading, settings.memory)
        except ColumnError as error:
            if settings.source:
                error.hint = say(
                    "{file} may name it. {hint}", file=settings.source, hint=error.hint
                )
            raise

    def _reading(self, usual: Reading) -> Reading:
        columns = {"case_id": self.case, "activity": self.activity, "timestamp": self.timestamp,
                   "start": self.start, "resource": self.resource, "role": self.role}  # fmt: skip
        mapping = usual.columns
        for canonical, column in columns.items():
            mapping = mapping.with_column(canonical, column) if column else mapping
        fix = tuple(name.strip() for name in (self.fix or "").split(",") if name.strip())
        return replace(
            usual,
            columns=mapping,
            dates=self.dates.value if self.dates else usual.dates,
            encoding=self.encoding or usual.encoding,
            delimiter=self.delimiter or usual.delimiter,
            sheet=self.sheet or usual.sheet,
            object_type=self.object_type or usual.object_type,
            query=self.query or usual.query,
            fix=fix or usual.fix,
        )

    def _config_of(self, log: str) -> Path | None:
        """Find the procmine.toml for a log: the one named, or the one in its folder."""
        from procmine.config import FILE_NAME

        if self.config is not None:
            if self.config.lower() == NONE:
                return None
            if Path(self.config).is_dir():
                raise UsageError(
                    say("--config {config}: is a folder", config=self.config),
                    say("name a file of it"),
                )
            return Path(self.config)
        beside = folder_of(log) / FILE_NAME
        return beside if beside.is_file() else None


def folder_of(log: str) -> Path:
    """Give the folder of a log, in which its procmine.toml is; for a database the current one."""
    from procmine.importers.databases import is_url

    place = Path() if is_url(log) else Path(log)
    try:
        return place if place.is_dir() else place.parent
    except (OSError, ValueError):  # whoever opens it says what is wrong
        return Path()


def reads_logs(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of LogOptions; it gets them in its parameter `logs_as`.

    Typer reads the options of a command from its signature.
    """
    own = inspect.signature(command, eval_str=True).parameters
    shared = inspect.signature(LogOptions, eval_str=True).parameters

    def run(**given: Any) -> None:
        options = LogOptions(**{name: given.pop(name) for name in shared})
        command(**given, logs_as=options)

    keyword = inspect.Parameter.KEYWORD_ONLY
    parameters = [p.replace(kind=keyword) for name, p in own.items() if name != "logs_as"]
    parameters += [p.replace(kind=keyword, default=None) for p in shared.values()]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__doc__ = command.__doc__
    run.__annotations__ = {}
    return run
