"""`procmine anonymize LOG OUT`."""

from __future__ import annotations

import sys
from dataclasses import replace
from enum import StrEnum
from typing import Annotated

import typer

from procmine.cli import options as o
from procmine.cli import sparing
from procmine.cli.output import put
from procmine.cli.progress import Progress
from procmine.cli.reading import LogOptions, reads_logs
from procmine.errors import UsageError
from procmine.words.say import say, spoken
from procmine.words.text import clean_text

NAME = "anonymize"
_PRIVACY = "What the log still tells"


class Shift(StrEnum):
    """The units of the secret time by which all times are moved."""

    WEEKS = "weeks"
    DAYS = "days"
    NONE = "none"


@reads_logs
def run(
    log: o.Log,
    out: Annotated[str, typer.Argument(metavar="OUT", help="The file to write.")],
    keep: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN", help="Keep this attribute as it is; may be repeated.",
                     rich_help_panel=_PRIVACY),
    ] = None,
    generalise: Annotated[
        list[str] | None,
        typer.Option(metavar="COLUMN", help="Keep this attribute made coarse: a number as a band, a"
                     " time as its month, a rare text as other; may be repeated.",
                     rich_help_panel=_PRIVACY),
    ] = None,
    shift: Annotated[
        Shift,
        typer.Option(metavar="weeks|days|none", help="Move all times by a secret number of weeks,"
                     " so that hours and weekdays stay, or of days.  [default: weeks]",
                     show_default=False, rich_help_panel=_PRIVACY),
    ] = Shift.WEEKS,
    round: Annotated[
        str | None,
        typer.Option(metavar="DURATION", help="Round times down, such as to 1h or 1d.",
                     rich_help_panel=_PRIVACY),
    ] = None,
    k: Annotated[
        int | None,
        typer.Option("--k", metavar="N", min=1, help="Cases that must have in common what is told"
                     " of one.  [default: 5]", rich_help_panel=_PRIVACY),
    ] = None,
    language: o.Language = None,
    force: Annotated[
        bool, typer.Option("--force", "-f", help="Replace the file if it is there already.")
    ] = False,
    quiet: o.Quiet = False,
    *,
    logs_as: LogOptions,
) -> None:  # fmt: skip
    """Write a log fit to leave the house, and the risk that is left.

    People get pseudonyms, cases new numbers, times are shifted, attributes left out unless asked
    for, and a case is cut where fewer than five are like it so far. Then it says which share of
    the cases could be found again, before and after. The key of the pseudonyms is thrown away,
    unless one is named with --key. The ending of OUT says the format, as for `procmine convert`.

    procmine anonymize claims.csv claims-anonymous.xes
    procmine anonymize claims.csv out.csv --round 1h --keep channel --generalise amount
    """
    from procmine.exporters import ending_of, write_log

    ending_of(out)  # a wrong one is told before a long log is read
    round_us = _unit_of(round)
    said = logs_as.settings(log, language)
    sparing.spare(
        [out],
        {say("the log"): log, say("the configuration"): said.source, say("the key"): logs_as.key},
    )
    sparing.keep([out], force)
    from procmine.config.settings import PrivacySettings
    from procmine.eventlog.pseudonyms import Pseudonyms
    from procmine.privacy.anonymizing import Wishes, anonymize
    from procmine.privacy.key_file import random_key
    from procmine.reporters.anonymity_text import anonymity_text

    key = random_key() if logs_as.key is None else logs_as.key_in(logs_as.key)
    wishes = Wishes(
        tuple(keep or ()),
        tuple(generalise or ()),
        shift.value,
        round_us,
        k or said.privacy.smallest_group,
    )
    reading = replace(said.reading, pseudonyms=Pseudonyms(key, names=True, cases=True))
    protected = replace(said, reading=reading, privacy=PrivacySettings())
    with Progress(quiet) as progress, logs_as.open(log, protected, progress) as events:
        progress(say("leaving out, and measuring the risk"))
        made, anonymity = anonymize(events, wishes, key, protected.memory)
        with made:
            progress(say("writing {path}", path=out))
            notes = [*events.notes, *write_log(made, out)]
    for note in notes:
        sys.stderr.write(f"{clean_text(note)}\n")
    put(anonymity_text(anonymity, spoken()), None)


def _unit_of(text: str | None) -> int | None:
    """Read the unit to which times are rounded, in microseconds."""
    from procmine.models.durations import EXAMPLES, duration_us

    if text is None:
        return None
    us = duration_us(text)
    if not us:
        raise UsageError(
            say("--round {text}: is no duration", text=text),
            say("give one such as {examples}", examples=EXAMPLES),
        )
    return us
