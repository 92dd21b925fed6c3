"""Mappings: where each taken over value goes, once, in a form that its field accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, quelques, regle, signal
from cdc.verification.regles import controle
from cdc.verification.reperes import situes
from cdc_schema import enumerations as enum
from cdc_schema.annotations import Objectif

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal
    from cdc_schema.mapping.correspondances import Correspondance


@controle(
    regle(
        "DIC-014",
        ERREUR,
        "valeur de correspondance hors de la liste du champ",
        pourquoi="La reprise rejettera ces lignes, ou créera une valeur que personne n’a voulue.",
        mauvais="« ami » devient « bouche à oreille », absent de la liste Origine",
        mieux="« ami » devient « parrainage »",
        source="Plan détaillé, 3a : types compatibles",
        methode=(
            "Pour les champs de type liste qui ont leurs valeurs ; les états de l’entité sont "
            "admis. Une nouvelle valeur qui se poursuit après une virgule (« Clos, motif « résolu "
            "» ») décrit deux champs et n’est pas comparée."
        ),
    ),
    regle(
        "DIC-015",
        ERREUR,
        "correspondance vers un champ calculé",
        pourquoi="La valeur reprise sera écrasée au premier calcul, ou bloquera la reprise.",
        mauvais="colonne Priorité vers Priorité (calculé)",
        mieux="colonne Priorité : non reprise, recalculée",
        source="Plan détaillé, 3a : types compatibles",
    ),
    regle(
        "DIC-016",
        AVERTISSEMENT,
        "correspondance qui contredit « repris à la migration »",
        pourquoi=(
            "Le dictionnaire et les correspondances ne disent pas la même reprise : le volume à "
            "reprendre est faux."
        ),
        mauvais="Fax : repris, sans correspondance ; Note : correspondance, « repris : non »",
        mieux="Fax : non repris ; Note : repris, MAP-012",
        source="Plan détaillé, 3a et dictionnaire de données",
        methode=(
            "Un champ « repris » sans correspondance n’est signalé que si d’autres champs en ont "
            "une."
        ),
    ),
)
def _targets(examen: Examen) -> Iterator[Signal]:
    etats = {w.objet: {e.nom.casefold() for e in w.etats if e.nom} for w in examen.cahier.workflows}
    for chemin, une in situes(examen.cahier.mapping, "mapping"):
        champ = examen.reperes.champs.get(une.cible or "")
        if champ is None:
            continue
        if champ.type is enum.TypeChamp.CALCULE:
            yield signal(
                f"{chemin}.cible",
                f"{_said(une)} mène au champ {examen.reperes.nom(champ.id)}, qui est calculé. "
                "Retirez la correspondance, ou changez le type du champ.",
                "DIC-015",
            )
        if champ.repris is False:
            yield signal(
                f"{chemin}.cible",
                f"{_said(une)} reprend le champ {examen.reperes.nom(champ.id)}, que le "
                f"dictionnaire dit non repris. "
                "Corrigez l’un des deux.",
                "DIC-016",
            )
        permises = {v.casefold() for v in champ.valeurs}
        permises |= etats.get(champ.entite or "", set()) if permises else set()
        for rang, ligne in enumerate(une.table_correspondance):
            nouvelle = ligne.nouvelle or ""
            if (
                permises
                and nouvelle
                and "," not in nouvelle
                and nouvelle.casefold() not in permises
            ):
                yield signal(
                    f"{chemin}.table_correspondance[{rang}].nouvelle",
                    f"« {nouvelle} » n’est pas une valeur du champ {examen.reperes.nom(champ.id)}. "
                    f"Choisissez parmi : {quelques(list(champ.valeurs), 8)}, ou ajoutez-la à la "
                    f"liste.",
                    "DIC-014",
                )
    yield from _unmapped(examen)


def _unmapped(examen: Examen) -> Iterator[Signal]:
    repris = {m.cible for m in examen.cahier.mapping}
    for chemin, champ in examen.reperes.dictionnaire:
        if repris and champ.repris and champ.id and champ.id not in repris:
            yield signal(
                f"{chemin}.repris",
                f"Le champ {examen.reperes.nom(champ.id)} est dit repris et n’a aucune "
                f"correspondance. "
                "Ajoutez-la en 3a, ou retirez « repris ».",
                "DIC-016",
            )


@controle(
    regle(
        "DIC-017",
        ERREUR,
        "champ repris de plusieurs sources, sans règle de priorité",
        pourquoi=(
            "Deux valeurs différentes pour la même fiche : la dernière chargée gagne, au hasard."
        ),
        mauvais="Téléphone : de l’ERP et du fichier Excel, sans règle",
        mieux="Téléphone : de l’ERP et du fichier Excel ; le plus récent l’emporte",
        source="Plan détaillé, 3a : règle de priorité",
        methode=(
            "Pour l’objectif de migration, la complétude réclame déjà la règle de chaque "
            "correspondance."
        ),
    ),
    regle(
        "DIC-018",
        AVERTISSEMENT,
        "même colonne vers le même champ, deux fois",
        pourquoi="Deux transformations différentes pour la même valeur : une seule sera appliquée.",
        mauvais="MAP-003 et MAP-021 : Siret de SRC-03 vers CH-CLI-04",
        mieux="MAP-003 seule",
        source="ISO/IEC/IEEE 29148, cohérence ; Plan détaillé, 3a",
    ),
)
def _twice(examen: Examen) -> Iterator[Signal]:
    vers: dict[str, list[tuple[str, Correspondance]]] = {}
    for chemin, une in situes(examen.cahier.mapping, "mapping"):
        if une.cible and une.source:
            vers.setdefault(une.cible, []).append((chemin, une))
    for cible, toutes in vers.items():
        vues: dict[tuple[str | None, str], str | None] = {}
        tranche = examen.objectif is Objectif.MIGRATION or any(u.regle_conflit for _, u in toutes)
        for chemin, une in toutes:
            cle = (
                (une.source.source, (une.source.colonne or "").casefold())
                if une.source
                else (None, "")
            )
            if cle in vues:
                yield signal(
                    chemin,
                    f"{_said(une)} refait {vues[cle]} : même colonne, même champ "
                    f"{examen.reperes.nom(cible)}. "
                    "Gardez-en une.",
                    "DIC-018",
                )
            elif vues and not tranche:
                yield signal(
                    f"{chemin}.regle_conflit",
                    f"Le champ {examen.reperes.nom(cible)} est repris de {len(toutes)} colonnes "
                    f"et rien ne dit laquelle "
                    "l’emporte. Écrivez la règle de priorité.",
                    "DIC-017",
                )
            vues.setdefault(cle, une.id)


def _said(une: Correspondance) -> str:
    return f"La correspondance {une.id or 'sans identifiant'}"


CONTROLES = (_targets, _twice)
