"""How an outsider's look at a report is told: which figures, never within what bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from disconnect.model.phrase import Phrase, counted, in_language, joined, phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from disconnect.app.handedout import HandedOut, Place
    from disconnect.app.outside import Finding, Look, Mismatch

KINDS = {
    "numerator": Phrase("numérateur", "numerator"),
    "denominator": Phrase("dénominateur", "denominator"),
}
PINNED = phrase("connu exactement", "known exactly")
CLOSE = phrase("connu de trop près", "known too closely")
SUPPOSING = phrase(
    ", seulement si personne n’est sans groupe (le rapport ne le dit pas)",
    ", only if nobody is in no group (the report does not say so)",
)
GOOD_MARKS = phrase(
    "✓ aucun chiffre caché ne porte de nombre ; toutes les marques sont les mêmes",
    "✓ no hidden figure holds a number; all marks are the same",
)
NO_SHEET = phrase(
    "! report.csv n’est pas là : il n’a pas été regardé", "! report.csv is not there: it was not looked at"
)
NONE_CLOSE = phrase(
    "✓ aucun chiffre caché n’est connu de trop près par les autres, même si personne n’est sans groupe",
    "✓ no hidden figure is told too closely by the others, even if nobody is in no group",
)
MORE = phrase(
    "l’ensemble est plus que ses groupes : des personnes sont sans groupe, ou un nombre a été changé",
    "the whole is more than its groups: people are in no group, or a number was changed",
)
LESS = phrase(
    "l’ensemble est moins que ses groupes : un nombre a été changé",
    "the whole is less than its groups: a number was changed",
)
NOTHING_FITS = phrase(
    "aucun nombre ne convient à tous les totaux : l’un d’eux a été changé",
    "no numbers fit all of the totals: one of them was changed",
)
LIMITS = phrase(
    "Ce rapport seul a été regardé : ni d’autres publications, ni ce que quelqu’un sait déjà, ni les médianes et les "
    "déciles, ni les effectifs.",
    "This report alone was looked at: no other publications, nothing that anybody knows already, no medians and "
    "deciles, no headcounts.",
)


def lines(report: HandedOut, found: Look) -> Iterator[Phrase]:
    """What is told in a terminal."""
    yield counted(
        report.shown,
        ("{n} chiffre publié sur {of}", "{n} chiffres publiés sur {of}"),
        ("{n} figure published of {of}", "{n} figures published of {of}"),
        of=len(report.figures),
    )
    yield from _marks(report)
    for mismatch in found.mismatches:
        yield _mismatch(report, mismatch)
    for finding in found.findings:
        yield _finding(report, finding)
    if not found.findings:
        yield NONE_CLOSE
    if found.apart:
        yield phrase(
            "· regardées période par période, car elles ne s’additionnent pas dans le temps : {names}",
            "· looked at period by period, as they do not add up over time: {names}",
            names=_titles(report, found.apart),
        )
    yield LIMITS


def audit_json(report: HandedOut, found: Look, lang: str) -> dict[str, object]:
    """The same as JSON."""
    return {
        "published": report.shown,
        "of": len(report.figures),
        "is_good": found.is_good and not report.odd_marks,
        "has_sheet": report.has_sheet,
        "odd_marks": [_place_json(report, place, lang) for place in report.odd_marks],
        "findings": [
            {
                **_place_json(report, finding.place, lang),
                "kind": finding.kind,
                "is_pinned": finding.is_pinned,
                "only_if_nobody_is_in_no_group": not finding.is_certain,
            }
            for finding in found.findings
        ],
        "not_additive": [
            {
                "metric": mismatch.metric,
                "kind": mismatch.kind,
                "period": None if mismatch.period is None else mismatch.period.label,
                "people_of_no_group_would_explain_it": mismatch.is_more,
            }
            for mismatch in found.mismatches
        ],
        "not_additive_over_time": list(found.apart),
    }


def _marks(report: HandedOut) -> Iterator[Phrase]:
    if not report.has_sheet:
        yield NO_SHEET
    for place in report.odd_marks:
        yield phrase(
            "✗ {figure} : caché, mais pas marqué comme les autres, ou autrement dans report.csv",
            "✗ {figure}: hidden, but not marked like the others, or otherwise in report.csv",
            figure=_figure(report, place),
        )
    if not report.odd_marks:
        yield GOOD_MARKS


def _finding(report: HandedOut, finding: Finding) -> Phrase:
    said = phrase(
        "✗ {figure} : {kind} {known}",
        "✗ {figure}: {kind} {known}",
        figure=_figure(report, finding.place),
        kind=KINDS[finding.kind],
        known=PINNED if finding.is_pinned else CLOSE,
    )
    return said if finding.is_certain else joined([said, SUPPOSING])


def _mismatch(report: HandedOut, mismatch: Mismatch) -> Phrase:
    """Which sums are wrong, and what would explain it."""
    title, period = Phrase(*report.titles[mismatch.metric]), mismatch.period
    where = joined([title] if period is None else [title, period.label], ", ")
    explained = MORE if mismatch.is_more else LESS
    return phrase(
        "{sign} {where} : ne s’additionne pas ({kind}) ; {why}",
        "{sign} {where}: not additive ({kind}); {why}",
        sign="!" if mismatch.is_more else "✗",
        where=where,
        kind=KINDS[mismatch.kind],
        why=NOTHING_FITS if period is None else explained,
    )


def _figure(report: HandedOut, place: Place) -> Phrase:
    metric, group, period = place
    return joined([report.groups[group], report.periods[period].label, Phrase(*report.titles[metric])], ", ")


def _titles(report: HandedOut, metrics: Iterable[str]) -> Phrase:
    return joined([Phrase(*report.titles[metric]) for metric in metrics], ", ")


def _place_json(report: HandedOut, place: Place, lang: str) -> dict[str, str]:
    metric, group, period = place
    title = in_language(Phrase(*report.titles[metric]), lang)
    return {"metric": metric, "title": title, "group": report.groups[group], "period": report.periods[period].label}
