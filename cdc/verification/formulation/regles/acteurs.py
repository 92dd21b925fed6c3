"""Acts without actor: impersonal turns, nouns without verb, human acts in the passive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.formules import A, C, E, Groupe, formule, only_with
from cdc.verification.formulation.gardes import main_clause, unmeasured
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.acteurs import (
    ACTES_HUMAINS,
    ETATS,
    NOMS_D_ACTES,
    ORGANISATIONS,
    PERSONNES,
    SYSTEMES,
)
from cdc.verification.formulation.lexique.grandeurs import Grandeur
from cdc.verification.formulation.motifs import Lexique, Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.propositions import Zone
from cdc.verification.formulation.regles.tournures import (
    charges_somebody,
    deverbal_titles,
    impersonal_turns,
    is_duty,
    nobody_charged,
    pronominal_acts,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce

_AGENTS = PERSONNES | ORGANISATIONS | SYSTEMES


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
        if suivant.forme in _AGENTS or suivant.lemme in _AGENTS:
            # « un tableau par apporteur » shares out; « validé par comité » says who.
            return not enonce.role(rang - 1) & Nature.NOM
    return False


def _passives(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find a main verb in the passive that no agent goes with."""
    participes = [r for r, j in enumerate(enonce.jetons) if j.role & Nature.PARTICIPE]
    for debut, fin in enonce.phrases if participes else ():
        for rang in (r for r in participes if debut <= r < fin):
            jeton = enonce.jetons[rang]
            if jeton.cite or jeton.lemme in ETATS:
                continue
            if jeton.zone is not Zone.PRINCIPALE or not _is_passive(enonce, rang):
                continue
            if has_agent(enonce, rang, fin) or _definition(enonce, rang):
                continue
            if enonce.forme(_auxiliary(enonce, rang)) == "étant":
                continue
            code = "PAS-01" if _is_human(enonce, rang) else "PAS-05"
            yield Trouvaille(code, _auxiliary(enonce, rang), rang + 1)


def _decided_before(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « une fois qu’elle a été décidée »: by whom? What is validated is a state, and left."""
    for debut, fin in enonce.phrases:
        for rang in range(debut + 2, fin):
            jeton = enonce.jetons[rang]
            if jeton.lemme not in _TRANCHER or not jeton.natures & Nature.PARTICIPE or jeton.cite:
                continue
            if jeton.zone is Zone.PRINCIPALE or not _is_passive(enonce, rang):
                continue
            if not has_agent(enonce, rang, fin) and enonce.forme(rang + 1) not in _LIEUX:
                yield Trouvaille("PAS-01", _auxiliary(enonce, rang), rang + 1)


_TRANCHER = words("décider trancher arbitrer statuer")


def _is_passive(enonce: Enonce, rang: int) -> bool:
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
    if jeton.lemme not in ACTES_HUMAINS:
        return jeton.lemme in _ACCORDER and enonce.forme(_auxiliary(enonce, rang))[0] == "d"
    avant = range(max(0, rang - 4), rang)
    if any(enonce.forme(r) in ("ne", "n’", "pas", "jamais", "automatiquement") for r in avant):
        return False
    if enonce.forme(rang + 1) in ("automatiquement", "comme") or enonce.forme(rang) == "mise":
        return False
    if jeton.lemme in ("prendre", "tenir"):
        return _takes_part(enonce, rang)
    if jeton.lemme in _NOTIFICATIONS and enonce.forme(rang + 1) == "par":
        return False
    return not (jeton.lemme in _SITUES and enonce.forme(rang + 1) in _LIEUX)


# « l’accès est autorisé » is a state; « doit être autorisé » asks somebody.
_ACCORDER = words(
    "autoriser accorder confirmer accepter spécifier surveiller développer compter fournir livrer déclarer"
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


def _definition(enonce: Enonce, rang: int) -> bool:
    return (
        enonce.forme(rang + 1) == "comme"
        and enonce.role(rang + 2) & Nature.NOM != 0
        and (enonce.jetons[rang].lemme in ("définir", "considérer"))
    )


def _happenings(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « un arbitrage intervient », « la validation se fait »: an act that nobody does."""
    for debut, fin in enonce.phrases:
        for rang in range(debut + 1, fin):
            jeton = enonce.jetons[rang]
            if jeton.cite or jeton.zone is not Zone.PRINCIPALE or not jeton.role & Nature.FINI:
                continue
            if jeton.lemme in _TOMBER and not has_agent(enonce, rang, fin):
                sujet = _verdict(enonce, debut, rang)
                if sujet >= 0 and not _belongs_to_somebody(enonce, sujet, rang):
                    yield Trouvaille("PAS-06", sujet, rang + 1)
                break
            if (
                _happens(enonce, rang)
                and not has_agent(enonce, rang, fin)
                and not _is_scheduled(enonce, debut, fin)
            ):
                sujet = _subject(enonce, debut, rang)
                if sujet >= 0 and enonce.forme(sujet).rstrip("s") in NOMS_D_ACTES:
                    yield Trouvaille("PAS-06", sujet, rang + 1)
            break


# A decision that comes by itself has no author, even when its hour is known.
_TOMBER = words("tomber venir arriver sortir paraître")
_VERDICTS = words(
    "décision arbitrage verdict validation accord refus avis approbation choix réponse"
)


def _verdict(enonce: Enonce, debut: int, verbe: int) -> int:
    for rang in range(verbe - 1, debut, -1):
        vert = enonce.forme(rang) == "feu" and enonce.forme(rang + 1) == "vert"
        verdict = vert or enonce.forme(rang).rstrip("s") in _VERDICTS
        if verdict and enonce.role(rang - 1) & Nature.DETERMINANT:
            return rang
    return -1


def _belongs_to_somebody(enonce: Enonce, acte: int, verbe: int) -> bool:
    """Tell « la décision du comité » from « la décision de bascule »."""
    return any(enonce.forme(r).rstrip("s") in _AGENTS for r in range(acte + 1, verbe))


def _planned(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « une relecture est prévue »: an act on the calendar of nobody."""
    for debut, fin in enonce.phrases:
        for rang in range(debut + 2, fin):
            jeton = enonce.jetons[rang]
            if jeton.lemme not in _PREVOIR or not jeton.role & Nature.PARTICIPE:
                continue
            if jeton.cite or jeton.zone is not Zone.PRINCIPALE or not _is_passive(enonce, rang):
                continue
            sujet = _subject(enonce, debut, rang)
            acte = sujet >= 0 and enonce.forme(sujet).rstrip("s") in NOMS_D_ACTES
            if acte and not _is_scheduled(enonce, debut, fin) and not has_agent(enonce, rang, fin):
                yield Trouvaille("PAS-06", sujet, rang + 1)


_PREVOIR = words("prévoir programmer")


def _is_scheduled(enonce: Enonce, debut: int, fin: int) -> bool:
    """Tell a clause of the planning: « la bascule a lieu le 12/06/2027 »."""
    return any(
        debut <= m.rang < fin and m.grandeur in (Grandeur.DATE, Grandeur.HEURE)
        for m in enonce.mesures
    )


def _called_for(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « fait l’objet d’une validation », « nécessite un accord », « sont à nettoyer »."""
    for debut, fin in enonce.phrases:
        for rang in range(debut, fin - 2):
            jeton = enonce.jetons[rang]
            if jeton.lemme not in _APPELS or jeton.cite or jeton.zone is not Zone.PRINCIPALE:
                continue
            borne = (
                _to_be_done(enonce, rang)
                or _act_called(enonce, rang, fin)
                or _submitted(enonce, rang, fin)
            )
            if borne and not has_agent(enonce, rang, fin):
                yield Trouvaille("PAS-06", rang, borne)


# What `_to_be_done` and `_act_called` look at.
_APPELS = words("être nécessiter requérir exiger supposer faire donner")


def _to_be_done(enonce: Enonce, rang: int) -> int:
    """Return the end of « sont à nettoyer », 0 without any."""
    if enonce.forme(rang + 1) != "à" or enonce.jetons[rang].lemme != "être":
        return 0
    acte = enonce.jetons[rang + 2]
    return rang + 3 if acte.role & Nature.INFINITIF and acte.lemme not in _A_NOTER else 0


_A_NOTER = words("noter savoir dire venir distinguer rapprocher comparer définir préciser")


def _act_called(enonce: Enonce, rang: int, fin: int) -> int:
    """Return the end of the act that a verb calls for, 0 without any or when it has an author."""
    jeton = enonce.jetons[rang]
    if not jeton.role & (Nature.FINI | Nature.INFINITIF):
        return 0
    if jeton.lemme in ("nécessiter", "requérir", "exiger", "supposer"):
        suivant = rang + 2
    elif jeton.lemme == "faire" and enonce.forme(rang + 2) == "objet":
        suivant = rang + 5
    elif jeton.lemme == "donner" and enonce.forme(rang + 1) == "lieu":
        suivant = rang + 4
    else:
        return 0
    if enonce.forme(suivant) not in _ACCORDS or _belongs(enonce, suivant, fin):
        return 0
    return suivant + 1


def _submitted(enonce: Enonce, rang: int, fin: int) -> int:
    """Return the end of « est soumis à validation », 0 without any or when who validates is told."""
    if enonce.jetons[rang].lemme != "être" or enonce.jetons[rang + 1].lemme != "soumettre":
        return 0
    acte = rang + 3
    while enonce.role(acte) & Nature.DETERMINANT:
        acte += 1
    if enonce.forme(rang + 2) not in ("à", "au") or enonce.forme(acte) not in _ACCORDS:
        return 0
    return 0 if _belongs(enonce, acte, fin) else acte + 1


_ACCORDS = words(
    "révision actualisation suivi signature réunion"
    " "
    "nettoyage tri recette audit formation test bilan évaluation correction concertation négociation"
    " dédoublonnage homologation chiffrage recensement inventaire enquête présentation validation approbation accord autorisation contrôle vérification relecture arbitrage revue visa"
    " décision analyse étude instruction"
)


def _belongs(enonce: Enonce, acte: int, fin: int) -> bool:
    """Tell whether the act names its author: « l’accord du directeur »."""
    suite = {enonce.forme(r) for r in range(acte + 1, min(acte + 5, fin))}
    return bool(suite & {"du", "de", "des", "d’", "par"})


_SURVENIR = words("intervenir survenir")
_SE_FAIRE = words("faire effectuer dérouler opérer réaliser tenir")


def _happens(enonce: Enonce, rang: int) -> bool:
    jeton = enonce.jetons[rang]
    if jeton.lemme in _SURVENIR:
        return True
    if jeton.lemme == "faire" and enonce.forme(rang + 2) == "objet":
        return False
    if jeton.lemme in _SE_FAIRE:
        return enonce.forme(rang - 1) in ("se", "s’")
    if jeton.lemme in _COMMENCER:
        debut, _ = enonce.sentence(rang)
        sujet = _subject(enonce, debut, rang)
        apres = enonce.forme(rang + 2) in _PHASES or jeton.lemme not in ("précéder", "suivre")
        return sujet >= 0 and enonce.forme(sujet) in _TRAVAUX and apres
    return enonce.forme(rang + 1) == "lieu"


# « le nettoyage des fiches précède la reprise »: work that only people do.
_COMMENCER = words("précéder suivre commencer débuter démarrer terminer achever")
_PHASES = words("reprise bascule migration recette mise démarrage formation livraison production")
_TRAVAUX = words(
    "nettoyage tri contrôle relecture formation recette dédoublonnage vérification validation saisie correction"
    " préparation revue arbitrage accompagnement cadrage paramétrage"
)


def _subject(enonce: Enonce, debut: int, verbe: int) -> int:
    """Return the head noun of the group before a verb, -1 without any."""
    for rang in range(debut, verbe):
        jeton = enonce.jetons[rang]
        if (
            jeton.role & Nature.NOM
            and jeton.zone is Zone.PRINCIPALE
            and not (enonce.role(rang - 1) & Nature.PREPOSITION and rang > debut)
        ):
            return rang
    return -1


_FIGURES = words("""
    réduire augmenter diminuer atteindre ramener porter limiter passer doubler diviser multiplier améliorer
    accroître répondre traiter obtenir gagner maintenir faire
    """)


def _no_verb(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find a statement that begins with an act and has no subject: « Export des clients »."""
    debut, fin = enonce.phrases[0] if enonce.phrases else (0, 0)
    if "priorité" in enonce.formes:
        return
    while debut < fin and enonce.forme(debut) in ("-", "•", "–", "*", "pouvoir", "de"):
        debut += 1
    if debut >= fin:
        return
    premier = enonce.jetons[debut]
    mesures = [m for m in enonce.mesures if not enonce.jetons[m.rang].cite]
    if premier.role & Nature.INFINITIF or enonce.forme(debut - 1) == "pouvoir":
        chiffre = len(mesures) > 0 and not unmeasured(enonce, debut, debut + 1)
        if not (premier.lemme in _FIGURES and mesures) and not chiffre and not _refers(enonce):
            yield Trouvaille("PAS-03", debut, debut + 1)
        return
    if enonce.forme(debut + 1) in ("le", "du", ":") and mesures and mesures[0].rang == debut + 2:
        return
    if premier.forme.rstrip("s") not in NOMS_D_ACTES or _has_verb(enonce, debut, fin):
        return
    if not has_agent(enonce, debut, fin) and ":" not in enonce.formes:
        yield Trouvaille("PAS-03", debut, debut + 1)


def _refers(enonce: Enonce) -> bool:
    return any(
        j.role & (Nature.MODAL | Nature.FINI) and j.zone is Zone.PRINCIPALE for j in enonce.jetons
    )


def _has_verb(enonce: Enonce, debut: int, fin: int) -> bool:
    verbes = Nature.FINI | Nature.MODAL | Nature.AUXILIAIRE
    return any(
        enonce.role(r) & verbes
        and enonce.jetons[r].zone is not Zone.RELATIVE
        and not _another_act(enonce, r)
        for r in range(debut, fin)
    )


def _another_act(enonce: Enonce, rang: int) -> bool:
    """Tell « reprise des contacts, puis contrôle des adresses »: a second act, no verb."""
    if enonce.forme(rang - 1) not in ("et", "puis", ","):
        return False
    return enonce.forme(rang).rstrip("s") in NOMS_D_ACTES and bool(
        enonce.role(rang + 1) & Nature.PREPOSITION or enonce.forme(rang + 1) in ("du", "des")
    )


_IMPERSONNELS = words("faut faudra faudrait convient conviendra conviendrait")


def _impersonal(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « il faut », « on doit »; leave « on entend par », « il existe »."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.cite:
            continue
        if jeton.forme in _IMPERSONNELS:
            debut = rang - 1 if enonce.forme(rang - 1) in ("il", "lui") else rang
            yield Trouvaille("PAS-02", debut, rang + 1)
        elif jeton.forme == "on" and jeton.zone is Zone.PRINCIPALE and not _defines(enonce, rang):
            yield Trouvaille("PAS-02", rang, min(rang + 2, len(enonce.jetons)))


def _defines(enonce: Enonce, rang: int) -> bool:
    suite = {enonce.jetons[r].lemme for r in range(rang, min(rang + 5, len(enonce.jetons)))}
    return bool(suite & {"entendre", "appeler", "nommer", "désigner", "parler"})


ACTEURS = Groupe(
    (
        formule(
            "PAS-01",
            A,
            "acte sans auteur",
            "«\u00a0{mots}\u00a0»\u202f: par qui\u202f? Nommez le rôle, ou le système.",
            pourquoi="Sans auteur, le prestataire compte sur le client et le client sur le"
            " prestataire.",
            mauvais="Les remises au-delà de 15\u00a0% doivent être validées avant l’envoi.",
            mieux="Le directeur commercial doit valider les remises au-delà de 15\u00a0% avant"
            " l’envoi.",
            source="INCOSE R2\u202f; ISO/IEC/IEEE 29148",
            methode="Seuls les actes que quelqu’un doit faire (valider, préparer, contrôler...) sont"
            " signalés\u202f; ce que fait un système (afficher, calculer) est un conseil, PAS-05.",
        ),
        formule(
            "PAS-02",
            E,
            "tournure impersonnelle",
            "«\u00a0{mots}\u00a0» ne dit pas qui agit. Nommez le rôle ou le système.",
            pourquoi="Une obligation qui ne pèse sur personne n’est tenue par personne.",
            mauvais="Il faut pouvoir exporter les clients.",
            mieux="Un responsable commercial doit exporter la liste filtrée des clients au format"
            " XLSX.",
            source="INCOSE R2 et R3",
            methode="« On entend par » et « il existe » sont laissés.",
        ),
        formule(
            "PAS-03",
            E,
            "phrase sans sujet",
            "«\u00a0{mots}\u00a0»\u202f: qui le fait\u202f? Écrivez un sujet, «\u00a0doit\u00a0» et un"
            " verbe.",
            pourquoi="Un titre n’oblige personne.",
            mauvais="Export des clients en Excel.",
            mieux="Un responsable commercial doit exporter les clients au format XLSX.",
            source="INCOSE R1 et R3",
            methode="Un objectif chiffré à l’infinitif (« Réduire de 5 à 2 jours… ») est laissé.",
        ),
        formule(
            "PAS-04",
            A,
            "acteur indéterminé",
            "«\u00a0{mots}\u00a0» n’est pas un rôle. Nommez-le tel que la matrice des droits l’écrit.",
            pourquoi="Le droit accordé dépend du rôle.",
            mauvais="Quelqu’un doit valider la remise.",
            mieux="Le directeur commercial doit valider toute remise supérieure à 12\u00a0% du tarif.",
            source="INCOSE R4 et R5",
        ),
        formule(
            "PAS-05",
            C,
            "passif sans agent",
            "«\u00a0{mots}\u00a0»\u202f: si ce n’est pas le CRM, dites par qui.",
            pourquoi="La forme active tient en moins de mots et dit qui agit.",
            mauvais="Les doublons doivent être supprimés.",
            mieux="Le CRM doit supprimer les doublons chaque nuit.",
            source="INCOSE R2",
            methode="Simple conseil\u202f: souvent, le système est évidemment l’acteur.",
        ),
        formule(
            "PAS-06",
            A,
            "acte qui arrive tout seul",
            "«\u00a0{mots}\u00a0»\u202f: qui s’en charge\u202f? Nommez-le.",
            pourquoi="Un arbitrage n’intervient pas\u202f: quelqu’un arbitre.",
            mauvais="Un arbitrage intervient avant le paramétrage.",
            mieux="Le comité de pilotage arbitre avant le paramétrage.",
            source="INCOSE R2 et R3",
        ),
    ),
    (
        Lexique(
            "PAS-02",
            """
            il est|sera|serait nécessaire|important|demandé|impératif|indispensable|obligatoire
            |prévu|attendu|essentiel|primordial|utile|impérieux|envisagé|proposé de|d’|que|qu’;
            il doit|devra être possible; il sera possible; il est possible de|d’; il s’ agit|agira de|d’;
            possibilité de|d’; nécessité de|d’; il est question de; il y a lieu de|d’; besoin de|d’; être possible de|d’;
            est|soit|sera rendu possible; obligation de|d’; il importe; il reste à; charge à; à charge de|d’|pour; libre à; merci de|d’; prière de|d’; il y a|aura lieu de|d’; y a lieu de|d’; il devient|deviendra nécessaire|utile|possible|indispensable; il va falloir; il a fallu; falloir;
            il suffit|suffira de|d’; nécessité absolue; obligation est faite; il revient|reviendra|appartient|appartiendra|incombe|incombera|échoit; il est à|temps
            """,
            lambda e, d, f: _at_start(e, d, f),
        ),
        Lexique(
            "PAS-04",
            "quelqu’un; qui de droit; la personne compétente|concernée|habilitée|adéquate; les intéressés"
            "|intéressées; le service concerné|compétent; les services concernés|compétents; l’ intéressé"
            "|interlocuteur concerné; les personnes concernées|habilitées|compétentes|adéquates; une personne"
            "|des personnes; les bonnes personnes; les parties prenantes|concernées; les acteurs concernés;"
            "les équipes concernées; un responsable; les gens; certaines personnes",
            lambda e, d, f: _acts(e, d, f),
        ),
    ),
    (
        _passives,
        only_with((), _decided_before, lemmes=_TRANCHER),
        only_with(("lieu",), _happenings, lemmes=_TOMBER | _SURVENIR | _SE_FAIRE | _COMMENCER),
        only_with((), _planned, lemmes=_PREVOIR),
        only_with((), _called_for, lemmes=_APPELS),
        _no_verb,
        only_with(_IMPERSONNELS | {"on"}, _impersonal),
        only_with(("il",), impersonal_turns),
        only_with(("se", "s’"), pronominal_acts),
        deverbal_titles,
    ),
)


def _at_start(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep an impersonal turn of the main clause; « besoin de » only opens a statement."""
    if enonce.forme(debut) in ("possibilité", "nécessité", "besoin", "obligation"):
        return debut == enonce.sentence(debut)[0]
    if is_duty(enonce, fin - 1) and not charges_somebody(enonce, fin - 1):
        return False
    return main_clause(enonce, debut, fin) and nobody_charged(enonce, debut, fin)


# « La personne concernée »: the words of the law on personal data.
_VIE_PRIVEE = words("rgpd traitement consentement cnil effacement données opposition portabilité")


def _acts(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep somebody who must act: the subject of the main verb, or its agent."""
    if enonce.jetons[debut].zone is not Zone.PRINCIPALE:
        return False
    sujet = debut == enonce.sentence(debut)[0] or enonce.forme(debut - 1) in (",", "par")
    if enonce.forme(debut + 1).startswith("personne") and enonce.formes & _VIE_PRIVEE:
        return False
    apres = enonce.role(fin) & (Nature.FINI | Nature.MODAL | Nature.AUXILIAIRE)
    return (sujet and bool(apres)) or enonce.forme(debut - 1) == "par"
