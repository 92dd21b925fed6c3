"""The text of a file whose encoding nobody tells.

A library that guesses among a hundred encodings errs on short French texts; five are met here,
and what distinguishes them is known: UTF-8 is exact, and the others put the French accents at
different places.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARQUES = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# By likelihood: Excel in French, Excel for Mac, « CSV (MS-DOS) »; what has no other meaning last.
_A_UN_OCTET = ("cp1252", "mac_roman", "cp850", "latin-1")
_COURANTS = frozenset("éèêàçùâîôûëïüœæ’‘“”«»…–—€°²№\u00a0")
_RARES = frozenset("ÉÈÊÀÇÙÂÎÔÛËÏÜŒÆñöäáíóúß£§µ±×·•")
# What no French word holds: a capital after a small letter, the reverse, or a sign, within a word.
_DEPLACES = re.compile(
    r"[a-zà-ÿ][ÀÂÄÇÈÉÊËÎÏÔÖÙÛÜŒÆ]|[A-Z][à-ÿ](?=[A-Z])|[^\W\d][…•€°²«»“”‘](?=[^\W\d])"
)
_NON_ASCII = re.compile(r"[^\x00-\x7f]")
# What the bytes of « é », « ’ », « « » become when UTF-8 is read as Windows-1252.
_DEUX_FOIS = re.compile("Ã[\u0080-\u00bf€ŒœŠšŸŽž‚„†‡ˆ‰‹›˜™]|â€|Â[\u00a0«»°]")
_ECHANTILLON = 2_000_000
_PERDU = "\ufffd"


@dataclass(frozen=True, slots=True)
class Texte:
    """A decoded text, and what is to be told of it."""

    texte: str
    avertissements: tuple[str, ...] = ()


def decode(contenu: bytes) -> Texte:
    """Return the text of `contenu`, with a warning wherever it may not be what was written."""
    decode = _with_mark(contenu) or _utf_16(contenu) or _utf_8(contenu) or _by_line(contenu)
    if _PERDU in decode.texte:
        perdu = (
            "des caractères étaient déjà perdus dans ce fichier (« \ufffd ») : exportez-le à "
            "nouveau en UTF-8 si vous le pouvez."
        )
        return Texte(decode.texte, (*decode.avertissements, perdu))
    return decode


def _with_mark(contenu: bytes) -> Texte | None:
    for marque, encodage in _MARQUES:
        if contenu.startswith(marque):
            texte = contenu[len(marque) :].decode(encodage, "replace")
            return _repaired(texte)
    return None


def _utf_16(contenu: bytes) -> Texte | None:
    """Return the text of an UTF-16 file without its mark: one byte in two is zero."""
    if contenu.count(0) * 4 < len(contenu) or len(contenu) % 2 or not contenu:
        return None
    grand = contenu[::2].count(0) > contenu[1::2].count(0)
    return Texte(contenu.decode("utf-16-be" if grand else "utf-16-le", "replace"))


def _utf_8(contenu: bytes) -> Texte | None:
    try:
        return _repaired(contenu.decode("utf-8"))
    except UnicodeDecodeError:
        return None


def _repaired(texte: str) -> Texte:
    """Return the text as it was before it was taken for another encoding, if it was."""
    if not _DEUX_FOIS.search(texte):
        return Texte(texte)
    try:
        avant = b"".join(map(_byte, texte)).decode("utf-8")
    except UnicodeError:
        raison = (
            "des accents de ce fichier sont abîmés (« Ã© » pour « é ») : ils sont gardés tels "
            "quels. Exportez-le à nouveau en UTF-8 si vous le pouvez."
        )
        return Texte(texte, (raison,))
    return Texte(
        avant,
        ("les accents de ce fichier étaient abîmés (« Ã© » pour « é ») : ils sont rétablis.",),
    )


def _byte(caractere: str) -> bytes:
    """Return the byte that a program took for this character, reading Windows-1252."""
    try:
        return caractere.encode("cp1252")
    except UnicodeEncodeError:
        return caractere.encode("latin-1")


def _by_line(contenu: bytes) -> Texte:
    """Return the text of a file that is not UTF-8, or that is in part only."""
    lignes = contenu.splitlines(keepends=True)
    exactes = [_exact(ligne) for ligne in lignes]
    encodage, _ = _guess(b"".join(x for x, t in zip(lignes, exactes, strict=True) if t is None))
    # Accents of one byte may happen to be UTF-8: only a French reading of them counts.
    if _score("".join(t for t in exactes if t is not None)) <= 0:
        encodage, sur = _guess(contenu)
        return Texte(contenu.decode(encodage, "replace"), () if sur else (_INCONNU,))
    textes = [
        octets.decode(encodage, "replace") if texte is None else texte
        for octets, texte in zip(lignes, exactes, strict=True)
    ]
    autres = [str(n) for n, texte in enumerate(exactes, 1) if texte is None]
    liste = ", ".join(autres[:5]) + ("…" if len(autres) > 5 else "")
    raison = f"ce fichier mêle deux encodages (lignes {liste}) : vérifiez les accents."
    return Texte("".join(textes), (raison,))


def _exact(ligne: bytes) -> str | None:
    try:
        return ligne.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _guess(contenu: bytes) -> tuple[str, bool]:
    """Return the encoding that makes the most French of `contenu`, and whether it makes any."""
    notes = {nom: _french(contenu[:_ECHANTILLON], nom) for nom in _A_UN_OCTET}
    meilleur = max(notes, key=lambda nom: notes[nom])
    return meilleur, notes[meilleur] > 0


def _french(contenu: bytes, encodage: str) -> float:
    """Return how French the accents of `contenu` are, read in `encodage`."""
    try:
        texte = contenu.decode(encodage)
    except UnicodeDecodeError:
        return -3.0
    return _score(texte)


def _score(texte: str) -> float:
    """Return how French the accents of `texte` are: from -2 to 1, and 0 without any."""
    accents = _NON_ASCII.findall(texte)
    points = sum(1.0 if c in _COURANTS else 0.3 if c in _RARES else -1.0 for c in accents)
    points -= 1.5 * len(_DEPLACES.findall(texte))
    return points / max(len(accents), 1)


_INCONNU = (
    "l’encodage de ce fichier n’est pas reconnu : vérifiez les accents, ou enregistrez-le en "
    "« CSV UTF-8 » et recommencez."
)
