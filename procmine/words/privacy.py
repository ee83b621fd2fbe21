"""What a report says about the people in it, and what is said of a log fit to leave the house."""

from __future__ import annotations

from procmine.words.catalogue import Language, translated

#: By what it is about.
PRIVACY: dict[str, str] = {
    "names": "This report shows the names of resources as they stand in the log; --pseudonymize puts pseudonyms in their place.",
    "pseudonyms": "Pseudonyms stand for the names of people.",
}


def privacy_sentence(pseudonymised: bool, resources: int, language: Language = "en") -> str:
    """Say whether a report shows people by name; nothing where it shows none."""
    if not resources:
        return ""
    key = "pseudonyms" if pseudonymised else "names"
    return translated(PRIVACY[key], language, key)
