"""Placeholders that are not whole, or that Word cut in pieces which cannot be put together."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from cdc.formats.docx.examen.lecture import error
from cdc.formats.docx.examen.paragraphes import own_texts
from cdc.formats.docx.ooxml import w

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from cdc.formats.docx.examen.balises import Debris
    from cdc.formats.docx.examen.faute import Faute
    from cdc.formats.docx.examen.lecture import Feuille, Ligne

_PREFIXE_COLLE = re.compile(r"[{]%(tr|tc|p|r)(?! )\s")
_FERME = {"{{": "}}", "{%": "%}", "{#": "#}"}


def written_faults(feuille: Feuille) -> Iterator[Faute]:
    """Yield the faults in how the placeholders of a part are typed."""
    yield from _halves(feuille.lignes)
    for ligne in feuille.lignes:
        yield from _typed(ligne)
        yield from _scattered(ligne)


def _halves(lignes: Sequence[Ligne]) -> Iterator[Faute]:
    """Yield the halves of placeholders; two that are one placeholder are one fault."""
    ouverte: Debris | None = None
    for ligne, suivante in pairwise((*lignes, None)):
        assert ligne is not None
        debris = [d for rang, d in enumerate(ligne.debris) if rang or ouverte is None or d.ouvre]
        ouverte = _cut(ligne, suivante)
        for reste in debris:
            yield _half(ligne, reste, cut=reste is ouverte)


def _cut(ligne: Ligne, suivante: Ligne | None) -> Debris | None:
    """Return what opens a placeholder that the next paragraph closes, if anything."""
    if suivante is None or not ligne.debris or not suivante.debris:
        return None
    ouvre, ferme = ligne.debris[-1], suivante.debris[0]
    return ouvre if ouvre.ouvre and not ferme.ouvre else None


def _half(ligne: Ligne, debris: Debris, *, cut: bool) -> Faute:
    dite = debris.brute[:60]
    if not debris.ouvre:
        return error(
            "balise-fermee",
            ligne.lieu,
            f"« {dite} » ferme une balise que rien n’ouvre dans ce paragraphe.",
            "Tapez la balise entière, ou effacez ce reste.",
        )
    if cut:
        return error(
            "balise-ouverte",
            ligne.lieu,
            f"la balise « {dite} » se termine dans le paragraphe suivant.",
            "Tapez-la d’un trait, sans touche Entrée.",
        )
    return error(
        "balise-ouverte",
        ligne.lieu,
        f"la balise « {dite} » n’est pas fermée.",
        f"Terminez-la par « {_FERME[debris.brute[:2]]} ».",
    )


def _typed(ligne: Ligne) -> Iterator[Faute]:
    for balise in ligne.balises:
        if balise.guillemets:
            yield error(
                "guillemets",
                ligne.lieu,
                f"la balise « {balise.brute} » contient des signes que Word a mis à la place "
                f"des guillemets droits : {balise.guillemets}",
                "Remplacez-les par ' ou \", ou annulez la correction de Word par Ctrl+Z.",
            )
        if prefixe := balise.detachee:
            yield error(
                "prefixe",
                ligne.lieu,
                f"dans « {balise.brute} », une espace sépare « {{% » de « {prefixe} ».",
                f"Collez-les : {{%{prefixe} …",
            )
        elif colle := _PREFIXE_COLLE.match(balise.brute):
            yield error(
                "prefixe",
                ligne.lieu,
                f"dans « {balise.brute} », l’espace après « {{%{colle[1]} » est insécable.",
                "Remplacez-la par une espace ordinaire.",
            )


def _scattered(ligne: Ligne) -> Iterator[Faute]:
    """Yield the placeholders that Word cut across what must stay whole."""
    debut, coupe = 0, _Coupe(ligne.paragraphe.element)
    for balise in ligne.balises:
        debut = ligne.paragraphe.texte.index(balise.brute, debut)
        fin = debut + len(balise.brute)
        if not coupe.mendable(debut, fin):
            yield error(
                "balise-coupee",
                ligne.lieu,
                f"la balise « {balise.brute} » est coupée : une partie est dans un lien, un "
                "champ ou une modification suivie.",
                "Effacez-la et tapez-la d’un trait, hors de tout lien et sans suivi des "
                "modifications.",
            )
        debut = fin


class _Coupe:
    """How Word cut the text of a paragraph into runs."""

    def __init__(self, paragraphe: _Element) -> None:
        self._signes = [t for t in own_texts(paragraphe) for _ in t.text or ""]
        self._elements = list(paragraphe.iter())
        self._rangs = {element: rang for rang, element in enumerate(self._elements)}

    def mendable(self, debut: int, fin: int) -> bool:
        """Say whether the pieces of a placeholder can be put together again.

        What Word leaves between two runs of a same holder (proofing marks, bookmarks, formats) is
        taken away with them; a link or a tracked change that holds one end only cannot be.
        """
        dedans = self._signes[debut:fin]
        if not dedans:
            return True  # a property or a description: one text
        if _holder(dedans[0]) is not _holder(dedans[-1]):
            return False
        # The two signs of « {{ » are joined only when nothing is said between them.
        return not any(self._said_between(a, b) for a, b in (dedans[:2], dedans[-2:]))

    def _said_between(self, premier: _Element, second: _Element) -> bool:
        entre = self._elements[self._rangs[premier] + 1 : self._rangs[second]]
        return any((element.text or "").strip() for element in entre)


def _holder(texte: _Element) -> _Element | None:
    run = next(texte.iterancestors(w("r")), None)
    return None if run is None else run.getparent()
