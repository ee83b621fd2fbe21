"""What reading a log costs, against the least that it could: `python benchmarks/reading.py`.

For CSV procmine against a bare load by the same engine, for XES (`--xes FILE`) against pm4py. Every
contender is a process of its own, in turns, the file warm in the page cache.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from measure import Measured, machine, measure, warm
from speed import log_of

HERE = Path(__file__).resolve().parent


class Reading(NamedTuple):
    """The best run of a contender: all of it, and the reading alone in seconds."""

    contender: str
    run: Measured
    alone: float
    events: int


def contend(names: Sequence[str], log: Path, options: argparse.Namespace) -> list[Reading]:
    """Let the contenders read the log in turns; keep the fastest reading of each."""
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    memory = [options.memory] if options.memory else []
    best: dict[str, Reading] = {}
    for _ in range(options.repeat):
        for name in names:
            warm(log)
            command = [sys.executable, str(HERE / "contenders" / "read_log.py"), name, str(log)]
            run = measure([*command, *memory], options.folder, environment, f"read-{name}")
            if run.code:
                raise SystemExit(f"{name} failed:\n{run.stderr[-2000:]}")
            told = json.loads(run.stdout)
            reading = Reading(name, run, told["seconds"], told["events"])
            print(f"{name}: {reading.alone:.2f} s", file=sys.stderr)
            best[name] = min(best.get(name, reading), reading, key=lambda r: r.alone)
    return list(best.values())


def table(readings: Sequence[Reading]) -> list[str]:
    """Write the readings as a Markdown table; ratios are against procmine."""
    ours = readings[0]
    lines = [
        "| contender | reading, seconds | × procmine | whole process | peak memory | events |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {r.contender} | {r.alone:.2f} | {r.alone / ours.alone:.2f} | {r.run.seconds:.2f} |"
        f" {r.run.peak / 2**20:,.0f} MiB | {r.events:,} |"
        for r in readings
    ]
    return lines


def main() -> None:
    """Measure, and print Markdown."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--events", type=int, default=10_000_000, metavar="N")
    parser.add_argument("--xes", type=Path, metavar="FILE", help="a XES log, read by pm4py as well")
    parser.add_argument("--only", help="contenders, comma-separated")
    parser.add_argument("--memory", metavar="SIZE", help="limit for DuckDB: 4GB")
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="the fastest counts")
    parser.add_argument("--folder", type=Path, default=Path("build/benchmark"))
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    log = options.xes or log_of(options.folder, options.events, "csv")
    names = ("procmine", "pm4py") if options.xes else ("procmine", "bare")
    names = tuple(options.only.split(",")) if options.only else names
    print(f"{log.name}, {log.stat().st_size / 2**20:,.0f} MiB; {machine()}.", end="\n\n")
    print(*table(contend(names, log, options)), sep="\n")


if __name__ == "__main__":
    main()
