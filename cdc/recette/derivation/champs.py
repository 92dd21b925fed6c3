"""Cases from the dictionary: what is left empty, badly written, too long, twice the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.francais import enumeration
from cdc.recette.derivation.langue import a_record, lower_first, quoted
from cdc.recette.derivation.modele import Ebauche, Ecarte, Famille, Pas, introduced
from cdc.recette.derivation.rattachement import stems
from cdc_schema.enumerations import (
    Droit,
    MomentObligation,
    PrioriteCas,
    TechniqueTest,
    TypeCas,
    TypeChamp,
    TypeExigence,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.recette.derivation.contexte import Contexte
    from cdc.recette.derivation.modele import Trouve
    from cdc_schema.donnees_flux.commun import Champ

MAXIMUM = 5  # formats tried for one kind of record: the point is the sort of check, not each field
_MOMENTS = (MomentObligation.TOUJOURS, MomentObligation.CREATION)
_CALCULES = (TypeChamp.CALCULE,)
_FAUX: dict[TypeChamp, str] = {
    TypeChamp.EMAIL: "adresse.sans.arobase",
    TypeChamp.TELEPHONE: "12",
    TypeChamp.DATE: "31/02/2027",
    TypeChamp.DATE_HEURE: "31/02/2027 25:00",
    TypeChamp.ENTIER: "douze",
    TypeChamp.DECIMAL: "douze",
    TypeChamp.MONTANT: "douze euros",
    TypeChamp.POURCENTAGE: "douze",
    TypeChamp.URL: "site sans adresse",
}
_BORNES = re.compile(r"de (\d+(?:,\d+)?) à (\d+(?:,\d+)?)", re.IGNORECASE)
_CHIFFRES = re.compile(r"(\d+) (chiffres|caractères)", re.IGNORECASE)


def derive_champs(contexte: Contexte) -> Iterator[Trouve]:
    """Yield a case for each kind of record that somebody writes."""
    vues = dict.fromkeys(c.entite for c in contexte.champs.values() if c.entite)
    for entite in vues:
        champs = [c for c in contexte.champs_de(entite) if c.libelle and _typed(contexte, c)]
        role = _writer(contexte, entite)
        nom = contexte.entite(entite)
        ici = f"champs de {entite}"
        if role is None:
            yield Ecarte(
                Famille.CHAMPS,
                ici,
                f"{lower_first(nom)}\u00a0: aucun rôle ne crée ni ne modifie ces fiches (4c)",
            )
            continue
        pas = [*_empty(nom, champs), *_formats(champs), *_limits(champs), *_twice(nom, champs)]
        if not pas:
            yield Ecarte(
                Famille.CHAMPS,
                ici,
                f"{lower_first(nom)}\u00a0: rien d’obligatoire, de borné ni de contrôlé",
            )
            continue
        yield _case(contexte, entite, role, pas)


def _case(contexte: Contexte, entite: str, role: str, pas: list[Pas]) -> Ebauche:
    nom = contexte.entite(entite)
    exigences = _requirements(contexte, entite, nom)
    pas[0] = introduced(contexte.presentation(role), pas[0])
    ids = [str(c.id) for c in contexte.champs_de(entite) if c.id]
    cree = Droit.C in contexte.cahier.droits.matrice.get(role, {}).get(entite, [])
    return Ebauche(
        cle=f"champs/{entite}",
        famille=Famille.CHAMPS,
        titre=f"{nom}\u00a0: champs obligatoires, formats et limites",
        role=role,
        derive_de=(f"{ids[0]} à {ids[-1]}" if len(ids) > 1 else ids[0], *exigences),
        pas=tuple(pas),
        exigences=tuple(exigences),
        type=TypeCas.ERREUR,
        technique=TechniqueTest.LIMITES,
        priorite=PrioriteCas.NORMALE,
        objectif=f"{a_record(nom)} ne s’enregistre qu’avec des valeurs exploitables",
        preconditions=(
            *contexte.connexion(role),
            *(() if cree else (f"{a_record(nom)} dans le jeu de données",)),
        ),
        donnees=tuple(
            (str(c.libelle), str(c.exemple))
            for c in contexte.champs_de(entite)
            if c.exemple and _required(c)
        )[:8]
        or ((nom, "une fiche du jeu de données"),),
        postconditions="aucune fiche fausse n’est enregistrée",
        entite=entite,
    )


def _requirements(contexte: Contexte, entite: str, nom: str) -> list[str]:
    """Return the requirement on these data: of that kind, and named after such records."""
    section = contexte.section(entite)
    return [
        i
        for i, e in contexte.exigences.items()
        if e.section == section
        and e.type is TypeExigence.DONNEE
        and stems(nom) & stems(e.titre or "")
    ][:1]


def _empty(nom: str, champs: list[Champ]) -> Iterator[Pas]:
    toujours = [c for c in champs if _required(c) and not (c.obligatoire and c.obligatoire.si)]
    if toujours:
        noms = enumeration([quoted(str(c.libelle)) for c in toujours])
        yield Pas(
            f"J’ouvre {a_record(nom)} en saisie, je vide les champs obligatoires et j’enregistre",
            f"le CRM refuse et nomme les champs qui manquent\u00a0: {noms}",
        )
    conditions: dict[str, list[str]] = {}
    for champ in champs:
        if champ.obligatoire and champ.obligatoire.si and _required(champ):
            conditions.setdefault(champ.obligatoire.si, []).append(quoted(str(champ.libelle)))
    for condition, noms_si in conditions.items():
        yield Pas(
            f"Dans le cas {quoted(condition)}, je laisse vide {enumeration(noms_si)} et j’enregistre",
            f"le CRM refuse et nomme {enumeration(noms_si)}",
            donnee=condition,
        )


def _formats(champs: list[Champ]) -> Iterator[Pas]:
    """Yield one wrong value for each sort of check."""
    vus: set[object] = set()
    for champ in champs:
        essai = _wrong(champ)
        if essai is None or essai[0] in vus or len(vus) >= MAXIMUM or champ.type in _CALCULES:
            continue
        vus.add(essai[0])
        yield Pas(
            f"Je saisis {quoted(essai[1])} dans {quoted(str(champ.libelle))} et j’enregistre",
            f"le CRM refuse, nomme {quoted(str(champ.libelle))} et donne le format permis",
            donnee=essai[1],
        )


def _wrong(champ: Champ) -> tuple[object, str] | None:
    """Return the sort of check and a value that it must refuse."""
    controle = champ.controle_saisie or ""
    if bornes := _BORNES.search(controle):
        return ("bornes", champ.id), str(int(float(bornes[2].replace(",", "."))) + 1)
    if chiffres := _CHIFFRES.search(controle):
        return ("longueur", champ.id), "9" * (int(chiffres[1]) - 1)
    faux = _FAUX.get(champ.type) if champ.type else None
    return (champ.type, faux) if faux else None


def _limits(champs: list[Champ]) -> Iterator[Pas]:
    """Yield the longest text that is allowed, and one more character."""
    textes = [
        c for c in champs
        if c.longueur and c.type in (TypeChamp.TEXTE, TypeChamp.TEXTE_LONG) and not _CHIFFRES.search(c.controle_saisie or "")
    ]  # fmt: skip
    if not textes:
        return
    champ = max(textes, key=lambda c: c.longueur or 0)
    libelle = quoted(str(champ.libelle))
    yield Pas(
        f"Je saisis {champ.longueur} caractères dans {libelle}, puis un de plus",
        f"les {champ.longueur} premiers sont enregistrés sans coupure\u202f; le suivant est refusé avec un message",
        donnee=f"{champ.longueur} puis {(champ.longueur or 0) + 1} caractères",
    )


def _twice(nom: str, champs: list[Champ]) -> Iterator[Pas]:
    cles = [c for c in champs if c.doublon]
    if cles:
        champ = cles[0]
        yield Pas(
            f"Je saisis dans {quoted(str(champ.libelle))} la valeur {_of_another(nom)}",
            "le CRM affiche la fiche existante avant d’enregistrer",
            donnee=str(champ.exemple or ""),
        )


def _of_another(nom: str) -> str:
    autre = a_record(nom)
    return f"d’{autre} déjà dans le CRM"


def _typed(contexte: Contexte, champ: Champ) -> bool:
    """Say whether people type this field in the tool: no other system holds it, nor fills it."""
    crm = contexte.crm
    return crm is None or (champ.maitre in (None, crm) and champ.source != crm)


def _required(champ: Champ) -> bool:
    moment = champ.obligatoire.quand if champ.obligatoire else None
    return moment in _MOMENTS and champ.type not in _CALCULES


def _writer(contexte: Contexte, entite: str) -> str | None:
    """Return who writes such records: who makes them and has a persona, first."""
    matrice = contexte.cahier.droits.matrice
    createurs = [r for r, ligne in matrice.items() if Droit.C in ligne.get(entite, [])]
    auteurs = [r for r, ligne in matrice.items() if Droit.U in ligne.get(entite, [])]
    saisis = [c.source for c in contexte.champs_de(entite) if c.source in contexte.roles]
    tous = [*createurs, *auteurs, *(s for s in saisis if s and not matrice)]
    preferes = sorted(dict.fromkeys(tous), key=lambda r: (r not in createurs, -saisis.count(r)))
    return next((r for r in preferes if r in contexte.joueurs), None) or next(iter(preferes), None)
