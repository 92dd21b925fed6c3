"""Length, insistence, and dates that read two ways."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.verification.formulation.formules import C, Groupe, formule, only_with
from cdc.verification.formulation.motifs import Lexique, Trouvaille

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce

_MOTS_AU_PLUS = 40
_DATE_COURTE = re.compile(r"^\d{1,2}/\d{1,2}/\d{2}$")


def _long(enonce: Enonce) -> Iterator[Trouvaille]:
    for debut, fin in enonce.phrases:
        if fin - debut <= _MOTS_AU_PLUS:
            continue
        mots = sum(enonce.forme(r)[:1].isalnum() for r in range(debut, fin))
        if mots > _MOTS_AU_PLUS and ":" not in enonce.formes:
            yield Trouvaille("FOR-01", debut, fin)


def _insistent(enonce: Enonce) -> Iterator[Trouvaille]:
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.forme == "!" and not jeton.cite:
            yield Trouvaille("FOR-02", rang, rang + 1)


def _ambiguous_dates(enonce: Enonce) -> Iterator[Trouvaille]:
    if "/" not in enonce.texte:
        return
    for rang, jeton in enumerate(enonce.jetons):
        if _DATE_COURTE.match(jeton.forme) and not jeton.cite:
            jour, mois, annee = jeton.forme.split("/")
            yield Trouvaille("FOR-03", rang, rang + 1, f"{jour}/{mois}/20{annee}")


FORME = Groupe(
    (
        formule(
            "FOR-01",
            C,
            "phrase longue",
            "Plus de 40 mots. Coupez la phrase, ou faites une liste après deux points.",
            pourquoi="Au-delà de quarante mots, le lecteur perd une condition.",
            mauvais="Quand un conseiller du service après-vente reçoit un appel d’un client qui a"
            " commandé sur le site marchand, le CRM doit afficher la fiche du client, ses commandes"
            " des cinq dernières années, ses appareils, ses contrats, ses dossiers ouverts et la"
            " liste de ses échanges.",
            mieux="Quand un conseiller reçoit un appel d’un numéro connu, le CRM doit afficher la"
            " fiche du client en moins de 2\u00a0s.",
            source="Langue contrôlée du CNES\u202f; guide de l’ANAP",
        ),
        formule(
            "FOR-02",
            C,
            "insistance",
            "«\u00a0{mots}\u00a0» n’ajoute rien. Dites l’importance dans la priorité.",
            pourquoi="Tout finit en majuscules, et plus rien ne ressort.",
            mauvais="Le CRM doit impérativement envoyer un SMS.",
            mieux="Le CRM doit envoyer un SMS.",
            source="INCOSE R39",
        ),
        formule(
            "FOR-03",
            C,
            "date à deux lectures",
            "«\u00a0{mots}\u00a0»\u202f: écrivez l’année entière.",
            pourquoi="01/02/27 se lit de trois façons.",
            mauvais="Livraison par le prestataire le 01/02/27.",
            mieux="Livraison par le prestataire le 01/02/2027.",
            source="INCOSE R40",
        ),
    ),
    (
        Lexique(
            "FOR-02",
            "impérativement; obligatoirement; absolument; vraiment; extrêmement; particulièrement;"
            "strictement; totalement; entièrement",
        ),
    ),
    (_long, only_with("!", _insistent), _ambiguous_dates),
)
