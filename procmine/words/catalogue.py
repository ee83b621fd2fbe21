"""What is said in English, said in another language: gettext catalogues, one file a subject.

The English text is the message id. A catalogue is catalogues/<language>/<subject>.po; where one
English text has two meanings, its entry carries a context.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

Language = Literal["en", "zh"]


def translated(text: str, language: Language = "en", context: str = "") -> str:
    """Give `text` in the language, or as it is where no catalogue has it.

    An entry with that `context` goes before one without any.
    """
    if language == "en" or not text:
        return text
    messages = catalogue(language)
    return messages.get((context, text)) or messages.get(("", text)) or text


@cache
def catalogue(language: Language) -> dict[tuple[str, str], str]:
    """Read all catalogues of a language: (context, English) -> what is said."""
    # Only those who read another language wait for these.
    from importlib import resources

    from babel.messages.pofile import read_po

    messages: dict[tuple[str, str], str] = {}
    folder = resources.files("procmine.words") / "catalogues" / language
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        with file.open("rb") as po:
            for message in read_po(po):
                if message.id and message.string:
                    messages[message.context or "", str(message.id)] = str(message.string)
    return messages
