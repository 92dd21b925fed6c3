"""What the register promises: delays, and an impact assessment where risks call for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.francais import number
from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, regle
from cdc.verification.regles import controle
from cdc.verification.rgpd.ecriture import SOURCE, point
from cdc_schema import enumerations as enum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal


@controle(
    regle(
        "RGP-116",
        ERREUR,
        "réponse aux personnes en plus d’un mois",
        pourquoi="Le délai légal est d’un mois ; l’allonger se notifie, au cas par cas.",
        mauvais="délai : 60 jours",
        mieux="délai : 30 jours",
        source=SOURCE,
    ),
    regle(
        "RGP-117",
        ERREUR,
        "violation signalée en plus de 72 heures",
        pourquoi="L’autorité doit être prévenue en 72 heures, délai du prestataire compris.",
        mauvais="délai : 96 h",
        mieux="délai : 72 h ; le prestataire prévient en 24 h",
        source=SOURCE,
    ),
)
def _deadlines(examen: Examen) -> Iterator[Signal]:
    registre, cadre = examen.cahier.confidentialite, examen.personnes.cadre
    delais = (
        ("droits", registre.droits, "droits_jours", "jours", "RGP-116"),
        ("violation", registre.violation, "violation_heures", "h", "RGP-117"),
    )
    for cle, engagement, seuil, unite, code in delais:
        delai = engagement.delai if engagement else None
        if delai is not None and delai > cadre.seuil(seuil):
            yield point(
                f"confidentialite.{cle}.delai",
                f"{delai} {unite}, au-delà de {number(cadre.seuil(seuil))} {unite}. Raccourcissez ce délai.",
                code,
            )


@controle(
    regle(
        "RGP-133",
        AVERTISSEMENT,
        "risques cochés sans analyse d’impact",
        pourquoi="Deux critères de risque suffisent d’ordinaire à demander une analyse d’impact, à mener avant le paramétrage.",
        mauvais="analyse d’impact : non ; critères : grande échelle, notation",
        mieux="analyse d’impact : oui ; critères : grande échelle, notation",
        source=SOURCE,
        methode="Le nombre de critères est dans le fichier daté.",
    )
)
def _assessment(examen: Examen) -> Iterator[Signal]:
    aipd, cadre = examen.cahier.confidentialite.aipd, examen.personnes.cadre
    if aipd is None or aipd.necessaire is not enum.OuiNonAEtudier.NON:
        return
    coches = len(aipd.criteres_coches)
    if coches >= cadre.seuil("criteres_aipd"):
        yield point(
            "confidentialite.aipd.necessaire",
            f"{coches} critères de risque sont cochés, et {number(cadre.seuil('criteres_aipd'))} appellent d’ordinaire une "
            "analyse d’impact. Prévoyez-la, ou faites relire pourquoi vous vous en passez.",
        )


CONTROLES = (_deadlines, _assessment)
