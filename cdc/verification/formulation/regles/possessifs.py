"""What either of two people may own, or be."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.motifs import Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.propositions import Zone
from cdc.verification.formulation.regles.antecedents import (
    COMPLEMENTS,
    Antecedent,
    is_complement,
    kind,
    noun_group,
    things,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce


def either_of_two(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « les factures des clients sont classées ; le gérant les relance »: people or things?"""
    for debut, fin in enonce.phrases:
        coupe = next((r for r in range(debut, fin) if enonce.forme(r) == ";"), fin)
        for rang in range(coupe + 1, fin - 1):
            if enonce.forme(rang) not in COMPLEMENTS or not (
                (enonce.role(rang) & Nature.PRONOM) or (enonce.role(rang - 1) & Nature.NOM)
            ):
                continue
            if enonce.jetons[rang + 1].lemme not in _GENS_OU_CHOSES or enonce.jetons[rang].cite:
                continue
            nombre = "p" if enonce.forme(rang) == "les" else "s"
            groupes = (g for r in range(debut, coupe) if (g := noun_group(enonce, r)))
            especes = {g.espece == "personne" for g in groupes if _agrees(enonce, rang, g, nombre)}
            if len(especes) == 2:
                yield Trouvaille("PRO-01", rang, rang + 2)
                break


def _agrees(enonce: Enonce, rang: int, groupe: Antecedent, nombre: str) -> bool:
    return groupe.nombre == nombre and groupe.genre.startswith(COMPLEMENTS[enonce.forme(rang)])


# Done to people and to things alike.
_GENS_OU_CHOSES = words("relancer suivre évaluer sélectionner affecter répartir trier")


def possessives(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « informe la responsable que son dossier … »: whose, the subject’s or the other’s?"""
    for debut, fin in enonce.phrases:
        for rang in range(debut + 4, fin):
            jeton = enonce.jetons[rang]
            if jeton.forme not in POSSESSIFS or jeton.cite:
                continue
            ouvre = enonce.forme(rang - 1)
            if ouvre not in ("que", "qu’", ";", "et") or not _governs(enonce, rang, fin):
                continue
            if _two_owners(enonce, debut, rang, ouvre):
                yield Trouvaille("PRO-01", rang, rang + 2)
                break


POSSESSIFS = words("son sa ses leur leurs")


def rival_owners(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find what either of two people may own: « à l’installateur et au locataire …, avec son numéro »."""
    for debut, fin in enonce.phrases:
        for rang in range(debut + 4, fin - 1):
            jeton = enonce.jetons[rang]
            if jeton.forme not in A_QUI or jeton.cite or not jeton.role & Nature.DETERMINANT:
                continue
            chose = enonce.forme(rang + 1)
            if chose not in _PERSONNEL and chose.rstrip("s") not in _PERSONNEL:
                continue
            if _two_people(enonce, debut, rang):
                yield Trouvaille("PRO-01", rang, rang + 2)
                break


def _two_people(enonce: Enonce, debut: int, rang: int) -> bool:
    """Tell whether two people agree with a possessive, and nothing chooses between them."""
    nombre = "p" if enonce.forme(rang).startswith("leur") else "s"
    coupe = next((r + 1 for r in range(rang - 1, debut, -1) if enonce.forme(r) == ";"), debut)
    gens = [g for g in _people(enonce, coupe, rang) if g.nombre == nombre]
    if len({enonce.forme(g.rang) for g in gens}) < 2:
        return False
    if enonce.jetons[rang].zone is Zone.PRINCIPALE and all(
        enonce.jetons[g.rang].zone is Zone.CONDITION for g in gens
    ):
        return True
    if nombre == "s" and enonce.jetons[rang].zone is Zone.CONDITION:
        # « le client du négociant … dès que son compte »
        return is_complement(enonce, gens[1]) and gens[1].rang - gens[0].rang <= 3
    if nombre == "p" or enonce.jetons[rang].zone is not Zone.PRINCIPALE:
        return False
    if _handed_over(enonce, gens, rang) or _met_before(enonce, gens, coupe, rang):
        return True
    return (
        any(_side_by_side(enonce, avant.rang, apres.rang) for avant, apres in pairwise(gens))
        and enonce.forme(rang - 1) in _INTRODUIT
    )


def _handed_over(enonce: Enonce, gens: list[Antecedent], rang: int) -> bool:
    """Tell « confie l’enfant à l’animateur et signe sa fiche »: of one, or of the other."""
    if not enonce.role(rang - 1) & Nature.FINI or enonce.forme(rang - 2) not in ("et", "puis"):
        return False
    remis, recevant = gens[-2:]
    objet = enonce.role(remis.rang - 2) & (Nature.FINI | Nature.INFINITIF)
    return bool(objet) and _reached_by(enonce, recevant.rang) and recevant.rang - remis.rang <= 4


def _reached_by(enonce: Enonce, rang: int) -> bool:
    """Tell « au pharmacien », « à la cliente »."""
    return enonce.forme(rang - 1) == "au" or (
        enonce.forme(rang - 2) == "à" and enonce.forme(rang - 1) in ("la", "l’")
    )


def _met_before(enonce: Enonce, gens: list[Antecedent], debut: int, rang: int) -> bool:
    """Tell « après l’appel du grossiste au pharmacien, le CRM … sa fiche »: an event between two people."""
    if enonce.forme(debut) not in _EVENEMENTS or gens[0].rang - debut > 6:
        return False
    virgule = next((r for r in range(debut, rang) if enonce.forme(r) == ","), rang)
    return (
        virgule < rang
        and all(g.rang < virgule for g in gens)
        and is_complement(enonce, gens[0])
        and (_reached_by(enonce, gens[1].rang) or _side_by_side(enonce, gens[0].rang, gens[1].rang))
    )


_EVENEMENTS = words("après à lors dès avant suite au")


def _people(enonce: Enonce, debut: int, fin: int) -> list[Antecedent]:
    groupes = (g for r in range(debut, fin) if (g := noun_group(enonce, r)))
    return [g for g in groupes if g.espece == "personne"]


def _side_by_side(enonce: Enonce, avant: int, apres: int) -> bool:
    """Tell « à l’installateur et au locataire »: two people, one place in the sentence."""
    entre = [enonce.forme(r) for r in range(avant + 1, apres)]
    return "et" in entre and len(entre) <= 4 and "son" not in entre and "sa" not in entre


A_QUI = words("son sa ses leur leurs")
_INTRODUIT = words("avec et dans sur selon de d’ à que , via")
# What a person has: nothing else in the sentence may own it.
_PERSONNEL = words("""
    numéro téléphone adresse nom prénom e-mail courriel mail signature avis accord identifiant planning agenda
    secteur coordonnée dossier fiche taux commission salaire rémunération droit accès prime portefeuille mot profil compte zone
    objectif mobile portable réponse anniversaire fonction service habilitation remise solde historique
    """)


def _governs(enonce: Enonce, rang: int, fin: int) -> bool:
    """Tell whether the group is the subject of its clause: « et son code est imprimé »."""
    tete = rang + 1
    while tete < fin and enonce.role(tete) & (Nature.NOM | Nature.ADJECTIF):
        tete += 1
    verbes = Nature.FINI | Nature.AUXILIAIRE | Nature.MODAL | Nature.PRONOM
    return bool(enonce.role(tete) & verbes or enonce.forme(tete) in ("ne", "n’"))


def _two_owners(enonce: Enonce, debut: int, rang: int, ouvre: str) -> bool:
    chose = enonce.forme(rang + 1)
    nombre = "p" if enonce.forme(rang).startswith("leur") else "s"
    if ouvre in (";", "et") and (chose in _PERSONNEL or chose.removesuffix("s") in _PERSONNEL):
        personnes = {
            enonce.forme(g.rang) for g in _people(enonce, debut, rang) if g.nombre == nombre
        }
        if len(personnes) > 1:
            return True
    if nombre == "p":
        return False
    groupes = [g for g in things(enonce, debut - 1, rang) if g.nombre == "s"]
    gens = {enonce.forme(g.rang) for g in groupes if g.espece == "personne"}
    choses = {enonce.forme(g.rang) for g in groupes if g.espece != "personne"}
    if kind(enonce.forme(rang + 1)) == "personne" or ouvre in ("que", "qu’"):
        return len(gens) > 1
    return len(choses) > 1 and len(gens) < 2
