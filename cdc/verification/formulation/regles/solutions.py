"""A solution where a need is meant, products of the market, words with two meanings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.verification.formulation.enonce import is_proper
from cdc.verification.formulation.formules import A, C, Groupe, formule
from cdc.verification.formulation.gardes import not_purpose
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.acteurs import ORGANISATIONS, PERSONNES
from cdc.verification.formulation.lexique.produits import (
    BUREAUTIQUE,
    ECHANGES,
    EN_PLACE,
    EXISTANT,
    IMPOSE,
    PRODUITS,
)
from cdc.verification.formulation.lexique.solutions import (
    COMPOSANTS,
    GESTES,
    PLACES,
    TECHNIQUES,
)
from cdc.verification.formulation.motifs import Lexique, Trouvaille
from cdc.verification.formulation.mots import Nature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce


# « l’entreprise utilise Sage » says what is there, « le paiement utilise Stripe » what is asked.
_UTILISATEURS = (
    PERSONNES | ORGANISATIONS | words("nous commerciaux équipes vendeurs utilisateurs agences")
)
_EN_PLACE = re.compile(
    r"(?<!met )(?<!mettre )(?<!mettra )(?<!mettent )(?<!mise )en place", re.IGNORECASE
)


def _existing(enonce: Enonce, debut: int) -> bool:
    """Tell whether the sentence speaks of what is already there."""
    de, a = enonce.sentence(debut)
    formes = {enonce.forme(r) for r in range(de, a)}
    if formes.isdisjoint(_UTILISATEURS):
        formes -= {"utilise", "utilisent"}
    return bool(formes & EXISTANT) or bool(_EN_PLACE.search(enonce.texte))


def _not_existing(enonce: Enonce, debut: int, _fin: int) -> bool:
    de, a = enonce.sentence(debut)
    return not any(enonce.forme(r) in EN_PLACE for r in range(de, a))


def _not_label(enonce: Enonce, debut: int, fin: int) -> bool:
    """Leave the name of a thing that exists: « le bouton « Valider tout » enregistre »."""
    suivant = enonce.jetons[fin] if fin < len(enonce.jetons) else None
    if suivant is not None and (suivant.forme in ("«", "“", '"') or suivant.cite):
        return False
    return _not_existing(enonce, debut, fin)


def _products(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find a product of the market that the statement imposes."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.cite or not jeton.natures & _NOMMANT:
            continue
        sans_majuscule = jeton.brut.islower() or jeton.brut.isdecimal()
        if sans_majuscule and jeton.forme not in _PREMIERS_MOTS:
            continue
        fin = _product(enonce, rang)
        if fin and (_replaces(enonce, rang) or not _in_place(enonce, rang)):
            yield Trouvaille("SOL-03", rang, fin)


_PREMIERS_MOTS = frozenset(p.split()[0] for p in PRODUITS if " " in p)
_NOMMANT = Nature.NOM | Nature.NOMBRE | Nature.ADJECTIF | Nature.FINI


def _in_place(enonce: Enonce, rang: int) -> bool:
    """Tell a product that is there, or at the other end of an exchange, from one to be bought."""
    de, a = enonce.sentence(rang)
    formes = {enonce.forme(r) for r in range(de, a)}
    if formes.isdisjoint(_UTILISATEURS):
        formes -= {"utilise", "utilisent"}
    if _denied(enonce, rang, a):
        return False
    return _existing(enonce, rang) or _ours(enonce, rang, de) or bool(formes & ECHANGES)


def _denied(enonce: Enonce, produit: int, fin: int) -> bool:
    """Tell « Power BI, dont l’entreprise n’est pas équipée »; « que nous n’utilisons plus » was there."""
    for rang in range(produit + 2, fin):
        if enonce.jetons[rang].lemme in _POSSEDER:
            avant = {enonce.forme(r) for r in range(max(produit, rang - 4), rang)}
            if avant & _NEGATIONS and "plus" not in avant | {enonce.forme(rang + 1)}:
                return True
    return False


_POSSEDER = words("équiper posséder détenir disposer installer exploiter acquérir acheter utiliser")
_NEGATIONS = frozenset({"ne", "n’"})


def _ours(enonce: Enonce, rang: int, debut: int) -> bool:
    """Tell « notre logiciel de paie Silae », « nos agendas Outlook »: what is owned is there."""
    for avant in range(rang - 1, max(debut, rang - 6) - 1, -1):
        if enonce.forme(avant) in _NOTRE:
            return True
        if not enonce.role(avant) & _DANS_LE_GROUPE:
            return False
    return False


_NOTRE = words("notre nos leur leurs son sa ses votre vos")
_DANS_LE_GROUPE = Nature.NOM | Nature.ADJECTIF | Nature.PREPOSITION


def _replaces(enonce: Enonce, rang: int) -> bool:
    """Tell « l’annuaire est remplacé par Okta » from « le CRM remplace Sellsy »."""
    return enonce.forme(rang - 1) == "par" and enonce.jetons[rang - 2].lemme == "remplacer"


def _product(enonce: Enonce, rang: int) -> int:
    jeton = enonce.jetons[rang]
    deux = f"{jeton.forme} {enonce.forme(rang + 1)}"
    if deux in PRODUITS:
        return rang + 2
    if jeton.forme in PRODUITS and not jeton.brut.islower() and not _common_word(enonce, rang):
        return rang + 1
    if _is_tool(enonce, rang):
        return rang + 1
    if _is_licensed(enonce, rang):
        return rang + 1
    if jeton.forme in BUREAUTIQUE and jeton.brut[0].isupper() and _imposed(enonce, rang):
        return rang + 1
    return 0


def _is_tool(enonce: Enonce, rang: int) -> bool:
    """Find a name that nobody lists: « développé sous Windev », « hébergé chez OVH »."""
    jeton = enonce.jetons[rang]
    if not jeton.brut[0].isupper() or jeton.forme in _NOMS_DU_PROJET or len(jeton.forme) < 3:
        return False
    if enonce.forme(rang - 1) not in ("sous", "avec", "sur", "chez", "via", "en"):
        return False
    de, _ = enonce.sentence(rang)
    verbes = {j.lemme for j in enonce.jetons[de:rang] if j.role & _VERBAL}
    if enonce.forme(rang - 1) in ("sur", "en"):
        return bool(verbes & _BATIR)
    if enonce.forme(rang - 1) in ("avec", "sous"):
        verbes &= _BATIR | _FAIRE | {"héberger", "déployer"}
        return bool(verbes)
    return bool(verbes & (_BATIR | {"héberger", "déployer", "réaliser"}))


def _is_licensed(enonce: Enonce, rang: int) -> bool:
    """Find a name that is bought: « les licences Karlia », « Karlia, dont il fournira les licences »."""
    jeton = enonce.jetons[rang]
    de, fin = enonce.sentence(rang)
    if not is_proper(jeton, rang, de) or jeton.brut.isupper() or len(jeton.forme) < 3:
        return False
    if enonce.formes.isdisjoint(_DROITS_D_USAGE):
        return False
    verbes = {j.lemme for j in enonce.jetons[de:fin] if j.role & _VERBAL}
    if not verbes & _ACHETER:
        return False
    avant = rang - 2 if enonce.forme(rang - 1) in ("de", "d’", "à", "au") else rang - 1
    if enonce.forme(avant) in _DROITS_D_USAGE:
        return True
    suite = [enonce.forme(r) for r in range(rang + 1, min(fin, rang + 9))]
    return "dont" in suite[:3] and not _DROITS_D_USAGE.isdisjoint(suite)


_DROITS_D_USAGE = words("licence licences abonnement abonnements souscription souscriptions")
_ACHETER = words(
    "fournir acheter acquérir souscrire livrer prendre payer facturer commander louer procurer inclure"
    " comprendre apporter négocier financer régler installer déployer"
)
_VERBAL = Nature.FINI | Nature.INFINITIF | Nature.PARTICIPE
_BATIR = words("bâtir développer programmer coder fonder baser concevoir")
_FAIRE = words("faire produire éditer construire monter tenir établir réaliser assurer gérer")
_NOMS_DU_PROJET = words(
    "crm erp sav adv csv pdf xml json api france europe lyon paris français anglais html sql rgpd iso"
)
_COMMUNS = words("sage oracle notion monday slack teams copper fresh close keap brevo apache java")


def _common_word(enonce: Enonce, rang: int) -> bool:
    return enonce.forme(rang) in _COMMUNS and rang == enonce.sentence(rang)[0]


def _imposed(enonce: Enonce, rang: int) -> bool:
    """Tell « réalisé sous Excel » from « exporté au format Excel »."""
    de, _ = enonce.sentence(rang)
    avant = [enonce.forme(r) for r in range(max(de, rang - 3), rang)]
    if any(
        f
        in (
            "format",
            "formats",
            "fichier",
            "fichiers",
            "feuille",
            "document",
            "documents",
            "export",
            "classeur",
            "modèle",
            "modèles",
            "extrait",
            "vers",
        )
        for f in avant
    ):
        return False
    verbes = {enonce.jetons[r].lemme for r in range(de, rang)}
    return bool(verbes & IMPOSE) or enonce.forme(rang - 1) == "sous"


def _position(enonce: Enonce, debut: int, _fin: int) -> bool:
    """Keep a place on the screen asked of a component, not « en bas de page » of a document."""
    suite = {enonce.forme(r) for r in range(debut, min(debut + 8, len(enonce.jetons)))}
    return not suite & {"page", "devis", "facture", "document", "e-mail", "courrier"} or bool(
        enonce.formes & {"bouton", "icône", "onglet", "menu", "bandeau", "écran", "fiche"}
    )


SOLUTIONS = Groupe(
    (
        formule(
            "SOL-01",
            A,
            "solution au lieu du besoin",
            "«\u00a0{mots}\u00a0» impose le moyen. Dites ce que l’utilisateur doit pouvoir faire, et"
            " en combien d’actions.",
            pourquoi="Le moyen écarte des produits et cache le besoin.",
            mauvais="Un bouton vert en haut à droite crée un devis.",
            mieux="Depuis la fiche client, le commercial doit créer un devis en 2 actions au plus.",
            source="INCOSE R31\u202f; ISO/IEC/IEEE 29148",
            methode="Un libellé cité, un système en place, un format d’échange et une norme sont"
            " laissés.",
        ),
        formule(
            "SOL-02",
            C,
            "justification mêlée à l’exigence",
            "«\u00a0{mots}\u00a0»\u202f: mettez la raison dans le champ justification.",
            pourquoi="La raison se discute, l’exigence se teste.",
            mauvais="Le CRM doit dater l’appel afin de suivre les délais.",
            mieux="Le CRM doit enregistrer la date et l’heure de chaque appel. Justification\u202f:"
            " mesure du délai de réponse.",
            source="INCOSE R20",
        ),
        formule(
            "SOL-03",
            A,
            "produit imposé",
            "«\u00a0{mots}\u00a0» impose un produit. Décrivez la fonction, ou dites qu’il est en place"
            " et conservé.",
            pourquoi="Nommer un produit ferme la consultation avant qu’elle ne s’ouvre.",
            mauvais="Le prestataire réalise les tableaux de bord sous Power BI.",
            mieux="Le prestataire réalise les tableaux de bord décrits à l’annexe 3.",
            source="INCOSE R31",
            methode="Un produit présenté comme en place (« conservé », « actuel », « depuis 2019 »)"
            " et un format de fichier sont laissés.",
        ),
        formule(
            "TER-01",
            C,
            "lead, prospect, contact confondus",
            "«\u00a0{mots}\u00a0»\u202f: prenez le terme du cycle (visiteur, lead, prospect, client).",
            pourquoi="Un même mot pour deux états fausse les comptes.",
            mauvais="Le CRM affecte les pistes et les clients potentiels.",
            mieux="Le CRM doit affecter chaque lead à la téléconseillère de sa zone.",
            source="INCOSE R4",
        ),
        formule(
            "TER-04",
            C,
            "jargon non défini",
            "«\u00a0{mots}\u00a0» se comprend autrement d’un métier à l’autre. Définissez-le au"
            " glossaire.",
            pourquoi="Chaque éditeur donne son sens au mot.",
            mauvais="Le nurturing est paramétrable par le marketing.",
            mieux="La chargée de marketing doit programmer trois e-mails espacés de 7 jours.",
            source="INCOSE R4",
            methode="Laissé quand le terme est au glossaire du projet.",
        ),
    ),
    (
        Lexique("SOL-01", COMPOSANTS, lambda e, d, f: _not_label(e, d, f)),
        Lexique("SOL-01", GESTES, _not_existing),
        Lexique("SOL-01", PLACES, lambda e, d, f: _position(e, d, f)),
        Lexique(
            "SOL-01",
            "ajouter|créer une colonne|table|vue; ajout|création d’ une colonne|table",
            lambda e, _d, _f: bool(e.formes & {"table", "base", "index", "sql", "champs"}),
        ),
        Lexique("SOL-01", TECHNIQUES, _not_existing),
        Lexique(
            "SOL-02",
            "afin de|d’|que|qu’; pour que; pour qu’; parce que; parce qu’; puisque; dans le but de|d’;"
            "en vue de|d’; de manière|façon|sorte à|que; ce qui permettra|permet",
        ),
        Lexique(
            "TER-01",
            "contact|contacts froid|froids|chaud|chauds|entrant|entrants; suspect|suspects; piste|pistes;"
            "client|clients potentiel|potentiels; prospect|prospects froid|froids|chaud|chauds",
            not_purpose,
        ),
        Lexique(
            "TER-04",
            "workflow; dashboard; reporting; upsell; cross-sell; upselling; cross-selling; nurturing; scoring;"
            "onboarding; use case; process; feature|features; plug and play; out of the box; cockpit;"
            "customer journey; inbound; outbound; churn; full web; time to market",
        ),
    ),
    (_products,),
)
