"""The annexes of minutes: what stays open, what was seen differently, what was not played."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.document import blocs as b
from cdc.formats.document.sections import cellules
from cdc.formats.document.typographie import typeset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.formats.document.sections.contexte import Contexte
    from cdc_schema.recette.proces_verbaux import AnomaliePV, ProcesVerbal

_DENSE = "CDC Tableau Dense"
_CODE, _MOT = 22.0, 26.0


def annexes_blocks(ctx: Contexte) -> list[b.Bloc]:
    """Return the annexes that the minutes have, lettered in their order."""
    if ctx.pv is None:
        return []
    blocs: list[b.Bloc] = []
    lettre = ord("A")
    for titre, annexe in _ANNEXES:
        contenu = list(annexe(ctx.pv))
        if contenu:
            nom = (b.Texte(f"Annexe {chr(lettre)} — {titre}"),)
            blocs += [b.Titre(2, nom, f"Sannexe{chr(lettre)}"), *contenu]
            lettre += 1
    return blocs


def _open(pv: ProcesVerbal) -> Iterator[b.Bloc]:
    if not pv.anomalies:
        return
    colonnes = (
        b.Colonne("Anomalie", largeur=_CODE),
        b.Colonne("Titre"),
        b.Colonne("Sévérité", largeur=22.0),
        b.Colonne("État", largeur=_MOT),
        b.Colonne("Cas, exigences", largeur=34.0),
        b.Colonne("Réserve", largeur=18.0),
    )
    yield b.Tableau("Anomalies ouvertes", colonnes, tuple(map(_anomaly, pv.anomalies)), _DENSE)
    if any(a.compte is False for a in pv.anomalies):
        dit = (
            "Entre parenthèses, ce que les deux parties ont qualifié autrement que défaut : ces "
            "écarts ne comptent pas dans la décision."
        )
        yield b.Paragraphe("CDC Note", (b.Texte(typeset(dit)),))


def _anomaly(anomalie: AnomaliePV) -> b.Ligne:
    severite = anomalie.severite.value if anomalie.severite else "inconnue"
    nature = f" ({anomalie.nature})" if anomalie.compte is False else ""
    touches = ", ".join(filter(None, [anomalie.cas, *anomalie.exigences]))
    etat = anomalie.etat.value if anomalie.etat else ""
    return _row(anomalie.id, anomalie.titre, severite + nature, etat, touches, anomalie.reserve)


def _seen_differently(pv: ProcesVerbal) -> Iterator[b.Bloc]:
    if not pv.contradictions:
        return
    colonnes = (
        b.Colonne("Cas", largeur=_CODE),
        b.Colonne("Titre"),
        b.Colonne("Ce que les recetteurs ont vu", largeur=66.0),
        b.Colonne("Retenu", largeur=_MOT),
    )
    lignes = tuple(
        b.Ligne(
            (
                *_row(c.cas, c.titre).cellules,
                tuple(b.Paragraphe(cellules.CELLULE, (b.Texte(typeset(v)),)) for v in c.vus),
                cellules.text(_kept(c.retenu.value if c.retenu else "", arrete=bool(c.arrete))),
            )
        )
        for c in pv.contradictions
    )
    yield b.Tableau("Résultats contradictoires", colonnes, lignes, _DENSE)


def _kept(verdict: str, *, arrete: bool) -> str:
    return verdict if arrete else typeset(f"{verdict}, le plus sévère ; non départagé")


def _unplayed(pv: ProcesVerbal) -> Iterator[b.Bloc]:
    if pv.cas_non_joues:
        colonnes = (
            b.Colonne("Cas", largeur=_CODE),
            b.Colonne("Titre"),
            b.Colonne("Verdict", largeur=_MOT),
            b.Colonne("Exigences", largeur=50.0),
        )
        lignes = tuple(
            _row(c.cas, c.titre, c.verdict.value if c.verdict else "", ", ".join(c.exigences))
            for c in pv.cas_non_joues
        )
        yield b.Tableau("Cas non joués ou bloqués", colonnes, lignes, _DENSE)
    if pv.cas_ecartes:
        entetes = (b.Colonne("Cas", largeur=_CODE), b.Colonne("Titre"), b.Colonne("Pourquoi"))
        lignes = tuple(_row(c.cas, c.titre, c.motif) for c in pv.cas_ecartes)
        yield b.Paragraphe("CDC Introduction", (b.Texte(typeset("Cas écartés du périmètre :")),))
        yield b.Tableau("Cas écartés", entetes, lignes, _DENSE)


def _fingerprints(pv: ProcesVerbal) -> Iterator[b.Bloc]:
    if pv.references:
        colonnes = (
            b.Colonne("Document"),
            b.Colonne("Version", largeur=16.0),
            b.Colonne("Empreinte SHA-256", largeur=84.0),
        )
        lignes = tuple(_row(r.document, r.version, r.empreinte) for r in pv.references)
        yield b.Tableau("Empreintes des documents", colonnes, lignes, _DENSE)


def _row(*textes: str | None) -> b.Ligne:
    cases = [cellules.text(typeset(t)) if t else cellules.absent() for t in textes]
    if textes[0] and textes[0][-1:].isdigit():
        cases[0] = cellules.identifier(textes[0])
    return b.Ligne(tuple(cases))


_ANNEXES = (
    ("Anomalies ouvertes", _open),
    ("Résultats contradictoires", _seen_differently),
    ("Cas non joués, bloqués ou écartés", _unplayed),
    ("Empreintes des documents", _fingerprints),
)
