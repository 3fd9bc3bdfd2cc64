"""The traps of annotated agendas, each in two languages or more."""

from datetime import time

import pytest

from tests.papers.making import pdf, set_as_typed
from tui.meeting.model import Meeting
from tui.papers.importing import import_paper
from tui.papers.language import language_of
from tui.papers.reading import read_blocks
from tui.papers.times import find_hours


def imported(text: str, tag: str = "") -> Meeting:
    return import_paper(read_blocks(text.encode()), tag).meeting


@pytest.mark.parametrize(
    ("tag", "text", "start", "end"),
    [
        ("en", "10 a.m. to 1 p.m.", (10, 0), (13, 0)),
        ("en", "10 a.m.–1 p.m.", (10, 0), (13, 0)),
        ("en", "3–6 p.m.", (15, 0), (18, 0)),
        ("en", "10 a.m.–noon", (10, 0), (12, 0)),
        ("en", "9.30 a.m. to 12.15 p.m.", (9, 30), (12, 15)),
        ("fr", "de 10 heures à 13 heures", (10, 0), (13, 0)),
        ("fr", "15 h-18 h", (15, 0), (18, 0)),
        ("fr", "10 h 30 à midi", (10, 30), (12, 0)),
        ("es", "de las 10.00 a las 13.00 horas", (10, 0), (13, 0)),
        ("es", "15.00 a 18.00 horas", (15, 0), (18, 0)),
        ("ru", "с 10 ч. 00 м. до 13 ч. 00 м.", (10, 0), (13, 0)),
        ("ru", "15 ч. – 18 ч.", (15, 0), (18, 0)),
        ("ar", "من الساعة 10:00 إلى الساعة 13:00", (10, 0), (13, 0)),
        ("ar", "00/10–00/13", (10, 0), (13, 0)),
        ("ar", "٠٠/١٥–٠٠/١٨", (15, 0), (18, 0)),
        ("ar", "13:00–10:00", (10, 0), (13, 0)),
        ("zh", "上午10时至下午1时", (10, 0), (13, 0)),
        ("zh", "下午3时至6时", (15, 0), (18, 0)),
        ("zh", "上午10时至中午12时", (10, 0), (12, 0)),
        ("zh", "上午9时30分至11时", (9, 30), (11, 0)),
    ],
)
def test_hours_are_read_in_each_language_s_way(
    tag: str, text: str, start: tuple[int, int], end: tuple[int, int]
) -> None:
    hours = find_hours(text, language_of(tag))
    assert hours is not None
    assert (hours.start, hours.end) == (time(*start), time(*end))


TABLES = {
    "en": ("Agenda", "Proposed organization of work", "Monday, 4 March 2024", "10 a.m.–1 p.m.", "3–6 p.m.",
           "Opening", "Report", "(continued)", "Tuesday, 5 March", "Official holiday", "Wednesday, 6 March"),
    "fr": ("Ordre du jour", "Organisation des travaux", "Lundi 4 mars 2024", "10 heures-13 heures", "15 heures-18 heures",
           "Ouverture", "Rapport", "(suite)", "Mardi 5 mars", "Jour férié", "Mercredi 6 mars"),
    "es": ("Programa", "Organización de los trabajos", "Lunes 4 de marzo de 2024", "10.00 a 13.00 horas", "15.00 a 18.00 horas",
           "Apertura", "Informe", "(continuación)", "Martes 5 de marzo", "Día feriado", "Miércoles 6 de marzo"),
    "ru": ("Повестка дня", "Организация работы", "Понедельник, 4 марта 2024 года", "10 ч. – 13 ч.", "15 ч. – 18 ч.",
           "Открытие", "Доклад", "(продолжение)", "Вторник, 5 марта", "Праздничный день", "Среда, 6 марта"),
    "ar": ("جدول الأعمال", "تنظيم الأعمال", "الاثنين، 4 آذار/مارس 2024", "10:00–13:00", "15:00–18:00",
           "الافتتاح", "التقرير", "(تابع)", "الثلاثاء، 5 آذار/مارس", "عطلة رسمية", "الأربعاء، 6 آذار/مارس"),
    "zh": ("议程", "工作安排", "2024年3月4日星期一", "上午10时至下午1时", "下午3时至6时",
           "开幕", "报告", "（续）", "3月5日星期二", "公共假日", "3月6日星期三"),
}  # fmt: skip


@pytest.mark.parametrize("tag", TABLES)
def test_rows_are_days_sittings_continuations_and_holidays(tag: str) -> None:
    agenda, heading, day, morning, afternoon, first, second, again, free, holiday, last = TABLES[
        tag
    ]
    meeting = imported(
        f"{agenda}\n\n1. {first}\n2. {second}\n\n{heading}\n\n{day}\n"
        f"{morning}   1   {first}\n             2   {second}\n{afternoon}   2   {second} {again}\n"
        f"{free}   {holiday}\n{last}\n{morning}   2   {second} {again}\n",
        tag,
    )
    assert [
        (sitting.date.day, sitting.start.hour, sitting.kind, [(e.item, e.continued) for e in sitting.entries])
        for sitting in meeting.schedule
    ] == [
        (4, 10, "plenary", [("1", False), ("2", False)]),
        (4, 15, "plenary", [("2", True)]),
        (5, 9, "holiday", []),
        (6, 10, "plenary", [("2", True)]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("en", "Agenda\n\n1. One\n2. Two\n\nSchedule\n\nMonday, 4 March 2024\n10 a.m.–1 p.m.   1   One\n10 a.m.–1 p.m.   2   Two\n"),
        ("es", "Programa\n\n1. Uno\n2. Dos\n\nCalendario\n\nLunes 4 de marzo de 2024\n10.00 a 13.00 horas   1   Uno\n10.00 a 13.00 horas   2   Dos\n"),
        ("en", "Agenda\n\n1. One\n2. Two\n\nSchedule\n\nDate              Time              Plenary      Working Group\n\n4 March 2024      10 a.m.–1 p.m.    1. One       2. Two\n"),
        ("fr", "Ordre du jour\n\n1. Un\n2. Deux\n\nCalendrier\n\nDate              Heure             Plénière     Comité\n\n4 mars 2024       10 h-13 h         1. Un        2. Deux\n"),
    ],
)  # fmt: skip
def test_meetings_held_in_parallel_are_told_without_a_word_for_them(tag: str, text: str) -> None:
    schedule = imported(text, tag).schedule
    assert [(each.kind, [entry.item for entry in each.entries]) for each in schedule] == [
        ("plenary", ["1"]),
        ("parallel", ["2"]),
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Agenda\n\n1. One\n(a) Sub\n(b) Sub\n(aa) Sub\n2. Two\n", ["1", "1(a)", "1(b)", "1(aa)", "2"]),
        ("议程\n\n1. 甲\n(a) 乙\n(aa) 丙\n2. 丁\n", ["1", "1(a)", "1(aa)", "2"]),
        ("Agenda\n\n1. One\n(a) Sub\n(i) Deep\n(ii) Deep\n(b) Sub\n", ["1", "1(a)", "1(a)(i)", "1(a)(ii)", "1(b)"]),
        ("Programa\n\n1. Uno\na) Dos\ni) Tres\nii) Cuatro\nb) Cinco\n", ["1", "1 a)", "1 a) i)", "1 a) ii)", "1 b)"]),
        ("Ordre du jour\n\n1. Un\na) Deux\nb) Trois\n2. Quatre\n", ["1", "1 a)", "1 b)", "2"]),
        ("Повестка дня\n\n1. Раз\nа) Два\nб) Три\n2. Пять\n", ["1", "1 а)", "1 б)", "2"]),
        ("جدول الأعمال\n\n1- الأول\n(أ) الثاني\n(ب) الثالث\n(ج) الرابع\n(د) الخامس\n", ["1", "1(أ)", "1(ب)", "1(ج)", "1(د)"]),
        ("Agenda\n\nI. One\nA. Sub\nB. Sub\nII. Two\n", ["I", "I.A", "I.B", "II"]),
        ("议程\n\n一、甲\n（一）乙\n（二）丙\n二、丁\n", ["一", "一（一）", "一（二）", "二"]),
        ("Agenda\n\nA. Part one\n1. One\n2. Two\nB. Part two\n3. Three\n4. Four\n", ["A", "1", "2", "B", "3", "4"]),
        ("Ordre du jour\n\nA. Partie\n1. Un\n2. Deux\nB. Autre\n3. Trois\n", ["A", "1", "2", "B", "3"]),
        ("Agenda\n\n1.\nOpening\n2.\nReport of the Board\n", ["1", "2"]),
        ("议程\n\n1.\n开幕\n2.\n报告\n", ["1", "2"]),
        ("Agenda\n\n1) One\n2) Two\n3) Three\n", ["1", "2", "3"]),
        ("Agenda Item 1 – One\n\nText.\n\nAgenda Item 2 – Two\n\nText of the second.\n", ["1", "2"]),
        ("Orden del día\n\nPrimero.– Uno\nSegundo.– Dos\nTercero.– Tres\n", ["Primero", "Segundo", "Tercero"]),
        ("جدول الأعمال\n\nأولاً: الأول\nثانياً: الثاني\n", ["أولاً", "ثانياً"]),
    ],
)  # fmt: skip
def test_numbers_of_every_form(text: str, numbers: list[str]) -> None:
    assert [item.number for item in imported(text).agenda] == numbers


@pytest.mark.parametrize(
    "text",
    [
        "Agenda\n\nItem 1. Opening\n\n1. The Chair opens the session.\n\n2. All rise.\n\nItem 2. Report\n\n3. The report is read.\n",
        "Point 1. Ouverture\n\n1. Le Président ouvre la session.\n\n2. Tous se lèvent.\n\nPoint 2. Rapport\n\n3. Le rapport est lu.\n",
    ],
)  # fmt: skip
def test_numbered_paragraphs_are_no_items(text: str) -> None:
    meeting = imported(text)
    assert [item.number for item in meeting.agenda] == ["1", "2"]
    assert [item.annotation.count("\n\n") for item in meeting.agenda] == [1, 0]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Agenda\n\n1. Opening.\n2. Report.\n\nAnnotations\n\n1. Opening\n\nSee\nItem 2 (d) of the list.\n\n2. Report\n\nText.\n", "See Item 2 (d) of the list."),
        ("Programa\n\n1. Apertura.\n2. Informe.\n\nAnotaciones\n\n1. Apertura\n\nVéase el\nTema 2 d) de la lista.\n\n2. Informe\n\nTexto.\n", "Véase el Tema 2 d) de la lista."),
    ],
)  # fmt: skip
def test_an_item_named_in_the_text_stays_text(text: str, wanted: str) -> None:
    assert imported(text).agenda[0].annotation == wanted


SYMBOLS = ["A/AC.291/11", "A/CONF.234/1", "CAC/COSP/IRG/I/4/1/Add.32", "E/CN.7/2019/1/Rev.1", "A/75/L.3",
           "CTOC/COP/WG.4/2019/2/Corr.1", "E/CN.15/2019/CRP.4", "A/AC.2/WP.7", "E/CN.7/INF/3", "E/C.2/2019/NGO/9"]  # fmt: skip


@pytest.mark.parametrize(
    ("agenda", "annotations", "documents", "noun"),
    [("Agenda", "Annotations", "Documentation", "Report of the Board"),
     ("Programa", "Anotaciones", "Documentación", "Informe de la Junta"),
     ("议程", "说明", "文件", "理事会的报告")],
)  # fmt: skip
def test_symbols_of_all_forms_also_over_two_lines(
    agenda: str, annotations: str, documents: str, noun: str
) -> None:
    listed = "\n\n".join(f"{noun} ({symbol})" for symbol in SYMBOLS)
    broken = f"{noun} (UNEP/CHW.12/\n1/Add.1)"
    meeting = imported(
        f"{agenda}\n\n1. {noun}.\n2. {noun} 2.\n\n{annotations}\n\n1. {noun}\n\n{documents}\n\n"
        f"{listed}\n\n{broken}\n\n2. {noun} 2\n"
    )
    assert [each.symbol for each in meeting.documents] == [*SYMBOLS, "UNEP/CHW.12/1/Add.1"]
    assert {each.items for each in meeting.documents} == {("1",)}


@pytest.mark.parametrize(
    ("first", "second"),
    [("The Board will consider the report on the bridges of the", "northern States and of all rivers."),
     ("La Junta examinará el informe sobre los puentes de los Es-", "tados del norte y de todos los ríos."),
     ("理事会将审议关于北方各国桥梁以及所有河流和运河的报告并就今后的工作", "安排作出决定。")],
)  # fmt: skip
def test_pages_end_in_the_middle_of_a_sentence(first: str, second: str) -> None:
    heads = {"T": "Agenda", "L": "Programa", "理": "议程"}
    notes = {"T": "Annotations", "L": "Anotaciones", "理": "说明"}
    text = (
        f"A/AC.1/1\n\n{heads[first[0]]}\n\n1. A1.\n2. B2.\n\n{notes[first[0]]}\n\n1. A1\n\n{first}\n\n"
        f"V.19-04632\n2/9\nA/AC.1/1\n\n{second}\n\n2. B2\n"
    )
    annotation = imported(text).agenda[0].annotation
    if first.endswith("-"):
        assert annotation == first[:-1] + second
    else:
        assert annotation == first + (" " if first.isascii() else "") + second


@pytest.mark.parametrize(
    "text",
    [
        "Agenda\n\n1. Opening*\n2. Report.\n\n* Subject to approval.\n\nAnnotations\n\n1. Opening\n\nThe session opens with the rules.1\n\n2. Report\n\nText.\n\n____\n1 Resolution 7/1.\n",
        "Ordre du jour\n\n1. Ouverture*\n2. Rapport.\n\n* Sous réserve.\n\nAnnotations\n\n1. Ouverture\n\nLa session s’ouvre selon le règlement.1\n\n2. Rapport\n\nTexte.\n\n____\n1 Résolution 7/1.\n",
    ],
)  # fmt: skip
def test_footnotes_are_kept_under_their_item_and_their_marks_are_gone(text: str) -> None:
    item = imported(text).agenda[0]
    assert len(item.footnotes) == 2
    assert "*" not in item.title
    assert item.annotation.endswith(("rules.", "règlement."))


@pytest.mark.parametrize("opening", ["The Board will consider", "La Junta examinará"])
def test_columns_of_a_pdf_are_read_one_after_the_other(opening: str) -> None:
    heads = ("Agenda", "Annotations") if opening[0] == "T" else ("Programa", "Anotaciones")
    lines = [heads[0], "", "1. A1.", "2. B2.", "", heads[1], "", "1. A1", ""]
    left = [f"{opening} matter {at:02} of the first" for at in range(14)]
    right = [f"column and {at:02} of the other one, and so on" for at in range(14)]
    lines += [f"{one:<52}{two}" for one, two in zip(left, right, strict=True)]
    lines += [" " * 52, f"{'':<52}2. B2"]
    found = import_paper(read_blocks(pdf(set_as_typed("\n".join(lines)))))
    assert [item.number for item in found.meeting.agenda] == ["1", "2"]
    text = " ".join(found.meeting.agenda[0].annotation.split())
    assert text.startswith(" ".join(left[:3]))
    assert text.endswith(" ".join(right[-3:]))
