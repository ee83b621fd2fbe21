"""Tell the encodings of East Asia apart by which of them makes common characters of the bytes.

All of them write a character as two bytes, and put the common ones in blocks of their own.
"""

from __future__ import annotations

from dataclasses import dataclass

_HIGH = ((0xA1, 0xFE),)


@dataclass(frozen=True, slots=True)
class _Blocks:
    """The first bytes of an encoding's common characters, and the second bytes that follow."""

    leads: tuple[tuple[int, int], ...]
    trails: tuple[tuple[int, int], ...] = _HIGH


#: Where two fit equally, the first is taken.
_ENCODINGS = {
    "gb18030": _Blocks(((0xA1, 0xA3), (0xB0, 0xD7))),
    "cp950": _Blocks(((0xA1, 0xA2), (0xA4, 0xC6)), ((0x40, 0x7E), (0xA1, 0xFE))),
    "cp932": _Blocks(((0x81, 0x83), (0x88, 0x97)), ((0x40, 0x7E), (0x80, 0xFC))),
    "euc_jp": _Blocks(((0xA1, 0xA5), (0xB0, 0xCF))),
    "cp949": _Blocks(((0xA1, 0xA3), (0xB0, 0xC8))),
}
_HANGUL = (0xB0, 0xC8)
_KANA = ("\u3041", "\u30fe")
#: Share of the characters that must be common ones.
_ENOUGH = 0.8
#: This many different characters show that none is from outside the block of Korean.
_TELLING = 8
_KANA_SHARE = 0.1


def asian_encoding(sample: bytes) -> str | None:
    """Give the Chinese, Japanese or Korean encoding of a sample, None where it is in none."""
    shares = {name: _common(sample, name) for name in _ENCODINGS}
    if shares["euc_jp"] >= _ENOUGH and _kana(sample.decode("euc_jp", "replace")) > _KANA_SHARE:
        return "euc_jp"
    if shares["cp949"] >= _ENOUGH and _is_korean(sample):
        return "cp949"
    best = max(("gb18030", "cp950", "cp932"), key=lambda name: shares[name])
    return best if shares[best] >= _ENOUGH else None


def _common(sample: bytes, encoding: str) -> float:
    """Give the share of the characters beyond ASCII that are common ones of an encoding."""
    blocks = _ENCODINGS[encoding]
    text = sample.decode(encoding, "replace")
    beyond = [c.encode(encoding) if c != "\ufffd" else b"" for c in text if not c.isascii()]
    hits = sum(
        len(pair) == 2 and _within(pair[0], blocks.leads) and _within(pair[1], blocks.trails)
        for pair in beyond
    )
    return hits / max(1, len(beyond))


def _within(byte: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(low <= byte <= high for low, high in ranges)


def _kana(text: str) -> float:
    beyond = [c for c in text if not c.isascii()]
    return sum(_KANA[0] <= c <= _KANA[1] for c in beyond) / max(1, len(beyond))


def _is_korean(sample: bytes) -> bool:
    """Say whether all characters lie in the block that Hangul fills and Chinese half fills."""
    text = sample.decode("cp949", "replace")
    leads = {c: c.encode("cp949")[0] for c in set(text) - {"\ufffd"} if not c.isascii()}
    words = [lead for lead in leads.values() if lead >= _HANGUL[0]]
    return len(words) >= _TELLING and all(lead <= _HANGUL[1] for lead in words)
