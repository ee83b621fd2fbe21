"""Deviations people understand, from the moves of alignments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procmine.eventlog import EventLog
from procmine.mining.alignments import Alignment
from procmine.mining.variants import Variant
from procmine.models import ProceduralModel
from procmine.relations.deviations import COLUMNS


def write_deviations(
    log: EventLog,
    model: ProceduralModel,
    variants: Sequence[Variant],
    alignments: Sequence[Alignment],
) -> None:
    """Write the relation `deviations` of aligned variants, for each of their cases."""
    import pyarrow as pa

    rows = [
        (variant.number, *row)
        for variant, alignment in zip(variants, alignments, strict=True)
        for row in _deviations(model, variant, alignment)
    ]
    names = ("variant_no", "kind", "activity", "from_activity", "seq", "element")
    types = (pa.int32(), pa.string(), pa.string(), pa.string(), pa.int32(), pa.string())
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    log.engine.insert(
        "variant_deviations",
        pa.table({n: pa.array(c, t) for n, c, t in zip(names, columns, types, strict=True)}),
    )
    missing = ", ".join(
        f"CAST(NULL AS {COLUMNS[n]}) AS {n}" for n in ("constraint_name", "late_us")
    )
    log.engine.table(
        "deviations",
        "SELECT case_no, kind, v.activity, from_activity, v.seq, element, "
        f"{missing} FROM variant_deviations v JOIN cases USING (variant_no)",
    )


def _deviations(
    model: ProceduralModel, variant: Variant, alignment: Alignment
) -> Iterator[tuple[str, str, str | None, int, str | None]]:
    for move in alignment.moves or ():
        if move.kind == "model":
            yield "skipped", move.activity, None, move.seq, move.element or None
