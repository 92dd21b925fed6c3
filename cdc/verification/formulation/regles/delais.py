"""Delays that a statement calls for without giving them: a silence, a notice, an answer, a repair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.acteurs import ORGANISATIONS, PERSONNES
from cdc.verification.formulation.lexique.grandeurs import Grandeur
from cdc.verification.formulation.motifs import Lexique, Motifs, Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.propositions import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce

_SILENCE = Motifs(
    (
        Lexique(
            "TMP-05",
            """
            inactif*; inactivité; sans réponse; sans activité; sans nouvelle|nouvelles; sans suite;
            sans retour; sans réaction; sans mouvement; sans modification; sans connexion; sans action;
            sans intervention; sans échange; ne répond|répondent pas; pas répondu; pas commandé;
            pas connecté|connectée|connectés; pas traité|traitée|traités|traitées; en souffrance; oublié*;
            donné suite; pas réagi|signé|payé|renouvelé|retourné|relu|confirmé|réglé|validé|consulté; sans commande|achat|contact; sans relance; sans échéance; sans visite; sans appel; sans facture|facturation; sans vente|achats; sans signe de vie; sans changement; sans progression;
            sans interaction; sans prise de contact; sans paiement; sans règlement; sans signature; sans validation; sans ouverture; silencieux; muet|muette; silence;
            inexploité*; délaissé*; à l’ abandon; abandonné*; au point mort; pas bougé; immobile*; n’ a|ont pas bougé; en sommeil;
            pas ouvert|revenu|rappelé|recontacté|visité|facturé|livré|traité|clos|clôturé|modifié|actualisé; n’ évolue|évoluent plus; traîne|traînent; tarde|tardent; s’ éternise|éternisent; dormant*; stagne|stagnent; pas relancé
            """,
        ),
    )
)
_TRAITEMENTS = words("""
    relancer alerter prévenir avertir notifier fermer clore clôturer archiver supprimer anonymiser purger
    désactiver déconnecter verrouiller partir rappeler signaler expirer bloquer réaffecter escalader passer
    créer envoyer basculer transférer remonter effacer détruire radier résilier suspendre
    """)
_REACTIONS = words("""
    corriger répondre rétablir rappeler résoudre intervenir acquitter dépanner réparer restituer recontacter contacter
    remédier redémarrer débloquer restaurer traiter
    """)
_FOURNISSEURS = words(
    "prestataire éditeur hébergeur intégrateur support fournisseur titulaire infogérant mainteneur"
    " assistance astreinte hotline"
)
_ANNONCES = words("rappel préavis avertissement notification convocation invitation annonce")
# What is planned, so that a warning has to come some time before.
_EVENEMENTS = words("""
    chaque toute interruption maintenance intervention rendez-vou rendez-vous visite échéance réunion livraison
    expiration renouvellement coupure opération assemblée formation fin terme arrêt départ arrivée passage
    audit évènement événement résiliation fermeture migration bascule séance
    """)
_PREVENIR = words("prévenir avertir informer notifier annoncer alerter aviser")
_RENVOIS = words("selon annexe tableau article règle prévu prévus")


def missing_delay(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find silence, notice and repair that no duration goes with."""
    for debut, fin in enonce.phrases:
        if _is_timed(enonce, debut, fin):
            continue
        yield from _silence(enonce, debut, fin)
        yield from _notice(enonce, debut, fin)
        yield from _reaction(enonce, debut, fin)
        yield from _after_incident(enonce, debut, fin)
        yield from _bare_notice(enonce, debut, fin)
        yield from _end_of_life(enonce, debut, fin)
        yield from _kept_then_erased(enonce, debut, fin)


def _is_timed(enonce: Enonce, debut: int, fin: int) -> bool:
    temporelles = (Grandeur.DUREE, Grandeur.HEURE, Grandeur.DATE, Grandeur.PART)
    if any(debut <= m.rang < fin and m.grandeur in temporelles for m in enonce.mesures):
        return True
    formes = {enonce.forme(r) for r in range(debut, fin)}
    return bool(formes & _RENVOIS) or bool(
        formes & {"veille", "lendemain", "aujourd’hui", "échéance", "minuit", "midi", "nuit"}
    )


def _silence(enonce: Enonce, debut: int, fin: int) -> Iterator[Trouvaille]:
    verbes = {
        j.lemme
        for j in enonce.jetons[debut:fin]
        if j.role & (Nature.FINI | Nature.INFINITIF | Nature.PARTICIPE)
        and j.zone is Zone.PRINCIPALE
    }
    if verbes & _RELANCES:
        yield from _undone(enonce, debut, fin, verbes)
    if verbes & _TRAITEMENTS:
        for trouve in _SILENCE.find(enonce):
            if debut <= trouve.debut < fin and not _forbidden(enonce, trouve.debut):
                yield trouve


def _forbidden(enonce: Enonce, rang: int) -> bool:
    """Tell « n’est pas relancé », a rule, from « quand il n’est pas relancé », a silence."""
    jeton = enonce.jetons[rang]
    if any(enonce.forme(r) == "tant" for r in range(max(0, rang - 8), rang)):
        # « pas envoyé tant que le directeur ne l’a pas validé »: until then, whatever it takes.
        return True
    if jeton.forme == "sans" and jeton.zone is Zone.PRINCIPALE:
        # « est clôturée sans facture »: how it is closed, not for how long nothing came.
        return bool(enonce.role(rang - 1) & Nature.PARTICIPE)
    return (
        jeton.forme == "pas"
        and jeton.zone is Zone.PRINCIPALE
        and enonce.forme(rang - 1) in ("est", "sont", "sera", "seront")
    )


def _undone(enonce: Enonce, debut: int, fin: int, verbes: set[str]) -> Iterator[Trouvaille]:
    """Find « le client qui n’a pas renvoyé le contrat », « quand il ne commande plus »."""
    for rang in range(debut, fin - 2):
        jeton = enonce.jetons[rang]
        if jeton.forme not in ("ne", "n’") or jeton.zone is Zone.PRINCIPALE or jeton.cite:
            continue
        verbe, suite = enonce.jetons[rang + 1], enonce.forme(rang + 2)
        passe = verbe.lemme == "avoir" and suite == "pas" and verbes & _SUITES
        if passe and enonce.role(rang + 3) & Nature.PARTICIPE:
            yield Trouvaille("TMP-05", rang, rang + 4)
        elif suite == "plus" and verbe.role & Nature.FINI:
            yield Trouvaille("TMP-05", rang, rang + 3)


_SUITES = words("relancer rappeler recontacter escalader archiver")
_RELANCES = _SUITES | words("alerter prévenir avertir signaler réaffecter")


def _notice(enonce: Enonce, debut: int, fin: int) -> Iterator[Trouvaille]:
    for rang in range(debut, fin - 2):
        jeton = enonce.jetons[rang]
        if jeton.lemme == "informer" and jeton.natures & Nature.PARTICIPE and _kept(enonce, rang):
            yield Trouvaille("TMP-05", rang, rang + 1)
        if jeton.forme == "à" and enonce.forme(rang + 2) == "avance" and not jeton.cite:
            yield Trouvaille("TMP-05", rang, rang + 3)
        if jeton.forme != "avant" or jeton.cite or jeton.zone is not Zone.PRINCIPALE:
            continue
        avant = enonce.jetons[debut:rang]
        annonce = any(j.lemme in _PREVENIR or j.forme in _ANNONCES for j in avant)
        evenement = {enonce.forme(r).rstrip("s") for r in range(rang + 1, min(rang + 4, fin))}
        if annonce and evenement & _EVENEMENTS:
            yield Trouvaille("TMP-05", rang, min(fin, rang + 3))


def _end_of_life(enonce: Enonce, debut: int, fin: int) -> Iterator[Trouvaille]:
    """Find « le mot de passe expire », « le CRM purge les leads refusés »: after how long?"""
    if any(j.zone is Zone.CONDITION or j.forme in _QUAND for j in enonce.jetons[debut:fin]):
        return
    for rang in range(debut, fin):
        jeton = enonce.jetons[rang]
        verbe = jeton.role & (Nature.FINI | Nature.INFINITIF)
        if verbe and jeton.lemme in ("expirer", "purger") and jeton.zone is Zone.PRINCIPALE:
            if not jeton.cite:
                yield Trouvaille("TMP-05", rang, rang + 1)
            return


def _kept_then_erased(enonce: Enonce, debut: int, fin: int) -> Iterator[Trouvaille]:
    """Find « conserve les enregistrements, puis les efface »: kept for how long?"""
    if any(j.zone is Zone.CONDITION or j.forme in _TERMES for j in enonce.jetons[debut:fin]):
        return
    garde = -1
    for rang in range(debut, fin):
        jeton = enonce.jetons[rang]
        if jeton.cite or not (
            jeton.role & (Nature.FINI | Nature.INFINITIF) or jeton.natures & Nature.PARTICIPE
        ):
            continue
        if garde >= 0 and jeton.lemme in _EFFACER:
            if any(enonce.forme(r) in _ENSUITE for r in range(garde, rang)):
                yield Trouvaille("TMP-05", garde, garde + 1)
            return
        if jeton.lemme in _GARDER and enonce.forme(rang - 1) not in ("ne", "n’", "sans"):
            garde = rang


_GARDER = words(
    "conserver garder archiver stocker sauvegarder maintenir retenir mémoriser héberger"
)
_EFFACER = words(
    "supprimer effacer purger détruire anonymiser éliminer écraser pseudonymiser restituer"
)
_ENSUITE = words("puis ensuite avant enfin")
_TERMES = words("après dès lors jusque jusqu’ jusqu’à demande fin clôture issue quand")


_QUAND = words(
    "après dès lors avant chaque aussitôt depuis demande jamais pas peut peuvent pouvoir"
)


def _kept(enonce: Enonce, rang: int) -> bool:
    """Tell « tient le client informé »: how often, nobody says."""
    return any(j.lemme == "tenir" for j in enonce.jetons[max(0, rang - 6) : rang])


def _reaction(enonce: Enonce, debut: int, fin: int) -> Iterator[Trouvaille]:
    """Find « le prestataire corrige les anomalies », « en cas de panne, le support rappelle »."""
    for rang in range(debut + 1, fin):
        jeton = enonce.jetons[rang]
        if jeton.cite or jeton.zone is not Zone.PRINCIPALE or not jeton.role & _AGIT:
            continue
        acteur = _subject(enonce, debut, rang)
        if acteur in _FOURNISSEURS and (
            jeton.lemme in _REACTIONS or _resumes_contact(enonce, rang)
        ):
            yield Trouvaille("TMP-05", rang, rang + 1)
            return
        avise = jeton.lemme in _PREVENIR and enonce.formes.isdisjoint(_AVANT)
        if acteur in _FOURNISSEURS and avise and _planned(enonce, debut, fin):
            yield Trouvaille("TMP-05", rang, rang + 1)
            return
        rappelle = (
            _calls_back(enonce, rang) or _resumes_contact(enonce, rang) or _answers(enonce, rang)
        )
        if acteur in PERSONNES and rappelle:
            if not any(enonce.forme(r) in _PERMIS for r in range(debut, rang)):
                yield Trouvaille("TMP-05", rang, rang + 1)
            return


def _after_incident(enonce: Enonce, debut: int, fin: int) -> Iterator[Trouvaille]:
    """Find « en cas de fuite de données, l’association informe les donateurs »: how soon?"""
    if (enonce.forme(debut), enonce.forme(debut + 1)) != ("en", "cas"):
        return
    verbe = next((r for r in range(debut + 3, fin) if enonce.role(r) & _AGIT), fin)
    if verbe == fin or enonce.jetons[verbe].lemme not in _ALERTER or enonce.jetons[verbe].cite:
        return
    incident = any(enonce.forme(r).removesuffix("s") in _INCIDENTS for r in range(debut + 3, verbe))
    gens = (enonce.forme(r).removesuffix("s") for r in range(debut + 3, verbe))
    if incident and any(un in _QUI_AGIT for un in gens):
        yield Trouvaille("TMP-05", verbe, verbe + 1)


_ALERTER = _PREVENIR | _REACTIONS | words("déclarer signaler dépêcher remplacer")
_INCIDENTS = words("""
    fuite violation incident panne sinistre accident faille intrusion coupure indisponibilité piratage perte vol
    interruption défaillance avarie litige plainte
    """)
_QUI_AGIT = PERSONNES | ORGANISATIONS


def _bare_notice(enonce: Enonce, debut: int, fin: int) -> Iterator[Trouvaille]:
    """Find « avec un préavis », « sous préavis »: of how long?"""
    for rang in range(debut + 1, fin):
        if enonce.forme(rang) != "préavis" or enonce.jetons[rang].cite:
            continue
        avant = rang - 2 if enonce.role(rang - 1) & Nature.DETERMINANT else rang - 1
        if enonce.forme(avant) in _MOYENNANT and enonce.forme(rang + 1) not in ("de", "d’"):
            yield Trouvaille("TMP-05", avant, rang + 1)


_MOYENNANT = words("avec sous moyennant après respectant respecte sans")


_AVANT = words("avant après dès préavis préalable")
_AGIT = Nature.FINI | Nature.INFINITIF
_RAPPELS = words("rappeler recontacter")
_PERMIS = words("peut peuvent pourra pourront si à pour de d’ sans ne n’")


def _subject(enonce: Enonce, debut: int, rang: int) -> str:
    """Return the first noun of the main clause before a verb: its subject, whatever follows it."""
    for avant in range(debut, rang):
        jeton = enonce.jetons[avant]
        if jeton.zone is not Zone.PRINCIPALE or not jeton.role & Nature.NOM:
            continue
        if enonce.forme(avant - 1) in (
            "le",
            "la",
            "l’",
            "un",
            "une",
            "chaque",
            "son",
            "notre",
        ) and (jeton.forme in _FOURNISSEURS or jeton.forme in PERSONNES):
            return jeton.forme
    return ""


def _calls_back(enonce: Enonce, rang: int) -> bool:
    """Tell « rappelle le client » from « rappelle au client les conditions »."""
    suite = enonce.forme(rang + 1)
    return enonce.jetons[rang].lemme in _RAPPELS and suite not in _REMEMORE


_REMEMORE = words("à au aux que qu’")


def _answers(enonce: Enonce, rang: int) -> bool:
    """Tell « répond au client », « contacte chaque prospect » : how soon?"""
    if enonce.jetons[rang].lemme not in ("répondre", "contacter"):
        return False
    return any(enonce.forme(r).rstrip("s") in _EN_ATTENTE for r in range(rang + 1, rang + 4))


_EN_ATTENTE = words(
    "client prospect lead demande réclamation appel message courriel e-mail demandeur appelant plainte sollicitation"
)


def _resumes_contact(enonce: Enonce, rang: int) -> bool:
    """Tell « reprend contact », « prend en charge l’incident »."""
    if enonce.jetons[rang].lemme == "remettre":
        suite = {enonce.forme(r) for r in range(rang + 1, rang + 5)}
        return "en" in suite and bool(suite & {"service", "état", "marche", "ligne"})
    return enonce.jetons[rang].lemme in ("reprendre", "prendre") and (
        enonce.forme(rang + 1) == "contact"
        or (enonce.forme(rang + 1), enonce.forme(rang + 2)) == ("en", "charge")
    )


def _planned(enonce: Enonce, debut: int, fin: int) -> bool:
    """Tell whether what is told of is planned, so that it can be told some time before."""
    return any(enonce.forme(r).rstrip("s") in _PREVUS for r in range(debut, fin))


_PREVUS = words(
    "maintenance coupure interruption migration bascule arrêt redémarrage indisponibilité fermeture"
)
