"""What the labels of PNML say: names, numbers, and what makes a net more than one of tokens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from procmine.errors import UsageError
from procmine.models.formats._xml import local
from procmine.models.shown import shown
from procmine.words.say import say, unsaid

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Elements of coloured nets and of nets with data.
_MORE = {
    "hlinitialMarking": unsaid("coloured tokens"), "hlinscription": unsaid("coloured tokens"),
    "declaration": unsaid("coloured tokens"), "condition": unsaid("a guard"),
    "guard": unsaid("a guard"),
}  # fmt: skip
_COLOURED_TYPES = re.compile(r"highlevel|hlpn|symmetric|coloured|colored|(^|/)pt-hlpng", re.I)
_PARTS = ("pnml", "net", "page", "place", "transition", "arc")
_ORDINARY_ARCS = ("", "normal", "regular")


def label_of(transition: _Element, number: str) -> tuple[str | None, bool]:
    """Give a transition's label, None for a silent one; and whether it has a name."""
    for tool in transition.iterchildren("{*}toolspecific"):
        if "$invisible$" in tool.get("activity", ""):
            return None, True
        for fact in tool.iterchildren("{*}property"):
            if fact.get("key") == "invisible" and (fact.text or "").strip().lower() == "true":
                return None, True
    name = _text(next(transition.iterchildren("{*}name"), None))
    return (name, True) if name else (number, False)


def count_of(part: _Element, kind: str, name: str, default: int) -> int:
    """Give the number that a part has as its marking, weight or tokens."""
    text = _text(next(part.iterchildren("{*}" + kind), None)).strip()
    if not text:
        return default
    # PIPE writes the only kind of token before how many there are.
    number = text.removeprefix("Default,").strip()
    if not re.fullmatch("[0-9]{1,9}", number) or (kind == "inscription" and not int(number)):
        raise UsageError(
            say(
                "{name}: the {kind} {text} of {part} is no number of tokens",
                name=name,
                kind=kind,
                text=shown(text),
                part=_place(part),
            ),
            say("nets of plain tokens are read; export this one as a place/transition net"),
        )
    return int(number)


def refuse_what_is_more(net: _Element, name: str) -> None:
    """Raise UsageError for coloured nets, guards, and arcs that do not move tokens."""
    if _COLOURED_TYPES.search(net.get("type", "")):
        _refuse(name, say("the net is coloured (high-level)"))
    for part in net.iter():
        kind = local(part)
        if local(part.getparent()) not in _PARTS:
            continue  # tools may say what they like
        if what := _MORE.get(kind):
            _refuse(
                name,
                say(
                    "{part} has {what} (<{kind}>)",
                    part=_place(part.getparent()),
                    what=say(what),
                    kind=kind,
                ),
            )
        if kind == "transition" and part.get("guard"):
            _refuse(name, say("{part} has a guard", part=_place(part)))
        if kind == "arc" and _arc_type(part) not in _ORDINARY_ARCS:
            _refuse(
                name,
                say(
                    "{part} is of the type {arc_type}",
                    part=_place(part),
                    arc_type=shown(_arc_type(part)),
                ),
            )


def _arc_type(arc: _Element) -> str:
    for child in arc:
        if local(child) in ("arctype", "type"):
            return (child.get("value") or _text(child)).strip().lower()
    return (arc.get("type") or "").strip().lower()


def _refuse(name: str, what: str) -> NoReturn:
    raise UsageError(
        say("{name}: {what}, which can't be judged", name=name, what=what),
        say("export it as a plain place/transition net"),
    )


def _place(part: _Element) -> str:
    kind = local(part)
    if kind == "arc":
        return say(
            "the arc from {source} to {target}",
            source=shown(part.get("source")),
            target=shown(part.get("target")),
        )
    return say("the {kind} {id}", kind=kind, id=shown(part.get("id") or part.get("idref")))


def _text(label: _Element | None) -> str:
    """Give a label's text; line breaks and the blanks around them are the file's, not its own."""
    if label is None:
        return ""
    inner = [child for child in label if local(child) in ("text", "value")]
    text = str((inner[0] if inner else label).text or "")
    return re.sub(r"\s*[\r\n]\s*", " ", re.sub(r"\A\s*[\r\n]\s*|\s*[\r\n]\s*\Z", "", text))
