"""Write a procmine.toml to start with: the mapping that was guessed, and all keys told."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Any

from procmine.config.keys import KEYS, LABELS, RULES
from procmine.eventlog import EventLog, Reading
from procmine.words import clean_text
from procmine.words.say import say, unsaid
from procmine.words.toml import toml_text

#: What a key that is not set shows as its value.
_SHOWN = {
    "start": "none", "resource": "none", "role": "none", "sheet": "Events",
    "object-type": "order", "query": "SELECT * FROM events", "encoding": "cp1252",
    "delimiter": ";", "dates": "day-first", "fix": ["labels", "duplicates"], "language": "en",
    "top": 10, "select": ["PM2", "PM3"], "ignore": ["PM701"], "fail-on": "high", "memory": "4GB",
    "unpacked": "200GB", "ratio": 300, "model": "reference.bpmn", "like": "last_month.csv",
    "process": "Order", "method": "alignments", "effort": 1_000_000, "precision": True,
    "min-fitness": 0.95, "min-precision": 0.8, "max-deviating": "5%",
    "max": {"rework-loop": "10%", "p90": "10d"}, "min-sample": 30,
    "baseline": "procmine-baseline.toml",
}  # fmt: skip
_ABOUT_RULES = unsaid(
    "What every case must keep to, for `procmine check`; each is one of response, precedence,\n"
    "succession, absence, exactly, not-together, different-resource, same-resource, within,\n"
    "starts-with and ends-with, or another template of DECLARE."
)
_RULE_LIST = (
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
        _remark(
            say(
                "How procmine reads {log} and reports on it; `procmine init` wrote it.",
                log=clean_text(log.name),
            )
        ),
        _remark(
            say(
                "It counts for every log in this folder. Another one: --config FILE; none:"
                " --config none."
            )
        ),
        _remark(say("An option on the command line counts before it.")),
        "",
        "[log]",
        *_lines("log", _log_values(log, reading)),
    ]
    lines += [f"# {clean_text(note)}" for note in log.notes]
    for table in ("report", "check", "limits"):
        lines += ["", f"[{table}]", *_lines(table, {})]
    lines += [
        "",
        f"[{LABELS}]",
        _remark(say("Other names for activities: two that are one get the same.")),
        _remark(say('"Old name" = "New name"')),
        *(f"{toml_text(old)} = {toml_text(new)}" for old, new in reading.labels.items()),
        "",
        _remark(
            say("Settings of a rule, as `procmine explain CODE` and the rules' pages list them:")
        ),
        f"# [{RULES}.PM203]",
        "# min_cases = 30",
        "",
        *map(_remark, say(_ABOUT_RULES).splitlines()),
        *_RULE_LIST,
    ]
    return "\n".join(lines) + "\n"


def _remark(text: str) -> str:
    return f"# {text}"


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
            lines.append(f"{name} = {_value(values[name])}  # {say(key.what)}")
        else:
            lines.append(f"# {name} = {_value(_SHOWN.get(name, 'COLUMN'))}  # {say(key.what)}")
    return lines


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(toml_text, value)) + "]"
    if isinstance(value, dict):
        pairs = ", ".join(f"{toml_text(name)} = {_value(part)}" for name, part in value.items())
        return "{ " + pairs + " }"
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, (int, float)) else toml_text(value)
