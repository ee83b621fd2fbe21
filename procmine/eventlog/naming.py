"""How well the name of a column says which canonical column it is."""

from __future__ import annotations

from procmine.words.columns import COLUMN_NAMES, plain

#: Stands between the names of a column of dates and one of times of the day that are one time.
JOINED = " + "
#: Exact names without their blanks, and how far down each stands.
_RANKS = {
    canonical: {name.replace(" ", ""): rank for rank, name in reversed([*enumerate(names.exact)])}
    for canonical, names in COLUMN_NAMES.items()
}


def name_score(canonical: str, column: str) -> float:
    """Score a name: an exact one above 1, better ones higher; a likely one below 1; else 0."""
    column = column.partition(JOINED)[0]
    names, name = COLUMN_NAMES[canonical], plain(column)
    for whole in (name, plain(column.rpartition("/")[2])):
        rank = _RANKS[canonical].get(whole.replace(" ", ""))
        if rank is not None:
            return 3 - rank / len(names.exact)
    parts = name.split()
    if any(word in parts or (word in name and not word.isascii()) for word in names.against):
        return 0
    hits = [w for w in names.words if w in parts or (w in name and not w.isascii())]
    if hits:
        return 1 - names.words.index(hits[0]) / 100
    # A header in a broken encoding still has its English word, glued to others.
    broken = any(word in name for word in names.exact[:3] if len(word) > 5)
    return 0.1 if broken and not name.isascii() else 0


def named_time(column: str, strictly: bool = False) -> bool:
    """Say whether a name means a time; a duration may be called so, unless it is `strictly` one."""
    names = COLUMN_NAMES["timestamp"].exact + COLUMN_NAMES["start"].exact
    words = ("date", "日期") if strictly else ("time", "date", "时间", "日期", "時間", "日時")
    name = plain(column)
    return name in names or "ts" in name.split() or any(word in name for word in words)
