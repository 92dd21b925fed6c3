"""Turns that hide who acts: « il est procédé », « les remises se valident », « charge à … »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.acteurs import (
    ORGANISATIONS,
    PERSONNES,
    SYSTEMES,
)
from cdc.verification.formulation.motifs import Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.propositions import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce

_AGISSANTS = PERSONNES | ORGANISATIONS | SYSTEMES
_LIENS_IMPERSONNELS = words("de d’ que qu’ à au aux du")
# « Il est interdit de » forbids, « il est entendu que » defines: nobody has to act.
_NON_OBLIGEANTS = words("""
    interdit impossible exclu entendu précisé rappelé admis permis autorisé supposé présumé réputé convenu noté
    défendu possible inutile question établi égal supérieur inférieur dû propriétaire responsable rattaché lié
    affecté placé passé issu situé visible accessible associé soumis relié envoyé transmis adressé ajouté
    """)
_ETRE_APRES_IL = words("est sera serait soit fut était")


def impersonal_turns(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « il sera procédé à », « il est judicieux de », « il doit être tenu compte de »."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.forme != "il" or jeton.cite or jeton.zone is not Zone.PRINCIPALE:
            continue
        fin = _impersonal_end(enonce, rang)
        if fin and nobody_charged(enonce, rang, fin):
            yield Trouvaille("PAS-02", rang, fin)


def _impersonal_end(enonce: Enonce, rang: int) -> int:
    """Return the end of an impersonal « il », 0 when it stands for somebody or something."""
    suite = rang + 1
    if enonce.role(suite) & Nature.MODAL and enonce.forme(suite + 1) == "être":
        suite += 1
    elif enonce.forme(suite) not in _ETRE_APRES_IL:
        return suite + 1 if enonce.forme(suite) in _VERBES_IMPERSONNELS else 0
    suite += 1
    while enonce.role(suite) & Nature.ADVERBE and enonce.forme(suite) not in ("ne", "pas"):
        suite += 1
    attribut = enonce.forme(suite)
    if attribut in _NON_OBLIGEANTS or enonce.forme(rang - 1) in ("si", "s’", "quand", "lorsqu’"):
        return 0
    if attribut in _FIGES:
        return suite + 1
    if attribut == "mis" and enonce.forme(suite + 1) == "fin" and enonce.mesures:
        return 0
    if attribut in _PROCEDES and _is_head_of_sentence(enonce, rang):
        return suite + 1
    lie = enonce.forme(suite + 1) in ("de", "d’", "que", "qu’")
    verbe = enonce.role(suite + 2) & (Nature.INFINITIF | Nature.DETERMINANT | Nature.PRONOM)
    if lie and verbe and attribut in _OBLIGEANTS:
        return suite + 1
    return 0


# « il appartient au titulaire de livrer »: the act is the subject, and who acts is named.
_INCOMBER = words("appartenir incomber revenir échoir")
_FORMES_D_INCOMBER = words("""
    appartient appartiendra appartenait incombe incombera incombait revient reviendra revenait échoit échoira
    """)
_A_QUELQU_UN = words("à au aux")
_N_IMPORTE_QUI = words("chacun chacune tous toutes quelqu’un qui quiconque intéressé intéressés")


_VAGUES = ("compétent", "concerné", "habilité", "adéquat", "désigné", "intéressé", "responsable")


def is_duty(enonce: Enonce, rang: int) -> bool:
    """Tell « revient », « incombe »: to somebody, or, said of a thing, to something."""
    return enonce.forme(rang) in _FORMES_D_INCOMBER


def charges_somebody(enonce: Enonce, rang: int) -> bool:
    """Tell « il revient au comité de prononcer » from « il revient au siège »."""
    jeton = enonce.jetons[rang]
    if jeton.forme not in _FORMES_D_INCOMBER and jeton.lemme not in _INCOMBER:
        return False
    _, fin = enonce.sentence(rang)
    return any(
        enonce.forme(r) in ("de", "d’") and _opens_infinitive(enonce, r + 1)
        for r in range(rang + 1, fin)
    )


def _opens_infinitive(enonce: Enonce, rang: int) -> bool:
    while enonce.role(rang) & (Nature.PRONOM | Nature.ADVERBE):
        rang += 1
    return bool(enonce.role(rang) & Nature.INFINITIF)


def nobody_charged(enonce: Enonce, _debut: int, fin: int) -> bool:
    """Keep an impersonal turn that names nobody; leave « il est demandé au titulaire de »."""
    suite = fin
    while enonce.role(suite) & Nature.ADVERBE:
        suite += 1
    if enonce.forme(suite) not in _A_QUELQU_UN:
        return True
    suite += 1
    while enonce.role(suite) & (Nature.DETERMINANT | Nature.NOMBRE):
        suite += 1
    tete = enonce.jetons[suite] if suite < len(enonce.jetons) else None
    if tete is None or tete.forme in _N_IMPORTE_QUI:
        return True
    if enonce.forme(suite + 1).startswith(_VAGUES):
        return True
    nomme = tete.forme.rstrip("s") in _AGISSANTS or tete.brut[0].isupper()
    return not nomme and not (
        bool(tete.role & (Nature.NOM | Nature.ADJECTIF))
        and enonce.forme(fin - 1) in _FORMES_D_INCOMBER
    )


def _is_head_of_sentence(enonce: Enonce, rang: int) -> bool:
    debut, _ = enonce.sentence(rang)
    return not any(
        enonce.role(r) & Nature.DETERMINANT
        and enonce.role(r + 1) & Nature.NOM
        and enonce.forme(r - 1) == ""
        for r in range(debut, rang)
    )


_VERBES_IMPERSONNELS = words("importe importera urge sied siérait échet")
_FIGES = words("procédé veillé remédié")
_PROCEDES = words(
    "tenu fait demandé prévu décidé mis pris rendu répondu donné recouru convenu prêté accordé organisé"
)
_OBLIGEANTS = words("""
    nécessaire important demandé impératif indispensable obligatoire prévu attendu essentiel primordial utile
    impérieux envisagé proposé judicieux capital crucial vital fondamental opportun pertinent pratique
    logique normal naturel logique urgent requis exigé imposé recommandé préconisé souhaité conseillé préférable souhaitable
    intéressant appréciable bon convenable approprié adéquat raisonnable prudent hors temps décidé acté
    fortement vivement inacceptable inenvisageable impensable regrettable dommage
    """)


def pronominal_acts(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « les remises se valident en comité »: somebody does it, nobody says who."""
    for debut, fin in enonce.phrases:
        for rang in range(debut + 2, fin):
            jeton = enonce.jetons[rang]
            if jeton.cite or jeton.zone is not Zone.PRINCIPALE or jeton.lemme not in _DES_GENS:
                continue
            se = _reflexive(enonce, rang)
            if se and not _by_somebody(enonce, debut, se) and not _agent_after(enonce, rang, fin):
                yield Trouvaille("PAS-01", se, rang + 1)


# Acts that only people do, and that nothing does to itself.
_DES_GENS = words("""
    valider décider approuver arbitrer négocier préparer discuter relire contrôler vérifier étudier examiner
    rédiger convenir trancher instruire saisir signer organiser planifier recetter
    """)


def _reflexive(enonce: Enonce, rang: int) -> int:
    """Return where « se » stands: « se valide », « doit se valider », 0 without any."""
    if enonce.forme(rang - 1) not in ("se", "s’"):
        return 0
    return rang - 1 if enonce.role(rang) & (Nature.FINI | Nature.INFINITIF | Nature.NOM) else 0


def _by_somebody(enonce: Enonce, debut: int, verbe: int) -> bool:
    """Tell whether the subject is somebody: « l’équipe s’organise »."""
    for rang in range(debut, verbe):
        jeton = enonce.jetons[rang]
        if jeton.forme in ("il", "elle", "ils", "elles", "nous", "on"):
            return True
        if jeton.forme.rstrip("s") in _AGISSANTS and not (
            enonce.role(rang - 1) & Nature.PREPOSITION
        ):
            return True
    return False


def _agent_after(enonce: Enonce, rang: int, fin: int) -> bool:
    return any(
        enonce.forme(r) in ("par", "chez", "entre", "avec", "auprès") for r in range(rang + 1, fin)
    )


def deverbal_titles(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find a statement without verb that names an act: « Rapprochement des fiches à l’import »."""
    if not enonce.phrases:
        return
    debut, fin = enonce.phrases[0]
    while debut < fin and enonce.forme(debut) in ("-", "•", "–", "*", "—"):
        debut += 1
    if enonce.role(debut) & Nature.DETERMINANT:
        return
    premier = enonce.forme(debut)
    if not premier.endswith(_FINS_D_ACTES) or premier in _PAS_DES_ACTES or fin - debut < 3:
        return
    verbes = Nature.FINI | Nature.MODAL | Nature.AUXILIAIRE
    if any(
        enonce.role(r) & verbes and enonce.jetons[r].zone is not Zone.RELATIVE
        for r in range(debut, fin)
    ):
        return
    if ":" in enonce.formes or "par" in enonce.formes or enonce.jetons[debut].cite:
        return
    yield Trouvaille("PAS-03", debut, debut + 1)


_FINS_D_ACTES = ("tion", "tions", "age", "ages", "ement", "ements", "issement", "sion", "mise")
_PAS_DES_ACTES = words("""
    page message image langage étage avantage pourcentage délégation document paiement abonnement
    département module élément évènement événement option condition section version relation
    région édition population position dimension pension conditions options seulement également notamment
    uniquement idéalement simplement rapidement éventuellement immédiatement automatiquement
    """)
