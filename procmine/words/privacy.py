"""What a report says about the people in it, and what is said of a log fit to leave the house."""

from __future__ import annotations

from procmine.words.catalogue import Language, translated

#: By what it is about; that of a figure by its name.
PRIVACY: dict[str, str] = {
    "activities": "which activities it has",
    "after": "after",
    "before": "before",
    "days": "three of its activities, with their days",
    "left": "{cases_left} of {cases} cases and {events_left} of {events} events are left; {cut} cases are cut.",
    "names": "This report shows the names of resources as they stand in the log; --pseudonymize puts pseudonyms in their place.",
    "order": "all of its activities, in order",
    "pseudonyms": "Pseudonyms stand for the names of people.",
    "risk": "cases that can be told from all others by",
}


def privacy_word(key: str, language: Language = "en") -> str:
    """Give what is said, in the language."""
    return translated(PRIVACY[key], language, key)


def privacy_sentence(pseudonymised: bool, resources: int, language: Language = "en") -> str:
    """Say whether a report shows people by name; nothing where it shows none."""
    return privacy_word("pseudonyms" if pseudonymised else "names", language) if resources else ""
