from __future__ import annotations

import itertools
import re
from dataclasses import replace
from fractions import Fraction
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from disconnect.model.period import Period
from disconnect.model.report import Cell, Definition, Figure, Group, Report, Unit
from disconnect.report.figures import group_text, show
from disconnect.report.files import render_files
from disconnect.report.page import render_html
from disconnect.report.texts import Texts

CANARY = 987_654_321
FORBIDDEN = ("breach", "violation", "infraction", "manquement", "offence", "offense")
VOID = {"meta", "link", "br", "img", "line", "rect"}


class Outline(HTMLParser):
    """Tags in order with their attributes, the text in them, and whether every tag is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert tag in VOID or self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append(data.strip())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def page(report: Report, lang: str = "en") -> str:
    return render_html(report, Texts(lang), product_version="9.8.7")


def stripped(text: str) -> str:
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_page_is_whole_says_its_language_and_asks_nobody_for_anything(report: Report, lang: str) -> None:
    text = page(report, lang)
    outline = Outline(text)
    assert outline.open == []
    assert outline.all("html") == [{"lang": lang}]
    assert {tag for tag, _ in outline.tags} & {"script", "link", "img", "iframe", "object", "form"} == set()
    assert not re.search(r"https?:|@import|url\((?!#)|javascript:| on\w+=", text)
    assert "default-src 'none'" in text
    levels = [int(tag[1]) for tag, _ in outline.tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_every_link_leads_somewhere_and_no_name_is_used_twice(report: Report) -> None:
    outline = Outline(page(report))
    names = [attributes["id"] for _, attributes in outline.tags if "id" in attributes]
    assert len(names) == len(set(names))
    assert {f"#{name}" for name in names} >= {str(link["href"]) for link in outline.all("a")}
    pointed = {part for svg in outline.all("svg") for part in str(svg["aria-labelledby"]).split()}
    assert pointed <= set(names)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_figure_stands_in_a_table_with_what_it_is_made_of(report: Report, lang: str) -> None:
    texts = "".join(f"|{stripped(text)}" for text in Outline(page(report, lang)).texts) + "|"
    t = Texts(lang)
    known = {definition.id: definition for definition in report.definitions}
    for cell in report.cells:
        for figure in cell.figures:
            shown = show(figure, known[figure.metric], t)
            parts = [text for text in (shown.value, shown.basis, shown.people, shown.spread, shown.provisional) if text]
            assert "|".join(["", *map(stripped, parts), ""]) in texts


def test_every_figure_of_a_chart_is_in_its_text_alternative(report: Report) -> None:
    outline = Outline(page(report))
    t = Texts("en")
    definition = next(each for each in report.definitions if each.id == "evenings.connected")
    last = [cell for cell in report.cells if cell.period == report.periods[-1]]
    lines = [
        f"{group_text(cell, t)}: {show(figure, definition, t).line}"
        for cell in last
        for figure in cell.figures
        if figure.metric == definition.id
    ]
    assert any(stripped("; ".join(lines)) == stripped(text) for text in outline.texts)
    assert len(outline.all("svg")) == len(outline.all("desc")) == len(outline.all("title")) - 1
    assert {svg["role"] for svg in outline.all("svg")} == {"img"}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_rest_is_told_in_signals_and_never_as_an_offence(report: Report, lang: str) -> None:
    for text in render_files(report, lang, product_version="1").values():
        assert not [word for word in FORBIDDEN if word in text.casefold()]
    assert {"en": "Signals of insufficient rest", "fr": "Signaux de repos insuffisant"}[lang] in page(report, lang)


@pytest.mark.parametrize(
    ("audited", "generated", "shown"),
    [
        pytest.param(False, True, ["generated", "audit"], id="generated and not audited: both warnings"),
        pytest.param(False, False, ["audit"], id="real and not audited: one warning"),
        pytest.param(True, True, ["generated"], id="generated and audited: still generated"),
        pytest.param(True, False, [], id="real and audited: no warning"),
    ],
)
def test_the_head_warns_of_what_a_reader_must_know(
    report: Report, *, audited: bool, generated: bool, shown: list[str]
) -> None:
    text = page(replace(report, audited=audited, is_generated=generated))
    assert [str(div["class"]).removeprefix("notice ") for div in Outline(text).all("div") if "role" in div] == shown


def test_the_head_names_what_the_report_rests_on(report: Report) -> None:
    text = stripped(" ".join(Outline(page(report, "fr")).texts))
    for said in (
        "Rapport de charge Atelier du Littoral",
        "1er trimestre 2010, 2e trimestre 2010",
        "Horaires de l’accord d’entreprise (atelier, version 3f9c1a2b)",
        "10 personnes : rien n’est dit d’un groupe plus petit",
        "du 1er janvier 2010 au 30 juin 2010",
        "post (maildir), 182 345 éléments lus, 12 problèmes",
        "calendars (ics), 9 120 éléments lus, 0 problème. Generated, seed 7",
        "Écrit par disconnect 9.8.7.",
    ):
        assert said in text


def with_group(report: Report, group: Group) -> Report:
    return replace(report, cells=(*report.cells[:-1], replace(report.cells[-1], group=group)))


def test_a_name_of_the_directory_is_text_and_nothing_else(report: Report) -> None:
    name = '<script>alert("1")</script>{{ 7*7 }}\x00'
    text = page(with_group(report, Group(level="team", names=(name,), path=("<b>",))))
    assert "<script" not in text
    assert "<b>" not in text
    assert "&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt;{{ 7*7 }}" in text
    assert "\x00" not in text


def test_merged_groups_are_named_together_with_their_people(report: Report) -> None:
    outline = stripped(" ".join(Outline(page(report)).texts))
    assert "Team 4 + Team 9, 14 people" in outline


def leaking(report: Report) -> Report:
    """The report with numbers left behind in figures that are not published."""
    hidden = Figure(
        metric="",
        is_published=False,
        numerator=Fraction(CANARY),
        denominator=Fraction(CANARY, 7),
        people=CANARY,
        median=Fraction(CANARY),
        ninth_decile=Fraction(CANARY),
        is_provisional=True,
    )
    cells = tuple(
        replace(cell, figures=tuple(replace(hidden, metric=figure.metric) for figure in cell.figures))
        for cell in report.cells
    )
    return replace(report, cells=cells)


def test_a_hidden_figure_leaks_no_number_into_any_file(report: Report) -> None:
    canaries = (str(CANARY), "987,654,321", "141093474")
    published = replace(report, cells=tuple(replace(cell, figures=shown_all(cell)) for cell in leaking(report).cells))
    assert all(any(canary in text for canary in canaries) for text in rendered(published))
    for text in rendered(leaking(report)):
        assert not [canary for canary in canaries if canary in text]


def shown_all(cell: Cell) -> tuple[Figure, ...]:
    return tuple(replace(figure, is_published=True) for figure in cell.figures)


def rendered(report: Report) -> list[str]:
    written = render_files(report, "en", product_version="1")
    return [written[name] for name in ("report.html", "report.csv", "report.json")]


def test_a_hidden_figure_reads_the_same_whatever_lies_behind_it(report: Report) -> None:
    clean = tuple(
        replace(cell, figures=tuple(Figure(metric=each.metric, is_published=False) for each in cell.figures))
        for cell in report.cells
    )
    assert rendered(leaking(report)) == rendered(replace(report, cells=clean))


def test_a_value_that_would_stand_alone_is_not_shown(report: Report) -> None:
    alone = Figure(metric="mail.sent", is_published=True, numerator=Fraction(CANARY), denominator=Fraction(3))
    lonely = replace(report, cells=(replace(report.cells[0], figures=(alone,)),))
    assert not [text for text in rendered(lonely) if str(CANARY) in text or "987,654,321" in text]


def test_the_same_report_gives_the_same_bytes(report: Report) -> None:
    shuffled = tuple(replace(cell, figures=cell.figures[::-1]) for cell in report.cells)
    again = render_files(replace(report, cells=shuffled), "fr", product_version="1")
    assert render_files(report, "fr", product_version="1") == again


def test_a_metric_of_no_theme_and_a_case_of_nothing_are_shown_all_the_same() -> None:
    unit = Definition(id="new.metric", version=2, unit=Unit.HOURS, axes="p", texts={"en": {"title": "A new one"}})
    nothing = Figure(metric="new.metric", is_published=True, numerator=Fraction(0), denominator=Fraction(0), people=12)
    period = Period.parse("2026")
    whole = Group(level="", names=("Works",))
    small = Report(
        organisation="Works",
        level="crew",
        periods=(period,),
        policy_id="plain",
        policy_version="1",
        policy_title={},
        minimum_group=10,
        observed=("", ""),
        sources=(),
        definitions=(unit,),
        cells=(Cell(group=whole, period=period, people=None, figures=(nothing,)),),
    )
    text = stripped(" ".join(Outline(page(small)).texts))
    for said in ("Other figures", "A new one", "no case 0 of 0 12 people", "Everyone, not publishable", "crew"):
        assert said in text
    assert "plain (plain, version 1)" in text
    assert "from none to none" in text
    assert "No figure of everyone together is publishable" in text


def test_words_on_the_page_are_legible_on_every_ground() -> None:
    css = files("disconnect.report").joinpath("templates/report.css").read_text(encoding="utf-8")
    palettes = [
        dict(re.findall(r"--([\w-]+): (#\w{6});", block)) for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    ]
    assert len(palettes) == 3
    for colours in palettes:
        for word in ("ink", "soft", "link"):
            assert min(contrast(colours[word], colours[ground]) for ground in ("paper", "card", "tint")) >= 4.5
        assert contrast(colours["warn-ink"], colours["warn-paper"]) >= 4.5
        assert contrast(colours["made-ink"], colours["made-paper"]) >= 4.5
        assert min(contrast(colours[shape], colours["card"]) for shape in ("bar", "whole", "ground")) >= 3


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2, 1.4.3."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
