"""Rules on anomalies: what they are attached to, who qualified them, what became of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.recette.cycles import ANOMALIE
from cdc.recette.ecarts import DEFAUTS, SOLDEES, is_agreed, is_open
from cdc.recette.etat_cas import case_of
from cdc.verification.calendrier import french
from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, regle, signal
from cdc.verification.recette.historique import broken_step
from cdc.verification.regles import controle
from cdc.verification.reperes import situes
from cdc_schema.enumerations import EtatAnomalie, Qualification, Severite, TypeCas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal
    from cdc_schema.recette.anomalies import Anomalie

_E = EtatAnomalie
# Past these, somebody qualified it.
_AVANT_QUALIFICATION = (None, _E.OUVERTE, _E.A_QUALIFIER)
# A passage, as a history names it.
_PASSAGE = re.compile(r"\bREL-\d+(?:\.v\d+)?#CT-")
_RENDUES = (_E.LIVREE, _E.A_RETESTER)


@controle(
    regle(
        "RCT-040",
        AVERTISSEMENT,
        "anomalie qui ne touche aucune exigence",
        pourquoi="Sans exigence, rien ne dit que l’outil devait faire autrement : le prestataire répondra « évolution », et "
        "chiffrera.",
        mauvais="ANO-003 : exigences (vide), cas (vide)",
        mieux="ANO-003 : EX-REL-004",
        source="Recette, conformité au cahier des charges ; ISTQB, traçabilité",
        methode="Suffit : une exigence, ou un cas qui en vérifie une. Une anomalie soldée, ou vue pendant un cas exploratoire et "
        "pas encore qualifiée, est laissée de côté.",
    ),
    regle(
        "RCT-044",
        AVERTISSEMENT,
        "anomalie qualifiée par une seule partie",
        pourquoi="Une qualification d’un seul côté sera rouverte le jour du procès-verbal, quand le temps manque.",
        mauvais="ANO-003, acceptée : qualifiée par MEM-02 ; prestataire (vide)",
        mieux="ANO-003, acceptée : qualifiée par MEM-02 et le chef de projet du prestataire, le 16/04/2027",
        source="Recette, un besoin mal défini se distingue d’une anomalie ; Recette, machine de l’anomalie : qualification contradictoire",
        methode="Anomalies dont la nature est dite, ou dont l’état suppose une qualification.",
    ),
    regle(
        "RCT-045",
        AVERTISSEMENT,
        "état d’anomalie que son historique n’explique pas",
        pourquoi="Un état sans histoire est contestable : qui l’a dit, quand, sur quelle preuve ?",
        mauvais="état : close ; historique : acceptée, close",
        mieux="historique : à qualifier, acceptée, en correction, livrée, à retester, close",
        source="Recette, machine d’états de l’anomalie",
        methode="Chaque passage doit exister dans la machine, et le dernier être l’état. Un historique vide n’est signalé que pour "
        "une anomalie déjà qualifiée.",
    ),
    regle(
        "RCT-046",
        ERREUR,
        "doublon de rien",
        pourquoi="L’anomalie disparaît des comptes au profit d’une autre qui n’existe pas : le défaut n’est plus suivi.",
        mauvais="ANO-007, nature doublon ; doublon de : (vide)",
        mieux="ANO-007, doublon de ANO-003",
        source="ISTQB, gestion des anomalies",
        methode="Aussi : une anomalie doublon d’elle-même, ou d’un autre doublon. Une anomalie citée qui n’existe pas est dite "
        "par REF-001.",
    ),
    regle(
        "RCT-047",
        AVERTISSEMENT,
        "délai de correction dépassé",
        pourquoi="Un délai que personne ne relève ne sera pas tenu non plus la fois suivante, et les pénalités se perdent.",
        mauvais="ANO-003, en correction ; à corriger avant le 20/04/2027, nous sommes le 26",
        mieux="ANO-003, livrée le 19/04/2027, version 1.0.3",
        source="Recette, sévérités : délai de correction",
        methode="Anomalies ouvertes, ni livrées ni à retester.",
    ),
)
def _followed(examen: Examen) -> Iterator[Signal]:
    exploratoires = {c.id for c in examen.cahier.cas_de_test if c.type is TypeCas.EXPLORATOIRE}
    verifient = {c.id for c in examen.cahier.cas_de_test if c.exigences}
    verifient |= {c for e in examen.cahier.exigences for c in e.cas_de_test}
    doublons = {a.id for a in examen.cahier.anomalies if a.nature is Qualification.DOUBLON}
    for chemin, anomalie in situes(examen.cahier.anomalies, "anomalies"):
        nom, cas = examen.reperes.nom(anomalie.id), case_of(anomalie)
        qualifiee = anomalie.etat not in _AVANT_QUALIFICATION
        explore = cas in exploratoires and not qualifiee
        if is_open(anomalie) and not (anomalie.exigences or cas in verifient or explore):
            yield signal(
                f"{chemin}.exigences",
                f"L’anomalie {nom} ne touche aucune exigence. Citez celle qui n’est pas tenue, ou qualifiez-la autrement.",
                "RCT-040",
            )
        nommee = anomalie.nature not in (None, Qualification.A_QUALIFIER)
        if (nommee or qualifiee) and not is_agreed(anomalie):
            yield signal(
                f"{chemin}.qualifiee_par",
                f"L’anomalie {nom} {_unsigned(anomalie)}. Notez qui s’est accordé, client et prestataire, ou laissez-la à "
                "qualifier.",
                "RCT-044",
            )
        yield from _lived(chemin, nom, anomalie)
        yield from _duplicate(chemin, nom, anomalie, doublons)
        delai = anomalie.delai_correction
        en_retard = bool(delai and delai < examen.aujourdhui)
        if delai and en_retard and is_open(anomalie) and anomalie.etat not in _RENDUES:
            yield signal(
                f"{chemin}.delai_correction",
                f"L’anomalie {nom} devait être corrigée le {french(delai)}, et elle est « {anomalie.etat or _E.OUVERTE} ». "
                "Relancez le prestataire, ou notez la correction livrée.",
                "RCT-047",
            )


def _unsigned(anomalie: Anomalie) -> str:
    if anomalie.nature in (None, Qualification.A_QUALIFIER):
        return f"est « {anomalie.etat} » sans nature retenue"
    accord = anomalie.qualifiee_par
    if accord and (accord.client or accord.prestataire):
        absent = "le prestataire" if accord.client else "le client"
        return f"n’est pas qualifiée par {absent}"
    return "est qualifiée, et rien ne dit par qui"


def _lived(chemin: str, nom: str, anomalie: Anomalie) -> Iterator[Signal]:
    faute = broken_step(ANOMALIE, anomalie.etat, [c.etat for c in anomalie.historique])
    if faute:
        yield signal(f"{chemin}.{faute.suite}", f"L’anomalie {nom} : {faute.dit}.", "RCT-045")
    elif not anomalie.historique and anomalie.etat not in _AVANT_QUALIFICATION:
        yield signal(
            f"{chemin}.etat",
            f"L’anomalie {nom} est « {anomalie.etat} » et son historique est vide. Notez qui l’y a fait passer, et quand.",
            "RCT-045",
        )


def _duplicate(
    chemin: str, nom: str, anomalie: Anomalie, doublons: set[str | None]
) -> Iterator[Signal]:
    if anomalie.nature is not Qualification.DOUBLON:
        return
    citee = anomalie.doublon_de
    if not citee:
        yield signal(
            f"{chemin}.nature",
            f"L’anomalie {nom} est un doublon, et rien ne dit de laquelle. Citez l’autre, ou changez sa nature.",
            "RCT-046",
        )
    elif citee == anomalie.id or citee in doublons:
        autre = "d’elle-même" if citee == anomalie.id else f"de {citee}, un doublon elle aussi"
        yield signal(
            f"{chemin}.doublon_de",
            f"L’anomalie {nom} est le doublon {autre}. Citez celle qui est suivie.",
            "RCT-046",
        )


@controle(
    regle(
        "RCT-041",
        ERREUR,
        "anomalie close sans version ni test de confirmation",
        pourquoi="Close sur parole, elle reviendra en production ; et rien ne dira dans quelle version elle était corrigée.",
        mauvais="ANO-003, close ; version de correction (vide)",
        mieux="ANO-003, close, version 1.0.3, le 21/04 : REL-04#CT-01 conforme",
        source="Recette, machine de l’anomalie : close après un test de confirmation conforme ; ISTQB, test de confirmation",
        methode="Défauts seulement. Suffit : un passage cité par la ligne de l’historique qui la clôt, puisque sa campagne dit la "
        "version ; ou la version de correction et une autre preuve sur cette ligne. Une donnée, un paramétrage ou un environnement "
        "n’a pas de version.",
    ),
    regle(
        "RCT-042",
        ERREUR,
        "anomalie bloquante mise en réserve",
        pourquoi="Une réserve laisse passer en production : une bloquante empêche de travailler, ou expose des données.",
        mauvais="RES-01 : ANO-002, bloquante",
        mieux="ajournement ; ANO-002 corrigée, puis nouvelle campagne",
        source="Recette, machine de l’anomalie : différée, jamais pour une bloquante",
        methode="Une anomalie soldée est laissée de côté.",
    ),
    regle(
        "RCT-043",
        ERREUR,
        "anomalie refusée sans motif",
        pourquoi="Un refus sans motif écrit se conteste, et personne ne saura plus pourquoi le défaut est resté.",
        mauvais="ANO-005, refusée ; motif : (vide)",
        mieux="ANO-005, refusée ; erreur de test : le cas visait la version 1.0 de l’exigence",
        source="Recette, machine de l’anomalie : refusée, motif écrit",
    ),
    regle(
        "RCT-048",
        AVERTISSEMENT,
        "anomalie différée sans réserve",
        pourquoi="Différée sans réserve, elle n’a ni échéance ni condition de levée : elle est acceptée pour toujours.",
        mauvais="ANO-006, différée ; réserve : (vide)",
        mieux="ANO-006, différée, RES-02, à lever le 15/06/2027",
        source="Recette, machine de l’anomalie : différée, réserve créée",
    ),
)
def _settled(examen: Examen) -> Iterator[Signal]:
    reserves: dict[str, str] = {}
    for une in examen.cahier.reserves:
        reserves.update(dict.fromkeys(une.anomalies, une.id or "?"))
    for chemin, anomalie in situes(examen.cahier.anomalies, "anomalies"):
        nom, etat = examen.reperes.nom(anomalie.id), anomalie.etat
        reserve = anomalie.reserve or reserves.get(anomalie.id or "")
        if etat is _E.CLOSE and (manque := _unproven(anomalie)):
            yield signal(
                f"{chemin}.etat",
                f"L’anomalie {nom} est close sans {manque}. Complétez, ou rouvrez-la.",
                "RCT-041",
            )
        grave = anomalie.severite is Severite.BLOQUANTE and etat not in SOLDEES
        if grave and (reserve or etat is _E.DIFFEREE):
            yield signal(
                f"{chemin}.severite",
                f"L’anomalie {nom} est bloquante et mise en réserve{f' ({reserve})' if reserve else ''}. Ajournez la recette, ou "
                "revoyez sa sévérité à deux.",
                "RCT-042",
            )
        dernier = anomalie.historique[-1].motif if anomalie.historique else None
        if etat is _E.REFUSEE and not (anomalie.motif or dernier):
            yield signal(
                f"{chemin}.etat",
                f"L’anomalie {nom} est refusée sans motif. Écrivez-le : erreur de test, doublon, évolution...",
                "RCT-043",
            )
        if etat is _E.DIFFEREE and not reserve:
            yield signal(
                f"{chemin}.etat",
                f"L’anomalie {nom} est différée et aucune réserve ne la couvre. Créez la réserve, avec son échéance.",
                "RCT-048",
            )


def _unproven(anomalie: Anomalie) -> str:
    """Return what a closed anomaly lacks, in words, or nothing."""
    nature = anomalie.nature or Qualification.A_QUALIFIER
    if nature not in DEFAUTS:
        return ""
    closes = [c for c in anomalie.historique if c.etat is _E.CLOSE]
    preuve = (closes[-1].motif if closes else None) or ""
    if _PASSAGE.search(preuve):  # its campaign says the version
        return ""
    versionnee = nature in (Qualification.A_QUALIFIER, Qualification.ANOMALIE)
    sans_version = versionnee and not anomalie.version_correction
    sans_preuve = not preuve
    manques = ["version de correction"] * sans_version + ["test de confirmation"] * sans_preuve
    return " ni ".join(manques)


CONTROLES = (_followed, _settled)
