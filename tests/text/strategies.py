"""Texts for property tests: any characters, and those that a meeting's papers are made of."""

from hypothesis import strategies as st

CONTROLS = "\x00\t\n\x0b\x0c\r\x1b\x7f\x85\x9b"
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202e\u2060\u2066\u2069\ufe0f\ufeff"
SPECIAL = "\ud800\ufdd0\uffff\U000e0041\ufff9\u3164\U0001f1eb\U0001f1f7\U0001f469\U0001f3fd❤\u20e31"

FRAGMENTS = (
    *(
        "大会",
        "（",
        "）。",
        "“",
        "”",
        "《公约》",
        "——",
        "……",
        "，",
        "ー",
        "ッ",
        "カード",
        "第1项",
        "９月",
    ),
    *("CTOC/COP/WG.4/2019/2", "A/AC.291/11", "http://undocs.org/A/AC.291/11", "7/1", "1,000.50"),
    *(
        "Convention",
        "well-known",
        "l’examen",
        "é",
        "e\u0301",
        "« ",
        " »",
        " :",
        " ;",
        "„Wort“",
        "(a)",
    ),
    *("Рассмотрение", "ёлка", "й", "и\u0306", "البند", "مُؤَقَّت", "ـ", "ي\u200d", "회의의 의제", "각"),
    *(
        "👩\u200d💻",
        "🇫🇷",
        "❤\ufe0f",
        "👍🏽",
        "1\ufe0f\u20e3",
        "한",
        "\u1112\u1161\u11ab",
        "ｶﾞ",
        "か\u3099",
    ),
    *(
        " ",
        "  ",
        "\u00a0",
        "\u202f",
        "\u2009",
        "\u3000",
        "\u200b",
        "-",
        "–",
        "—",
        "…",
        "%",
        "°",
        '"',
        "'",
    ),
    *("10:00–13:00", "$100", "￥100", "[@click=app.quit]", "\x1b[31m", "\u202e", "\n", "\u0301"),
)
"""Pieces of the texts of meetings, and what is likely to upset their handling."""

texts = st.one_of(
    st.text(max_size=60),
    st.text(st.sampled_from(CONTROLS + INVISIBLE + SPECIAL + "a大é 。(ا"), max_size=30),
    st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join),
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=5)), max_size=15).map("".join),
)
"""Any text, surrogates and control characters not excepted."""

PARAGRAPHS = {
    "zh quotation": "联合国打击跨国有组织犯罪公约缔约方会议在题为“加强《联合国打击跨国有组织犯罪公约》及其各项议定书"
    "的实施”的第 7/1 号决议中决定，除其他外，贩运人口问题工作组将成为缔约方会议的常设组成部分，向缔约方"
    "会议提交报告和建议，并鼓励该工作组考虑根据需要每年举行会议。",
    "zh symbols": "工作组将收到秘书处编写的背景文件（CTOC/COP/WG.4/2019/2）。见（CTOC/COP/WG.4/2019/3）；另见"
    "CAC/COSP/IRG/I/4/1/Add.32、A/AC.291/11（http://undocs.org/A/AC.291/11），上午10:00——下午1:00……完。",
    "ja": "第１項　「会議の開会」について、カードをチェックし、ッャュョの処理（例：キャッシュ・カード）を確認する。"
    "我々は、それを「重要だ」と考える……が、どうか？　１，０００円と５０％である。",
    "ko": "유엔 초국가적 조직범죄 방지 협약 당사국 회의는 결의안 7/1에서 인신매매 작업반을 상설 기구로 하기로 "
    "결정하였다(CTOC/COP/WG.4/2019/2 참조). 작업반은 2019년 9월 9일에 개최된다.",
    "ar": "يُعقد الاجتماع التاسع للفريق العامل المعني بالاتجار بالأشخاص في فيينا، من الساعة 10:00 إلى الساعة 13:00؛ "
    "انظر الوثيقة CTOC/COP/WG.4/2019/2، البند 5 (د).",
    "ru": "Рассмотрение хода осуществления Конвенции — пункт 5 d) — и протоколов к ней: «Предупреждение торговли "
    "людьми», из-за чего (см. A/CONF.234/1) заседание пройдет с 10 ч. 00 м. до 13 ч. 00 м.",
    "fr": "Le Groupe de travail examinera le point « Mesures de prévention » : qu’en est-il ? Voir le document "
    "CTOC/COP/WG.4/2019/2 ; l’ordre du jour provisoire, à 10 h 47, « tel que modifié » ! Plus de 10 % et 1\u202f000.",
    "de": "Er sprach von „Maßnahmen“, »Fristen« und der Donaudampfschifffahrtsgesellschaft (vgl. A/AC.291/11).",
    "en": "Item 5 (d): well-known, state-of-the-art measures (see http://www.un-documents.net/a/b-c.htm?x=1&y=2). "
    "Costs of $1,000.50 (100%) from 10 a.m.–1 p.m.; delegates’ “views” [sic] on and/or e-mail.",
    "emoji": "会议👩\u200d💻🇫🇷🇩🇪 thumbs👍🏽👍🏽 ❤\ufe0f 1\ufe0f\u20e3 大\u0301会 e\u0301e\u0301e\u0301 🎉🎉🎉🎉🎉🎉。",
}
"""A paragraph for each script and language, safe for a terminal."""
