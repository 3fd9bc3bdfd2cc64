"""A meeting file to start from: a small meeting that is right, and a page on the format.

Its remarks are in English in every language, as the keys are that they explain: the file is mailed
around, and whoever gets it may have another language than the one who began it.
"""

from collections.abc import Mapping
from datetime import date
from string import Template

from msgspec import Struct

from tui.store.editing.literals import literal

_LONG = '"""\n'
"""How a text of several lines begins."""


class _Words(Struct, frozen=True, kw_only=True):
    """The example in one language.

    Attributes:
        title: What the new meeting is called.
        first, inside, second: The titles of the first item, of its sub-item and of the second.
        letter: What counts in the number of the sub-item.
        annotation: The annotation of the sub-item.
        discussion: The annotation of the second item, in two paragraphs.
        document: The title of the document.
        sitting: What the sitting is called.
    """

    title: str
    first: str
    inside: str
    second: str
    letter: str = "a"
    annotation: str
    discussion: tuple[str, str]
    document: str
    sitting: str


_EXAMPLES: Mapping[str, _Words] = {
    "en": _Words(
        title="New meeting",
        first="Organizational matters",
        inside="Opening of the meeting",
        second="General discussion",
        annotation="The meeting will be opened at 10 a.m.",
        discussion=(
            "The meeting will have before it a background paper by the Secretariat.",
            "It may wish to exchange views on the questions that the paper raises.",
        ),
        document="Background paper",
        sitting="First sitting",
    ),
    "fr": _Words(
        title="Nouvelle réunion",
        first="Questions d’organisation",
        inside="Ouverture de la réunion",
        second="Débat général",
        annotation="La réunion sera ouverte à 10 heures.",
        discussion=(
            "La réunion sera saisie d’un document d’information établi par le Secrétariat.",
            "Elle souhaitera peut-être procéder à un échange de vues sur les questions soulevées.",
        ),
        document="Document d’information",
        sitting="Première séance",
    ),
    "es": _Words(
        title="Nueva reunión",
        first="Cuestiones de organización",
        inside="Apertura de la reunión",
        second="Debate general",
        annotation="La reunión se inaugurará a las 10.00 horas.",
        discussion=(
            "La reunión tendrá ante sí un documento de antecedentes preparado por la Secretaría.",
            "Tal vez desee intercambiar opiniones sobre las cuestiones que en él se plantean.",
        ),
        document="Documento de antecedentes",
        sitting="Primera sesión",
    ),
    "ru": _Words(
        title="Новое совещание",
        first="Организационные вопросы",
        inside="Открытие совещания",
        second="Общее обсуждение",
        annotation="Совещание откроется в 10 ч. 00 м.",
        discussion=(
            "Совещанию будет представлен справочный документ, подготовленный Секретариатом.",
            "Участники, возможно, пожелают обменяться мнениями по поднятым в нем вопросам.",
        ),
        document="Справочный документ",
        sitting="Первое заседание",
    ),
    "ar": _Words(
        title="اجتماع جديد",
        first="المسائل التنظيمية",
        inside="افتتاح الاجتماع",
        second="مناقشة عامة",
        letter="أ",
        annotation="يُفتتح الاجتماع في الساعة 10:00.",
        discussion=(
            "ستُعرض على الاجتماع ورقة معلومات أساسية من إعداد الأمانة.",
            "وقد يود الاجتماع أن يتبادل الآراء بشأن المسائل التي تثيرها الورقة.",
        ),
        document="ورقة معلومات أساسية",
        sitting="الجلسة الأولى",
    ),
    "zh": _Words(
        title="新会议",
        first="组织事项",
        inside="会议开幕",
        second="一般性讨论",
        annotation="会议将于上午10时开幕。",
        discussion=("会议将收到秘书处编写的背景文件。", "会议不妨就文件所提问题交换意见。"),
        document="背景文件",
        sitting="第1次会议",
    ),
}

_TEXT = Template("""\
# A meeting file for `agenda`, to be changed and filled in: here, or in the viewer.
#   agenda FILE         opens it
#   agenda check FILE   says what is wrong, and in which line
# What stands behind a # is a remark. The remarks that look like a value show what else there can
# be: take the # away to use them. What is not known is left out.
# Texts stand in quotes, long ones in three pairs; in them an empty line parts two paragraphs. Days
# and hours stand without quotes, and hours with their seconds.

format = 1

[meeting]
title    = $title
language = $language  # the language of the text; other languages have files of their own
start    = $start  # the first day
end      = $start  # the last day
# timezone       = "Europe/Vienna"   # the schedule's hours are those of this zone
# body           = "the organ that meets"
# session        = "ninth meeting"
# document_title = "Annotated provisional agenda"
# symbol         = "A/CONF.234/1"
# version        = "Rev.1"
# issued         = 2019-07-10
# city           = "Vienna"
# venue          = "Vienna International Centre"
# url            = "https://example.org/meeting"
# introduction   = "A text before the first item."

# The paper's own words for its sections; without them, the usual ones of the language.
# [headings]
# agenda      = "Provisional agenda"
# annotations = "Annotations"
# documents   = "Documentation"
# schedule    = "Proposed organization of work"
# annex       = "Annex"

# The same meeting in other languages, if there are such files beside this one.
# [translations]
# fr = "meeting.fr.toml"


# The agenda: an [[agenda]] for every item and sub-item, in order. Documents and the schedule refer
# to an item by its number, or by its id where it has one: useful where the number may yet change.

[[agenda]]
number = "1"
title  = $first

[[agenda]]
number = $inside_number
level  = 2  # a sub-item; items without a level have 1
title  = $inside
annotation = $annotation

[[agenda]]
number = "2"
title  = $second
annotation = $discussion
# id        = "debate"
# kind      = "discussion"   # or information, decision, procedure
# status    = "concluded"    # or open, in-progress, adopted, deferred, withdrawn
# taken_up  = ${start}T10:05:00   # when the meeting first took it up
# concluded = ${start}T11:30:00   # and when it was done with it
# outcome   = "What was decided."
# minutes   = 30             # the time planned
# related   = ["1"]          # other items that bear on it
# footnotes = ["Resolution 7/1."]


# The documents: each has a symbol or a title or both, and names the items that it belongs to.

[[documents]]
title = $document
items = ["2"]
# symbol       = "A/CONF.234/2"
# description  = "The citation, as the paper prints it."
# kind         = "background"   # or report, working, information, conference-room, limited,
#                               # draft-decision, statement, other
# submitted_by = "Secretariat"
# status       = "issued"       # or expected, superseded, withdrawn
# supersedes   = "A/CONF.234/L.1"
# url          = "https://undocs.org/A/CONF.234/2"
# files        = { en = "documents/2.en.pdf" }   # offline copies, beside this file


# The schedule: a [[schedule]] for every sitting, and in it, in order, what the sitting takes up.

[[schedule]]
date  = $start
start = 10:00:00
end   = 13:00:00
title = $sitting
# room   = "Boardroom D"
# kind   = "plenary"     # or parallel, informal, side-event, break, holiday
# status = "confirmed"   # or tentative, moved, cancelled
# note   = "A remark."

[[schedule.entries]]
item = $inside_number

[[schedule.entries]]
item = "2"
# continued = true       # where the item goes on from an earlier sitting
# title     = "What is taken up, where it differs from the item's title or there is no item"
# note      = "If time permits."
""")


def new_text(language: str, start: date) -> str:
    """The text of a new meeting file: a meeting of one day, with remarks that teach the format.

    Args:
        language: The meeting's language, one of `tui.meeting.words.LANGUAGES`.
        start: The day of the meeting.

    Raises:
        KeyError: There is no example in that language.
    """
    words = _EXAMPLES[language]
    return _TEXT.substitute(
        language=literal(language),
        start=literal(start),
        title=literal(words.title),
        first=literal(words.first),
        inside_number=literal(f"1({words.letter})"),
        inside=literal(words.inside),
        annotation=literal(words.annotation, _LONG),
        second=literal(words.second),
        discussion=literal("\n\n".join(words.discussion), _LONG),
        document=literal(words.document),
        sitting=literal(words.sitting),
    )
