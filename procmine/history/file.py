"""The file of the history: one Parquet table, a row for each figure, rule and finding of a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

from procmine.errors import UnreadableFile
from procmine.history.runs import Kept, Run
from procmine.words.say import say

#: The name of the file, in the folder of the reports.
FILE_NAME = "procmine-history.parquet"

#: The columns and their types. `kind` is figure, rule or finding; `value` is the figure, how many
#: findings of a rule are left out, or the hours per case of a finding.
COLUMNS = {
    "series": "string", "config": "string", "last": "string", "log": "string", "kind": "string",
    "place": "int32", "name": "string", "value": "double", "code": "string", "title": "string",
    "severity": "string", "cases": "int64", "case_share": "double",
}  # fmt: skip
#: What the file says of itself, by which we know it for ours.
_MARK = {b"procmine": b"history 1"}


def read_history(path: Path) -> tuple[Run, ...]:
    """Read the runs of a history, none where there is no file yet.

    Raises UnreadableFile where it is broken, or not ours.
    """
    if not path.exists():
        return ()
    import pyarrow
    import pyarrow.parquet

    try:
        table = pyarrow.parquet.read_table(BytesIO(path.read_bytes()))
        if (table.schema.metadata or {}).get(b"procmine") != _MARK[b"procmine"]:
            raise ValueError
        rows = table.cast(_schema()).to_pylist()
        return tuple(
            _run(key, list(group)) for key, group in groupby(rows, key=lambda row: _key(row))
        )
    except (OSError, ValueError, KeyError, TypeError, pyarrow.ArrowException) as error:
        raise UnreadableFile(
            say("{path}: is not a history that procmine wrote", path=path),
            say("move it elsewhere and a new one begins, or name another with --history"),
        ) from error


def content_of(runs: Iterable[Run]) -> bytes:
    """Write runs as the content of a history file, the same bytes for the same runs."""
    import pyarrow
    import pyarrow.parquet

    rows = [row for run in runs for row in _rows(run)]
    table = pyarrow.Table.from_pylist(rows, schema=_schema())
    content = BytesIO()
    pyarrow.parquet.write_table(table, content, compression="zstd")
    return content.getvalue()


def _schema() -> Any:
    import pyarrow

    fields = [(name, pyarrow.type_for_alias(kind)) for name, kind in COLUMNS.items()]
    return pyarrow.schema(fields, metadata=_MARK)


def _rows(run: Run) -> Iterator[dict[str, Any]]:
    same = {"series": run.series, "config": run.config, "last": run.last, "log": run.log}
    for place, (name, value) in enumerate(run.figures.items()):
        yield same | {"kind": "figure", "place": place, "name": name, "value": value}
    for place, (code, count) in enumerate(sorted(run.left_out.items())):
        yield same | {"kind": "rule", "place": place, "name": code, "value": float(count)}
    for place, kept in enumerate(run.findings):
        yield same | {
            "kind": "finding", "place": place, "name": kept.fingerprint, "value": kept.hours,
            "code": kept.code, "title": kept.title, "severity": kept.severity,
            "cases": kept.cases, "case_share": kept.case_share,
        }  # fmt: skip


def _key(row: dict[str, Any]) -> tuple[str, str, str, str]:
    return row["series"], row["config"], row["last"], row["log"]


def _run(key: tuple[str, str, str, str], rows: list[dict[str, Any]]) -> Run:
    series, config, last, log = key
    return Run(
        series=series,
        config=config,
        last=last,
        log=log,
        figures={row["name"]: row["value"] for row in rows if row["kind"] == "figure"},
        findings=tuple(
            Kept(
                row["name"], row["code"], row["title"], row["severity"], row["value"],
                row["cases"], row["case_share"],
            )
            for row in rows
            if row["kind"] == "finding"
        ),
        left_out={row["name"]: int(row["value"]) for row in rows if row["kind"] == "rule"},
    )  # fmt: skip
