"""Flows: who validates, what leaves the European Union, and the systems that nothing reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.francais import enumeration
from cdc.verification.ecriture import AVERTISSEMENT, CONSEIL, ERREUR, quelques, regle, signal
from cdc.verification.regles import controle
from cdc.verification.reperes import situes
from cdc_schema import enumerations as enum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal

# Keys that say which system is right, not what it exchanges.
_MAITRES = ("maitre", "systeme_maitre")
# What a required validation says, and how to call it.
_DUS = {
    "valideur": "qui valide",
    "critere": "selon quel critère",
    "si_refus": "que faire en cas de refus",
}


@controle(
    regle(
        "FLX-001",
        ERREUR,
        "validation sans valideur, critère ou issue de refus",
        pourquoi=(
            "Le circuit se paramètre à partir de ces trois réponses ; sans elles, il sera livré "
            "ouvert ou bloquant."
        ),
        mauvais="validation requise : oui",
        mieux=(
            "validation requise : oui, par la direction commerciale, remise de plus de 12 %, "
            "refus : retour au commercial"
        ),
        source=(
            "Plan détaillé, 0e : une validation requise a un valideur, un critère et une issue de "
            "refus"
        ),
    ),
    regle(
        "FLX-002",
        AVERTISSEMENT,
        "validation décrite mais non requise",
        pourquoi=(
            "Le cahier nomme un valideur et dit qu’il n’y a pas de validation : l’un des deux est "
            "faux."
        ),
        mauvais="validation requise : non ; valideur : ROL-ADV",
        mieux="validation requise : oui ; valideur : ROL-ADV",
        source="Plan détaillé, 0e",
    ),
    regle(
        "FLX-003",
        CONSEIL,
        "flux validé par celui qui l’émet",
        pourquoi="Se valider soi-même n’est pas un contrôle.",
        mauvais="émetteur : ROL-COM ; valideur : ROL-COM",
        mieux="émetteur : ROL-COM ; valideur : ROL-DCO",
        source="Plan détaillé, 0e et 4c (séparation des tâches)",
    ),
)
def _validations(examen: Examen) -> Iterator[Signal]:
    nom = examen.reperes.nom
    for chemin, flux in situes(examen.cahier.flux, "flux"):
        etape = flux.validation
        if etape is None:
            continue
        manquent = [quoi for cle, quoi in _DUS.items() if not getattr(etape, cle)]
        if etape.requise and manquent:
            yield signal(
                f"{chemin}.validation",
                f"Le flux {nom(flux.id)} exige une validation sans dire {enumeration(manquent)}. "
                f"Complétez-la.",
                "FLX-001",
            )
        if etape.requise is False and etape.valideur:
            yield signal(
                f"{chemin}.validation.requise",
                f"Le flux {nom(flux.id)} n’exige pas de validation et nomme pourtant "
                f"{nom(etape.valideur)} pour valider. "
                "Répondez oui, ou retirez le valideur.",
                "FLX-002",
            )
        if etape.requise and etape.valideur and etape.valideur == flux.emetteur:
            yield signal(
                f"{chemin}.validation.valideur",
                f"{nom(etape.valideur)} émet et valide le flux {nom(flux.id)}. Confiez la "
                f"validation à un autre rôle.",
                "FLX-003",
            )


@controle(
    regle(
        "FLX-004",
        CONSEIL,
        "aucune étape de validation",
        pourquoi=(
            "Une remise, un avoir, une suppression sans personne pour dire oui : c’est rare, et "
            "c’est souvent un oubli."
        ),
        mauvais="huit flux et trois processus, aucune validation",
        mieux="devis de plus de 12 % de remise : validé par la direction commerciale",
        source="Plan détaillé, 0e : flux d’informations et étapes de validation",
        methode=(
            "Aucun flux n’exige de validation et aucun processus n’a d’étape de validation ; à "
            "partir de trois flux."
        ),
    )
)
def _no_validation(examen: Examen) -> Iterator[Signal]:
    flux = examen.cahier.flux
    validee = any(f.validation and f.validation.requise for f in flux) or any(
        e.validation for p in examen.cahier.processus for e in p.etapes
    )
    if len(flux) >= 3 and not validee:
        yield signal(
            "flux",
            f"Aucun des {len(flux)} flux ni des processus n’a d’étape de validation. "
            "Vérifiez auprès des équipes qui autorise les remises, les avoirs et les suppressions.",
        )


@controle(
    regle(
        "FLX-005",
        ERREUR,
        "données personnelles hors de l’Union, sans transfert déclaré",
        pourquoi=(
            "Un transfert hors de l’Union européenne doit reposer sur un instrument ; non "
            "déclaré, il bloque la mise en service."
        ),
        mauvais="flux vers l’outil d’envoi, hors UE ; 4e, transferts : (vide)",
        mieux="4e, transferts : outil d’envoi, États-Unis, clauses contractuelles types",
        source=(
            "Plan détaillé, 0e : un flux sortant du périmètre UE est signalé en 4e ; RGPD, "
            "articles 44 à 49"
        ),
        methode=(
            "Un transfert déclaré suffit : son destinataire est écrit librement et n’est pas "
            "comparé au système."
        ),
        datee="2026-11-22",
    ),
    regle(
        "FLX-006",
        ERREUR,
        "flux dit sans données personnelles, qui en porte",
        pourquoi=(
            "Le registre, les durées et les clauses de sous-traitance partent de cette réponse."
        ),
        mauvais="champs : Courriel (personnel) ; données personnelles : non",
        mieux="données personnelles : oui",
        source="Plan détaillé, 0e et dictionnaire de données ; RGPD, article 30",
    ),
)
def _personal(examen: Examen) -> Iterator[Signal]:
    nom, transferts = examen.reperes.nom, examen.cahier.confidentialite.transferts
    for chemin, flux in situes(examen.cahier.flux, "flux"):
        if flux.hors_ue and flux.donnees_personnelles and not transferts:
            yield signal(
                f"{chemin}.hors_ue",
                f"Point à vérifier : le flux {nom(flux.id)} porte des données personnelles de "
                f"{nom(flux.emetteur)} vers "
                f"{nom(flux.recepteur)}, hors de l’Union européenne, et aucun transfert n’est "
                f"déclaré. "
                "Ajoutez-le aux « Transferts hors UE » (4e), avec son instrument.",
                "FLX-005",
            )
        cites = flux.objet.champs if flux.objet else []
        nominatifs = [c for c in cites if (f := examen.reperes.champs.get(c)) and f.personnel]
        if flux.donnees_personnelles is False and nominatifs:
            yield signal(
                f"{chemin}.donnees_personnelles",
                f"Le flux {nom(flux.id)} est dit sans données personnelles et porte "
                f"{quelques(examen.reperes.noms(nominatifs))}. Répondez oui, ou retirez ces "
                f"champs.",
                "FLX-006",
            )


@controle(
    regle(
        "FLX-007",
        AVERTISSEMENT,
        "système orphelin",
        pourquoi=(
            "Une application citée sans aucun échange : soit une interface manque au chiffrage, "
            "soit l’application est de trop."
        ),
        mauvais="Caisse : conservée, aucun flux ni interface",
        mieux="Caisse : conservée, FLX-14 chaque nuit vers le CRM",
        source="Plan détaillé, 0e et 1d",
        methode=(
            "Rien ne la cite, ou seule la cartographie en fait le maître de données dont on ne dit "
            "pas comment elles circulent. Les applications remplacées sont laissées de côté ; se "
            "tait tant qu’aucun flux n’est décrit."
        ),
    )
)
def _orphans(examen: Examen) -> Iterator[Signal]:
    if not examen.cahier.flux:
        return
    for chemin, systeme in situes(examen.cahier.existant.systemes, "existant.systemes"):
        remplace = systeme.avenir is enum.Avenir.REMPLACE
        if systeme.id and not remplace and not _serves(examen, systeme.id):
            yield signal(
                chemin,
                f"L’application {examen.reperes.nom(systeme.id)} n’échange rien : aucun flux, "
                f"aucune "
                "interface, aucune étape ne la cite. Décrivez ses flux (0e), ou retirez-la de "
                "l’existant.",
            )


def _serves(examen: Examen, systeme: str) -> bool:
    """Say whether something else than who is right about which data names `systeme`."""
    places = examen.reperes.cites.get(systeme, ())
    return any(p[0] != "cartographie" and p[-1] not in _MAITRES for p in places)


@controle(
    regle(
        "FLX-008",
        AVERTISSEMENT,
        "flux d’un système vers lui-même",
        pourquoi="Un flux relie deux objets : écrit ainsi, son émetteur ou son récepteur est faux.",
        mauvais="émetteur : SYS-CRM ; récepteur : SYS-CRM",
        mieux="émetteur : SYS-WEB ; récepteur : SYS-CRM",
        source="Plan détaillé, 0e : tout flux relie deux objets",
    )
)
def _loops(examen: Examen) -> Iterator[Signal]:
    for chemin, flux in situes(examen.cahier.flux, "flux"):
        if flux.emetteur and flux.emetteur == flux.recepteur:
            yield signal(
                f"{chemin}.recepteur",
                f"Le flux {examen.reperes.nom(flux.id)} part de "
                f"{examen.reperes.nom(flux.emetteur)} et y revient. "
                "Corrigez l’émetteur ou le récepteur.",
            )


CONTROLES = (_validations, _no_validation, _personal, _orphans, _loops)
