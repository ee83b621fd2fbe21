"""Choose the process of a file: its only one, or the one that was asked for."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from procmine.errors import UnreadableFile, UsageError
from procmine.models.formats._xml import local
from procmine.models.formats.bpmn.elements import (
    FLOW_NODES,
    children,
    describe,
    label,
    referred,
)
from procmine.words.say import say, unsaid

if TYPE_CHECKING:
    from lxml.etree import _Element

_HINT = unsaid("export the model as BPMN 2.0")


def chosen_process(
    root: _Element, name: str, wanted: str | None
) -> tuple[_Element, tuple[str, ...]]:
    """Give the process to judge by, and notes on what else is in the file."""
    if local(root) != "definitions":
        raise UnreadableFile(
            say("{name}: is no BPMN: it begins with <{root}>", name=name, root=local(root)),
            say(_HINT),
        )
    processes = [child for child in children(root) if local(child) == "process"]
    pools = [
        pool
        for group in children(root)
        if local(group) == "collaboration"
        for pool in children(group)
        if local(pool) == "participant"
    ]
    messages = any(
        local(part) == "messageFlow" for group in children(root) for part in children(group)
    )
    notes = (say("messages between pools are not judged"),) if messages else ()
    if not processes:
        raise UnreadableFile(say("{name}: has no process in it", name=name), say(_HINT))
    if wanted is not None:
        processes = [_named(processes, pools, name, wanted)]
    filled = [p for p in processes if any(local(child) in FLOW_NODES for child in children(p))]
    called = {referred(child.get("calledElement")) for p in filled for child in children(p)}
    # A process that another one calls is an activity of it.
    if len(own := [p for p in filled if p.get("id") not in called]) == 1:
        filled = own
    if not filled:
        raise UnreadableFile(
            say("{name}: its process is empty", name=name), say("draw a process in it")
        )
    if len(filled) > 1:
        shown = ", ".join(_told(process, pools) for process in filled[:5])
        more = f" and {len(filled) - 5} more" if len(filled) > 5 else ""
        raise UsageError(
            say(
                "{name}: has {count} processes: {shown}{more}",
                name=name,
                count=len(filled),
                shown=shown,
                more=more,
            ),
            say("choose one with --process NAME"),
        )
    return filled[0], notes


def _named(processes: list[_Element], pools: list[_Element], name: str, wanted: str) -> _Element:
    names: dict[str, _Element] = {}
    by_id = {process.get("id"): process for process in processes}
    for pool in pools:
        process = by_id.get(referred(pool.get("processRef")))
        if process is not None:
            names.setdefault(label(pool), process)
            names.setdefault(pool.get("id") or "", process)
    for process in processes:
        names.setdefault(label(process), process)
    names |= {process.get("id") or "": process for process in processes}
    names.pop("", None)
    if wanted in names:
        return names[wanted]
    folded = {known.lower(): known for known in names}
    near = get_close_matches(wanted.lower(), list(folded), n=1, cutoff=0.6)
    guess = say("did you mean --process '{near}'? ", near=folded[near[0]]) if near else ""
    shown = ", ".join(_told(process, pools) for process in processes[:5])
    raise UsageError(
        say("{name}: has no process '{wanted}'", name=name, wanted=wanted),
        say("{guess}The file has: {shown}", guess=guess, shown=shown),
    )


def _told(process: _Element, pools: list[_Element]) -> str:
    pool = next((p for p in pools if referred(p.get("processRef")) == process.get("id")), None)
    named = label(process) or (label(pool) if pool is not None else "")
    return f"'{named}'" if named else describe(process)
