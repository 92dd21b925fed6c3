"""The sources of everything that interviews and tables gave, for the annex of the internal document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cdc.entretien.cellules import shown
from cdc.entretien.lieux import elements, lieu_at
from cdc_schema.base import PROVENANCE
from cdc_schema.chemins import ecrire

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cdc.entretien.citations import Citation, Citations
    from cdc.entretien.sources import Sources
    from cdc.entretien.temoignages import Temoignage
    from cdc_schema.chemins import Chemin

_NOMS = ("titre", "nom", "libelle", "intitule", "terme", "description", "entite", "type")


@dataclass(frozen=True, slots=True)
class LigneSource:
    """One source of one element: what, whose words, when, and where they are."""

    section: str
    identifiant: str
    quoi: str
    personne: str
    fonction: str
    date: str
    lieu: str


def source_rows(
    donnees: Mapping[str, Any],
    temoignages: Sequence[Temoignage],
    citations: Citations,
    sources: Sources,
) -> list[LigneSource]:
    """Return the sources of the requirements, then of the other data, in the order of the files."""
    cellules = _cells(temoignages)
    lignes = list(_of_requirements(donnees, sources))
    for chemin, noeud in elements(dict(donnees)):
        if chemin and chemin[0] != "entretiens":
            lignes += _of_node(chemin, noeud, cellules, citations)
    return lignes


def _of_requirements(donnees: Mapping[str, Any], sources: Sources) -> Iterator[LigneSource]:
    for exigence in donnees.get("exigences") or []:
        identifiant, titre = str(exigence.get("id") or ""), str(exigence.get("titre") or "")
        for origine in sources.origins(exigence):
            for citation in origine.citations:
                yield _row(
                    "exigences", identifiant, titre, citation, _identifier(origine.chemin), ()
                )


def _of_node(
    chemin: Chemin,
    noeud: Mapping[str, Any],
    cellules: Mapping[tuple[str, str], list[str]],
    citations: Citations,
) -> Iterator[LigneSource]:
    provenance = noeud.get(PROVENANCE)
    section = str(chemin[0])
    if isinstance(provenance, dict):
        for cle, references in provenance.items():
            place = (*chemin, cle)
            yield from _rows(
                section, "", lieu_at(place).titre, place, references, cellules, citations
            )
    elif provenance:
        identifiant = str(noeud.get("id") or "")
        quoi = next((str(noeud[n]) for n in _NOMS if noeud.get(n)), lieu_at(chemin).titre)
        yield from _rows(section, identifiant, quoi, chemin, provenance, cellules, citations)


def _rows(
    section: str,
    identifiant: str,
    quoi: str,
    place: Chemin,
    references: Sequence[str],
    cellules: Mapping[tuple[str, str], list[str]],
    citations: Citations,
) -> Iterator[LigneSource]:
    for reference in references or ():
        lues = tuple(cellules.get((ecrire(place), reference), ()))
        yield _row(section, identifiant, quoi, citations.of(reference), "", lues)


def _row(
    section: str,
    identifiant: str,
    quoi: str,
    citation: Citation,
    origine: str,
    cellules: Sequence[str],
) -> LigneSource:
    connue = shown(citation.adresse)
    lieux = [
        citation.entretien or citation.reference,
        citation.fichier,
        _cells_by_sheet(cellules) or connue,
        origine if origine != citation.entretien else "",
    ]
    return LigneSource(
        section,
        identifiant,
        quoi,
        citation.personne,
        citation.fonction,
        citation.date,
        ", ".join(filter(None, lieux)),
    )


def _identifier(chemin: str) -> str:
    """Return what a path ends with: `IRR-02` for `entretiens[ENT-01].irritants[IRR-02]`."""
    return chemin.rpartition("[")[2].rstrip("]")


def _cells_by_sheet(cellules: Sequence[str]) -> str:
    """Return « Clients!C7, E7 ; Reprise!C8 »: each sheet once."""
    feuilles: dict[str, list[str]] = {}
    textes = [shown(c) for c in cellules if shown(c) != c]
    for cellule in cellules if not textes else ():
        feuille, _, case = cellule.rpartition("!")
        feuilles.setdefault(feuille, []).append(case)
    dites = [f"{f}!{', '.join(cases)}" if f else ", ".join(cases) for f, cases in feuilles.items()]
    return " ; ".join([*dites, *textes])


def _cells(temoignages: Sequence[Temoignage]) -> dict[tuple[str, str], list[str]]:
    """Return the cells of each source, by every place above the value that they fill."""
    cellules: dict[tuple[str, str], list[str]] = {}
    for dit in temoignages:
        if not dit.chemin:
            continue
        place, reference = dit.chemin, dit.releve.cite(dit.question)
        while place:
            lues = cellules.setdefault((place, reference), [])
            if dit.cellule not in lues:
                lues.append(dit.cellule)
            place = place[: max(place.rfind("."), place.rfind("["), 0)]
    return cellules
