"""Process steps: somebody does each, a validation has its two ends, a target has its volume."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.francais import enumeration
from cdc.verification.ecriture import AVERTISSEMENT, CONSEIL, ERREUR, regle, signal
from cdc.verification.regles import controle
from cdc.verification.reperes import situes
from cdc_schema import enumerations as enum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal
    from cdc_schema.prealables.processus import Etape

_DUS = {
    "valideur": "qui valide",
    "si_accord": "la suite en cas d’accord",
    "si_refus": "la suite en cas de refus",
}


@controle(
    regle(
        "FLX-020",
        ERREUR,
        "étape sans acteur responsable",
        pourquoi="Une étape que personne ne fait ne donne ni écran, ni droit, ni cas de test.",
        mauvais="3. Vérifier le SIRET ; acteur : (vide)",
        mieux="3. Vérifier le SIRET ; acteur : ADV (ROL-ADV)",
        source="Plan détaillé, 0d : chaque étape a exactement un acteur responsable",
    ),
    regle(
        "FLX-021",
        ERREUR,
        "étape de validation sans valideur ou sans ses deux issues",
        pourquoi="Sans l’issue du refus, le dossier refusé n’a plus d’étape suivante.",
        mauvais="4. Valider la remise ; en cas de refus : (vide)",
        mieux="4. Valider la remise ; accord : envoi du devis ; refus : retour à l’étape 2",
        source="Plan détaillé, 0d : une étape de validation nomme le valideur et les deux issues",
    ),
    regle(
        "FLX-022",
        AVERTISSEMENT,
        "issue de validation sur une étape qui n’en est pas une",
        pourquoi=(
            "Un valideur est nommé, mais l’étape n’est pas dite de validation : le circuit ne "
            "sera pas paramétré."
        ),
        mauvais="4. Relire le devis ; validation : non ; valideur : ROL-DCO",
        mieux="4. Relire le devis ; validation : oui ; valideur : ROL-DCO",
        source="Plan détaillé, 0d",
    ),
    regle(
        "FLX-023",
        AVERTISSEMENT,
        "deux étapes de même rang",
        pourquoi="On ne sait pas laquelle vient d’abord, ni si elles sont parallèles.",
        mauvais="2. Rappeler ; 2. Qualifier",
        mieux="2. Rappeler ; 3. Qualifier",
        source="Plan détaillé, 0d",
    ),
)
def _steps(examen: Examen) -> Iterator[Signal]:
    for chemin, processus in situes(examen.cahier.processus, "processus"):
        nom = examen.reperes.nom(processus.id)
        vus: set[int] = set()
        for rang, etape in enumerate(processus.etapes):
            for code, cle, defaut in _faults(etape, vus):
                yield signal(
                    f"{chemin}.etapes[{rang}]{cle}", f"{_said(etape, rang)} de {nom} {defaut}", code
                )
            vus |= {etape.ordre} if etape.ordre is not None else set()


def _faults(etape: Etape, vus: set[int]) -> Iterator[tuple[str, str, str]]:
    """Yield the code, the key and the words of each fault of a step."""
    manquent = [quoi for cle, quoi in _DUS.items() if not getattr(etape, cle)]
    if not etape.acteur:
        yield "FLX-020", ".acteur", "n’a pas d’acteur. Nommez le rôle ou le système qui la fait."
    if etape.validation and manquent:
        yield (
            "FLX-021",
            "",
            f"est une validation et ne dit pas {enumeration(manquent)}. Complétez-la.",
        )
    if etape.validation is False and (etape.valideur or etape.si_refus):
        yield (
            "FLX-022",
            ".validation",
            (
                "nomme un valideur ou une issue de refus et n’est pas une étape de validation. "
                "Répondez oui, ou retirez-les."
            ),
        )
    if etape.ordre in vus:
        yield (
            "FLX-023",
            ".ordre",
            f"porte le rang {etape.ordre}, déjà pris. Renumérotez les étapes.",
        )


def _said(etape: Etape, rang: int) -> str:
    action = f"« {etape.action} »" if etape.action else f"{rang + 1}"
    return f"L’étape {action}"


@controle(
    regle(
        "FLX-024",
        ERREUR,
        "processus sans volume",
        pourquoi="Dix par mois ou mille par jour ne donnent ni la même interface ni le même prix.",
        mauvais="Traiter une panne (cible) ; volume : (vide)",
        mieux="Traiter une panne (cible) ; volume : 430 dossiers par mois",
        source="Plan détaillé, 0d : aucun processus cible sans volume",
        methode="Absent ou nul, que le processus soit cible ou existant.",
    ),
    regle(
        "FLX-025",
        AVERTISSEMENT,
        "processus cible qui garde une application remplacée",
        pourquoi="Le cahier demande de remplacer l’outil et d’y travailler encore.",
        mauvais="étape cible ; outil : Suivi SAV (remplacé)",
        mieux="étape cible ; outil : CRM",
        source="Plan détaillé, 0d et 1d ; ISO/IEC/IEEE 29148, cohérence",
    ),
)
def _targets(examen: Examen) -> Iterator[Signal]:
    systemes, nom = examen.reperes.systemes, examen.reperes.nom
    for chemin, processus in situes(examen.cahier.processus, "processus"):
        cible = processus.etat is enum.EtatProcessus.CIBLE
        if processus.volume is None or processus.volume.valeur == 0:
            dit = "a un volume nul" if processus.volume else "n’a pas de volume"
            yield signal(
                f"{chemin}.volume",
                f"Le processus {nom(processus.id)} {dit}. Estimez combien de fois il se déroule, "
                f"et sur quelle période.",
                "FLX-024",
            )
        for rang, etape in enumerate(processus.etapes):
            outil = systemes.get(etape.outil or "") or systemes.get(etape.acteur or "")
            if cible and outil and outil.avenir is enum.Avenir.REMPLACE:
                yield signal(
                    f"{chemin}.etapes[{rang}]",
                    f"{_said(etape, rang)} du processus cible {nom(processus.id)} se fait dans "
                    f"{nom(outil.id)}, à remplacer. "
                    "Nommez l’outil qui prend la suite.",
                    "FLX-025",
                )


@controle(
    regle(
        "FLX-026",
        CONSEIL,
        "aucun processus cible",
        pourquoi=(
            "Le candidat voit comment on travaille, pas comment on veut travailler : il "
            "reconduira l’existant."
        ),
        mauvais="quatre processus, tous « existant »",
        mieux="« Traiter une panne, aujourd’hui » et « Traiter une panne, demain »",
        source="Plan détaillé, 0d",
        methode="Tous les processus disent leur état et aucun n’est cible.",
    )
)
def _none_target(examen: Examen) -> Iterator[Signal]:
    etats = {p.etat for p in examen.cahier.processus}
    if etats == {enum.EtatProcessus.EXISTANT}:
        yield signal(
            "processus",
            "Tous les processus décrivent l’existant. Écrivez au moins celui que le projet doit "
            "changer, tel que vous le voulez.",
        )


CONTROLES = (_steps, _targets, _none_target)
