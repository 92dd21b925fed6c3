"""Reserves of a project: put, lifted with the anomalies that they cover, extended, refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cdc.actions.recette.anomalies import FICHIER, find_anomaly
from cdc.actions.recette.communs import adding, check_client, find, next_id, replacing
from cdc.projet.modifications import Ajouter, Remplacer, appliquer
from cdc.projet.releves_recette import load_passages
from cdc.recette import reserves as regles
from cdc.recette.seuils import thresholds
from cdc_schema.enumerations import EtatAnomalie

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from cdc.projet import Projet
    from cdc.projet.modifications import Modification
    from cdc_schema.recette.anomalies import Anomalie, Reserve


def find_reserve(projet: Projet, identifiant: str) -> Reserve:
    """Return a reserve by its identifier.

    Raises:
        ElementInconnuError: there is none.
    """
    return find(projet.cahier.reserves, identifiant, FICHIER)


def put_reserve(
    projet: Projet, anomalies: Sequence[str], jour: dt.date, choisi: Mapping[str, Any]
) -> tuple[Projet, str]:
    """Put a reserve on `anomalies`; `choisi` says what is not as usual. Return it with its name.

    Accepted anomalies become deferred.

    Raises:
        ElementInconnuError: one of them does not exist.
        ChangementRefuseError: one of them blocks, is over, or has a reserve already.
    """
    couvertes = [find_anomaly(projet, nom) for nom in anomalies]
    seuils = thresholds(projet.cahier.reglement_recette)
    nom = next_id("RES", (r.id for r in projet.cahier.reserves))
    brouillon = regles.draft_reserve(couvertes, seuils, jour)
    donnees = {"id": nom, **brouillon, **{c: v for c, v in choisi.items() if v}}
    modifications = reserving(donnees, couvertes, jour)
    return appliquer(projet, modifications, libelle=f"réserve {nom}"), nom


def reserving(
    donnees: Mapping[str, Any], couvertes: Iterable[Anomalie], jour: dt.date
) -> list[Modification]:
    """Return what writes a reserve; accepted anomalies become deferred."""
    nom = donnees["id"]
    modifications: list[Modification] = [Ajouter("reserves", dict(donnees))]
    for anomalie in couvertes:
        chemin = f"anomalies[{anomalie.id}]"
        modifications.append(Remplacer(f"{chemin}.reserve", nom))
        if anomalie.etat is EtatAnomalie.ACCEPTEE:
            modifications.append(Remplacer(f"{chemin}.etat", EtatAnomalie.DIFFEREE))
            ligne = {"date": jour, "etat": EtatAnomalie.DIFFEREE, "motif": nom}
            modifications += adding(f"{chemin}.historique", [ligne])
    return modifications


def lift_reserve(
    projet: Projet, identifiant: str, *, preuve: str, par: str, jour: dt.date
) -> tuple[Projet, tuple[str, ...]]:
    """Lift a reserve; return the new project and the anomalies that were closed with it.

    Raises:
        ElementInconnuError: there is no such reserve.
        ChangementRefuseError: the proof or an anomaly is missing; nothing was written.
        PersonneInconnueError: only a member of the client's team lifts.
    """
    reserve = find_reserve(projet, identifiant)
    check_client(projet.cahier, par)
    levee = regles.lift(
        projet.cahier, reserve, preuve=preuve, par=par, jour=jour, passages=load_passages(projet)
    )
    modifications = [*replacing(f"reserves[{identifiant}]", levee.champs)]
    for nom, lignes in levee.closes.items():
        modifications.append(Remplacer(f"anomalies[{nom}].etat", EtatAnomalie.CLOSE))
        modifications += adding(f"anomalies[{nom}].historique", lignes)
    projet = appliquer(projet, modifications, libelle=f"levée de {identifiant}")
    return projet, tuple(levee.closes)


def extend_reserve(
    projet: Projet, identifiant: str, echeance: dt.date, motif: str, jour: dt.date
) -> Projet:
    """Give an expired reserve another last day.

    Raises:
        ElementInconnuError: there is no such reserve.
        ChangementRefuseError: it has not expired, or nobody said who decided.
    """
    champs = regles.extend(find_reserve(projet, identifiant), echeance, motif, jour)
    return _write(projet, identifiant, champs, f"nouvelle échéance de {identifiant}")


def refuse_reserve(projet: Projet, identifiant: str, motif: str, jour: dt.date) -> Projet:
    """Turn an expired reserve into a refusal.

    Raises:
        ElementInconnuError: there is no such reserve.
        ChangementRefuseError: it has not expired, or no reason is given.
    """
    champs = regles.refuse(find_reserve(projet, identifiant), motif, jour)
    return _write(projet, identifiant, champs, f"refus de {identifiant}")


def _write(projet: Projet, identifiant: str, champs: Mapping[str, Any], libelle: str) -> Projet:
    return appliquer(projet, replacing(f"reserves[{identifiant}]", champs), libelle=libelle)
