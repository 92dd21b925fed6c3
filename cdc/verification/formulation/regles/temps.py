"""Time words without a clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.formules import A, E, Groupe, formule
from cdc.verification.formulation.gardes import (
    all_of,
    defined_there,
    main_clause,
    not_purpose,
    unnamed,
    untimed,
)
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.acteurs import PERSONNES
from cdc.verification.formulation.lexique.grandeurs import Grandeur
from cdc.verification.formulation.motifs import Lexique
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.regles.delais import missing_delay

if TYPE_CHECKING:
    from cdc.verification.formulation.enonce import Enonce

_PERIODES = frozenset(
    {"chaque", "quotidien", "quotidienne", "hebdomadaire", "mensuel", "mensuelle"}
)


def _no_period(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep a rhythm that nothing sets: no period, no number of times."""
    if not untimed(enonce, debut, fin) and "depuis" not in enonce.formes:
        return False
    _, a = enonce.sentence(debut)
    suite = [
        enonce.jetons[r]
        for r in range(fin, min(a, fin + 8))
        if enonce.forme(r - 1) not in ("depuis", "dépassent", "dépasse")
        and enonce.forme(r + 1) != "derniers"
    ]
    return not any(j.forme in _PERIODES or j.natures & Nature.NOMBRE for j in suite)


def _rhythm(enonce: Enonce, debut: int, fin: int) -> bool:
    """Leave the name of a kind of people: « un formateur occasionnel »."""
    if enonce.forme(debut - 1) == "plus":
        return False
    return enonce.forme(debut - 1).rstrip("s") not in PERSONNES and _no_period(enonce, debut, fin)


def _vague_past(enonce: Enonce, debut: int, _fin: int) -> bool:
    """Leave « la plus récente », « plus ancien que 24 mois », « l’ancienne valeur »."""
    if enonce.forme(debut - 1) in ("plus", "moins", "la", "le"):
        return False
    if enonce.forme(debut - 1) == "l’" and enonce.forme(debut).startswith("ancien"):
        return False
    return not any(
        m.grandeur in (Grandeur.DUREE, Grandeur.DATE) or m.rang in (debut - 1, debut - 2)
        for m in enonce.mesures
    )


_LEXIQUES = (
    Lexique("TMP-01", "rapidement; prochainement; bientôt; incessamment", untimed),
    Lexique(
        "TMP-01",
        """
        immédiat*; immédiatement; instantané*; instantanément; aussitôt; sur-le-champ; sans attendre;
        dès|des que possible; aussitôt que possible; aussi vite que possible; sans délai|délais;
        au plus vite; au plus tôt; peu après|avant; un peu après|avant; juste après|avant; suffisamment|assez tôt; d’ ici peu;
        temps|durée nécessaire|nécessaires; aussi longtemps que nécessaire; pour une durée limitée; de longue durée; tôt; dans les meilleurs|moindres délais; à brève échéance;
        dans les plus brefs délais; dans un|des délai|délais bref|court|courts|brefs|raisonnable
        |raisonnables|acceptable|acceptables|réduit|réduits|rapide|rapides|convenable|adapté|serré|serrés;
        à bref délai; dans de brefs|bons délais; à terme; à moyen|long|court terme; ultérieurement;
        plus tard; en temps voulu|utile|opportun; le moment venu; à l’ avenir; tôt ou tard; sous peu;
        dans un premier|second|deuxième temps; dans la foulée; à temps; en un clin d’ œil;
        dans un futur proche; dans un avenir proche; tardivement; sans tarder; en avance; par la suite;
        après un certain temps; après quelque temps; passé un délai; passé un certain délai; après un|certain délai;
        au bout d’ un délai; bien avant|après; longtemps avant|après; avec un délai; au bout d’ un certain temps|moment; au bout d’ un temps|moment; au bout de quelque temps; d’ ici là;
        dans les temps; en un temps record; dans la durée; au fil du temps; sur le long terme; en urgence; séance tenante; sans plus attendre; le plus tôt possible;
        le plus vite|rapidement possible; aussi rapidement|tôt que possible; quelque temps;
        en temps et en heure; en temps et heure; dans l’ immédiat; très prochainement; d’ ici quelque|quelques; dès à présent;
        dans les jours|heures|semaines|mois|minutes|secondes suivants|suivantes|prochains|prochaines; dans les jours|heures|semaines
        |mois|minutes qui suivent|viennent; dans les prochains|prochaines jours|heures|semaines|mois|minutes; 
        dans quelque|quelques|plusieurs|peu jours|heures|semaines|mois|minutes|instants|temps; sous quelques|plusieurs jours|heures|semaines|minutes;
        après quelques|plusieurs jours|heures|semaines|mois|minutes|tentatives|essais; pendant|durant quelques|plusieurs jours|heures|semaines|mois|années|minutes;
        à moyenne|longue|courte échéance; à plus ou moins long|court terme; à une date ultérieure; dans un deuxième|troisième|dernier temps;
        en amont; à bon moment; au moment opportun|voulu|approprié|adéquat; en son temps; dans un délai imparti; à la première occasion;
        le jour venu; à l’ occasion; au bon moment; en fin|début|cours de période|cycle; dans un laps de temps; un laps de temps; un certain délai; un délai raisonnable
        |suffisant|acceptable|court|bref|convenable; sans perdre de temps; sans perte de temps; toutes affaires cessantes;
        au pied levé; à très court terme; dans la limite du temps; le temps nécessaire|voulu|utile|qu’ il faut; le temps qu’ il faut;
        du jour au lendemain; à la longue; en un rien de temps; en un instant; en peu de temps; en très peu de temps;
        avec le temps; aux heures|périodes de pointe; en période de pointe; en période|périodes de forte|grande|haute|pleine affluence|activité|charge|demande; en période|périodes d’ activité|affluence|forte; pendant un moment;
        aux heures creuses; en heures creuses; en période creuse; pendant une longue|certaine|courte durée|période; quelques temps; le moins longtemps possible;
        longuement; brièvement; un temps suffisant|raisonnable; en début|fin de mois prochain; au plus court; en dernière minute; à la dernière minute
        """,
        all_of(untimed, unnamed, lambda e, d, f: _has_no_event(e, d, f)),
    ),
    Lexique(
        "TMP-01",
        "courant|fin|début|milieu du printemps; courant|fin|début|milieu de l’ été|automne|hiver; courant|fin|début de la rentrée|saison; courant printemps|automne|été|hiver;"
        "au courant|cours du printemps; au courant|cours de l’ été|automne|hiver",
        all_of(untimed, main_clause),
    ),
    Lexique(
        "TMP-01",
        "au printemps; à l’ automne; en automne|hiver; pendant|durant l’ été|hiver|automne; pendant|durant le printemps; cet été|automne|hiver; à la rentrée;"
        "en début|fin|milieu d’ année|exercice; en début|fin de semestre|trimestre",
        all_of(untimed, main_clause, lambda e, d, f: _happens_once(e, d, f)),
    ),
    Lexique(
        "TMP-02",
        "quasi temps réel; en instantané; au fil des saisies|jours; en flux continu|tendu; en mode continu; en quasi-temps réel; temps réel; au fil de l’ eau; en continu; en direct; en simultané; à la volée; au jour le jour",
        all_of(untimed, lambda e, d, f: _told_live(e, d, f)),
    ),
    Lexique(
        "TMP-03",
        """
        régulièrement; régulier|régulière|réguliers|régulières; périodiquement; périodique*; fréquemment;
        fréquent*; souvent; parfois; de temps en temps; de temps à autre; occasionnellement; rarement;
        occasionnel*; habituellement; généralement; normalement; en général; d’ ordinaire;
        la plupart du temps; ponctuellement; à intervalles réguliers; à fréquence régulière;
        de façon|manière régulière|périodique|récurrente|fréquente|ponctuelle|continue; récurrent*;
        usuellement; couramment; quelquefois; depuis longtemps; de longue date; pendant longtemps;
        longtemps; un certain temps; à chaque fois que nécessaire; assez souvent; ordinairement;
        à intervalles|intervalle régulier|rapproché|rapprochés|variable|variables|espacés|courts|définis|fixes;
        quand|lorsque|lorsqu’|si le besoin s’|est en|se fait|ressent|présente|fera sentir; quand le besoin s’ en fait|fera sentir; lorsque le besoin s’ en fait|fera sentir;
        quand|lorsque le besoin se fait|présente|présentera; quand|lorsque le besoin s’ en|impose; quand|lorsque c’ est nécessaire|utile|possible|opportun|pertinent; quand|lorsque cela est|s’ nécessaire|utile
        |possible|opportun|impose|avère; quand|lorsqu’ il le faut|faudra|juge|souhaite; quand|lorsque la situation|les circonstances l’ exige|exigent|impose|imposent|justifie; quand|lorsque le moment|temps
        est|sera venu; en tant que de besoin; autant de fois que nécessaire; aussi souvent que nécessaire|possible|nécessité; au moment jugé opportun; au moment qu’ il; communément; fréquemment mis; en règle générale; le plus souvent; la majeure partie du temps; la majorité du temps; de loin en loin;
        par moments; par intermittence; par périodes; de manière|façon espacée|cyclique|habituelle|occasionnelle|permanente|constante|suivie; constamment;
        continuellement; en permanence actualisé|actualisée; à un rythme soutenu|régulier|suffisant|adapté; à fréquence définie|fixe|élevée|adaptée; à échéance|échéances
        régulière|régulières|fixe|fixes; de façon|manière rapprochée; cycliquement; épisodiquement; sporadiquement; incessamment; à périodicité; ordinairement;
        à chaque fois que possible; aussi souvent que; de plus en plus souvent; autant de fois que; à l’ occasion; de nombreuses|multiples|plusieurs fois; quelques fois;
        maintes fois; plus d’ une fois; plusieurs fois par; assidûment; sans cesse; tout le temps; la plupart des fois; le cas général; une période prolongée; une longue période; un long moment
        """,
        all_of(_rhythm, not_purpose, defined_there),
    ),
    Lexique(
        "TMP-04",
        """
        avant|après|pendant un certain temps; pendant une période; récent*; récemment; anciens|anciennes;
        les derniers temps; ces derniers temps; de date récente; dernièrement; trop ancien*; obsolète*;
        périmé* depuis; vieux|vieille|vieilles; depuis peu; depuis longtemps; depuis trop longtemps; depuis un moment|certain; depuis quelque|quelques|plusieurs
        temps|jours|semaines|mois|années|heures; de longue date; de fraîche date; d’ un certain âge; il y a longtemps|peu|quelque|quelques; les dernières|derniers
        années|semaines; ces dernières|derniers années|mois|semaines|jours|temps; tout récemment; nouvellement
        """,
        _vague_past,
    ),
)


def _happens_once(enonce: Enonce, _debut: int, _fin: int) -> bool:
    """Keep « le pilote démarre au printemps », without its day; leave « au printemps, le client reçoit »."""
    datee = any(m.grandeur is Grandeur.DATE for m in enonce.mesures)
    return not datee and not enonce.lemmes.isdisjoint(_UNE_FOIS)


# What happens once in a project: its season is no date.
_UNE_FOIS = words(
    "démarrer débuter commencer déployer basculer migrer livrer prévoir lancer installer lieu"
)


def _has_no_event(enonce: Enonce, debut: int, fin: int) -> bool:
    """Leave « au plus tôt le 3 mai », « sans délai de carence », « à terme échu »."""
    if enonce.forme(debut) == "au" and enonce.forme(debut - 1) in ("tôt", "date", "livraison"):
        return False
    if enonce.forme(debut) == "plus" and enonce.forme(debut - 1) == "au":
        return False
    if any(m.fin == debut for m in enonce.mesures):
        return False
    if enonce.forme(debut) == "tôt" and enonce.forme(debut - 1) in ("plus", "moins"):
        return False
    if enonce.role(debut) & Nature.NOM | enonce.role(debut) & Nature.ADJECTIF:
        return any(j.role & _VERBAL for j in enonce.jetons)
    if fin - debut > 1 and enonce.forme(fin - 1) in ("tôt", "délai", "délais", "terme"):
        return enonce.forme(fin) not in ("de", "échu", "échus", "le", "la")
    return True


def _told_live(enonce: Enonce, debut: int, fin: int) -> bool:
    """Leave « vente en direct », « numéroter en continu »."""
    if "numéroter" in enonce.lemmes or _time_spent(enonce, debut, fin):
        return False
    return enonce.forme(fin - 1) != "direct" or not enonce.role(debut - 1) & Nature.NOM


def _time_spent(enonce: Enonce, debut: int, fin: int) -> bool:
    """Tell « le temps réel passé sur un chantier », opposed to a time that was planned."""
    if enonce.forme(debut) != "temps" or not enonce.role(debut - 1) & Nature.DETERMINANT:
        return False
    suivant = enonce.jetons[fin] if fin < len(enonce.jetons) else None
    return suivant is not None and (
        suivant.forme in ("de", "d’", "du", "des")
        or bool(suivant.natures & Nature.PARTICIPE and not suivant.role & Nature.AUXILIAIRE)
    )


_VERBAL = Nature.FINI | Nature.MODAL | Nature.AUXILIAIRE | Nature.INFINITIF
TEMPS = Groupe(
    (
        formule(
            "TMP-01",
            E,
            "délai sans durée",
            "«\u00a0{mots}\u00a0» n’est pas un délai. Donnez une durée et son point de départ, ou une"
            " date.",
            pourquoi="Un délai sans durée ne se tient ni ne se dépasse.",
            mauvais="Le client doit être rappelé par un conseiller dans les meilleurs délais.",
            mieux="Un conseiller doit rappeler le client en 4\u00a0h ouvrées au plus après la"
            " création du dossier.",
            source="INCOSE R35",
        ),
        formule(
            "TMP-02",
            A,
            "temps réel sans borne",
            "«\u00a0{mots}\u00a0» va d’une seconde à un quart d’heure selon les gens. Donnez le délai"
            " au plus.",
            pourquoi="L’échange à la seconde coûte dix fois celui au quart d’heure.",
            mauvais="Le CRM doit synchroniser les stocks en temps réel.",
            mieux="Une variation de stock dans l’ERP doit être visible dans le CRM en 5\u00a0min au"
            " plus.",
            source="INCOSE R34 et R35",
            methode="Un « temps réel » suivi de sa borne (« soit 30 s au plus ») est laissé.",
        ),
        formule(
            "TMP-03",
            E,
            "fréquence floue",
            "«\u00a0{mots}\u00a0» n’est pas une fréquence. Dites chaque combien, à quelle heure.",
            pourquoi="Le rythme est inconnu\u202f; «\u00a0normalement\u00a0» oublie le cas anormal.",
            mauvais="Le prestataire doit sauvegarder régulièrement la base.",
            mieux="Le prestataire doit sauvegarder la base chaque jour à 2\u00a0h.",
            source="INCOSE R35\u202f; ISO/IEC/IEEE 29148",
        ),
        formule(
            "TMP-04",
            A,
            "ancienneté floue",
            "«\u00a0{mots}\u00a0»\u202f: depuis quand\u202f? Donnez une date ou une durée.",
            pourquoi="Le périmètre change avec la date que chacun imagine.",
            mauvais="Le CRM doit archiver les anciens dossiers.",
            mieux="Le CRM doit archiver les dossiers SAV clos depuis 36 mois.",
            source="INCOSE R35",
            methode="L’ancien et le nouveau d’une même chose (« l’ancienne valeur ») et un"
            " superlatif calculable (« le plus récent ») sont laissés.",
        ),
        formule(
            "TMP-05",
            A,
            "délai attendu et absent",
            "«\u00a0{mots}\u00a0»\u202f: au bout de combien de temps, ou combien de temps avant\u202f?"
            " Donnez la durée.",
            pourquoi="Une inactivité, un préavis ou une réparation ne se constate qu’avec une durée.",
            mauvais="Le CRM ferme la session d’un utilisateur inactif.",
            mieux="Le CRM ferme la session d’un utilisateur inactif depuis 20 minutes.",
            source="INCOSE R34 et R35",
            methode="Signalé quand la phrase déclenche une action sur un silence, demande un préavis"
            " ou une réparation au fournisseur, sans durée, date ni renvoi.",
        ),
    ),
    _LEXIQUES,
    (missing_delay,),
)
