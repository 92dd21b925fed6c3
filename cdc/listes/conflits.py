"""What imported tables say that the project says otherwise, read from their records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.entretien.arbitrages import Decisions
from cdc.entretien.contradictions import Contradiction, Position, same_value
from cdc.entretien.effets import Sort
from cdc.entretien.lieux import lieu_at
from cdc.entretien.noms import Noms
from cdc.entretien.pose import is_empty
from cdc.entretien.releves import Releve as Entretien
from cdc.entretien.restes import Conflit
from cdc.entretien.temoignages import Temoignage
from cdc.entretien.valeurs import RefusError, read_value, typed
from cdc.listes.anciennes import Ancienne
from cdc.listes.cibles import liste
from cdc.listes.comparaison import show, written
from cdc.listes.elements import Fiches
from cdc_schema.chemins import ecrire, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cdc.listes.cibles import Liste
    from cdc.listes.releves import Ligne, Releve, Valeur


def open_conflicts(
    donnees: Mapping[str, Any], releves: Sequence[Releve], decisions: Decisions | None = None
) -> list[Conflit]:
    """Return the values that the last version of a table and the project say differently."""
    ouvertes = table_contradictions(donnees, releves, decisions)
    return [
        Conflit(c.chemin, c.existante, dit.lu, dit.releve.nom, dit.cellule)
        for c in ouvertes
        for dit in c.temoignages
    ]


def table_contradictions(
    donnees: Mapping[str, Any], releves: Sequence[Releve], decisions: Decisions | None = None
) -> list[Contradiction]:
    """Return the same values as contradictions to settle, those already settled apart."""
    decisions = decisions or Decisions()
    derniers = {r.id: r for r in sorted(releves, key=lambda r: r.version)}
    dits: dict[str, list[Temoignage]] = {}
    for releve in derniers.values():
        for dit in _of_table(donnees, releve):
            if not is_settled(
                decisions, dit.chemin, dit.lieu, dit.releve.id, dit.lu, dit.existante
            ):
                dits.setdefault(dit.chemin, []).append(dit)
    return [_contradiction(chemin, memes, decisions) for chemin, memes in dits.items()]


def is_settled(
    decisions: Decisions, chemin: str, lieu: str, identifiant: str, dite: str, existante: Any
) -> bool:
    """Say whether a decision considered what the table says, and the project holds its choice."""
    decision = decisions.about(chemin, lieu)
    return (
        decision is not None
        and decision.considers(identifiant, dite)
        and same_value(chemin, existante, decision.valeur)
    )


def place_of(releve: Releve, ligne: Ligne, champ: str) -> str:
    """Return what designates a value of a row, wherever the row is in the project."""
    return f"{releve.id}#{ligne.reference or ligne.identite or ligne.cellule}.{champ}"


def _contradiction(chemin: str, dits: Sequence[Temoignage], decisions: Decisions) -> Contradiction:
    groupes: dict[str, list[Temoignage]] = {}
    for dit in dits:
        groupes.setdefault(dit.lu, []).append(dit)
    return Contradiction(
        chemin,
        dits[0].lieu,
        "",
        str(parse(chemin)[0]),
        lieu_at(parse(chemin)).titre,
        tuple(Position(lu, tuple(memes)) for lu, memes in groupes.items()),
        dits[0].existante,
        exacte=True,
        decision=decisions.about(chemin, dits[0].lieu),
    )


def _of_table(donnees: Mapping[str, Any], releve: Releve) -> Iterator[Temoignage]:
    cible = liste(releve.vers)
    fiches, noms = Fiches(donnees, cible), Noms(donnees)
    for ligne in releve.lignes:
        contredites = [v for v in ligne.valeurs if v.conflit]
        ancienne = Ancienne(releve, ligne)
        fiche = fiches.by_id(ancienne.identifiant) or fiches.citees.get(ancienne.citation)
        for valeur in contredites if fiche else ():
            assert fiche is not None
            existante = _current(cible, valeur, fiche.value(cible.donnees[valeur.champ]))
            dite = " ; ".join(valeur.lu or (valeur.texte,))
            if existante and existante != dite:
                element = ecrire((*fiche.chemin, fiches.name(fiche)))
                yield Temoignage(
                    _as_interview(releve),
                    "",
                    valeur.cellule,
                    valeur.texte,
                    dite,
                    _typed(cible, valeur, dite, noms),
                    exact=True,
                    chemin=f"{element}.{valeur.champ}",
                    lieu=place_of(releve, ligne, valeur.champ),
                    sort=Sort.CONFLIT,
                    existante=existante,
                )


def _as_interview(releve: Releve) -> Entretien:
    """Return a record as the one who speaks: nobody but the file."""
    return Entretien(
        id=releve.id,
        version=releve.version,
        fichier=releve.fichier,
        sha256=releve.sha256,
        format=releve.vers,
        guide="",
        profil="",
        banque="",
        identite={},
        reponses=(),
        ecarts=(),
        repartition={},
        cellules_non_vides=releve.cellules_non_vides,
    )


def _typed(cible: Liste, valeur: Valeur, dite: str, noms: Noms) -> Any:
    """Return the value as the schema reads it again, else as it is written."""
    donnee = cible.donnees[valeur.champ]
    try:
        return read_value(donnee.modele, donnee.champ, dite, noms)
    except RefusError:
        return dite


def _current(cible: Liste, valeur: Valeur, existant: Any) -> str:
    """Return what the project says, written as the record writes it."""
    if is_empty(existant):
        return ""
    donnee = cible.donnees[valeur.champ]
    return " ; ".join(written(typed(donnee.modele, donnee.champ, existant))) or show(existant)
