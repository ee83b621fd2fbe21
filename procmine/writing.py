"""The one place that writes files: a half-written one never stands in the place of a good one."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from procmine.errors import UsageError


def write(content: str | bytes, path: Path) -> None:
    """Write `content` to `path`, text as UTF-8: whole or not at all; UsageError where it can't."""
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    with replacing(path) as unfinished:
        unfinished.write_bytes(data)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give the path of a file to write, which takes the place of `path` once it is whole.

    Missing folders are made. The file is written beside its final place and then moved there; a
    link stays, and the file it points to is replaced. A device or a pipe gets the bytes at the
    end. Raises UsageError where `path` can't be written.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError("it is a folder")
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
        reason = error.strerror or str(error)
        raise UsageError(
            f"cannot write {path}: {reason[:1].lower()}{reason[1:]}",
            "name a file in a folder that you may write to",
        ) from error


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise NotADirectoryError(f"{folder} is not a folder") from error


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    mode = path.stat().st_mode & 0o7777 if path.exists() else None
    if mode is not None and not os.access(path, os.W_OK):
        raise PermissionError("the file is write-protected")
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
