"""Read XML as a stream with expat, and refuse what has no place in an event log.

Document type declarations (entity bombs, files of others) and tags of many megabytes end the
reading; expat tells of a declaration before it acts on it, and fetches nothing.
"""

from __future__ import annotations

from typing import BinaryIO, NoReturn
from xml.parsers import expat

from procmine.errors import UnreadableFile
from procmine.words.say import say, unsaid

#: One tag, so one value.
MAX_TAG_BYTES = 10_000_000
_READ_BYTES = 1 << 18
_EXPORT_AGAIN = unsaid("export the log once more")
#: What expat says of a file that ends too early.
_CUT_SHORT = {3, 5, 6, 20}


class SafeXml:
    """Feed a file to expat, and say in one sentence what is wrong with it.

    A format's reader sets the handlers of `expat`, and `begun` at its outermost element.
    """

    #: A sentence that says what the outermost element is.
    root_told = ""

    def __init__(self, name: str) -> None:
        self.name = name
        self.begun = False
        #: How many bytes expat has been given.
        self.fed = 0
        self.expat = expat.ParserCreate()
        self.expat.StartDoctypeDeclHandler = self._refuse_doctype

    def read(self, stream: BinaryIO) -> None:
        """Read to the end, or raise UnreadableFile."""
        try:
            while data := stream.read(_READ_BYTES):
                self.expat.Parse(data, False)
                self.fed += len(data)
                # The index is where the last tag began; what comes after it waits in memory.
                if self.fed - self.expat.CurrentByteIndex > MAX_TAG_BYTES:
                    self.fail(f"holds a tag of more than {MAX_TAG_BYTES // 1_000_000} MB")
                self.after_piece()
            self.expat.Parse(b"", True)
        except expat.ExpatError as error:
            self._explain(error)
        except (LookupError, ValueError) as error:
            if self.begun:
                raise
            self.fail(
                say("has an encoding that cannot be read ({error})", error=error),
                say("save it as UTF-8"),
            )

    def after_piece(self) -> None:
        """Do what is to be done between pieces of the file."""

    def fail(self, problem: str, hint: str = "") -> NoReturn:
        """Raise UnreadableFile, with the name of the file."""
        raise UnreadableFile(
            f"{self.name}: {problem}", hint or say("look at how the file was made")
        )

    def _explain(self, error: expat.ExpatError) -> NoReturn:
        what = say(
            "{errorstring}, line {lineno:,}",
            errorstring=expat.ErrorString(error.code),
            lineno=error.lineno,
        )
        if self.begun and error.code in _CUT_SHORT:
            self.fail(
                say("ends too early ({what})", what=what),
                say("copy the whole file, or {export_again}", export_again=say(_EXPORT_AGAIN)),
            )
        if self.begun or "encoding" in what:
            self.fail(
                say("is broken XML ({what})", what=what),
                say("{export_again}, as UTF-8", export_again=say(_EXPORT_AGAIN)),
            )
        self.fail(say("is not XML"), self.root_told)

    def _refuse_doctype(self, *declaration: object) -> None:
        hint = say("no event log needs one: remove the line that begins with <!DOCTYPE")
        self.fail(say("holds a document type declaration, which can do harm"), hint)
