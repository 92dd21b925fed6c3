"""The team: everybody concerned is heard, a contradictor is in, each activity has one person in charge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.francais import enumeration, number, plural
from cdc.verification.ecriture import AVERTISSEMENT, CONSEIL, ERREUR, quelques, regle, signal
from cdc.verification.noms import meaning, same_name
from cdc.verification.regles import controle
from cdc.verification.reperes import situes
from cdc_schema import enumerations as enum
from cdc_schema.chemins import ecrire

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal

_REPOND = frozenset({enum.Raci.A, enum.Raci.A_R})
_REALISE = frozenset({enum.Raci.R, enum.Raci.A_R})
_SEMAINE = 5
# Those without whom a team decides on work that it does not do.
_PROFILS = (
    (enum.RoleProjet.UTILISATEUR_REGULIER, "un utilisateur régulier"),
    (enum.RoleProjet.PRODUCTEUR_DE_DONNEES, "un producteur de données"),
)


@controle(
    regle(
        "EQU-001",
        AVERTISSEMENT,
        "service qui a besoin de l’outil et que personne n’a entendu",
        pourquoi="Un service non entendu découvre l’outil à la formation : ses besoins reviennent en avenants.",
        mauvais="qui a besoin : Boutique ; entretiens : Commerce, SAV",
        mieux="qui a besoin : Boutique ; entretiens : Commerce, SAV, Boutique",
        source="Plan détaillé, 0c : chaque service présent dans « qui a besoin » a au moins un entretien",
        methode="Se tait tant qu’aucun entretien n’est noté. Les noms de services sont comparés sans accents ni pluriel ; "
        "« SAV » suffit pour « SAV et atelier ».",
    )
)
def _services(examen: Examen) -> Iterator[Signal]:
    entendus = [set(meaning(e.service)) for e in examen.cahier.entretiens if e.service]
    if not entendus:
        return
    besoins = examen.cahier.cinq_questions.besoin_de
    for chemin, besoin in situes(besoins, "cinq_questions.besoin_de"):
        voulu = set(meaning(besoin.service or ""))
        if voulu and not any(e <= voulu or voulu <= e for e in entendus if e):
            yield signal(
                f"{chemin}.service",
                f"Le service « {besoin.service} » a besoin de l’outil et personne n’y a été entendu. "
                "Menez un entretien (0c), ou importez celui qui a été fait.",
            )


@controle(
    regle(
        "EQU-002",
        AVERTISSEMENT,
        "aucune personne réticente entendue",
        pourquoi="Une crainte non dite en entretien se dit à la mise en service, quand il est trop tard pour y répondre.",
        mauvais="sept entretiens, tous favorables",
        mieux="un entretien au moins avec une personne réticente",
        source="Plan détaillé, 0c : une posture « réticent » au moins parmi les entretiens",
        methode="Compte aussi le guide du profil « réticent ». Se tait tant qu’aucun entretien n’est noté.",
    ),
    regle(
        "EQU-003",
        AVERTISSEMENT,
        "aucune personne réticente dans l’équipe",
        pourquoi="Une équipe où tout le monde est d’accord ne voit pas ce qui fera rejeter l’outil.",
        mauvais="douze membres, tous favorables",
        mieux="le doyen des commerciaux, réticent, recetteur",
        source="Plan détaillé, 6 : l’équipe contient une personne réticente",
        methode="Se tait tant qu’aucun membre n’est noté.",
    ),
)
def _reluctant(examen: Examen) -> Iterator[Signal]:
    entretiens, membres = examen.cahier.entretiens, examen.cahier.equipe.membres
    reticent = enum.Posture.RETICENT
    entendu = any(
        e.posture is reticent or e.profil is enum.ProfilEntretien.RETICENT for e in entretiens
    )
    if entretiens and not entendu:
        yield signal(
            "entretiens",
            f"Aucun des {len(entretiens)} entretiens n’est mené avec une personne réticente. "
            "Entendez-en une, ou notez la posture de celle qui l’a été.",
            "EQU-002",
        )
    if membres and not any(m.posture is reticent for m in membres):
        yield signal(
            "equipe.membres",
            f"Aucun des {len(membres)} membres de l’équipe n’est réticent. "
            "Faites-y entrer une personne qui doute, ou notez la posture de celle qui doute.",
            "EQU-003",
        )


@controle(
    regle(
        "EQU-004",
        AVERTISSEMENT,
        "équipe sans ceux qui feront le travail, ou d’un seul niveau",
        pourquoi="Sans ceux qui saisissent et sans deux niveaux hiérarchiques, l’équipe décide d’un travail qu’elle ne fait pas.",
        mauvais="quatre directeurs",
        mieux="un directeur, un responsable, deux utilisateurs, une assistante qui tient les fichiers",
        source="Plan détaillé, 6 : un utilisateur régulier, un producteur de données, deux niveaux hiérarchiques",
        methode="Se tait tant qu’aucun membre n’est noté. Un recetteur vaut un utilisateur régulier.",
    )
)
def _composition(examen: Examen) -> Iterator[Signal]:
    membres = examen.cahier.equipe.membres
    tenus = {m.role_projet for m in membres}
    if enum.RoleProjet.RECETTEUR in tenus:
        tenus.add(enum.RoleProjet.UTILISATEUR_REGULIER)
    manquent = [quoi for role, quoi in _PROFILS if role not in tenus]
    if len({m.niveau for m in membres if m.niveau}) < 2:
        manquent.append("un second niveau hiérarchique")
    if membres and manquent:
        yield signal(
            "equipe.membres",
            f"Il manque à l’équipe {enumeration(manquent)}. Ajoutez ces membres, ou précisez leur rôle dans le projet.",
        )


@controle(
    regle(
        "EQU-005",
        ERREUR,
        "activité sans responsable unique",
        pourquoi="À deux responsables, chacun attend l’autre ; sans responsable, le prestataire décide à votre place.",
        mauvais="recette : MEM-02 A, MEM-03 A",
        mieux="recette : MEM-02 A, MEM-03 R",
        source="Plan détaillé, 6 : une activité RACI a exactement un A",
        methode="« A/R » compte pour un A. Se tait pour une activité sans aucune lettre.",
    ),
    regle(
        "EQU-006",
        AVERTISSEMENT,
        "activité que personne ne réalise",
        pourquoi="Une activité dont on répond mais que personne ne fait est faite en retard, par le chef de projet.",
        mauvais="formation : MEM-02 A, MEM-03 C",
        mieux="formation : MEM-02 A, MEM-10 R",
        source="Plan détaillé, 6 : matrice RACI",
    ),
)
def _raci(examen: Examen) -> Iterator[Signal]:
    nom = examen.reperes.noms
    for activite, lettres in examen.cahier.equipe.raci.items():
        repondent = [m for m, lettre in lettres.items() if lettre in _REPOND]
        if lettres and len(repondent) != 1:
            combien = f"a {len(repondent)} responsables (A) : {quelques(nom(repondent))}"
            yield signal(
                ecrire(("equipe", "raci", activite)),
                f"L’activité « {activite} » {combien if repondent else 'n’a aucun responsable (A)'}. "
                "Donnez le A à une personne, et à une seule.",
                "EQU-005",
            )
        if lettres and not any(lettre in _REALISE for lettre in lettres.values()):
            yield signal(
                ecrire(("equipe", "raci", activite)),
                f"Personne ne réalise (R) l’activité « {activite} ». Donnez un R au moins.",
                "EQU-006",
            )


@controle(
    regle(
        "EQU-007",
        AVERTISSEMENT,
        "frein sans action",
        pourquoi="Un frein noté sans réponse dit à ceux qui l’ont confié qu’on ne les a pas écoutés.",
        mauvais="FRE-02 « peur d’être surveillé » : aucune action",
        mieux="FRE-02 : charte des indicateurs, MEM-04, 15/02/2027",
        source="Plan détaillé, 6 : tout frein de 0b a une action",
        methode="Suffit : une action de conduite du changement, ou une exigence dont l’origine est ce frein.",
    )
)
def _brakes(examen: Examen) -> Iterator[Signal]:
    traites = {c.frein for c in examen.cahier.equipe.conduite_changement}
    traites |= {o for e in examen.cahier.exigences for o in e.origine}
    for chemin, frein in situes(examen.cahier.cinq_questions.freins, "cinq_questions.freins"):
        if frein.id and frein.id not in traites:
            yield signal(
                chemin,
                f"Le frein {examen.reperes.nom(frein.id)} n’a pas d’action. "
                "Ajoutez-en une à la conduite du changement (6), avec son responsable.",
            )


@controle(
    regle(
        "EQU-008",
        ERREUR,
        "disponibilité impossible",
        pourquoi="Le planning entier se calcule sur ces jours : au-delà de cinq par semaine, il est faux.",
        mauvais="disponibilité : 8 jours par semaine",
        mieux="disponibilité : 0,5 jour par semaine",
        source="Plan détaillé, 6 : disponibilité entre 0 et 5 jours par semaine",
    )
)
def _availability(examen: Examen) -> Iterator[Signal]:
    for chemin, membre in situes(examen.cahier.equipe.membres, "equipe.membres"):
        jours = membre.disponibilite
        if jours is not None and not 0 <= jours <= _SEMAINE:
            yield signal(
                f"{chemin}.disponibilite",
                f"{examen.reperes.nom(membre.id)} serait disponible {number(jours)} jours par semaine. "
                "Écrivez un nombre de 0 à 5.",
            )


@controle(
    regle(
        "EQU-009",
        AVERTISSEMENT,
        "rôle attendu que personne ne tient",
        pourquoi="Un rôle annoncé et non tenu est un travail que le prestataire chiffrera, ou qui ne se fera pas.",
        mauvais="rôles attendus : référent RGPD ; membres : aucun",
        mieux="référent RGPD : MEM-07",
        source="Plan détaillé, 6 : rôles attendus et membres",
        methode="Se tait tant qu’aucun membre n’est noté.",
    )
)
def _expected_roles(examen: Examen) -> Iterator[Signal]:
    equipe = examen.cahier.equipe
    tenus = {m.role_projet for m in equipe.membres}
    absents = [r.libelle for r in equipe.roles_types if r not in tenus]
    if equipe.membres and absents:
        yield signal(
            "equipe.roles_types",
            f"Personne ne tient {plural(len(absents), 'rôle attendu', 'rôles attendus')} : {quelques(absents)}. "
            f"Désignez quelqu’un, ou retirez-{'le' if len(absents) == 1 else 'les'} de la liste.",
        )


@controle(
    regle(
        "EQU-010",
        CONSEIL,
        "moteur ou réticent sans place dans l’équipe",
        pourquoi="Celui qui porte le projet s’use dehors ; celui qui en doute et qu’on a écouté, puis laissé dehors, en doute deux fois.",
        mauvais="ENT-06, réticent : le doyen des commerciaux n’est membre de rien",
        mieux="le doyen des commerciaux, MEM-06, recetteur",
        source="Plan détaillé, 0b : chaque moteur ou réfractaire cité a une place dans l’équipe projet ou une justification",
        methode="Moteur : un membre, ou au moins ce qui le fait avancer (levier). Réticent : la personne interrogée, par son nom, "
        "parmi les membres. Se tait tant qu’aucun membre n’est noté.",
    )
)
def _places(examen: Examen) -> Iterator[Signal]:
    noms = {same_name(m.nom) for m in examen.cahier.equipe.membres if m.nom}
    if not examen.cahier.equipe.membres:
        return
    for chemin, moteur in situes(examen.cahier.cinq_questions.moteurs, "cinq_questions.moteurs"):
        if not (moteur.membre or moteur.levier):
            qui = examen.reperes.nom(moteur.role)
            yield signal(
                f"{chemin}.membre",
                f"Le moteur du changement {qui} n’a pas de place dans l’équipe. Nommez le membre, ou dites ce qui le fera agir.",
            )
    for chemin, entretien in situes(examen.cahier.entretiens, "entretiens"):
        reticent = entretien.posture is enum.Posture.RETICENT and entretien.personne
        if noms and reticent and same_name(entretien.personne or "") not in noms:
            yield signal(
                f"{chemin}.posture",
                f"« {entretien.personne} », de posture réticente, n’est pas dans l’équipe. "
                "Proposez-lui une place, ou notez pourquoi non parmi les décisions (6).",
            )


CONTROLES = (
    _services,
    _reluctant,
    _composition,
    _raci,
    _brakes,
    _availability,
    _expected_roles,
    _places,
)
