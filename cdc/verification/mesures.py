"""Measures: a level of service has one, the same wherever it is said; a term has its definition."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cdc.francais import number
from cdc.verification.ecriture import CONSEIL, ERREUR, regle, signal
from cdc.verification.noms import fold, holds, same_name
from cdc.verification.regles import Seuil, controle
from cdc_schema import enumerations as enum

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal
    from cdc_schema.exigences import Exigence

TITRE = Seuil("titre_caracteres", 80, "longueur d’un titre d’exigence, en caractères")
_TYPES = frozenset({enum.TypeExigence.PERFORMANCE, enum.TypeExigence.SERVICE})
_INSPECTION = enum.ModeVerification.INSPECTION  # something is there, or not
_UNITES = (
    r"%|€|ms|s|sec(?:onde)?s?|min(?:ute)?s?|h|heures?|j|jours?|semaines?|mois|ans?|annees?|[kmgt]o|octets?"
    r"|utilisateurs?|connexions?|requetes?|lignes?|fiches?|appels?|fois|actions?|clics?|pages?|personnes?|comptes?"
    r"|dossiers?|commandes?|messages?|essais?|simultane(?:e)?s?"
)
_NOMBRE = r"(?:\d[\d ]*(?:[.,]\d+)?|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente)"
_MESURE = re.compile(rf"(?<![a-z\d]){_NOMBRE} ?(?:{_UNITES})(?![a-z])")
_POURCENT = re.compile(r"(\d+(?:[.,]\d+)?) ?%")
_JOURS = re.compile(r"(\d+) ?j(?:ours?)?(?![a-z])")
_HEURES = re.compile(r"(\d+(?:[.,]\d+)?) ?h(?:eures?)?(?![a-z])")
# A value that the outline holds, what to call it, the words that all speak of it, how it is written.
_DITES: tuple[tuple[str, str, tuple[tuple[str, ...], ...], re.Pattern[str], str], ...] = (
    ("hebergement.disponibilite.taux", "la disponibilité", (("disponib",),), _POURCENT, "%"),
    ("hebergement.rto_rpo.rto", "la durée maximale d’arrêt", (("rto",),), _HEURES, "h"),
    (
        "hebergement.rto_rpo.rpo",
        "la perte de données maximale",
        (("rpo", "perte de donnees"),),
        _HEURES,
        "h",
    ),
    (
        "securite.sauvegardes.retention",
        "la rétention des sauvegardes",
        (("sauvegarde",), ("retention", "conserv", "gard")),
        _JOURS,
        "jours",
    ),
    (
        "securite.incidents.delai",
        "la notification d’incident",
        (
            ("incident de securite", "violation de donnees"),
            ("notifi", "prevenir", "alert", "inform"),
        ),
        _HEURES,
        "h",
    ),
)
_CYCLE = {"Visiteur": "visiteurs", "Lead": "leads", "Prospect": "prospects", "Client": "clients"}


@controle(
    regle(
        "TRA-008",
        ERREUR,
        "performance ou service sans mesure",
        pourquoi="Sans nombre ni unité, l’engagement est toujours tenu du point de vue de celui qui le vend.",
        mauvais="EX-HEB-003, performance : « La recherche doit être rapide. »",
        mieux="95 % des recherches en moins de 2 s, avec 45 utilisateurs connectés",
        source="INCOSE R34 ; ISO/IEC/IEEE 29148, vérifiable",
        methode="Types « performance » et « service ». Un nombre suivi d’une unité, dans l’énoncé ou dans un critère. Ce qui "
        "se vérifie par inspection est laissé de côté.",
    ),
    regle(
        "TRA-013",
        CONSEIL,
        "titre d’exigence trop long",
        pourquoi="Un titre qui ne tient pas dans une ligne de tableau sera coupé partout, et retenu nulle part.",
        mauvais="un titre de 120 caractères",
        mieux="Relance des devis sans réponse",
        source="Plan détaillé, 7 : titre de 80 caractères au plus",
        seuils=(TITRE,),
    ),
)
def _requirements(examen: Examen) -> Iterator[Signal]:
    longueur = examen.seuil(TITRE)
    for chemin, exigence in examen.liens.vivantes:
        nom = examen.reperes.nom(exigence.id)
        chiffrable = exigence.type in _TYPES and exigence.mode_verification is not _INSPECTION
        if chiffrable and exigence.enonce and not _measured(exigence):
            yield signal(
                f"{chemin}.enonce",
                f"{nom} est de type « {exigence.type} » sans aucune mesure. Ajoutez un nombre, son unité et la condition.",
                "TRA-008",
            )
        if exigence.titre and len(exigence.titre) > longueur:
            yield signal(
                f"{chemin}.titre",
                f"Le titre de {exigence.id} a {len(exigence.titre)} caractères. Ramenez-le à {longueur:g} au plus.",
                "TRA-013",
            )


@controle(
    regle(
        "TRA-014",
        ERREUR,
        "exigence qui contredit un engagement",
        pourquoi="Le candidat retient l’engagement le plus facile ; l’autre ne sera pas opposable.",
        mauvais="4a : disponibilité 99,5 % ; EX-HEB-001 : disponible 99 % du temps",
        mieux="99,5 % aux deux endroits",
        source="ISO/IEC/IEEE 29148, cohérence",
        methode="Disponibilité, RTO, RPO, rétention des sauvegardes, notification d’incident : la valeur du chapitre 4 "
        "doit figurer parmi celles, dans la même unité, de l’exigence qui les nomme.",
    ),
)
def _commitments(examen: Examen) -> Iterator[Signal]:
    for ou, quoi, mots, ecrite, unite in _DITES:
        valeur = _value(examen, ou)
        for chemin, exigence in examen.liens.vivantes:
            dites = _other(exigence, valeur, mots, ecrite)
            if dites:
                yield signal(
                    f"{chemin}.enonce",
                    f"{examen.reperes.nom(exigence.id)} dit {' et '.join(dites)} {unite} pour {quoi} ; le chapitre 4 dit "
                    f"{number(valeur)} {unite}. Accordez les deux.",
                )


def _value(examen: Examen, chemin: str) -> Any:
    valeur: Any = examen.cahier
    for cle in chemin.split("."):
        valeur = getattr(valeur, cle, None)
    return valeur


def _measured(exigence: Exigence) -> bool:
    criteres = (t for c in exigence.criteres_acceptation for t in (c.etant_donne, c.quand, c.alors))
    return any(_MESURE.search(fold(t)) for t in (exigence.enonce, *criteres) if t)


def _other(
    exigence: Exigence,
    valeur: Decimal | None,
    mots: tuple[tuple[str, ...], ...],
    ecrite: re.Pattern[str],
) -> list[str]:
    """Return the values that `exigence` gives instead of `valeur`, when it speaks of it."""
    if valeur is None or not exigence.enonce or not all(holds(exigence.enonce, m) for m in mots):
        return []
    dites = ecrite.findall(fold(exigence.enonce))
    return [] if any(_same(d, valeur) for d in dites) else list(dict.fromkeys(dites))


def _same(texte: str, valeur: Decimal) -> bool:
    return float(texte.replace(",", ".")) == float(valeur)


@controle(
    regle(
        "CPL-050",
        CONSEIL,
        "terme du cycle de vie absent du glossaire",
        pourquoi="Si « prospect » ne veut pas dire la même chose au commerce et au marketing, tous les chiffres sont faux.",
        mauvais="2c définit le prospect ; glossaire : Lead, Client",
        mieux="Prospect : lead qualifié, une affaire est ouverte",
        source="Plan détaillé, 8 : tout terme du cycle de vie (visiteur, lead, prospect, client) est défini",
        methode="Se tait tant que le glossaire est vide, et pour une étape que le chapitre 2 ne définit pas encore.",
    )
)
def _terms(examen: Examen) -> Iterator[Signal]:
    definis = {same_name(t.terme or "") for t in examen.cahier.glossaire if t.definition}
    for terme, etape in _CYCLE.items():
        if definis and getattr(examen.cahier, etape).definition and same_name(terme) not in definis:
            yield signal(
                "glossaire",
                f"« {terme} » est défini au chapitre 2 et absent du glossaire. Ajoutez-le.",
            )


CONTROLES = (_requirements, _commitments, _terms)
