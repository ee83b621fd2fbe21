"""What stands in for a character that a terminal's encoding can't show, of the same width."""

from __future__ import annotations

import unicodedata

#: Signs and blocks, each with a character of ASCII as wide as it.
_ASCII = str.maketrans(
    {
        **dict(zip("▁▂▃▄▅▆▇█", "_.-:=+*#", strict=True)),
        **dict(zip("▏▎▍▌▋▊▉", "  :::##", strict=True)),
        **dict(zip("–—−•·×→↔“”‘’…\xa0", "---*-x>=\"\"''~ ", strict=True)),
    }
)


def encoded(text: str, encoding: str) -> bytes:
    """Encode `text`; only what the encoding lacks gets a substitute, a letter its plain form."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return b"".join(_one(character, encoding) for character in text)


def _one(character: str, encoding: str) -> bytes:
    for form in (character, character.translate(_ASCII), _plain(character)):
        try:
            if form:
                return form.encode(encoding)
        except UnicodeEncodeError:
            continue
    wide = unicodedata.east_asian_width(character) in "WF"
    return ("??" if wide else "?").encode(encoding, "replace")


def _plain(character: str) -> str:
    """Take the accents off a letter: é becomes e."""
    whole = unicodedata.normalize("NFKD", character)
    return "".join(part for part in whole if not unicodedata.combining(part))
