"""The files of models: BPMN, PNML, PTML, tree text, DECLARE, log skeletons, temporal profiles."""

from __future__ import annotations

from pathlib import Path

from procmine.errors import UnreadableFile
from procmine.models import Model, ProceduralModel
from procmine.models.formats.contents import LARGEST, text_of, unpacked
from procmine.models.formats.tree_text import is_tree_text, read_tree_text
from procmine.models.soundness import check_runnable
from procmine.words.say import say, unsaid

__all__ = ["LARGEST", "open_model", "read_model"]

_KNOWN = "BPMN, PNML, PTML, a process tree as text, DECLARE, a log skeleton or a temporal profile"
_GIVE_A_MODEL = f"name a model ({_KNOWN}); a log goes with --like"
#: Outermost elements of what people take for models.
_LOGS = {"log": unsaid("an event log (XES)"), "workflowlog": unsaid("an event log (MXML)")}


def open_model(path: str | Path, *, process: str | None = None) -> Model:
    """Read a model from a file, by its content; UnreadableFile for what is no model.

    The text of a process tree may stand in place of the path. `process` names one of several
    processes of a file. UsageError for a construct that can't be judged right, by its name and
    place; DataError for a model that no case could be judged by.
    """
    source = Path(path)
    try:
        with source.open("rb") as file:
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        if isinstance(path, str) and is_tree_text(path):
            return read_tree_text(path, "process tree")
        if isinstance(error, FileNotFoundError):
            raise UnreadableFile(
                say("{path}: there is no such file", path=path), say("check the path")
            ) from None
        why = getattr(error, "strerror", None) or say("is no path")
        raise UnreadableFile(f"{path}: {why}", say("name a file of a model")) from None
    return read_model(content, source.name, process=process)


def read_model(content: bytes, name: str, *, process: str | None = None) -> Model:
    """Read a model; `name` for messages. Errors as of open_model()."""
    content = unpacked(content, name)
    text = text_of(content, name)
    if is_tree_text(text):
        return read_tree_text(text, name)
    if text.lstrip().startswith("<"):
        return _of_xml(content.lstrip(), name, process)
    from procmine.models.formats.declarative import read_declarative

    model = read_declarative(content, name)
    if model is None:
        hint = f"{_GIVE_A_MODEL}; a log goes with --like"
        raise UnreadableFile(say("{name}: is no model that can be read", name=name), hint)
    return model


def _of_xml(content: bytes, name: str, process: str | None) -> ProceduralModel:
    from procmine.models.formats._xml import local, parsed

    outermost = local(parsed(content, name))
    if outermost == "definitions":
        from procmine.models.formats.bpmn import read_bpmn

        return _runnable(read_bpmn(content, name, process=process))
    if outermost == "pnml":
        from procmine.models.formats.pnml import read_pnml

        return _runnable(read_pnml(content, name, process=process))
    if outermost == "ptml":
        from procmine.models.formats.ptml import read_ptml

        return read_ptml(content, name)
    if what := _LOGS.get(outermost.lower()):
        raise UnreadableFile(
            say("{name}: is {what}, not a model", name=name, what=say(what)),
            say("a log as the model goes with --like {name}", name=name),
        )
    raise UnreadableFile(
        say(
            "{name}: its root element is <{outermost}>, which is no model",
            name=name,
            outermost=outermost[:60],
        ),
        say("known are <definitions> (BPMN), <pnml> and <ptml>"),
    )


def _runnable(model: ProceduralModel) -> ProceduralModel:
    """Check a net that was drawn; those of trees are sound by construction."""
    check_runnable(model.net, model.name)
    return model
