"""Keyboard layouts of other scripts: which Latin key a character of theirs is typed on.

Somebody who writes Russian or Arabic has no Latin letters under their fingers. Where nothing is
being typed, a character of such a layout counts as the Latin one of the same key, so that `о` is
`j` on a Russian keyboard. The layouts are those that Windows, macOS and X11 have in common: Russian
(ЙЦУКЕН), Arabic (101), Greek, and Hebrew (SI-1452), each laid over the US one. Where a layout types
a sign of ASCII, that stays what it is.

In each word the character comes first, and then the Latin one of its key.

Keys of the Arabic layout that type lam and a form of alif send two characters, or by some systems
the ligature of the two, which is one character.
"""

_RUSSIAN = (
    "йq цw уe кr еt нy гu шi щo зp х[ ъ] фa ыs вd аf пg рh оj лk дl ж; э' яz чx сc мv иb тn ьm б, ю. ё`"
    ' ЙQ ЦW УE КR ЕT НY ГU ШI ЩO ЗP Х{ Ъ} ФA ЫS ВD АF ПG РH ОJ ЛK ДL Ж: Э" ЯZ ЧX СC МV ИB ТN ЬM Б< Ю> Ё~'
)
_ARABIC = (
    "ضq صw ثe قr فt غy عu هi خo حp ج[ د] شa سs يd بf لg اh تj نk مl ك; ط' ئz ءx ؤc رv ىn ةm و, ز. ظ/ ذ`"
    " \ufefbb"  # lam with alif; with its other forms, below, on G, T and B
    " \u064eQ \u064bW \u064fE \u064cR \ufef9T إY ‘U ÷I ×O ؛P \u0650A \u064dS \ufef7G أH ـJ ،K"
    " \u0652X \ufef5B آN ’M ؟?"
)
_GREEK = (
    "ςw εe ρr τt υy θu ιi οo πp αa σs δd φf γg ηh ξj κk λl ζz χx ψc ωv βb νn μm"
    " ΕE ΡR ΤT ΥY ΘU ΙI ΟO ΠP ΑA ΣS ΔD ΦF ΓG ΗH ΞJ ΚK ΛL ΖZ ΧX ΨC ΩV ΒB ΝN ΜM"
)
_HEBREW = "קe רr אt טy וu ןi םo פp שa דs גd כf עg יh חj לk ךl ף; זz סx בc הv נb מn צm ת, ץ."

_LATIN = {
    pair[0]: pair[1]
    for layout in (_RUSSIAN, _ARABIC, _GREEK, _HEBREW)
    for pair in layout.split(" ")
}


LIGATURES = {"لا": "\ufefb", "لأ": "\ufef7", "لإ": "\ufef9", "لآ": "\ufef5"}
"""What one key sends as two characters, and the character that is the same."""

HALF = "ل"
"""The first of those characters."""


def latin(character: str) -> str:
    """The Latin character of the key that types a character; `""` where it is on no such layout."""
    return _LATIN.get(character, "")
