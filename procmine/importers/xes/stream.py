"""Open a file of XML, plain or compressed, and turn what can go wrong into one sentence."""

from __future__ import annotations

import gzip
import zlib
from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from procmine.errors import UnreadableFile
from procmine.eventlog import Limits
from procmine.importers.packing import unpacked
from procmine.importers.safe_xml import SafeXml
from procmine.words.say import say


def parse(parser: SafeXml, file: Path | BinaryIO, name: str, limits: Limits) -> None:
    """Let `parser` read the whole file."""
    try:
        with ExitStack() as opened:
            stream = opened.enter_context(file.open("rb")) if isinstance(file, Path) else file
            parser.read(unpacked(stream, name, limits))
    except (EOFError, gzip.BadGzipFile, zlib.error):
        problem = say("{name}: the compressed file is broken or cut short", name=name)
        raise UnreadableFile(problem, say("copy or compress it again")) from None
    except OSError as error:
        problem = say(
            "{name}: cannot be read ({reason})", name=name, reason=error.strerror or error
        )
        raise UnreadableFile(problem, say("check the path, and who may read the file")) from None
