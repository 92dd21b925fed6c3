"""What is left to be defined, events that nothing describes, conditions piled up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.formules import C, E, Groupe, formule, only_with
from cdc.verification.formulation.gardes import all_of, untimed
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.motifs import Lexique, Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.propositions import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce


def _not_work_item(enonce: Enonce, debut: int, _fin: int) -> bool:
    """Keep « montant à définir », leave « les devis à valider » : a list of work to do."""
    if enonce.forme(debut) in ("reste", "restent"):
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
        return enonce.forme(debut - 1) in ("(", ",", ":", "est", "sont") or debut == 0
    if forme == "à" and enonce.forme(debut + 1) in ("suivre", "voir"):
        return enonce.forme(debut - 1) in ("(", ",", ":", "est", "reste", "–")
    if forme == "xx" or forme == "nc":
        return True
    if forme.startswith(("doi", "dev")):
        return fin < len(enonce.jetons) and enonce.jetons[fin].lemme in _DECIDER
    return not (forme == "pas" and enonce.jetons[debut].zone is not Zone.PRINCIPALE)


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
        all_of(_not_work_item, _undecided),
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


def _postponed(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find who will decide later, without a date: « le client précisera le format »."""
    for rang, jeton in enumerate(enonce.jetons):
        if (
            jeton.cite
            or jeton.zone is not Zone.PRINCIPALE
            or not jeton.forme.endswith(("ra", "ront"))
        ):
            continue
        if (
            jeton.lemme in _TRANCHER
            and jeton.role & Nature.FINI
            and untimed(enonce, rang, rang + 1)
        ):
            de, _ = enonce.sentence(rang)
            if not any(enonce.forme(r) in ("crm", "système", "outil") for r in range(de, rang)):
                yield Trouvaille("INC-05", rang, rang + 1)


_TRANCHER = words("préciser trancher arbitrer déterminer finaliser statuer")


def _blanks(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « ??? », « [...] », « <nom> » and figures left as crosses."""
    jetons = enonce.jetons
    rang = 0
    while rang < len(jetons):
        fin = rang
        while fin < len(jetons) and jetons[fin].forme == "?" and not jetons[fin].cite:
            fin += 1
        if fin - rang >= 2:
            yield Trouvaille("INC-01", rang, fin)
        elif jetons[rang].forme == "[" and enonce.forme(rang + 1) in ("...", "…", "x", "?"):
            yield Trouvaille("INC-01", rang, min(rang + 3, len(jetons)))
        elif jetons[rang].brut == "X" and enonce.forme(rang - 1) in _RENVOIS:
            yield Trouvaille("INC-01", rang - 1, rang + 1)
        elif jetons[rang].forme in ("_", "x") and enonce.forme(rang + 1) in _UNITES_VIDES:
            yield Trouvaille("INC-01", rang, rang + 2)
        rang = max(fin, rang + 1)


_RENVOIS = words("annexe tableau article version page lot chapitre paragraphe section phase")


_UNITES_VIDES = words("% € jours heures minutes secondes mois ans utilisateurs")


def _stacked_conditions(enonce: Enonce) -> Iterator[Trouvaille]:
    for debut, fin in enonce.phrases:
        rangs = [
            r
            for r in range(debut, fin)
            if enonce.forme(r) in ("si", "quand", "lorsque", "lorsqu’")
            and not enonce.jetons[r].cite
        ]
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
    (only_with(("si", "quand", "lorsque", "lorsqu’"), _stacked_conditions), _postponed),
    (only_with(("?", "[", "_", "x"), _blanks),),
)
