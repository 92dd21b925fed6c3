"""Acts without actor: impersonal turns, nouns without verb, human acts in the passive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.formules import A, C, E, Groupe, formule, only_with
from cdc.verification.formulation.gardes import main_clause, unmeasured
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.acteurs import (
    NOMS_D_ACTES,
)
from cdc.verification.formulation.motifs import Lexique, Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.propositions import Zone
from cdc.verification.formulation.regles.actes import (
    APPELS,
    COMMENCER,
    PREVOIR,
    SE_FAIRE,
    SURVENIR,
    TOMBER,
    called_for,
    happenings,
    planned,
)
from cdc.verification.formulation.regles.passifs import (
    TRANCHER,
    decided_before,
    has_agent,
    passives,
)
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
        passives,
        only_with((), decided_before, lemmes=TRANCHER),
        only_with(("lieu",), happenings, lemmes=TOMBER | SURVENIR | SE_FAIRE | COMMENCER),
        only_with((), planned, lemmes=PREVOIR),
        only_with((), called_for, lemmes=APPELS),
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
