"""Legal bounds of security and of the way out, each with the day its source was checked."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, regle, signal
from cdc.verification.regles import controle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal

_VERIFIEE = "2026-11-22"
_DATA_ACT = (
    "Règlement (UE) 2023/2854 (Data Act), applicable depuis le 12/09/2025 ; Plan détaillé, 4d"
)
_FIN_DES_FRAIS = dt.date(2027, 1, 12)
_VIOLATION_H = 72
_JOURNAUX_MOIS = (6, 12)
# The key, its bound, which side is too far, its unit, what it is.
_SORTIE = (
    ("preavis", 2, "au plus", "mois", "Le préavis de sortie"),
    ("transition", 30, "au plus", "jours", "La transition"),
    ("recuperation", 30, "au moins", "jours", "La récupération des données"),
)


@controle(
    regle(
        "ENG-010",
        ERREUR,
        "notification d’incident en 72 h ou plus",
        pourquoi=(
            "Vous avez 72 h pour prévenir la CNIL d’une violation : si le fournisseur prend ce "
            "temps, il ne vous en reste pas."
        ),
        mauvais="notification par le fournisseur : 72 h",
        mieux="notification par le fournisseur : 24 h",
        source="RGPD, article 33 ; Plan détaillé, 4b : délai de notification fournisseur < 72 h",
        methode="Point à vérifier.",
        datee=_VERIFIEE,
    ),
    regle(
        "ENG-011",
        AVERTISSEMENT,
        "journaux gardés moins de 6 mois ou plus de 12",
        pourquoi=(
            "Trop court, une intrusion ne laisse pas de trace ; trop long, c’est une surveillance "
            "à justifier."
        ),
        mauvais="journaux : 36 mois",
        mieux="journaux : 12 mois",
        source="CNIL, délibération 2021-122 sur la journalisation ; Plan détaillé, 4b",
        methode=(
            "Point à vérifier : une autre durée se justifie par une exigence ou une obligation du "
            "secteur."
        ),
        datee=_VERIFIEE,
    ),
)
def _security(examen: Examen) -> Iterator[Signal]:
    securite = examen.cahier.securite
    if securite.incidents and (securite.incidents.delai or 0) >= _VIOLATION_H:
        yield signal(
            "securite.incidents.delai",
            f"Point à vérifier : le fournisseur a {securite.incidents.delai} h pour signaler un "
            f"incident, et vous {_VIOLATION_H} h "
            "en tout pour la CNIL. Demandez 24 ou 48 h.",
            "ENG-010",
        )
    duree = securite.journalisation.duree_conservation if securite.journalisation else None
    bas, haut = _JOURNAUX_MOIS
    if duree is not None and not bas <= duree <= haut:
        yield signal(
            "securite.journalisation.duree_conservation",
            f"Point à vérifier : journaux gardés {duree} mois ; la CNIL recommande de {bas} à "
            f"{haut} mois. "
            "Ramenez la durée dans ces bornes, ou justifiez-la.",
            "ENG-011",
        )


@controle(
    regle(
        "ENG-012",
        AVERTISSEMENT,
        "délais de sortie hors du Data Act",
        pourquoi=(
            "Une clause moins favorable que le règlement ne tient pas : le candidat la signera, "
            "et l’on plaidera à la sortie."
        ),
        mauvais="préavis : 6 mois ; transition : 90 jours",
        mieux="préavis : 2 mois ; transition : 30 jours ; récupération : 30 jours",
        source=_DATA_ACT,
        methode=(
            "Point à vérifier : préavis de deux mois au plus, transition de 30 jours au plus "
            "(sept mois par exception motivée), récupération de 30 jours au moins."
        ),
        datee=_VERIFIEE,
    ),
    regle(
        "ENG-013",
        AVERTISSEMENT,
        "prix de sortie après la fin des frais de changement",
        pourquoi=(
            "Les frais de changement de fournisseur sont interdits à partir du 12/01/2027 : un "
            "prix demandé sera contesté."
        ),
        mauvais="réversibilité : 5 000 € HT",
        mieux="réversibilité : 0 €, frais de changement compris",
        source=_DATA_ACT,
        methode=(
            "Point à vérifier : si le projet s’ouvre après cette date, d’après ses lots, ou à "
            "défaut aujourd’hui. L’assistance en plus du changement peut rester payante."
        ),
        datee=_VERIFIEE,
    ),
)
def _way_out(examen: Examen) -> Iterator[Signal]:
    sortie = examen.cahier.propriete.reversibilite
    if sortie is None:
        return
    for cle, borne, sens, unite, quoi in _SORTIE:
        dit = getattr(sortie, cle)
        if dit is not None and (dit > borne if sens == "au plus" else dit < borne):
            yield signal(
                f"propriete.reversibilite.{cle}",
                f"Point à vérifier : {quoi.lower()} est de {dit} {unite}, le Data Act dit {borne} "
                f"{unite} {sens}. "
                "Ramenez ce délai dans la borne, ou motivez l’exception.",
                "ENG-012",
            )
    services = [lot.date_livraison for lot in examen.cahier.planning.lots if lot.date_livraison]
    if sortie.prix and max([examen.aujourdhui, *services]) >= _FIN_DES_FRAIS:
        yield signal(
            "propriete.reversibilite.prix",
            "Point à vérifier : un prix de sortie est demandé, alors que les frais de changement "
            "sont interdits à partir du "
            "12/01/2027. Ne gardez que l’assistance en plus.",
            "ENG-013",
        )


CONTROLES = (_security, _way_out)
