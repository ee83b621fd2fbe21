"""Time and memory of procmine, pm4py and a bare floor, on one log: `python benchmarks/speed.py`.

Every contender is a process of its own, one after the other, the file warm in the page cache.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from measure import Measured, machine, measure, warm

HERE = Path(__file__).resolve().parent
CONTENDERS = ("procmine", "pm4py", "floor")
COUNTED = ("events", "cases", "variants", "flows")


class Result(NamedTuple):
    """The best run of a contender, and what it counted."""

    contender: str
    best: Measured
    runs: int
    counted: dict[str, Any]


def log_of(folder: Path, events: int, kind: str) -> Path:
    """Give the log of that size, made on first use, by a process of its own (see `measure`)."""
    log = folder / f"log-{events}.{kind}"
    if not log.exists():
        print(f"making {log}", file=sys.stderr)
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, str(HERE / "make_log.py"), str(log), "--events", str(events)]
        made = measure(command, folder, os.environ, "make_log")
        if made.code:
            raise SystemExit(f"making the log failed:\n{made.stderr}")
    return log


def command_of(contender: str, log: Path, options: argparse.Namespace) -> list[str]:
    """Give the command line of a contender."""
    python = sys.executable
    if contender == "procmine":
        analyze = ["analyze", str(log), "--format", "json", "-o", str(report_of(options.folder))]
        memory = ["--memory", options.memory] if options.memory else []
        return [*shlex.split(options.procmine), *analyze, *memory]
    if contender == "pm4py":
        return [python, str(HERE / "contenders" / "pm4py_analysis.py"), str(log)]
    memory = [options.memory] if options.memory else []
    return [python, str(HERE / "contenders" / "duckdb_floor.py"), str(log), *memory]


def report_of(folder: Path) -> Path:
    """Give the place of procmine's report."""
    return folder / "report.json"


def counted_by(contender: str, run: Measured, folder: Path) -> dict[str, Any]:
    """Give what a contender counted, to see that all did the same work."""
    if run.code:
        return {}
    if contender == "procmine":
        log = json.loads(report_of(folder).read_text("utf-8"))["log"]
        return {key: log[key] for key in COUNTED if key in log}
    counted: dict[str, Any] = json.loads(run.stdout)
    return counted


def contend(contender: str, log: Path, options: argparse.Namespace) -> Result:
    """Run a contender as often as asked; keep the fastest run."""
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    runs = []
    for turn in range(options.repeat):
        report_of(options.folder).unlink(missing_ok=True)
        warm(log)
        run = measure(command_of(contender, log, options), options.folder, environment, contender)
        print(f"{contender}, run {turn + 1}: {run.seconds:.1f} s", file=sys.stderr)
        runs.append(run)
        if run.code:
            print(run.stderr[-2000:], file=sys.stderr)
            break
    best = min(runs, key=lambda run: (run.code != 0, run.seconds))
    return Result(contender, best, len(runs), counted_by(contender, best, options.folder))


def table(results: Sequence[Result]) -> list[str]:
    """Write the results as a Markdown table; ratios are against procmine."""
    lines = [
        "| contender | seconds | × procmine | peak memory | × procmine |",
        "|---|---:|---:|---:|---:|",
    ]
    ours = next((r.best for r in results if r.contender == "procmine" and not r.best.code), None)
    for result in results:
        run = result.best
        if run.code:
            lines.append(f"| {result.contender} | failed with {run.code} | | | |")
            continue
        slower = f"{run.seconds / ours.seconds:.2f}" if ours else ""
        larger = f"{run.peak / ours.peak:.2f}" if ours else ""
        peak = f"{run.peak / 2**20:,.0f} MiB"
        lines.append(f"| {result.contender} | {run.seconds:.1f} | {slower} | {peak} | {larger} |")
    return lines


def notes(results: Sequence[Result]) -> list[str]:
    """Tell what each counted, where they disagree, and where pm4py's time goes."""
    lines = []
    for key in COUNTED:
        counts = {r.contender: r.counted[key] for r in results if key in r.counted}
        if len(set(counts.values())) > 1:
            lines.append(f"- **disagreement on {key}**: {counts}")
        elif counts:
            lines.append(f"- {key}: {next(iter(counts.values())):,} ({', '.join(counts)})")
    for result in results:
        if "seconds" in result.counted:
            steps = ", ".join(f"{step} {s} s" for step, s in result.counted["seconds"].items())
            lines.append(f"- {result.contender}: {steps}")
    return lines


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--events", type=int, default=10_000_000, metavar="N")
    parser.add_argument("--format", choices=("csv", "parquet"), default="csv")
    parser.add_argument("--only", default=",".join(CONTENDERS), help="contenders, comma-separated")
    parser.add_argument("--memory", metavar="SIZE", help="limit for DuckDB (not for pm4py): 4GB")
    parser.add_argument("--repeat", type=int, default=1, metavar="N", help="the fastest counts")
    parser.add_argument(
        "--folder", type=Path, default=Path("build/benchmark"), help="for logs and output"
    )
    parser.add_argument(
        "--procmine",
        default=shlex.join([sys.executable, "-m", "procmine"]),
        metavar="COMMAND",
        help="the command to measure as procmine (default: this checkout)",
    )
    options = parser.parse_args(arguments)
    options.only = options.only.split(",")
    if unknown := set(options.only) - set(CONTENDERS):
        parser.error(f"--only: no contender {', '.join(sorted(unknown))}")
    if options.events < 1 or options.repeat < 1:
        parser.error("--events and --repeat: give at least 1")
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the contenders and print a Markdown report; fail when one of them failed."""
    options = parse(arguments)
    log = log_of(options.folder, options.events, options.format)
    results = [contend(name, log, options) for name in CONTENDERS if name in options.only]
    size = log.stat().st_size / 2**20
    print(f"{options.events:,} events, {options.format}, {size:,.0f} MiB; {machine()}.", end="")
    print(f" DuckDB limited to {options.memory}." if options.memory else "", end="\n\n")
    print(*table(results), "", *notes(results), sep="\n")
    return int(any(result.best.code for result in results))


if __name__ == "__main__":
    raise SystemExit(main())
