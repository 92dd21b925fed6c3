"""Doors left open by construction: « sauf aléa », « selon les moyens », « si cela s’y prête »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.echappatoires import (
    CONDITIONS_VAGUES,
    CRITERES_VAGUES,
    EFFORTS_REFLECHIS,
    MOTIFS_VAGUES,
    PARAITRE,
    PERMETTRE,
)
from cdc.verification.formulation.motifs import Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.propositions import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce

EXCEPTIONS = words("sauf hors hormis excepté réserve exception dehors")
CRITERES = words("selon suivant fonction gré fil")
_VIDES = words(
    "en cas de d’ du des la le les l’ un une tout toute autre autres pour à au aux ses leur leurs son sa"
    " certaines certains quelques petit grand fort forte gros grosse"
)
_ADJECTIFS_VAGUES = words("""
    technique techniques particulier particulière particuliers particulières exceptionnel exceptionnelle
    exceptionnels exceptionnelles spécial spéciale spéciaux spéciales imprévu imprévue imprévus imprévues
    spécifique spécifiques contraire métier organisationnel organisationnelle organisationnelles impérieuse
    impérieuses dûment justifié justifiée motivé justifiés réel réelle local locale locales opérationnel
    opérationnelle opérationnelles indépendant indépendante indépendantes valable sérieux légitime majeur
    majeure fonctionnelles fonctionnelle juridique juridiques budgétaire budgétaires ponctuel ponctuelle
    """)


def exceptions(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find an exception whose reason is nobody’s: « sauf aléa », « hors circonstances locales »."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.forme not in EXCEPTIONS or jeton.cite:
            continue
        if jeton.forme in ("réserve", "exception", "dehors") and enonce.forme(rang - 1) not in (
            "sous", "l’", "en",
        ):  # fmt: skip
            continue
        tete = _head(enonce, rang + 1)
        vague = enonce.forme(tete) in MOTIFS_VAGUES or (
            enonce.forme(tete) == "cas" and enonce.forme(tete + 1) in _ADJECTIFS_VAGUES
        )
        if vague and _bare(enonce, tete):
            debut = rang - 1 if jeton.forme == "réserve" else rang
            yield Trouvaille("ECH-03", debut, tete + 1)


def criteria(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find a criterion that nobody measures: « en fonction de l’affluence »."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.forme not in CRITERES or jeton.cite:
            continue
        if jeton.forme == "fonction" and enonce.forme(rang - 1) != "en":
            continue
        if jeton.forme in ("gré", "fil") and enonce.forme(rang - 1) != "au":
            continue
        tete = _head(enonce, rang + 1)
        vague = enonce.forme(tete) in CRITERES_VAGUES and tete > rang + 1 - (
            enonce.forme(tete) in ("besoin", "besoins", "faisabilité", "disponibilité", "cas")
        )
        if vague and _bare(enonce, tete):
            yield Trouvaille("ECH-01", rang, tete + 1)


def _head(enonce: Enonce, rang: int) -> int:
    while enonce.forme(rang) in _VIDES:
        rang += 1
    return rang


def _bare(enonce: Enonce, tete: int) -> bool:
    """Tell a bare reason from one that is described: « sauf incident de gravité 1 »."""
    suite = tete + 1
    while enonce.forme(suite) in _ADJECTIFS_VAGUES or enonce.role(suite) & Nature.ADVERBE:
        suite += 1
    if enonce.forme(suite) in (":", "suivant", "suivants", "suivante", "suivantes", "«", "où"):
        return False
    apres = enonce.jetons[suite] if suite < len(enonce.jetons) else None
    if apres is None:
        return True
    if apres.cite or apres.natures & Nature.NOMBRE:
        return False
    # « selon la charge saisie », « selon la situation familiale », « le budget annuel »: a field.
    if apres.role & (Nature.ADJECTIF | Nature.PARTICIPE) and suite == tete + 1:
        return False
    fin = enonce.sentence(tete)[1]
    for rang in range(suite, min(fin, tete + 7)):
        if enonce.forme(rang) in (",", ";"):
            return True
        if enonce.role(rang) & Nature.NOMBRE or enonce.jetons[rang].cite:
            return False
    return True


def conditions(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find a condition that nobody observes: « quand cela s’avère utile », « si le budget le permet »."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.lemme not in PERMETTRE and jeton.forme not in CONDITIONS_VAGUES:
            continue
        if jeton.cite or jeton.zone is not Zone.CONDITION or _told(enonce, rang):
            continue
        if jeton.lemme in PERMETTRE and enonce.forme(rang - 1) in ("le", "l’", "y"):
            yield Trouvaille("ECH-01", rang - 1, rang + 1)
        elif jeton.forme in CONDITIONS_VAGUES and _supposed(enonce, rang):
            yield Trouvaille("ECH-01", rang, rang + 1)


def hopes(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « si le budget tient », « si les délais suffisent »: means that nobody bounds."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.cite or jeton.zone is not Zone.CONDITION or jeton.lemme not in TENIR:
            continue
        moyens = {enonce.forme(r).removesuffix("s") for r in range(max(0, rang - 3), rang)}
        if moyens & _MOYENS and jeton.role & Nature.FINI and enonce.forme(rang + 1) in _SANS_SUITE:
            yield Trouvaille("ECH-01", rang - 1, rang + 1)


TENIR = words("tenir suffire suivre permettre rester autoriser")
_MOYENS = words(
    "budget planning calendrier temps délai enveloppe moyen effectif ressource météo trésorerie crédit finance charge"
)
_SANS_SUITE = frozenset({"", ".", ",", ";", ")", ":"})


def _told(enonce: Enonce, rang: int) -> bool:
    """Tell what a list of words already says: « s’il le juge utile », « si possible »."""
    avant = [enonce.forme(r) for r in range(rang - 2, rang)]
    return avant[-1] in ("si", "lorsque") or any(f.startswith(("juge", "estime")) for f in avant)


def _supposed(enonce: Enonce, rang: int) -> bool:
    """Tell « si c’est utile », « si elle paraît utile » from « si le stock est suffisant »."""
    verbe = rang - 1
    while verbe > 0 and (enonce.role(verbe) & Nature.ADVERBE or enonce.forme(verbe) == "être"):
        verbe -= 1
    if enonce.jetons[verbe].lemme in PARAITRE:
        return True
    if enonce.role(verbe) & (Nature.SUBORDINATION):
        return True
    if enonce.jetons[verbe].lemme != "être":
        return False
    if enonce.forme(verbe - 1) in ("c’", "cela", "ce", "ceci", "il", "elle", "ils", "elles", "ça"):
        return True
    return enonce.forme(rang) in _JUGEMENTS


_JUGEMENTS = words("""
    possible faisable réalisable envisageable opportun opportune pertinent pertinente pertinents pertinentes
    judicieux judicieuse souhaitable raisonnable praticable utile utiles
    """)


def efforts(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « s’attache à », « se mobilise pour »: an effort, with nothing delivered."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.cite or jeton.lemme not in EFFORTS_REFLECHIS or rang == 0:
            continue
        if enonce.forme(rang - 1) not in ("s’", "se") or jeton.role & Nature.PARTICIPE:
            continue
        suite = enonce.forme(rang + 1) in ("à", "de", "d’", "pour")
        if suite and enonce.role(rang + 2) & Nature.INFINITIF:
            yield Trouvaille("ECH-02", rang - 1, rang + 1)
