"""Conditions and loops: each closed where it should be, each alone where it must be."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cdc.formats.docx.examen.lecture import error
from cdc.formats.docx.ooxml import w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from cdc.formats.docx.examen.balises import Balise
    from cdc.formats.docx.examen.faute import Faute
    from cdc.formats.docx.examen.lecture import Feuille, Ligne

_FERME = {"if": "endif", "for": "endfor"}
_OUVRE = {fin: debut for debut, fin in _FERME.items()}
_SUITES = {"else": ("if", "for"), "elif": ("if",)}
_NOMS = {"if": "la condition", "for": "la boucle"}
_TOUT = {
    "p": ("seule dans son paragraphe", "le reste du paragraphe disparaîtrait"),
    "tr": ("seule dans sa ligne de tableau", "le reste de la ligne disparaîtrait"),
    "tc": ("seule dans sa cellule", "le reste de la cellule disparaîtrait"),
}


class _Ouverte(NamedTuple):
    ligne: Ligne
    balise: Balise


def structure_faults(feuille: Feuille) -> Iterator[Faute]:
    """Yield the conditions and loops of a part that are not closed, or not alone."""
    ouvertes: list[_Ouverte] = []
    for ligne, balise in feuille.balises():
        if balise.prefixe in _TOUT and balise.signe != "{{":
            yield from _alone(ligne, balise)
        if balise.mot in _FERME:
            ouvertes.append(_Ouverte(ligne, balise))
        elif balise.mot in _OUVRE:
            yield from _closed(ouvertes, ligne, balise)
        elif balise.mot in _SUITES:
            yield from _continued(ouvertes, ligne, balise)
    yield from map(_unclosed, ouvertes)
    yield from _emptied(feuille)


def _closed(ouvertes: list[_Ouverte], ligne: Ligne, balise: Balise) -> Iterator[Faute]:
    attendue = _OUVRE[balise.mot]
    rang = next(
        (i for i in reversed(range(len(ouvertes))) if ouvertes[i].balise.mot == attendue), None
    )
    if rang is None:
        yield error(
            "bloc-ferme",
            ligne.lieu,
            f"« {balise.brute} » ne ferme rien.",
            f"Retirez-la, ou ajoutez avant elle la balise « {{% {attendue} … %}} » qui manque.",
        )
        return
    # What was opened since then and not closed is at fault, not this one.
    yield from map(_unclosed, ouvertes[rang + 1 :])
    ouverte = ouvertes[rang]
    del ouvertes[rang:]
    yield from _paired(ouverte, ligne, balise)


def _continued(ouvertes: list[_Ouverte], ligne: Ligne, balise: Balise) -> Iterator[Faute]:
    if ouvertes and ouvertes[-1].balise.mot in _SUITES[balise.mot]:
        yield from _paired(ouvertes[-1], ligne, balise)
        return
    yield error(
        "bloc-ferme",
        ligne.lieu,
        f"« {balise.brute} » n’est dans aucune condition.",
        "Retirez-la, ou ajoutez avant elle la balise « {% if … %} » qui manque.",
    )


def _unclosed(ouverte: _Ouverte) -> Faute:
    balise = ouverte.balise
    return error(
        "bloc-ouvert",
        ouverte.ligne.lieu,
        f"{_NOMS[balise.mot]} « {balise.brute} » n’est pas fermée.",
        f"Ajoutez « {{%{balise.prefixe} {_FERME[balise.mot]} %}} » là où elle finit.",
    )


def _paired(ouverte: _Ouverte, ligne: Ligne, balise: Balise) -> Iterator[Faute]:
    """Yield what is wrong when two halves are not of one kind, or not in one place."""
    premiere = ouverte.balise
    if premiere.prefixe != balise.prefixe:
        yield error(
            "bloc-mele",
            ligne.lieu,
            f"« {balise.brute} » répond à « {premiere.brute} » ({_where(ouverte.ligne, ligne)}), "
            "qui n’est pas de la même sorte.",
            f"Écrivez « {{%{premiere.prefixe} {balise.contenu} %}} ».",
        )
    elif _frame(ouverte.ligne, balise) is not _frame(ligne, balise):
        yield error(
            "bloc-mele",
            ligne.lieu,
            f"« {balise.brute} » et « {premiere.brute} » ({_where(ouverte.ligne, ligne)}) ne sont "
            f"pas dans {_FRAMES[balise.prefixe]}.",
            "Placez-les au même niveau.",
        )


_FRAMES = {
    "": "le même cadre (texte, cellule, zone de texte)",
    "r": "le même cadre (texte, cellule, zone de texte)",
    "p": "le même cadre (texte, cellule, zone de texte)",
    "tr": "le même tableau",
    "tc": "la même ligne de tableau",
}


def _frame(ligne: Ligne, balise: Balise) -> _Element | None:
    """Return what holds the whole that a placeholder stands for."""
    if balise.prefixe not in ("tr", "tc"):
        return ligne.paragraphe.parent
    tout = next(ligne.paragraphe.element.iterancestors(w(balise.prefixe)), None)
    return None if tout is None else tout.getparent()


def _where(autre: Ligne, ici: Ligne) -> str:
    if autre is ici:
        return "même paragraphe"
    return str(autre.lieu).partition(", ")[2]


def _alone(ligne: Ligne, balise: Balise) -> Iterator[Faute]:
    seule, perte = _TOUT[balise.prefixe]
    hors = balise.prefixe != "p" and ligne.lieu.case is None
    if hors:
        yield error(
            "hors-tableau",
            ligne.lieu,
            f"« {balise.brute} » n’est pas dans un tableau.",
            f"Écrivez « {{%p {balise.contenu} %}} », ou placez-la dans une ligne de tableau.",
        )
    elif not _is_alone(ligne, balise):
        yield error(
            "bloc-accompagne",
            ligne.lieu,
            f"« {balise.brute} » doit être {seule} : {perte}.",
            "Donnez-lui sa propre place"
            + (f", ou écrivez « {{% {balise.contenu} %}} »." if balise.prefixe == "p" else "."),
        )
    elif balise.prefixe == "p" and ligne.paragraphe.section:
        yield error(
            "bloc-section",
            ligne.lieu,
            f"« {balise.brute} » est dans un paragraphe qui porte un saut de section : il "
            "disparaîtrait avec elle.",
            "Déplacez-la dans un paragraphe à elle, avant le saut.",
        )


def _is_alone(ligne: Ligne, balise: Balise) -> bool:
    if balise.prefixe == "p":
        return ligne.alone(balise)
    tout = next(ligne.paragraphe.element.iterancestors(w(balise.prefixe)))
    texte = "".join(t.text or "" for t in tout.iter(w("t")))
    return texte.strip() == balise.brute and next(tout.iter(w("drawing")), None) is None


def _emptied(feuille: Feuille) -> Iterator[Faute]:
    """Yield the cells that a condition may leave without a paragraph, which Word cannot read."""
    cellules: dict[_Element, list[Ligne]] = {}
    for ligne in feuille.lignes:
        if ligne.paragraphe.parent.tag == w("tc"):
            cellules.setdefault(ligne.paragraphe.parent, []).append(ligne)
    for lignes in cellules.values():
        gardee = _kept(lignes)
        if gardee is not None:
            yield error(
                "cellule-vide",
                gardee.lieu,
                f"tout ce que contient cette cellule dépend de « {gardee.balises[0].brute} » : "
                "sans rien dedans, Word dirait le document illisible.",
                "Ajoutez un paragraphe vide dans la cellule, hors de la condition.",
            )


def _kept(lignes: list[Ligne]) -> Ligne | None:
    """Return the line of the condition that all paragraphs of a cell hang on, or None."""
    premiere, profondeur = None, 0
    for ligne in lignes:
        mots = [b.mot for b in ligne.balises if b.prefixe == "p"]
        if "else" in mots:
            return None  # one branch or the other stays
        if mots:
            premiere = premiere or ligne
            profondeur += sum((mot in _FERME) - (mot in _OUVRE) for mot in mots)
        elif profondeur == 0:
            return None
    return premiere
