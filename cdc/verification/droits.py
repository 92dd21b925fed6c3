"""Rights: every role has some, every entity has its author and reader, nobody may do everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.francais import enumeration
from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, quelques, regle, signal
from cdc.verification.regles import controle
from cdc.verification.reperes import situes
from cdc_schema import enumerations as enum
from cdc_schema.chemins import ecrire

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal

_D = enum.Droit
_ENSEMBLE = 2  # « tous les rôles » says something from that many


@controle(
    regle(
        "DRO-001",
        AVERTISSEMENT,
        "rôle sans aucun droit",
        pourquoi=(
            "Un rôle compté dans les licences et qui ne peut rien ouvrir : le droit a été oublié, "
            "ou le rôle est de trop."
        ),
        mauvais="Logistique : 2 utilisateurs, aucune ligne dans la matrice",
        mieux="Logistique : lit les commandes",
        source="Plan détaillé, 4c : matrice rôle × entité",
        methode=(
            "Se tait tant que la matrice est vide, et pour un rôle déclaré sans aucun utilisateur."
        ),
    )
)
def _idle_roles(examen: Examen) -> Iterator[Signal]:
    droits = examen.cahier.droits
    for chemin, role in situes(droits.roles, "droits.roles"):
        muet = not any(examen.reperes.matrice.get(role.id or "", {}).values())
        if droits.matrice and role.id and muet and role.nombre_utilisateurs != 0:
            yield signal(
                chemin,
                f"Le rôle {examen.reperes.nom(role.id)} n’a aucun droit dans la matrice. "
                f"Donnez-lui ceux de son métier, ou retirez-le.",
            )


@controle(
    regle(
        "DRO-002",
        ERREUR,
        "entité que personne ne lit",
        pourquoi="Une fiche que nul ne peut ouvrir ne sert à personne, ou la matrice l’a oubliée.",
        mauvais="Contrat : aucun R dans la matrice",
        mieux="Contrat : lu par ROL-ADV et ROL-COM",
        source="Plan détaillé, 4c : toute entité a au moins un rôle en création et un en lecture",
        methode=(
            "Les entités qui ont au moins un droit dans la matrice, et celles que le système à "
            "choisir tient."
        ),
    ),
    regle(
        "DRO-003",
        AVERTISSEMENT,
        "entité que personne ne crée",
        pourquoi="Sans rôle qui la crée ni système qui l’apporte, la liste restera vide.",
        mauvais="Affaire, tenue par le CRM : R et U, jamais C",
        mieux="Affaire : créée par ROL-COM",
        source="Plan détaillé, 4c : toute entité a au moins un rôle en création et un en lecture",
        methode=(
            "Seulement si le système à choisir en est maître et si aucun flux ne la lui apporte."
        ),
    ),
    regle(
        "DRO-004",
        ERREUR,
        "suppression ou export ouverts à tous",
        pourquoi=(
            "Le départ d’une personne avec le fichier des clients, ou sa suppression par mégarde, "
            "ne sont arrêtés par rien."
        ),
        mauvais="Client : export pour les treize rôles",
        mieux="Client : export pour la direction et l’ADV",
        source="Plan détaillé, 4c : le droit de suppression et d’export n’est jamais donné à tous",
        methode="Tous les rôles déclarés, à partir de deux.",
    ),
)
def _entities(examen: Examen) -> Iterator[Signal]:
    par_entite = _rights(examen)
    tenues = {e for e, une in examen.reperes.entites.items() if _chosen(examen, une.maitre)}
    for entite in dict.fromkeys([*par_entite, *(e for e in examen.reperes.entites if e in tenues)]):
        droits = par_entite.get(entite, {})
        if not par_entite:
            return
        nom, ou = (
            examen.reperes.nom(entite),
            f"{examen.reperes.places.get(entite, 'droits.matrice')}",
        )
        if not droits.get(_D.R):
            yield signal(
                ou, f"Aucun rôle ne lit {nom}. Ajoutez R à ceux qui s’en servent (4c).", "DRO-002"
            )
        elif not droits.get(_D.C) and entite in tenues and not _brought(examen, entite):
            yield signal(
                ou,
                f"Aucun rôle ne crée {nom}, que le nouvel outil doit tenir, et aucun flux ne "
                f"l’apporte. "
                "Ajoutez C à un rôle (4c).",
                "DRO-003",
            )
        for droit, verbe in ((_D.D, "supprimer"), (_D.EXPORT, "exporter")):
            if _everybody(examen, droits.get(droit, [])):
                yield signal(
                    "droits.matrice",
                    f"Tous les rôles peuvent {verbe} {nom}. Réservez ce droit à ceux qui en "
                    f"répondent.",
                    "DRO-004",
                )
    export = examen.cahier.droits.export
    if export and _everybody(examen, export.roles):
        yield signal(
            "droits.export.roles",
            "Tous les rôles peuvent exporter des listes. Réservez l’export à ceux qui en "
            "répondent.",
            "DRO-004",
        )


def _rights(examen: Examen) -> dict[str, dict[enum.Droit, list[str]]]:
    """Return the roles that have each right, entity by entity."""
    trouves: dict[str, dict[enum.Droit, list[str]]] = {}
    for role, cellules in examen.reperes.matrice.items():
        for entite, droits in cellules.items():
            for droit in droits:
                trouves.setdefault(entite, {}).setdefault(droit, []).append(role)
    return trouves


def _everybody(examen: Examen, roles: list[str]) -> bool:
    tous = examen.reperes.roles.keys()
    return len(tous) >= _ENSEMBLE and tous <= set(roles)


def _chosen(examen: Examen, systeme: str | None) -> bool:
    found = examen.reperes.systemes.get(systeme or "")
    return found is not None and found.avenir is enum.Avenir.CIBLE


def _brought(examen: Examen, entite: str) -> bool:
    return any(f.objet and f.objet.entite == entite for f in examen.cahier.flux)


@controle(
    regle(
        "DRO-005",
        ERREUR,
        "droit d’écrire sans droit de lire",
        pourquoi="On ne modifie pas ce qu’on ne voit pas : l’un des deux droits est faux.",
        mauvais="Technicien, Dossier SAV : U",
        mieux="Technicien, Dossier SAV : R, U",
        source="Plan détaillé, 4c ; ISO/IEC/IEEE 29148, cohérence",
        methode=(
            "U, D ou export sans R. Créer sans lire se conçoit (un formulaire) et n’est pas "
            "signalé."
        ),
    ),
    regle(
        "DRO-006",
        ERREUR,
        "export par un rôle qui n’en a pas le droit",
        pourquoi=(
            "La matrice et la liste des exports ne s’accordent pas : l’une ouvrira ce que l’autre "
            "ferme."
        ),
        mauvais="matrice : ROL-COM exporte les clients ; exports : ROL-DIR seulement",
        mieux="les deux : ROL-DIR",
        source="Plan détaillé, 4c : exports",
        methode="Un constat par rôle. Se tait tant que la liste des rôles qui exportent est vide.",
    ),
)
def _cells(examen: Examen) -> Iterator[Signal]:
    droits = examen.cahier.droits
    exportent = set(droits.export.roles) if droits.export else set()
    for role, cellules in droits.matrice.items():
        for entite, codes in cellules.items():
            ou, qui = ecrire(("droits", "matrice", role, entite)), examen.reperes.nom(role)
            ecrits = [d.libelle for d in (_D.U, _D.D, _D.EXPORT) if d in codes]
            if ecrits and _D.R not in codes:
                yield signal(
                    ou,
                    f"{qui} a {enumeration(ecrits)} sur {examen.reperes.nom(entite)} sans pouvoir "
                    f"lire. Ajoutez R, ou retirez le reste.",
                    "DRO-005",
                )
        siennes = [e for e, codes in cellules.items() if _D.EXPORT in codes]
        if siennes and exportent and role not in exportent:
            yield signal(
                ecrire(("droits", "matrice", role, siennes[0])),
                f"{examen.reperes.nom(role)} exporte {quelques(examen.reperes.noms(siennes))} dans la "
                f"matrice et n’est pas parmi les rôles qui exportent : "
                f"{quelques(examen.reperes.noms(sorted(exportent)))}. Accordez les deux.",
                "DRO-006",
            )


@controle(
    regle(
        "DRO-007",
        AVERTISSEMENT,
        "« Qui voit quoi » plus large que la matrice des droits",
        pourquoi=(
            "La cartographie promet à un rôle ce que ses droits lui refusent : il s’en apercevra "
            "le premier jour."
        ),
        mauvais="0f : le SAV crée des échanges ; 4c : rien sur les échanges",
        mieux="0f et 4c : SAV, Échange : C, R",
        source="Plan détaillé, 0f et 4c ; ISO/IEC/IEEE 29148, cohérence",
        methode=(
            "Un constat par rôle, avec les entités concernées. Se tait tant que la matrice est "
            "vide."
        ),
    )
)
def _promised(examen: Examen) -> Iterator[Signal]:
    matrice = examen.reperes.matrice
    for role, cellules in examen.cahier.cartographie.circulation.items() if matrice else ():
        siens = matrice.get(role, {})
        refuses = [e for e, codes in cellules.items() if not set(codes) <= set(siens.get(e, []))]
        if refuses:
            yield signal(
                ecrire(("cartographie", "circulation", role)),
                f"{examen.reperes.nom(role)} a ici, sur {quelques(examen.reperes.noms(refuses))}, "
                f"des droits que la "
                "matrice ne lui donne pas. Accordez « Qui voit quoi » et la matrice (4c).",
            )


CONTROLES = (_idle_roles, _entities, _cells, _promised)
