"""Alignments: as fast as they must be, and as pm4py's: `benchmarks/conformance.py FOLDER`.

It fails where the average fitness differs from pm4py's by 1e-9 or more, a whole check takes longer
than WHOLE seconds, or a hard log longer than HARD seconds.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from measure import machine, measure, warm

HERE = Path(__file__).resolve().parent
PAIRS = (
    ("sepsis/SEPSIS.xes.gz", "sepsis/13_SEPSIS_1t_per_variant-imf.ptml"),
    ("sepsis/SEPSIS.xes.gz", "sepsis/sepsis.bpmn"),
    ("bpic2013/07_bpic2013_incidents.xes.gz", "bpic2013/07_bpic2013_incidents-imf.ptml"),
    ("receipt/receipt.xes.gz", "receipt/receipt_one_variant.pnml"),
    ("receipt/receipt.xes.gz", "receipt/receipt.bpmn"),
)

WHOLE = 5.0
HARD = 60.0
WIDTHS = (6, 8)


def their_net(file: Path) -> tuple[Any, Any, Any]:
    """Read a model by pm4py."""
    import pm4py

    if file.suffix == ".pnml":
        return pm4py.read_pnml(str(file))
    read = pm4py.read_bpmn if file.suffix == ".bpmn" else pm4py.read_ptml
    return pm4py.convert_to_petri_net(read(str(file)))


def ours(net: Any, variants: Any) -> float:
    """Give the average fitness by procmine."""
    from procmine.mining.alignments import align, shortest_run

    shortest = shortest_run(net).high
    aligned = align(net, variants)
    assert all(a.exact for a in aligned)
    fitness = (
        v.cases * (1 - a.high / (len(v.activities) + shortest))
        for v, a in zip(variants, aligned, strict=True)
    )
    return sum(fitness) / sum(v.cases for v in variants)


def theirs(net: tuple[Any, Any, Any], variants: Any) -> float:
    """Give the average fitness by pm4py: it aligns each variant once, in one process."""
    import pm4py
    from pm4py.objects.log.obj import Event, EventLog, Trace

    traces = [Trace([Event({"concept:name": a}) for a in v.activities]) for v in variants]
    aligned = pm4py.conformance_diagnostics_alignments(EventLog(traces), *net)
    fitness = (v.cases * a["fitness"] for v, a in zip(variants, aligned, strict=True))
    return float(sum(fitness) / sum(v.cases for v in variants))


def whole_check(folder: Path, repeat: int) -> bool:
    """Time a check of a public log as a process of its own, and say whether it is fast enough."""
    log, model = folder / "roadtraffic/RTFMP.xes.gz", folder / "roadtraffic/roadtraffic.pnml"
    command = [sys.executable, "-m", "procmine", "check", str(log), "--model", str(model)]
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    warm(log)
    with tempfile.TemporaryDirectory() as outputs:
        runs = [measure(command, Path(outputs), environment, "check") for _ in range(repeat)]
    assert all(run.code == 0 for run in runs), runs[-1].stderr
    best = min(runs, key=lambda run: run.seconds)
    print("| procmine check, whole process | seconds | peak memory |", "|---|---:|---:|", sep="\n")
    print(f"| {log.name}, {model.name} | {best.seconds:.2f} | {best.peak / 2**20:,.0f} MiB |\n")
    return best.seconds <= WHOLE


def hard_logs() -> bool:
    """Align logs with much side by side, tell how much is exact, and whether it is fast enough."""
    from hard_log import hard_log

    from procmine.mining.alignments import align
    from procmine.models.tree_net import net_of_tree

    print("| side by side | cases | variants | seconds | exact | mean cost of a variant |")
    print("|---:|---:|---:|---:|---:|---:|")
    fast = True
    for width in WIDTHS:
        tree, variants = hard_log(width)
        net = net_of_tree(tree)
        began = time.perf_counter()
        aligned = align(net, variants)
        took = time.perf_counter() - began
        fast = fast and took <= HARD
        low, high = (
            sum(ends) / len(aligned)
            for ends in zip(*((a.low, a.high) for a in aligned), strict=True)
        )
        print(
            f"| {width} | {sum(v.cases for v in variants):,} | {len(variants):,} | {took:.1f} |"
            f" {sum(a.exact for a in aligned):,} | {low:.2f} to {high:.2f} |",
            flush=True,
        )
    print()
    return fast


def against_pm4py(folder: Path, repeat: int) -> bool:
    """Align public logs by both, one after the other, and say whether the fitness is the same.

    Both align the same variants to the same net; reading logs and models does not count.
    """
    import procmine
    from procmine.mining.from_pm4py import net_from_pm4py
    from procmine.mining.variants import variants_of
    from procmine.relations import order

    print("| log | model | variants | procmine, s | pm4py, s | ratio | difference of fitness |")
    print("|---|---|---:|---:|---:|---:|---:|")
    equal = True
    for log_file, model_file in PAIRS:
        with procmine.read(folder / log_file) as log:
            order(log)
            variants = variants_of(log)
        their = their_net(folder / model_file)
        our = net_from_pm4py(*their)
        times = []
        for _ in range(repeat):
            began = time.perf_counter()
            fitness = ours(our, variants)
            times.append(time.perf_counter() - began)
        began = time.perf_counter()
        reference = theirs(their, variants)
        took = time.perf_counter() - began
        difference = abs(fitness - reference)
        equal = equal and difference < 1e-9
        print(
            f"| {Path(log_file).name} | {Path(model_file).name} | {len(variants):,} |"
            f" {min(times):.3f} | {took:.1f} | {took / min(times):.0f} | {difference:.1e} |",
            flush=True,
        )
    return equal


def main() -> int:
    """Measure, and print Markdown."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="where the public logs are")
    parser.add_argument("--repeat", type=int, default=3, metavar="N", help="our fastest counts")
    options = parser.parse_args()
    os.environ["PM4PY_SHOW_PROGRESS_BAR"] = "False"
    sys.path.insert(0, str(HERE.parent))
    print(f"{machine()}.", end="\n\n")
    # The child's memory counts from its parent's, which is small until a log is read.
    kept = [whole_check(options.folder, options.repeat), hard_logs()]
    kept.append(against_pm4py(options.folder, options.repeat))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    raise SystemExit(main())
