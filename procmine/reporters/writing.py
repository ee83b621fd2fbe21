"""The one place that writes report files: a half-written one never stands in for a good one."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from procmine.errors import UsageError


def write(content: str | bytes, path: Path) -> None:
    """Write `content` to `path`, text as UTF-8: whole or not at all; UsageError where it can't.

    Missing folders are made. The file is written beside its final place and then moved there; a
    link stays, and the file it points to is replaced. A device or a pipe is written to directly.
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    try:
        if path.is_dir():
            raise IsADirectoryError("it is a folder")
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        place = Path(os.path.realpath(path))
        _make_folder(place.parent)
        _replace(place, data)
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


def _replace(path: Path, data: bytes) -> None:
    mode = path.stat().st_mode & 0o7777 if path.exists() else None
    if mode is not None and not os.access(path, os.W_OK):
        raise PermissionError("the file is write-protected")
    # Not named after `path`, whose name may already be as long as a name can be.
    unfinished = path.with_name(f".procmine-{secrets.token_hex(8)}.tmp")
    try:
        with unfinished.open("xb") as file:
            file.write(data)
        if mode is not None:
            unfinished.chmod(mode)
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
