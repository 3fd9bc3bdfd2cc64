"""The words that annotated agendas use, by language.

The six languages are the United Nations' own; the words were gathered from their papers. A
meeting in another language has English words where its file brings none of its own.
"""

from msgspec import Struct

from tui.meeting.model import Headings, Meeting


class Words(Struct, frozen=True, kw_only=True):
    """The usual words of papers in one language.

    Attributes:
        agenda, annotations, documents, schedule, annex: Headings of a paper's sections.
        continued: What is put behind the title of an item that goes on.
        ends: What the printed list puts behind an item with sub-items, behind a sub-item that
            another follows, and behind the last.
        columns: The heads of the schedule's columns: hours, item, what is taken up.
        brackets: What is put around a remark.
        rtl: Whether the language is written from right to left.
    """

    agenda: str
    annotations: str
    documents: str
    schedule: str
    annex: str
    continued: str
    ends: tuple[str, str, str] = (":", ";", ".")
    columns: tuple[str, str, str]
    brackets: tuple[str, str] = (" (", ")")
    rtl: bool = False


_WORDS = {
    "en": Words(
        agenda="Provisional agenda",
        annotations="Annotations",
        documents="Documentation",
        schedule="Proposed organization of work",
        annex="Annex",
        continued=" (continued)",
        columns=("Date and time", "Agenda item", "Title or description"),
    ),
    "fr": Words(
        agenda="Ordre du jour provisoire",
        annotations="Annotations",
        documents="Documentation",
        schedule="Projet d’organisation des travaux",
        annex="Annexe",
        continued=" (suite)",
        ends=("\u00a0:", "\u00a0;", "."),
        columns=("Date et heure", "Point de l’ordre du jour", "Titre ou description"),
    ),
    "es": Words(
        agenda="Programa provisional",
        annotations="Anotaciones",
        documents="Documentación",
        schedule="Propuesta de organización de los trabajos",
        annex="Anexo",
        continued=" (continuación)",
        columns=("Fecha y hora", "Tema del programa", "Título o descripción"),
    ),
    "ru": Words(
        agenda="Предварительная повестка дня",
        annotations="Аннотации",
        documents="Документация",
        schedule="Предлагаемая организация работы",
        annex="Приложение",
        continued=" (продолжение)",
        columns=("Дата и время", "Пункт повестки дня", "Название или описание"),
    ),
    "ar": Words(
        agenda="جدول الأعمال المؤقت",
        annotations="شروح",
        documents="الوثائق",
        schedule="تنظيم الأعمال المقترح",
        annex="المرفق",
        continued=" (تابع)",
        ends=(":", "؛", "."),
        columns=("التاريخ والوقت", "بند جدول الأعمال", "العنوان أو الوصف"),
        rtl=True,
    ),
    "zh": Words(
        agenda="临时议程",
        annotations="说明",
        documents="文件",
        schedule="拟议工作安排",
        annex="附件",
        continued="（续）",
        ends=("：", "；", "。"),
        columns=("日期和时间", "议程项目", "标题或说明"),
        brackets=("（", "）"),
    ),
}

LANGUAGES = tuple(_WORDS)
"""The languages whose words are known, as primary subtags."""


def primary_subtag(tag: str) -> str:
    """The language of a tag without script and region: `zh` of `zh-Hans-CN`."""
    return tag.replace("_", "-").split("-")[0].lower()


def words_of(tag: str) -> Words:
    """The usual words of a language, by its BCP 47 tag; English for one that is not known."""
    return _WORDS.get(primary_subtag(tag), _WORDS["en"])


def headings_of(meeting: Meeting) -> Headings:
    """The headings of a meeting: its paper's own, else the usual ones of its language."""
    own, usual = meeting.headings, words_of(meeting.about.language)
    return Headings(
        agenda=own.agenda or usual.agenda,
        annotations=own.annotations or usual.annotations,
        documents=own.documents or usual.documents,
        schedule=own.schedule or usual.schedule,
        annex=own.annex or usual.annex,
    )
