"""From the bytes of a file to its text: UTF-8, and no character that editors hide."""

from __future__ import annotations

import codecs
import re

from cdc.projet.fautes import Faute, ProjetInvalideError
from cdc.projet.noeuds import Position

# Control characters, Unicode's own line ends, non-characters, and a carriage return by itself.
# One class first, without alternative: three times as fast.
_INTERDITS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff](?:(?<!\r)|(?!\n))")
_NOMS = {
    "\x00": "le caractère nul (U+0000)",
    "\x0b": "un saut de ligne de Word (U+000B)",
    "\x0c": "un saut de page (U+000C)",
    "\r": "un retour chariot isolé (U+000D)",
    "\u2028": "un séparateur de lignes (U+2028)",
    "\u2029": "un séparateur de paragraphes (U+2029)",
}
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_FAUTES_MAXIMALES = 50


def decode(octets: bytes, fichier: str) -> tuple[str, bool]:
    """Return the text of `octets` without byte order mark, and whether there was one."""
    bom = octets.startswith(codecs.BOM_UTF8)
    corps = octets.removeprefix(codecs.BOM_UTF8)
    try:
        texte = corps.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ProjetInvalideError([_not_utf8(corps, error, fichier)]) from error
    fautes = [_hidden(texte, trouve, fichier) for trouve in _INTERDITS.finditer(texte)]
    if fautes:
        raise ProjetInvalideError(fautes[:_FAUTES_MAXIMALES])
    return texte, bom


def _not_utf8(octets: bytes, error: UnicodeDecodeError, fichier: str) -> Faute:
    remede = "Enregistrez-le dans l’encodage UTF-8."
    if octets.startswith(_UTF16):
        return Faute(Position(fichier, 1, 1), f"le fichier est en UTF-16. {remede}")
    avant = octets[: error.start].decode("utf-8")
    ligne = avant.count("\n") + 1
    colonne = len(avant) - avant.rfind("\n")
    octet = octets[error.start]
    windows = bytes([octet]).decode("cp1252", "replace")
    message = f"le fichier n’est pas en UTF-8 (« {windows} » de Windows, octet {octet:02X})."
    return Faute(Position(fichier, ligne, colonne), f"{message} {remede}")


def _hidden(texte: str, trouve: re.Match[str], fichier: str) -> Faute:
    index = trouve.start()
    ligne = texte.count("\n", 0, index) + 1
    colonne = index - texte.rfind("\n", 0, index)
    nom = _NOMS.get(trouve[0], f"un caractère de contrôle (U+{ord(trouve[0]):04X})")
    message = f"{nom} est caché dans le texte. Retirez-le, ou allez à la ligne à sa place."
    return Faute(Position(fichier, ligne, colonne), message)
