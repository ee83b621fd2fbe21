"""The one place that writes files: a half-written one never stands in the place of a good one."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from procmine.errors import UsageError
from procmine.words.say import say
from procmine.words.system import reason_of

#: What is written: a file, or files by name, which make a folder.
Content = str | bytes | Mapping[str, bytes]


def write(content: str | bytes, path: Path) -> None:
    """Write `content` to `path`, text as UTF-8: whole or not at all; UsageError where it can't."""
    write_all([(content, path)])


def write_all(contents: Iterable[tuple[Content, Path]]) -> None:
    """Write each content to its path, files by name as a folder: none takes its place before all
    are whole; UsageError where one can't be written.
    """
    with ExitStack() as unfinished:
        for content, path in contents:
            if isinstance(content, Mapping):
                folder = unfinished.enter_context(replacing_folder(path, content))
                for name, data in content.items():
                    (folder / name).write_bytes(_bytes(data))
            else:
                unfinished.enter_context(replacing(path)).write_bytes(_bytes(content))


def _bytes(content: str | bytes) -> bytes:
    return content.encode("utf-8", "replace") if isinstance(content, str) else content


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give the path of a file to write, which takes the place of `path` once it is whole.

    Missing folders are made. The file is written beside its final place and then moved there; a
    link stays, and the file it points to is replaced. A device or a pipe gets the bytes at the
    end. Raises UsageError where `path` can't be written.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(say("it is a folder"))
        if path.exists() and not path.is_file():
            with tempfile.TemporaryDirectory() as folder:
                whole = Path(folder) / "whole"
                yield whole
                with whole.open("rb") as source, path.open("wb") as target:
                    shutil.copyfileobj(source, target)
            return
        place = Path(os.path.realpath(path))
        _make_folder(place.parent)
        with _beside(place) as unfinished:
            yield unfinished
    except OSError as error:
        raise _cannot(path, error) from error


@contextmanager
def replacing_folder(path: Path, names: Iterable[str]) -> Iterator[Path]:
    """Give the path of a folder to fill, which takes the place of `path` once it is whole.

    Files of the older folder go with it, but those of another kind than `names` are not ours:
    UsageError where there are any, or where `path` can't be written.
    """
    try:
        place = Path(os.path.realpath(path))
        _refuse_strangers(path, {Path(name).suffix for name in names})
        _make_folder(place.parent)
        unfinished, older = (
            place.with_name(f".procmine-{secrets.token_hex(8)}.{what}") for what in ("tmp", "old")
        )
        try:
            unfinished.mkdir()
            yield unfinished
            if place.exists():
                place.rename(older)
            unfinished.rename(place)
        finally:
            if older.exists() and not place.exists():
                older.rename(place)
            for left in (unfinished, older):
                shutil.rmtree(left, ignore_errors=True)
    except OSError as error:
        raise _cannot(path, error) from error


def _refuse_strangers(folder: Path, endings: set[str]) -> None:
    if not folder.exists():
        return
    if not folder.is_dir():
        raise NotADirectoryError(say("it is a file, not a folder"))
    for file in sorted(folder.iterdir()):
        if file.suffix not in endings or not file.is_file():
            raise UsageError(
                say(
                    "{folder}: holds {name}, which procmine did not write",
                    folder=folder,
                    name=file.name,
                ),
                say("move it elsewhere, or name another folder"),
            )


def _cannot(path: Path, error: OSError) -> UsageError:
    reason = reason_of(error)
    return UsageError(
        say("cannot write {path}: {reason}", path=path, reason=f"{reason[:1].lower()}{reason[1:]}"),
        say("make room, or name a file elsewhere")
        if error.errno in (errno.ENOSPC, errno.EDQUOT)
        else say("name a file in a folder that you may write to"),
    )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise NotADirectoryError(say("{folder} is not a folder", folder=folder)) from error


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    mode = path.stat().st_mode & 0o7777 if path.exists() else None
    if mode is not None and not os.access(path, os.W_OK):
        raise PermissionError(say("the file is write-protected"))
    # Not named after `path`, whose name may already be as long as a name can be.
    unfinished = path.with_name(f".procmine-{secrets.token_hex(8)}.tmp")
    # Nobody else may take the name, or lay a link there.
    unfinished.open("xb").close()
    try:
        yield unfinished
        if mode is not None:
            unfinished.chmod(mode)
        unfinished.replace(path)
    except BaseException:
        # A database may have its journal beside it.
        for left in unfinished.parent.glob(f"{unfinished.name}*"):
            left.unlink(missing_ok=True)
        raise
