"""Several needs in one statement."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cdc.verification.formulation.formules import A, C, E, Groupe, formule, only_with
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.acteurs import ORGANISATIONS, PERSONNES, SYSTEMES
from cdc.verification.formulation.motifs import Lexique, Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.predicats import (
    DOIT,
    LIENS,
    Predicat,
    link,
    opens_with_event,
    predicates,
)
from cdc.verification.formulation.propositions import Zone
from cdc.verification.formulation.regles.ajouts import (
    MARQUES_DE_JOINT,
    OUVERTURES,
    added_need,
    also_needs,
    joint,
    obligation_aside,
    told_first,
)
from cdc.verification.formulation.regles.juxtapositions import (
    APARTES,
    CORRELES,
    MARQUES_D_AJOUT,
    SE,
    correlated,
    left_to_time,
    meanwhile,
    on_the_other_side,
    two_statements,
)
from cdc.verification.formulation.regles.services import (
    ENTRETIEN,
    acts_in_row,
    allowed_in_row,
    rhythm_of_its_own,
    rights_in_row,
    two_services,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce


def _obligations(enonce: Enonce) -> Iterator[Trouvaille]:
    jetons = enonce.jetons
    tous = [r for r, forme in enumerate(enonce.suite) if forme in DOIT]
    for debut, fin in enonce.phrases if len(tous) > 1 else ():
        rangs = [
            r
            for r in tous
            if debut <= r < fin and jetons[r].zone is Zone.PRINCIPALE and not jetons[r].cite
        ]
        if len(rangs) >= 2 and not _one_rule(enonce, rangs):
            yield Trouvaille("MUL-03", rangs[1], rangs[1] + 1)


def _one_rule(enonce: Enonce, rangs: list[int]) -> bool:
    """Leave an obligation and its contrary case: « doit A ; sinon il doit B »."""
    entre = {enonce.forme(r) for r in range(rangs[0], rangs[-1])}
    return bool(entre & {"sinon", "si", "sauf", "quand"})


def _functions(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find three main verbs or more, or two services asked of different people."""
    for debut, fin in enonce.phrases:
        if ";" in enonce.formes and any(
            enonce.forme(r) in ("si", "s’il", "sinon") for r in range(debut, fin)
        ):
            continue
        predicats = predicates(enonce, debut, fin)
        if len(predicats) < 2:
            continue
        premier = predicats[0].rang
        evenement = opens_with_event(enonce, debut, premier) or _takes_in(enonce, debut, premier)
        sujets = sum(p.sujet for p in predicats)
        seuil = 3 if not evenement or sujets > 2 else 4
        if _shares_object(enonce, predicats):
            seuil += 1
        # « crée un devis et l’envoie »: the same thing goes on.
        suivis = sum(enonce.forme(p.rang - 1) in ("le", "la", "l’", "les") for p in predicats)
        if len(predicats) - suivis >= seuil:
            yield Trouvaille("MUL-04", predicats[1].rang, predicats[1].rang + 1)


def _takes_in(enonce: Enonce, debut: int, verbe: int) -> bool:
    """Tell « le CRM lit le code-barres, affiche… et décompte… »: what a system reads sets off the rest."""
    if enonce.jetons[verbe].lemme not in _LIRE:
        return False
    return any(
        enonce.forme(r) in SYSTEMES or enonce.forme(r) in _CAPTEURS for r in range(debut, verbe)
    )


_LIRE = words("lire scanner reconnaître détecter capter flasher")
_CAPTEURS = words(
    "lecteur terminal scanner borne douchette poste badgeuse caisse capteur balance tablette"
)


def _shares_object(enonce: Enonce, predicats: list[Predicat]) -> bool:
    """Tell « créer, modifier et supprimer un contact »: verbs side by side on one object."""
    if not all(enonce.jetons[p.rang].lemme in ENTRETIEN for p in predicats[1:]):
        return False
    return (
        all(apres.rang - avant.rang <= 2 for avant, apres in pairwise(predicats[1:]))
        and len(predicats) > 2
        and predicats[1].rang - predicats[0].rang <= 3
    )


def _clauses(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find two independent clauses of different actors: « le CRM fait A, et le prestataire B »."""
    for debut, fin in enonce.phrases:
        predicats = predicates(enonce, debut, fin)
        if len(predicats) != 2:
            continue
        second = predicats[1]
        lien = link(enonce, predicats[0].rang, second.rang) or _bare_comma(enonce, second.rang)
        evenement = opens_with_event(enonce, debut, predicats[0].rang)
        if not second.sujet or (evenement and enonce.forme(lien) != ";"):
            continue
        if not lien or any(joint(enonce, r) for r in range(lien, second.rang)):
            continue
        sujets = {_agent(enonce, debut, predicats[0].rang), _agent(enonce, lien + 1, second.rang)}
        if len(sujets) == 2 and "" not in sujets and not _answers(enonce, lien, second.rang):
            yield Trouvaille("MUL-07", lien, second.rang + 1)


def _bare_comma(enonce: Enonce, verbe: int) -> int:
    """Return the comma of « …, le comptable saisit les avoirs », 0 without any."""
    for rang in range(verbe - 2, max(0, verbe - 4), -1):
        if enonce.forme(rang) == ",":
            ouvre = enonce.role(rang + 1) & Nature.DETERMINANT
            objet = enonce.role(verbe + 1) & (Nature.DETERMINANT | Nature.NOMBRE)
            return rang if ouvre and objet else 0
    return 0


def _agent(enonce: Enonce, debut: int, fin: int) -> str:
    """Return who acts, among the roles and the systems, or nothing."""
    for rang in range(debut, fin):
        forme = enonce.forme(rang)
        singulier = forme.rstrip("s")
        if (singulier in _ACTEURS or singulier in _AUTOMATES) and not (
            enonce.role(rang - 1) & Nature.PREPOSITION
        ):
            return singulier
    return ""


_AUTOMATES = words(
    "crm système outil poste application logiciel solution plateforme portail serveur"
)


def _answers(enonce: Enonce, lien: int, verbe: int) -> bool:
    """Tell whether the second clause speaks of the first: a pronoun, a condition, « alors »."""
    apres = enonce.jetons[verbe : verbe + 4]
    if enonce.jetons[verbe].lemme in ("disposer", "répondre", "accuser"):
        return True
    if any(j.forme in ("si", "sinon", "alors", "ce", "cette", "ces") for j in apres):
        return True
    if enonce.forme(verbe - 1) in ("lui", "leur"):
        return True
    suite = [j for j in enonce.jetons[lien:verbe] if j.forme != "lui"]
    return any(
        j.role & Nature.PRONOM
        or j.forme in ("si", "sinon", "alors", "ce", "cette", "ces", "son", "sa", "ses")
        or j.forme in ("leur", "leurs")
        for j in suite
    )


def _slash(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find two words joined by a bar; two roles must say which of them acts."""
    for rang in range(1, len(enonce.jetons) - 1):
        jeton = enonce.jetons[rang]
        if jeton.forme != "/" or jeton.cite or enonce.forme(rang - 1) in ("et", "ou"):
            continue
        avant, apres = enonce.forme(rang - 1), enonce.forme(rang + 1)
        if len(avant) > 2 and len(apres) > 2 and avant.isalpha() and apres.isalpha():
            deux = avant.rstrip("s") in _ROLES and apres.rstrip("s") in _ROLES
            yield Trouvaille("MUL-02" if deux else "MUL-08", rang - 1, rang + 2)


_ACTEURS = (
    PERSONNES
    | ORGANISATIONS
    | words(
        "comptabilité marketing sav logistique atelier production accueil standard dépôt bureau conseil secrétariat"
    )
)
_ROLES = PERSONNES | {"sav", "marketing", "direction", "compta", "technique"}


def _parentheses(enonce: Enonce) -> Iterator[Trouvaille]:
    ouverte = -1
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.forme == "(" and not jeton.cite:
            ouverte = rang
        elif jeton.forme == ")" and ouverte >= 0:
            if jeton.debut - enonce.jetons[ouverte].debut > 40 and any(
                enonce.role(r) & (Nature.FINI | Nature.AUXILIAIRE) for r in range(ouverte, rang)
            ):
                yield Trouvaille("MUL-06", ouverte, rang + 1)
            ouverte = -1


MULTIPLES = Groupe(
    (
        formule(
            "MUL-01",
            E,
            "et/ou",
            "«\u00a0{mots}\u00a0» se lit de trois façons. Choisissez «\u00a0et\u00a0», «\u00a0ou\u00a0»,"
            " ou écrivez les cas.",
            pourquoi="L’un, l’autre ou les deux\u202f: trois chiffrages.",
            mauvais="Le CRM affiche le téléphone et/ou l’e-mail.",
            mieux="Le CRM doit afficher le téléphone s’il existe, l’e-mail s’il existe.",
            source="INCOSE R15 et R17",
        ),
        formule(
            "MUL-02",
            A,
            "deux rôles joints par une barre",
            "«\u00a0{mots}\u00a0»\u202f: l’un ou les deux\u202f? Écrivez «\u00a0et\u00a0» ou"
            " «\u00a0ou\u00a0».",
            pourquoi="On ne sait pas à qui revient l’acte.",
            mauvais="Le commercial/technicien doit saisir le compte rendu.",
            mieux="Le commercial doit saisir le compte rendu de visite.",
            source="INCOSE R17",
        ),
        formule(
            "MUL-03",
            E,
            "plusieurs obligations",
            "Un second «\u00a0{mots}\u00a0» dans la phrase. Écrivez une exigence par obligation.",
            pourquoi="On ne peut ni les prioriser, ni les tester, ni les refuser séparément.",
            mauvais="Le CRM doit créer le dossier et doit prévenir le client.",
            mieux="Deux exigences, une pour la création du dossier, une pour l’accusé envoyé au client.",
            source="INCOSE R18 et R19\u202f; ISO/IEC/IEEE 29148, singularité",
        ),
        formule(
            "MUL-04",
            A,
            "plusieurs fonctions en une",
            "«\u00a0{mots}\u00a0» ouvre une autre fonction. Écrivez une exigence par action.",
            pourquoi="Une fonction livrée sur trois\u202f: l’exigence est-elle tenue\u202f?",
            mauvais="L’ADV doit saisir une commande, éditer le bon de livraison et facturer.",
            mieux="Trois exigences, une par action, chacune avec son rôle.",
            source="INCOSE R18 et R19",
            methode="Deux verbes, plusieurs objets d’un même verbe et les effets d’un même événement"
            " sont laissés.",
        ),
        formule(
            "MUL-05",
            A,
            "besoin ajouté",
            "«\u00a0{mots}\u00a0» ajoute un second besoin. Faites-en une exigence.",
            pourquoi="Le second besoin se perd derrière le premier.",
            mauvais="Le CRM doit permettre la gestion des contacts ainsi que l’envoi des campagnes.",
            mieux="Deux exigences, une par fonction.",
            source="INCOSE R19",
            methode="« Ainsi que » entre deux objets d’un même verbe est laissé.",
        ),
        formule(
            "MUL-06",
            C,
            "parenthèse qui porte une règle",
            "La parenthèse est-elle contractuelle\u202f? Faites-en une phrase, ou retirez-la.",
            pourquoi="Le candidat lit une parenthèse comme un commentaire.",
            mauvais="Le CRM exporte les clients (sauf ceux qui ont refusé la prospection par e-mail).",
            mieux="Le CRM doit exporter les clients dont le consentement vaut «\u00a0oui\u00a0».",
            source="INCOSE R21",
        ),
        formule(
            "MUL-07",
            A,
            "deux acteurs, deux besoins",
            "«\u00a0{mots}\u00a0» ouvre un besoin d’un autre acteur. Écrivez deux phrases.",
            pourquoi="Deux engagements de deux personnes se reçoivent séparément.",
            mauvais="Le CRM envoie les devis et le prestataire forme les commerciaux.",
            mieux="Deux exigences, une par acteur.",
            source="INCOSE R18",
            methode="Les effets d’un même événement (« Quand…, … et … ») sont laissés.",
        ),
        formule(
            "MUL-08",
            C,
            "barre oblique entre mots",
            "«\u00a0{mots}\u00a0»\u202f: «\u00a0et\u00a0», «\u00a0ou\u00a0» ou «\u00a0par\u00a0»\u202f?",
            pourquoi="La barre se lit de plusieurs façons.",
            mauvais="Le champ téléphone/mobile est obligatoire.",
            mieux="Le champ «\u00a0téléphone\u00a0» ou le champ «\u00a0mobile\u00a0» est obligatoire.",
            source="INCOSE R17",
        ),
    ),
    (
        Lexique(
            "MUL-01",
            "et / ou; ou / et; et - ou; et ou; et|ou inversement; ou les deux; ou bien les deux; l’ un ou les deux; l’ un et|ou l’ autre",
            suggestion="ou",
        ),
    ),
    (
        only_with(DOIT, _obligations),
        only_with(LIENS, _functions),
        only_with(("et", ";"), two_services),
        only_with(MARQUES_D_AJOUT, also_needs),
        only_with(("qui", "lequel", "laquelle"), obligation_aside),
        only_with(OUVERTURES, told_first),
        two_statements,
        only_with(CORRELES, correlated),
        only_with(",", meanwhile),
        only_with(APARTES, on_the_other_side),
        only_with(SE, left_to_time),
        only_with(("et",), acts_in_row),
        only_with(("et",), allowed_in_row),
        only_with(("pouvoir",), rights_in_row),
        only_with(("chaque", "tous", "toutes"), rhythm_of_its_own),
        only_with(MARQUES_DE_JOINT, added_need),
        only_with(("et", ";", ","), _clauses),
        only_with("/", _slash),
        only_with("(", _parentheses),
    ),
)
