"""Write a procmine.toml to start with: the mapping that was guessed, and all keys told."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Any

from procmine.config.keys import KEYS, LABELS, RULES
from procmine.eventlog import EventLog, Reading
from procmine.words import clean_text

#: What a key that is not set shows as its value.
_SHOWN = {
    "start": "none", "resource": "none", "role": "none", "sheet": "Events",
    "object-type": "order", "query": "SELECT * FROM events", "encoding": "cp1252",
    "delimiter": ";", "dates": "day-first", "fix": ["labels", "duplicates"], "language": "en",
    "top": 10, "select": ["PM2", "PM3"], "ignore": ["PM701"], "fail-on": "high", "memory": "4GB",
    "unpacked": "200GB", "ratio": 300,
}  # fmt: skip
_RULE_LIST = (
    "",
    "# What every case must keep to, for `procmine check`; each is one of response, precedence,",
    "# succession, absence, exactly, not-together, different-resource, same-resource, within,",
    "# starts-with and ends-with, or another template of DECLARE.",
    "# [[rule]]",
    '# name = "four eyes on payment"',
    '# different-resource = ["Approve", "Pay"]',
    "#",
    "# [[rule]]",
    '# name = "pay within ten days"',
    '# within = "10d"  # or 4h, 90m, 2w',
    '# from = "Invoice"',
    '# to = "Pay"',
    "# working = true  # in working hours",
    '# where = { channel = "web" }  # for these cases only',
    "#",
    "# [working-hours]",
    '# days = ["mon", "tue", "wed", "thu", "fri"]',
    '# from = "09:00"',
    '# to = "17:00"',
    "# holidays = [2024-12-25]",
    '# zone = "Europe/Berlin"  # where they are kept, if the times of the log have offsets',
)
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_FORM_FIELDS = ("sheet", "query", "encoding", "delimiter", "dates")


def starting_text(log: EventLog, reading: Reading) -> str:
    """Give the text of a procmine.toml for a log that was read, its columns as they were found."""
    lines = [
        f"# How procmine reads {clean_text(log.name)} and reports on it; `procmine init` wrote it.",
        "# It counts for every log in this folder. Another one: --config FILE; none: --config"
        " none.",
        "# An option on the command line counts before it.",
        "",
        "[log]",
        *_lines("log", _log_values(log, reading)),
    ]
    lines += [f"# {clean_text(note)}" for note in log.notes]
    lines += ["", "[report]", *_lines("report", {}), "", "[limits]", *_lines("limits", {})]
    lines += [
        "",
        f"[{LABELS}]",
        "# Other names for activities: two that are one get the same.",
        '# "Old name" = "New name"',
        *(f"{_quoted(old)} = {_quoted(new)}" for old, new in reading.labels.items()),
        "",
        "# Settings of a rule, as `procmine explain CODE` and the rules' pages list them:",
        f"# [{RULES}.PM203]",
        "# min_cases = 30",
        *_RULE_LIST,
    ]
    return "\n".join(lines) + "\n"


def _log_values(log: EventLog, reading: Reading) -> dict[str, Any]:
    columns = log.columns
    values: dict[str, Any] = {
        "case": columns.case_id,
        **{f.name: getattr(columns, f.name) for f in fields(columns) if f.name != "case_id"},
        **{name: getattr(reading, name) for name in _FORM_FIELDS},
        "object-type": reading.object_type,
        "fix": list(reading.fix),
    }
    return {name: value for name, value in values.items() if value}


def _lines(table: str, values: dict[str, Any]) -> list[str]:
    """Write a table's keys, those without a value as remarks."""
    lines = []
    for name, key in KEYS[table].items():
        if name in values:
            lines.append(f"{name} = {_value(values[name])}  # {key.what}")
        else:
            lines.append(f"# {name} = {_value(_SHOWN.get(name, 'COLUMN'))}  # {key.what}")
    return lines


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_quoted, value)) + "]"
    return str(value) if isinstance(value, int) else _quoted(value)


def _quoted(text: str) -> str:
    """Write a basic string of TOML, with what it can't hold as escapes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(r"[\x00-\x1f\x7f]", lambda m: f"\\u{ord(m[0]):04x}", escaped) + '"'
