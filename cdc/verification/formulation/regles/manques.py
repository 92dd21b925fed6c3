"""What is left to be defined, events that nothing describes, conditions piled up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.formules import C, E, Groupe, formule, only_with
from cdc.verification.formulation.gardes import all_of, untimed
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.motifs import Lexique, Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.propositions import Zone
from cdc.verification.formulation.regles.blancs import (
    blanks,
    hollows,
)
from cdc.verification.formulation.regles.decisions import (
    TRANCHER,
    expected_from,
    postponed,
    settled_by_somebody,
    unsettled,
    yet_to_be_found,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce


def _not_work_item(enonce: Enonce, debut: int, _fin: int) -> bool:
    """Keep « montant à définir », leave « les devis à valider » : a list of work to do."""
    if enonce.forme(debut) in ("reste", "restent"):
        if enonce.forme(_fin - 1) == "à" and not enonce.role(_fin) & Nature.INFINITIF:
            # « reste à zéro », « reste à la charge du client »
            return False
        return not enonce.role(debut - 1) & Nature.DETERMINANT
    if enonce.forme(debut + 1) not in _A_FAIRE:
        return True
    avant = enonce.jetons[debut - 1] if debut else None
    if avant is None:
        return False
    return bool(avant.forme in _SIGNES or avant.role & (Nature.AUXILIAIRE | Nature.ADVERBE)) or (
        avant.forme in ("reste", "restent")
    )


_SIGNES = frozenset({":", "(", ",", "[", "–", "—", "?"})


_A_FAIRE = words(
    "compléter valider rédiger fournir choisir vérifier revoir négocier traiter remplir faire chiffrer désigner"
    " nommer identifier trouver recruter obtenir établir recueillir"
    " renseigner étudier"
)


def _generic_event(enonce: Enonce, _debut: int, fin: int) -> bool:
    """Keep an event that nothing describes."""
    return enonce.forme(fin) not in ("de", "d’", "du", "bloquante", "majeure", "critique", "sur")


def _undecided(enonce: Enonce, debut: int, fin: int) -> bool:
    """Leave a decision that has an author or a date: « sera précisé par le client le 3 mai »."""
    forme = enonce.forme(debut)
    if forme in ("sera", "seront"):
        suite = [enonce.forme(r) for r in range(fin, min(len(enonce.jetons), fin + 10))]
        if "ultérieurement" in suite or "tard" in suite:
            return True
        return "par" not in suite and untimed(enonce, debut, fin) and "comme" not in suite
    if forme == "à" and enonce.forme(debut + 1) == "venir":
        return enonce.forme(debut - 1) in _PIECES or debut == 0
    if forme in ("lors", "atelier", "ateliers", "une", "au", "en") and enonce.forme(debut + 1) not in (
        "cours", "attente", "suspens", "débat", "attendant", "préparation", "réflexion", "décision",
    ):  # fmt: skip
        return _settles_later(enonce, debut)
    if forme == "à" and enonce.forme(debut + 1) in ("suivre", "voir"):
        return enonce.forme(debut - 1) in ("(", ",", ":", "est", "reste", "–")
    if forme == "xx" or forme == "nc":
        return True
    if forme.startswith(("doi", "dev")):
        return fin < len(enonce.jetons) and enonce.jetons[fin].lemme in _DECIDER
    return not (forme == "pas" and enonce.jetons[debut].zone is not Zone.PRINCIPALE)


def _pending(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep what hangs on a choice to come; leave a stage that things go through, and its name."""
    forme = enonce.forme(debut)
    if forme.startswith("dépend"):
        return untimed(enonce, debut, fin) and enonce.jetons[debut].zone is Zone.PRINCIPALE
    if forme in ("sera", "seront") and enonce.forme(debut + 1).startswith(
        ("celui", "celle", "ceux")
    ):
        return untimed(enonce, debut, fin)
    nommee = enonce.jetons[debut].brut == "En" and debut > enonce.sentence(debut)[0]
    if forme == "en" and (nommee or _stage_of_life(enonce, debut)):
        return False
    return _undecided(enonce, debut, fin)


def _stage_of_life(enonce: Enonce, rang: int) -> bool:
    """Tell « passe en préparation », « une commande en préparation »: a stage that things go through."""
    avant = rang - 1
    while enonce.role(avant) & Nature.ADVERBE:
        avant -= 1
    if enonce.jetons[avant].lemme in _PASSER and avant >= 0:
        return True
    return enonce.forme(rang - 1).rstrip("s") in _SUIVIS


_PASSER = words("passer repasser basculer entrer revenir retourner mettre remettre placer")
_SUIVIS = words(
    "commande colis livraison dossier devis ticket demande affaire opportunité réclamation offre statut étape"
    " contrat état phase expédition"
)


_PIECES = words("( , : est sont annexe document note pièce cahier version dossier tableau annexes")


def _settles_later(enonce: Enonce, debut: int) -> bool:
    """Tell whether a meeting to come is where the matter will be settled, with no date."""
    de, a = enonce.sentence(debut)
    decide = any(enonce.jetons[r].lemme in _REPOUSSABLES for r in range(de, a))
    return decide and untimed(enonce, debut, debut + 1)


_REPOUSSABLES = words(
    "définir préciser arrêter fixer choisir décider déterminer arbitrer trancher spécifier détailler"
    " affiner compléter finaliser connaître lister établir valider"
)


_DECIDER = words(
    "rédiger définir préciser valider fournir choisir décider confirmer arbitrer fixer écrire établir être"
)


_INCOMPLETS = (
    Lexique(
        "INC-01",
        """
        à définir|préciser|déterminer|confirmer|arbitrer|fixer|discuter|redéfinir|décider|spécifier|affiner
        |caler|trancher|finaliser; tbd; tbc; tba; todo; xx; xxx; xxxx; lorem ipsum; nc;
        non défini|définie|définis|définies; en suspens; point|question ouvert|ouverte; on verra; nous verrons
        """,
        _undecided,
    ),
    Lexique(
        "INC-05",
        """
        à rediscuter|reconsidérer|peaufiner|approfondir|consolider|stabiliser|figer|clarifier|convenir|calibrer|estimer|évaluer|creuser|mûrir;
        à titre provisoire|d’hypothèse; valeur|estimation|chiffre|montant|liste|version provisoire; hypothèse de travail; ordre de grandeur;
        demeure|demeurent à; demeure|demeurent ouvert|ouverte|ouverts; reste|restent ouvert|ouverte|ouverts|ouvertes|en suspens|en discussion|flou;
        sera|seront celui|celle|ceux|celles que|qu’|qui|retenu|retenue|retenus|retenues|choisi|choisie|choisis|choisies|arrêté|arrêtée|arrêtés|arrêtées|fixé|fixée|fixés|validé|validée|validés|décidé|décidée|défini|définie|définis|définies|convenu|convenue|convenus|proposé|proposée|issu|issue|issus;
        en cours d’ écriture|élaboration|étude|examen|évaluation|instruction|établissement|analyse|arbitrage|estimation|approbation|homologation|obtention|inventaire|adoption;
        dépend|dépendent du choix|résultat|cadrage|chiffrage|budget; dépend|dépendent de la|l’ décision|issue|étude|arbitrage|audit|négociation|concertation|avis;
        dépend|dépendent des arbitrages|décisions|résultats|ateliers|conclusions|négociations|discussions|échanges;
        sera|seront connu|connue|connus|connues|désigné|désignée|désignés|désignées|recensé|recensée|recensés|recensées|élaboré|élaborée|élaborés|élaborées;
        sera|seront mis|mise|mises au point;
        qui sera|seront écrit|écrite|écrits|écrites|rédigé|rédigée|rédigés|rédigées|produit|produite|produits|produites|élaboré|élaborée|constitué|constituée|publié|publiée;
        ( en attente|suspens|cours ); attend|attendent l’|un|le|les|des arbitrage|arbitrages|chiffrage|cadrage|conclusions|ateliers;
        fait|font l’ objet de|d’ échanges|discussions|négociations|arbitrages|réflexions|débats|ateliers; fait|font l’ objet d’ une|un réflexion|concertation|négociation|arbitrage|cadrage; suivra|suivront .;
        en cours de cadrage|consolidation|constitution|construction|recensement|recueil|choix|stabilisation|précision|préparation|instruction|évaluation|sélection;
        est|sont encore en; en discussion|négociation avec|entre|chez; en attente de|d’ décision|arbitrage|confirmation|précision|précisions|réponse|retour|retours|chiffrage|choix|cadrage; en attendant de;
        attend|attendent encore; dépendra|dépendront; pour l’ instant; pour le moment; à ce jour inconnu; jusqu’ à nouvel ordre; faute de mieux;
        fait|font débat; en débat; est|sont provisoire|provisoires; question en suspens; la question se pose; ne sait|savons pas encore; nous y reviendrons; nous reviendrons; y reviendra;
        pas tranché*|décidé*|stabilisé*|figé*; non tranché*|décidé*|stabilisé*|figé*|fixé*|chiffré*|statué*; reste|restent inconnu|inconnue|inconnus;
        encore à; encore ouvert|ouverte; une décision ultérieure; un|d’un avenant ultérieur; dans un document ultérieur; document|annexe|pièce ultérieur|ultérieure;
        dès que|qu’ connu|connue|possible de; une fois le|la|les choix|décision|arbitrage|cadrage; lors des ateliers|de|du cadrage; en phase de cadrage; au cadrage;
        atelier|ateliers de|d’ cadrage|définition; à l’ issue du cadrage; d’ ici là; trou|blanc à; à remplir; à insérer; à joindre; à lister; à recenser;
        à voir avec|ensemble|plus|en|lors; à voir; à venir; à paraître; à suivre;
        à compléter|valider|rédiger|fournir|choisir|revoir|négocier|étudier|faire|vérifier|chiffrer|désigner|nommer
        |identifier|trouver|recruter|obtenir|établir|recueillir;
        reste|restent à; reste|restent encore à; non communiqué|déterminé|précisé|renseigné; pas encore;
        en cours de définition|rédaction|validation|arbitrage|négociation|discussion|réflexion|finalisation
        |élaboration|chiffrage|étude; n’ est|sont pas encore; non encore; encore inconnu*; inconnu à ce jour;
        à ce stade; en attente de décision|arbitrage|confirmation|précision|précisions;
        doit|doivent|devra|devront encore; sous réserve de confirmation; ultérieurement précisé|défini;
        sera|seront décrit|décrite|décrits|décrites|listé|listés|listées|précisé|précisée|précisés|précisées|défini|définie|définis|définies|communiqué|communiquée
        |communiqués|communiquées|déterminé|déterminée|fixé|fixée|fixés|fixées|arrêté|arrêtée|arrêtés|arrêtées
        |complété|complétée|affiné|affinée|détaillé|détaillée|détaillés|détaillées|spécifié|spécifiée|spécifiées
        |confirmé|confirmée|confirmés|confirmées|décidé|décidée|décidés|arbitré|arbitrée|chiffré|chiffrée
        |tranché|tranchée|choisi|choisie|choisis|choisies|explicité|établi|établie|établis|rédigé|rédigée
        |déterminés|déterminées|complétés|complétées|affinés|affinées|arbitrés|discuté|discutée|revu|revue; on en reparlera; provisoirement; en préparation; à l’ étude|arbitrage; en réflexion; non finalisé*; non arrêté*;
        une fois défini|définie|arrêté|arrêtée|connu|connue|définis|définies; quand|lorsque il|elle|ils|elles sera|seront défini|définie
        |définis|définies|connu|connue|connus|connues|arrêté|arrêtée; pas encore connu|connue|connus|connues|arrêté|arrêtée|défini|définie
        """,
        all_of(_not_work_item, _pending),
    ),
    Lexique(
        "INC-05",
        "annexe|document|note|charte|grille|liste|cahier|guide|plan|tableau qui sera|seront joint*|fourni*|transmis*"
        "|remis*|communiqué*|livré*",
        # « le guide qui sera remis à l’élève » exists already.
        lambda e, d, f: e.forme(f) not in ("à", "au", "aux", "lors", "avec") and untimed(e, d, f),
    ),
    Lexique(
        "INC-02",
        """
        en cas de problème|problèmes|souci|soucis|doute|difficulté|difficultés|dysfonctionnement|anomalie
        |situation|nécessité; dans les autres cas; si c’ est le cas; sinon on; en cas d’ anomalie|imprévu;
        si un|le|une problème|souci|difficulté|imprévu survient|apparaît|se; quelque chose;
        en cas de force majeure ou; dans le cas contraire il faut; en cas d’ anomalie
        """,
        _generic_event,
    ),
)


_SI = words("si quand lorsque lorsqu’")


def _stacked_conditions(enonce: Enonce) -> Iterator[Trouvaille]:
    jetons = enonce.jetons
    partout = [r for r, forme in enumerate(enonce.suite) if forme in _SI]
    for debut, fin in enonce.phrases if len(partout) > 2 else ():
        rangs = [r for r in partout if debut <= r < fin and not jetons[r].cite]
        if len(rangs) >= 3:
            yield Trouvaille("INC-03", rangs[0], rangs[-1] + 1)


MANQUES = Groupe(
    (
        formule(
            "INC-01",
            E,
            "à définir",
            "«\u00a0{mots}\u00a0» laisse un trou. Décidez, ou nommez qui décidera et quand.",
            pourquoi="Le candidat chiffre une hypothèse, puis un avenant.",
            mauvais="Le délai de réponse est à définir.",
            mieux="Un conseiller SAV doit répondre en 4\u00a0h ouvrées au plus.",
            source="ISO/IEC/IEEE 29148, complétude",
            methode="La valeur citée « À définir » est laissée.",
        ),
        formule(
            "INC-05",
            E,
            "décision remise à plus tard",
            "«\u00a0{mots}\u00a0» remet la décision. Décidez, ou nommez qui décidera et quand.",
            pourquoi="Ce qui sera précisé après la signature se paie en avenants.",
            mauvais="Le format du fichier sera précisé ultérieurement.",
            mieux="Le fichier est au format CSV décrit à l’annexe 4.",
            source="ISO/IEC/IEEE 29148, complétude",
            methode="Une décision qui a un auteur et une date, et une liste de tâches (« les devis à"
            " valider ») sont laissées.",
        ),
        formule(
            "INC-02",
            E,
            "événement non décrit",
            "«\u00a0{mots}\u00a0»\u202f: quel événement exact\u202f? Décrivez ce qui se constate.",
            pourquoi="Sans déclencheur exact, rien ne se programme ni ne se teste.",
            mauvais="Le CRM doit alerter le référent en cas de problème.",
            mieux="Quand un import de l’ERP échoue 3 fois, le CRM doit envoyer un e-mail au référent"
            " en 15\u00a0min.",
            source="INCOSE R27",
        ),
        formule(
            "INC-03",
            C,
            "conditions empilées",
            "Plus de deux conditions dans la phrase. Écrivez une table de décision.",
            pourquoi="Au-delà de deux conditions, des cas manquent et personne ne le voit.",
            mauvais="Si le client est pro, si le montant dépasse 5\u202f000\u00a0€ et quand la remise"
            " dépasse 12\u00a0%, le CRM bloque.",
            mieux="La règle RG-07 porte la table de décision à trois conditions.",
            source="INCOSE R28",
        ),
    ),
    _INCOMPLETS,
    (
        only_with(_SI, _stacked_conditions),
        only_with((), postponed, lemmes=TRANCHER),
        only_with(("fera", "feront", "ne", "n’"), unsettled),
        only_with(("que", "qu’", "qui"), yet_to_be_found),
        only_with(("sera", "seront"), settled_by_somebody),
        only_with((), expected_from, lemmes=("attendre",)),
    ),
    (only_with(("?", "[", "x", "n", "y", "nn", "zz", "...", "…"), blanks), hollows),
)
