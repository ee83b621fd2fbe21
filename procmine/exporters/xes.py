"""XES (IEEE 1849), plain or compressed by gzip.

Cases stand in the order of their first event, the events of a case in the order of the log. An
event with a start is two, `start` and `complete`, with one `concept:instance`, the start where its
time belongs; a start without a completion is one. Attributes called `case:…` belong to the case
where they are the same in all its events. Nested values are written as JSON.

The engine writes each event as one line of XML, so that no event passes through Python, and a log
of any size fits.
"""

from __future__ import annotations

from pathlib import Path

from procmine.engine import Target, literal
from procmine.eventlog import EventLog
from procmine.exporters._cases import CASES, list_cases, of_cases
from procmine.exporters._columns import attributes_of
from procmine.exporters._texts import kind_of, text
from procmine.exporters._xes_sql import lines
from procmine.exporters._xml import escaped_text, told_forbidden

_EXTENSIONS = {
    "Lifecycle": "lifecycle", "Organizational": "org", "Time": "time", "Concept": "concept",
    "Cost": "cost",
}  # fmt: skip
_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">
{extensions}
<global scope="trace"><string key="concept:name" value="UNKNOWN"/></global>
<global scope="event"><string key="concept:name" value="UNKNOWN"/>\
<date key="time:timestamp" value="1970-01-01T00:00:00Z"/></global>
<classifier name="Activity" scope="event" keys="concept:name"/>
<string key="concept:name" value="{name}"/>"""
_TAIL = "</trace>\n</log>"


def write(log: EventLog, file: Path, ending: str) -> tuple[str, ...]:
    """Write the events case by case; tells of characters that XML can't hold."""
    engine = log.engine
    list_cases(engine)
    attributes = attributes_of(log)
    of_case = of_cases(engine, attributes)
    body = lines(log, of_case, [c for c in attributes if c not in of_case])
    engine.write(
        f"SELECT {literal(_head(log.name))} UNION ALL {body} UNION ALL SELECT {literal(_TAIL)}",
        Target(file, "lines", packed=ending.endswith(".gz")),
    )
    engine.drop(CASES)
    texts = [text(column) for column in attributes if kind_of(column) == "string"]
    return told_forbidden(engine, ["case_id", "activity", "resource", "role", *texts])


def _head(name: str) -> str:
    extensions = "\n".join(
        f'<extension name="{extension}" prefix="{prefix}"'
        f' uri="http://www.xes-standard.org/{prefix}.xesext"/>'
        for extension, prefix in _EXTENSIONS.items()
    )
    return _HEAD.format(extensions=extensions, name=escaped_text(name))
