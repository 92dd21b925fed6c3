"""The data dictionary: what each field lacks given its type, its moment and its use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.ecriture import AVERTISSEMENT, CONSEIL, ERREUR, quelques, regle, signal
from cdc.verification.regles import controle
from cdc.verification.reperes import situes
from cdc_schema import enumerations as enum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal
    from cdc_schema.donnees_flux.commun import Champ

_T = enum.TypeChamp
# What a type needs besides its name: the key, and what to write there.
_COMPLEMENTS = {
    _T.LISTE: ("valeurs", "ses valeurs possibles. Ajoutez-les"),
    _T.LISTE_MULTIPLE: ("valeurs", "ses valeurs possibles. Ajoutez-les"),
    _T.REFERENCE: ("reference", "l’entité visée. Nommez-la"),
    _T.CALCULE: ("calcul", "sa règle de calcul. Écrivez-la"),
}
_TOUJOURS_DU = frozenset({enum.MomentObligation.TOUJOURS, enum.MomentObligation.CREATION})


@controle(
    regle(
        "DIC-004",
        AVERTISSEMENT,
        "type de champ sans son complément",
        pourquoi=(
            "Une liste sans valeurs, un lien sans cible ou un calcul sans règle ne se paramètrent "
            "pas : c’est une question de plus, ou une hypothèse."
        ),
        mauvais="Origine : liste",
        mieux="Origine : liste (web, salon, parrainage, appel entrant)",
        source="Plan détaillé, dictionnaire de données : valeurs, reference, calcul",
        methode=(
            "Une liste n’a pas besoin de ses valeurs si un système conservé la fournit, ou si son "
            "format dit d’où elles viennent."
        ),
    )
)
def _types(examen: Examen) -> Iterator[Signal]:
    for chemin, champ in examen.reperes.dictionnaire:
        cle, quoi = _COMPLEMENTS.get(champ.type, ("", "")) if champ.type else ("", "")
        if champ.type and cle and not getattr(champ, cle) and not _held_elsewhere(examen, champ):
            yield signal(
                f"{chemin}.{cle}",
                f"Le champ {examen.reperes.nom(champ.id)} est de type « {champ.type.libelle} » "
                f"sans {quoi}, ou changez de type.",
            )


def _held_elsewhere(examen: Examen, champ: Champ) -> bool:
    if champ.format and champ.type in (_T.LISTE, _T.LISTE_MULTIPLE):
        return True
    origine = examen.reperes.systemes.get(champ.source or "")
    return origine is not None and origine.avenir is enum.Avenir.CONSERVE


@controle(
    regle(
        "DIC-005",
        ERREUR,
        "champ obligatoire à un état non dit",
        pourquoi=(
            "« Obligatoire à un statut » sans le statut : l’écran bloquera trop tôt, ou jamais."
        ),
        mauvais="Motif de perte : obligatoire au statut (vide)",
        mieux="Motif de perte : obligatoire pour passer à « Perdue »",
        source="Plan détaillé, dictionnaire de données : obligatoire.statut",
    ),
    regle(
        "DIC-006",
        AVERTISSEMENT,
        "champ obligatoire à un état d’un autre objet",
        pourquoi="L’état cité n’arrive jamais à cette fiche : le champ ne sera jamais exigé.",
        mauvais="champ du dossier SAV obligatoire à « Perdue », état d’une affaire",
        mieux="champ du dossier SAV obligatoire à « Clos »",
        source="Plan détaillé, dictionnaire de données et 3c",
        methode="Seulement si l’entité du champ a elle-même une machine d’états.",
    ),
)
def _moments(examen: Examen) -> Iterator[Signal]:
    etats: dict[str, set[str]] = {}
    for machine in examen.cahier.workflows:
        etats.setdefault(machine.objet or "", set()).update(e.nom for e in machine.etats if e.nom)
    for chemin, champ in examen.reperes.dictionnaire:
        du, nom = champ.obligatoire, examen.reperes.nom
        if du is None or du.quand is not enum.MomentObligation.STATUT:
            continue
        siens = etats.get(champ.entite or "", set())
        if not du.statut:
            yield signal(
                f"{chemin}.obligatoire.statut",
                f"Le champ {nom(champ.id)} est obligatoire « à un statut » qui n’est pas nommé. "
                "Écrivez l’état à partir duquel il est exigé.",
                "DIC-005",
            )
        elif siens and du.statut not in siens:
            yield signal(
                f"{chemin}.obligatoire.statut",
                f"« {du.statut} » n’est pas un état de {nom(champ.entite)}, que décrit le champ "
                f"{nom(champ.id)}. "
                f"Choisissez parmi : {quelques(sorted(siens), 8)}.",
                "DIC-006",
            )


@controle(
    regle(
        "DIC-007",
        CONSEIL,
        "champ que rien n’utilise",
        pourquoi=(
            "Chaque champ en trop se paie en saisie, en reprise et en écrans que personne ne "
            "remplit."
        ),
        mauvais="« Fax » : facultatif, cité nulle part",
        mieux="« Fax » retiré, ou cité par l’exigence ou l’étape qui s’en sert",
        source="Plan détaillé, dictionnaire de données ; RGPD, article 5 : minimisation",
        methode=(
            "Aucun élément du cahier ne le cite, il n’est ni obligatoire, ni repris, ni calculé, "
            "ni une clé de doublons, ni réservé à certains rôles. Le nom écrit dans un texte "
            "libre n’est pas cherché."
        ),
    )
)
def _unused(examen: Examen) -> Iterator[Signal]:
    for chemin, champ in examen.reperes.dictionnaire:
        if champ.id and champ.id not in examen.reperes.cites and not _serves(champ):
            yield signal(
                chemin,
                f"Rien n’utilise le champ {examen.reperes.nom(champ.id)} : aucune étape, "
                f"interface, reprise ni règle "
                "ne le cite. Retirez-le, ou dites à quoi il sert.",
            )


def _serves(champ: Champ) -> bool:
    quand = champ.obligatoire.quand if champ.obligatoire else None
    tenu = quand is not None and quand is not enum.MomentObligation.NON
    return bool(tenu or champ.repris or champ.doublon or champ.calcul or champ.visible_par)


@controle(
    regle(
        "DIC-008",
        AVERTISSEMENT,
        "deux champs du même nom dans une entité",
        pourquoi=(
            "Chacun remplit le sien : les recherches et les tableaux de bord n’en lisent qu’un."
        ),
        mauvais="Client : Téléphone (CH-CLI-10), téléphone (CH-CLI-22)",
        mieux="Client : Téléphone fixe, Téléphone mobile",
        source="ISO/IEC/IEEE 29148, cohérence ; Plan détaillé, dictionnaire de données",
    )
)
def _homonyms(examen: Examen) -> Iterator[Signal]:
    vus: dict[tuple[str, str], str | None] = {}
    for chemin, champ in examen.reperes.dictionnaire:
        if not champ.entite or not champ.libelle:
            continue
        cle = (champ.entite, champ.libelle.casefold().strip())
        if cle in vus:
            yield signal(
                f"{chemin}.libelle",
                f"{examen.reperes.nom(champ.entite)} a déjà un champ « {champ.libelle} » "
                f"({vus[cle]}). "
                "Précisez les deux libellés, ou n’en gardez qu’un.",
            )
        vus.setdefault(cle, champ.id)


@controle(
    regle(
        "DIC-009",
        AVERTISSEMENT,
        "entité sans aucun champ",
        pourquoi="Une entité nommée mais non décrite se chiffre à vue : dix champs ou cent ?",
        mauvais="Contrat : déclaré en 0f, aucun champ au chapitre 2",
        mieux="Contrat : numéro, début, fin, loyer",
        source="Plan détaillé, 0f et dictionnaire de données",
        methode=(
            "Seulement les entités dont le système à choisir est maître ; se tait tant que le "
            "dictionnaire est vide."
        ),
    )
)
def _empty_entities(examen: Examen) -> Iterator[Signal]:
    decrites = {c.entite for _, c in examen.reperes.dictionnaire}
    for chemin, entite in situes(examen.cahier.cartographie.entites, "cartographie.entites"):
        maitre = examen.reperes.systemes.get(entite.maitre or "")
        a_choisir = maitre is not None and maitre.avenir is enum.Avenir.CIBLE
        if decrites and entite.id and entite.id not in decrites and a_choisir:
            yield signal(
                chemin,
                f"L’entité {examen.reperes.nom(entite.id)} sera tenue par le nouvel outil et n’a "
                f"aucun champ au "
                "dictionnaire. Décrivez ses champs au chapitre 2, ou retirez-la.",
            )


@controle(
    regle(
        "DIC-010",
        AVERTISSEMENT,
        "champ obligatoire sans origine",
        pourquoi=(
            "Exiger une valeur que personne ne saisit et qu’aucun système ne fournit bloque la "
            "première création."
        ),
        mauvais="Code activité : toujours obligatoire, origine inconnue",
        mieux="Code activité : toujours obligatoire, lu dans l’annuaire des entreprises",
        source=(
            "Plan détaillé, 3a : tout champ obligatoire cible a une origine (mapping, saisie ou "
            "calcul)"
        ),
        methode=(
            "Obligatoire toujours ou dès la création, sans origine, calcul, valeur par défaut ni "
            "correspondance."
        ),
    )
)
def _origins(examen: Examen) -> Iterator[Signal]:
    repris = {m.cible for m in examen.cahier.mapping}
    for chemin, champ in examen.reperes.dictionnaire:
        du = champ.obligatoire is not None and champ.obligatoire.quand in _TOUJOURS_DU
        connue = champ.source or champ.calcul or champ.valeur_defaut or champ.id in repris
        if du and not connue:
            yield signal(
                f"{chemin}.source",
                f"Le champ {examen.reperes.nom(champ.id)} est obligatoire et n’a aucune origine : "
                f"ni saisie, ni calcul, "
                "ni correspondance. Dites d’où vient sa valeur.",
            )


CONTROLES = (_types, _moments, _unused, _homonyms, _empty_entities, _origins)
