"""The variants as the page shows them: chevrons, how many cases they hold, and their time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from procmine.report import Report, Spread
from procmine.words import count_text, label, share_text
from procmine.words.page import page_text

#: Activities with a colour of their own, the first to come up; the rest share a grey.
COLOURS = 12
#: A variant of more chevrons than these is folded in the middle.
_HEAD, _TAIL = 12, 6
#: So many activities of a fold are told.
_FOLDED = 200


@dataclass(frozen=True, slots=True)
class Chevron:
    """An activity in a variant, with its colour, and how often it follows itself."""

    activity: str
    colour: int
    times: int


@dataclass(frozen=True, slots=True)
class VariantView:
    """A variant as chevrons: `head`, and after what is `folded` the `tail`.

    `bar` is its share of the most frequent one's, `median_bar` and `p90_bar` its times of the
    longest P90, all per cent. `covered` is the share of the cases that it and those before hold.
    """

    number: int
    cases: int
    share: str
    covered: str
    median_hours: float
    p90_hours: float | None
    bar: str
    median_bar: str
    p90_bar: str
    head: tuple[Chevron, ...]
    folded: tuple[Chevron, ...]
    tail: tuple[Chevron, ...]
    more: str


@dataclass(frozen=True, slots=True)
class _Variant:
    activities: tuple[str, ...]
    cases: int
    case_share: float
    median: float
    p90: float | None


def variant_views(report: Report) -> tuple[VariantView, ...]:
    """Choose and lay out the variants, the most frequent first."""
    shown = _variants(report)
    colours = _colours(shown)
    most = max((variant.case_share for variant in shown), default=0.0)
    longest = max((variant.p90 or variant.median for variant in shown), default=0.0)
    views = []
    covered = 0
    for number, variant in enumerate(shown, start=1):
        covered += variant.cases
        chevrons = tuple(
            Chevron(name, colours[name], len(list(group)))
            for name, group in groupby(variant.activities)
        )
        folds = len(chevrons) > _HEAD + _TAIL + 1
        hidden = len(chevrons) - _HEAD - _TAIL
        views.append(
            VariantView(
                number=number,
                cases=variant.cases,
                share=share_text(variant.case_share),
                covered=share_text(covered / report.log.cases),
                median_hours=variant.median,
                p90_hours=variant.p90,
                bar=_bar(variant.case_share, most),
                median_bar=_bar(variant.median, longest),
                p90_bar=_bar(variant.p90 or variant.median, longest),
                head=chevrons[:_HEAD] if folds else chevrons,
                folded=chevrons[_HEAD:-_TAIL][:_FOLDED] if folds else (),
                tail=chevrons[-_TAIL:] if folds else (),
                more=page_text("variant_folded", report.language, count=count_text(hidden)),
            )
        )
    return tuple(views)


def more_variants(report: Report) -> str:
    """Say how many variants are not shown, and how many cases they hold."""
    shown = _variants(report)
    more = report.log.variants - len(shown)
    if more <= 0:
        return ""
    rest = 1 - sum(variant.cases for variant in shown) / report.log.cases
    return label("page_more_variants", report.language).format(
        count=count_text(more), share=share_text(rest)
    )


# Private functions


def _variants(report: Report) -> tuple[_Variant, ...]:
    if report.figures is None:
        return tuple(
            _Variant(v.activities, v.cases, v.case_share, v.median_hours, None)
            for v in report.profile.variants
        )
    return tuple(_of(v.activities, v.cases, v.case_share, v.hours) for v in report.figures.variants)


def _of(activities: tuple[str, ...], cases: int, share: float, hours: Spread) -> _Variant:
    return _Variant(activities, cases, share, hours.median, hours.p90)


def _colours(variants: tuple[_Variant, ...]) -> dict[str, int]:
    """Give the activities a colour each, as they come up, as long as there are any."""
    names = dict.fromkeys(name for variant in variants for name in variant.activities)
    return {name: min(number, COLOURS) for number, name in enumerate(names)}


def _bar(value: float, most: float) -> str:
    return f"{100 * value / most if most > 0 else 0:.1f}%"
