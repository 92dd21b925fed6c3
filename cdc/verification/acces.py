"""Access field by field, and rights that the rest of the specification takes for granted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, quelques, regle, signal
from cdc.verification.regles import controle
from cdc.verification.reperes import situes
from cdc_schema import enumerations as enum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal

_ECRIRE = frozenset({enum.Droit.C, enum.Droit.U})
_ENSEMBLE = 3  # « tous les rôles » says something from that many


@controle(
    regle(
        "DRO-010",
        AVERTISSEMENT,
        "champ personnel lu par tous les rôles",
        pourquoi=(
            "Chaque rôle qui voit une donnée personnelle doit en avoir besoin : c’est la première "
            "question d’un contrôle."
        ),
        mauvais="Encours et impayé (personnel) : visible par les quatorze rôles",
        mieux="Encours et impayé : visible par ROL-ADV, ROL-DCO, ROL-DIR",
        source=(
            "RGPD, articles 5 et 25 ; guide de la sécurité des données de la CNIL ; Plan "
            "détaillé, 4c"
        ),
        methode=(
            "Point à vérifier. Un champ qui nomme tous les rôles dans « visible par », ou un "
            "champ sensible qui n’en nomme aucun alors que tous les rôles lisent son entité. À "
            "partir de trois rôles."
        ),
        datee="2026-11-22",
    )
)
def _read_by_all(examen: Examen) -> Iterator[Signal]:
    roles, matrice = examen.reperes.roles.keys(), examen.reperes.matrice
    if len(roles) < _ENSEMBLE:
        return
    for chemin, champ in examen.reperes.dictionnaire:
        if champ.visible_par:
            lecteurs = set(champ.visible_par)
        else:
            lecteurs = {
                r for r in matrice if enum.Droit.R in matrice[r].get(champ.entite or "", [])
            }
        expose = champ.personnel if champ.visible_par else champ.sensible
        if expose and roles <= lecteurs:
            yield signal(
                f"{chemin}.visible_par",
                f"Point à vérifier : les {len(roles)} rôles lisent le champ "
                f"{examen.reperes.nom(champ.id)}, une donnée "
                f"{'sensible' if champ.sensible else 'personnelle'}. Réservez-le à ceux qui en "
                f"ont besoin.",
            )


@controle(
    regle(
        "DRO-011",
        ERREUR,
        "champ masqué et pourtant visible",
        pourquoi=(
            "Le dictionnaire montre le champ à un rôle à qui les droits le cachent : l’un des "
            "deux sera paramétré."
        ),
        mauvais="Marge : visible par ROL-COM ; champs masqués : lue par ROL-DIR seulement",
        mieux="Marge : visible par ROL-DIR aux deux endroits",
        source="Plan détaillé, 4c et dictionnaire de données ; ISO/IEC/IEEE 29148, cohérence",
    ),
    regle(
        "DRO-012",
        ERREUR,
        "champ masqué que modifie ou exporte qui ne le lit pas",
        pourquoi="Un rôle ne peut pas changer ni sortir une donnée qu’il ne voit pas.",
        mauvais="Encours : lu par ROL-DIR, modifié par ROL-ADV",
        mieux="Encours : lu par ROL-DIR et ROL-ADV, modifié par ROL-ADV",
        source="Plan détaillé, 4c",
    ),
)
def _hidden(examen: Examen) -> Iterator[Signal]:
    for chemin, masque in situes(
        examen.cahier.droits.champs_restreints, "droits.champs_restreints"
    ):
        champ, lecteurs = examen.reperes.champs.get(masque.champ or ""), set(masque.lecture)
        quoi = examen.reperes.nom(masque.champ) if champ else f"« {masque.donnee} »"
        if not lecteurs:
            continue
        if champ and (vus := [r for r in champ.visible_par if r not in lecteurs]):
            yield signal(
                f"{chemin}.lecture",
                f"Le champ {quoi} est masqué à {quelques(examen.reperes.noms(vus))}, que le "
                "dictionnaire cite parmi ceux qui le voient. "
                "Accordez « Qui la voit » et « Visible par ».",
                "DRO-011",
            )
        for cle, droit in (("modification", "modification permise"), ("export", "export permis")):
            aveugles = [r for r in getattr(masque, cle) if r not in lecteurs]
            if aveugles:
                yield signal(
                    f"{chemin}.{cle}",
                    f"{quoi} : {droit} à {quelques(examen.reperes.noms(aveugles))}, sans la "
                    "lecture. Ajoutez-la, ou retirez ce droit.",
                    "DRO-012",
                )


@controle(
    regle(
        "DRO-013",
        ERREUR,
        "transition confiée à un rôle qui ne peut pas modifier l’objet",
        pourquoi="Le jour de la recette, le bouton manque à celui qui doit s’en servir.",
        mauvais="ROL-TEC pose le diagnostic ; matrice : Dossier SAV en lecture seule",
        mieux="matrice : ROL-TEC, Dossier SAV : R, U",
        source="Plan détaillé, 3c et 4c : chaque transition a un rôle autorisé",
        methode=(
            "C, pour une transition qui part de l’état initial ; U dans tous les cas. Se tait "
            "tant que la matrice ne dit rien de l’objet."
        ),
    )
)
def _passages(examen: Examen) -> Iterator[Signal]:
    matrice = examen.reperes.matrice
    decrites = {e for cellules in matrice.values() for e in cellules}
    for chemin, machine in situes(examen.cahier.workflows, "workflows"):
        roles = dict.fromkeys(t.role for t in machine.transitions if t.role in examen.reperes.roles)
        for role in roles if machine.objet in decrites else ():
            if (
                role
                and machine.objet
                and not _ECRIRE & set(matrice.get(role, {}).get(machine.objet, []))
            ):
                siennes = [f"« {t.de} → {t.vers} »" for t in machine.transitions if t.role == role]
                rang = next(r for r, t in enumerate(machine.transitions) if t.role == role)
                yield signal(
                    f"{chemin}.transitions[{rang}].role",
                    f"{examen.reperes.nom(role)} fait {quelques(siennes)} sur "
                    f"{examen.reperes.nom(machine.objet)}, sans droit de le "
                    "modifier. Ajoutez U dans la matrice (4c), ou confiez la transition à un "
                    "autre rôle.",
                )


CONTROLES = (_read_by_all, _hidden, _passages)
