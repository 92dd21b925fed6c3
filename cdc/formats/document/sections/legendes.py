"""What the letters and the tints of a matrix mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.formats.document import blocs as b
from cdc.formats.document.typographie import ABSENCE, INSECABLE
from cdc_schema.enumerations import Droit, Raci

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from cdc_schema.description import Champ

_LETTRES = {
    Droit.C: ("C", "créer"),
    Droit.R: ("L", "lire"),
    Droit.U: ("M", "modifier"),
    Droit.D: ("S", "supprimer"),
    Droit.EXPORT: ("E", "exporter"),
    Droit.IMPORT: ("I", "importer"),
}
_ECRIRE = frozenset({Droit.C, Droit.U, Droit.IMPORT})
# Of the lightest to the strongest: what one adds to the other.
_TONS = {"Claire": (Droit.R, Droit.EXPORT), "Moyenne": tuple(_ECRIRE), "Forte": (Droit.D,)}
_RACI = {Raci.A: "Forte", Raci.R: "Moyenne", Raci.C: "Claire", Raci.I: "", Raci.A_R: "Forte"}
_ECART = f"{INSECABLE} {INSECABLE} "


def letters(droits: Collection[Droit]) -> str:
    """Return some rights as letters, always in the same order."""
    return "".join(lettre for droit, (lettre, _) in _LETTRES.items() if droit in droits)


def tone(droits: Collection[Droit]) -> str:
    """Return the tint of some rights: to read, to write, to delete."""
    return "Forte" if Droit.D in droits else "Moyenne" if _ECRIRE & set(droits) else "Claire"


def legend(cellule: Champ, valeur: Mapping[str, Mapping[str, Any]]) -> list[b.Bloc]:
    """Return the line under a matrix that explains the letters that it holds, if any."""
    enumeration = cellule.element.enumeration if cellule.element else cellule.enumeration
    dites = [v for ligne in valeur.values() for v in ligne.values() if v]
    if enumeration is Droit:
        cles = list(_rights({droit for droits in dites for droit in droits}))
        return [_line([*cles, ("", ABSENCE, "aucun droit")])]
    if enumeration is Raci:
        cles = [(_RACI[m], m.value, m.definition) for m in Raci if m in dites]
        return [_line([*cles, ("", ABSENCE, "aucun rôle")])]
    return []


def _rights(presents: Collection[Droit]) -> Iterator[tuple[str, str, str]]:
    """Yield the tints: each shows the letters that give it, and says them."""
    for ton, droits in _TONS.items():
        dits = [_LETTRES[d] for d in _LETTRES if d in droits and d in presents]
        if dits:
            lettres = "".join(lettre for lettre, _ in dits)
            sens = ", ".join(f"{lettre} {mot}" if len(dits) > 1 else mot for lettre, mot in dits)
            yield ton, lettres, sens


def _line(cles: Sequence[tuple[str, str, str]]) -> b.Paragraphe:
    fragments: list[b.Fragment] = []
    for ton, signe, sens in cles:
        style = f"CDC Légende {ton}" if ton else "Strong"
        debut = [b.Texte(_ECART)] if fragments else []
        pastille = f"{INSECABLE}{signe}{INSECABLE}" if ton else signe
        fragments += [*debut, b.Texte(pastille, style), b.Texte(f"{INSECABLE}{sens}")]
    return b.Paragraphe("CDC Note", tuple(fragments))
