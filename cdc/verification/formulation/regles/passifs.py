"""Human acts in the passive, when nobody is said to do them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.acteurs import (
    ACTES_HUMAINS,
    ETATS,
    NOMS_D_ACTES,
    ORGANISATIONS,
    PERSONNES,
    SYSTEMES,
)
from cdc.verification.formulation.lexique.grandeurs import MOIS
from cdc.verification.formulation.motifs import Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.propositions import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce

AGENTS = PERSONNES | ORGANISATIONS | SYSTEMES


def has_agent(enonce: Enonce, debut: int, fin: int) -> bool:
    """Tell whether words name who acts: « par le technicien », « par Sage »."""
    for rang in range(debut, fin - 1):
        if enonce.forme(rang) != "par":
            continue
        suivant = enonce.jetons[rang + 1]
        if (
            suivant.natures & Nature.DETERMINANT
            or suivant.brut[0].isupper()
            or suivant.forme
            in (
                "l’",
                "deux",
                "trois",
            )
        ):
            return True
        if suivant.forme in AGENTS or suivant.lemme in AGENTS:
            # « un tableau par apporteur » shares out; « validé par comité » says who.
            return not enonce.role(rang - 1) & Nature.NOM
    return False


def passives(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find a main verb in the passive that no agent goes with."""
    participes = [r for r, j in enumerate(enonce.jetons) if j.role & Nature.PARTICIPE]
    for debut, fin in enonce.phrases if participes else ():
        for rang in (r for r in participes if debut <= r < fin):
            jeton = enonce.jetons[rang]
            if jeton.cite or jeton.lemme in ETATS:
                continue
            if jeton.zone is not Zone.PRINCIPALE or not is_passive(enonce, rang):
                continue
            if has_agent(enonce, rang, fin) or _definition(enonce, rang):
                continue
            if enonce.forme(_auxiliary(enonce, rang)) == "étant":
                continue
            code = "PAS-01" if _is_human(enonce, rang) else "PAS-05"
            yield Trouvaille(code, _auxiliary(enonce, rang), rang + 1)


def decided_before(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « une fois qu’elle a été décidée »: by whom? What is validated is a state, and left."""
    for debut, fin in enonce.phrases:
        for rang in range(debut + 2, fin):
            jeton = enonce.jetons[rang]
            if jeton.lemme not in TRANCHER or not jeton.natures & Nature.PARTICIPE or jeton.cite:
                continue
            if jeton.zone is Zone.PRINCIPALE or not is_passive(enonce, rang):
                continue
            if not has_agent(enonce, rang, fin) and enonce.forme(rang + 1) not in _LIEUX:
                yield Trouvaille("PAS-01", _auxiliary(enonce, rang), rang + 1)


TRANCHER = words("décider trancher arbitrer statuer")


def is_passive(enonce: Enonce, rang: int) -> bool:
    """Tell « est validé » from « est allé » and « s’est inscrit »."""
    avant = _auxiliary(enonce, rang)
    if enonce.jetons[avant].lemme not in ("être", "devoir"):
        return False
    # « est allé », « est parti » : movement, not passive.
    return enonce.jetons[rang].lemme not in _MOUVEMENTS and enonce.forme(avant - 1) not in (
        "s’",
        "se",
    )


_MOUVEMENTS = words(
    "aller partir venir arriver entrer sortir rester devenir revenir naître tomber passer monter"
    " descendre parvenir intervenir survenir"
)


def _auxiliary(enonce: Enonce, rang: int) -> int:
    for avant in range(rang - 1, max(-1, rang - 6), -1):
        if enonce.jetons[avant].lemme == "être" and enonce.role(avant) & Nature.AUXILIAIRE:
            if enonce.forme(avant) == "être" and enonce.role(avant - 1) & Nature.MODAL:
                return avant - 1
            if enonce.forme(avant) == "été":
                continue
            return avant
    return max(0, rang - 1)


def _is_human(enonce: Enonce, rang: int) -> bool:
    """Tell an act of somebody from what a system does, and what is not done at all."""
    jeton = enonce.jetons[rang]
    if jeton.lemme == "mettre" and enonce.forme(rang + 1) == "à":
        return enonce.forme(rang + 2) == "jour" and enonce.forme(rang - 2) in ("doit", "doivent")
    if jeton.lemme == "faire" and enonce.forme(rang - 2) != "pas":
        debut, _ = enonce.sentence(rang)
        travail = any(enonce.forme(r) in _FAITS_PAR_DES_GENS for r in range(debut, rang))
        return travail and enonce.forme(rang + 1) != "automatiquement"
    if jeton.lemme not in ACTES_HUMAINS:
        return jeton.lemme in _ACCORDER and enonce.forme(_auxiliary(enonce, rang))[0] == "d"
    avant = range(max(0, rang - 4), rang)
    if any(enonce.forme(r) in ("ne", "n’", "pas", "jamais", "automatiquement") for r in avant):
        return False
    if enonce.forme(rang + 1) in ("automatiquement", "comme") or enonce.forme(rang) == "mise":
        return False
    if jeton.lemme in ("remettre", "livrer", "planifier") and enonce.forme(rang + 1) == "selon":
        return False
    if jeton.lemme in ("prendre", "tenir"):
        return _takes_part(enonce, rang) or _kept_up(enonce, rang)
    if jeton.lemme in _NOTIFICATIONS and enonce.forme(rang + 1) == "par":
        return False
    if enonce.forme(rang + 1) == "en" and enonce.forme(rang + 2) in MOIS | _EN_REUNION:
        return True
    return not (jeton.lemme in _SITUES and enonce.forme(rang + 1) in _LIEUX)


# « l’accès est autorisé » is a state; « doit être autorisé » asks somebody.
_ACCORDER = words(
    "autoriser accorder confirmer accepter spécifier surveiller développer compter fournir livrer déclarer"
)
_EN_REUNION = words(
    "réunion comité atelier interne équipe séance conseil assemblée concertation commun"
)
_FAITS_PAR_DES_GENS = words(
    "tri contrôle relecture formation recette dédoublonnage vérification validation saisie revue bilan inventaire"
    " enquête sondage visite choix"
)
# « averti par e-mail »: the system sends it.
_NOTIFICATIONS = words("prévenir informer avertir aviser communiquer")
# « défini à l’annexe 2 », « fixé à 5 jours », « saisi sur 14 chiffres »: a state, not an act.
_SITUES = words(
    "définir fixer établir documenter présenter préciser saisir renseigner choisir sélectionner arrêter"
    " accompagner répartir trier recenser estimer qualifier prioriser"
)
_LIEUX = words("à au aux dans en sur comme parmi selon par de d’ du des")


def _takes_part(enonce: Enonce, rang: int) -> bool:
    """Tell « la décision est prise » from « la pause est prise »."""
    de, _ = enonce.sentence(rang)
    sujets = {enonce.forme(r).rstrip("s") for r in range(de, rang)}
    return bool(sujets & NOMS_D_ACTES)


def _kept_up(enonce: Enonce, rang: int) -> bool:
    """Tell « le fichier est tenu à jour » from « le solde est tenu à jour », which is computed."""
    if (enonce.forme(rang + 1), enonce.forme(rang + 2)) != ("à", "jour"):
        return False
    de, a = enonce.sentence(rang)
    if any(enonce.forme(r) == "automatiquement" for r in range(rang, a)):
        return False
    return all(enonce.forme(r).rstrip("s") not in _CALCULES for r in range(de, rang))


_CALCULES = words(
    "solde compteur stock total cumul encour indicateur score historique statut état quantité montant"
)


def _definition(enonce: Enonce, rang: int) -> bool:
    return (
        enonce.forme(rang + 1) == "comme"
        and enonce.role(rang + 2) & Nature.NOM != 0
        and (enonce.jetons[rang].lemme in ("définir", "considérer"))
    )
