"""Loopholes, weak obligations, and what is left to be defined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.formules import A, C, E, Groupe, formule, only_with
from cdc.verification.formulation.gardes import all_of, main_clause, unmeasured, untimed
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.acteurs import PERSONNES
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


def _escape(enonce: Enonce, _debut: int, fin: int) -> bool:
    """Leave a limit that is told: « sous réserve de l’accord écrit du client »."""
    suite = [enonce.jetons[r] for r in range(fin, min(len(enonce.jetons), fin + 8))]
    return not any(j.natures & Nature.NOMBRE or j.forme in ("signature", "paiement") for j in suite)


def _not_conditional_clause(enonce: Enonce, debut: int, _fin: int) -> bool:
    return enonce.jetons[debut].zone in (Zone.PRINCIPALE, Zone.BUT) or enonce.forme(debut - 1) in (
        "que",
        "qu’",
        "il",
    )


def _certain_case(enonce: Enonce, _debut: int, fin: int) -> bool:
    """Leave cases that the statement tells: « selon le cas : ... »."""
    return enonce.forme(fin) not in (":", "où", "suivants", "suivant")


_ECHAPPATOIRES = (
    Lexique(
        "ECH-01",
        """
        si possible; si cela|c’ est possible; si c’ est possible; s’ il est possible; autant que possible;
        dans la mesure du possible; dans la mesure où; dans la limite du possible|raisonnable;
        dans les limites du raisonnable|possible; autant que faire se peut; si faisable; si réalisable;
        éventuel*; éventuellement; le cas échéant; si besoin; au besoin; si nécessaire; si utile;
        si souhaité|voulu|demandé|pertinent|opportun|requis; selon le|les|leur|leurs|ses besoin|besoins;
        en cas de besoin|nécessité; lorsque|quand c’ est possible|nécessaire|utile|pertinent;
        lorsque|quand cela est possible|nécessaire|utile|pertinent; lorsque nécessaire|possible;
        si l’ on veut; si on veut; si le besoin s’ en fait sentir|ressentir; si le besoin s’ en fait;
        en fonction des besoins; en tant que de besoin; autant que nécessaire; si cela est nécessaire
        |utile|opportun|pertinent|souhaitable; si les circonstances; si la situation; si techniquement;
        si le temps|budget|planning|délai|contexte le permet; si les délais|moyens|ressources le permettent;
        si le temps|budget|planning le permettent; si l’ outil|éditeur le permet; si l’ éditeur;
        s’ il le juge|estime|souhaite; s’ il y a lieu; s’ il en a le temps; lorsqu’ il le juge|estime;
        le|l’ permet|permettent|permettra|permettront|autorise|autorisent; s’ y prête|prêtent; selon la|sa|leur charge|faisabilité|disponibilité|difficulté
        |complexité|situation|volonté; selon faisabilité|disponibilité|charge|possibilité|possibilités; selon les moyens|possibilités|disponibilités|ressources|capacités|contraintes|circonstances|délais;
        selon ses|leurs|sa|leur moyens|possibilités|disponibilités|capacités|disponibilité|charge;
        en fonction de la|sa|leur charge|disponibilité; en fonction des disponibilités|moyens|possibilités
        |contraintes|ressources|circonstances|priorités; à titre exceptionnel; de façon exceptionnelle;
        techniquement possible|faisable|réalisable; économiquement possible|viable; humainement possible;
        à moins que; pour autant que possible; chaque fois que possible; aussi souvent que possible;
        toutes les fois que possible; quand ce sera possible; lorsque ce sera possible; partout où c’ est
        possible; là où c’ est possible
        """,
        _escape,
    ),
    Lexique(
        "ECH-02",
        """
        au mieux; faire|fera|font|feront|fait de|tout son|leur|le|ses|leurs mieux|possible;
        de son|leur mieux; tout son|leur possible; meilleurs efforts; <efforcer>; <essayer> de|d’;
        <tenter> de|d’; <tendre> vers|à; <tâcher> de|d’; <chercher> à; <viser> à; <contribuer> à|au|aux;
        <favoriser>; <encourager>; <œuvrer>; <veiller> à|au|aux; tout mettre en œuvre; mettre tout en œuvre;
        met|mettent|mettra|mettront tout en œuvre; tous les efforts; efforts raisonnables; <inciter>;
        mesures|moyens|dispositions nécessaires|utiles|raisonnables|appropriées|appropriés|adéquates;
        obligation de moyens; avec diligence; toute diligence; bonne volonté; dans l’ esprit;
        diligences nécessaires; soin|attention particulier|particulière; met|mettra un point d’ honneur
        """,
        all_of(unmeasured, main_clause),
    ),
    Lexique(
        "ECH-03",
        """
        à la|sa|leur discrétion|convenance|guise; à son|leur gré; à l’ appréciation; à son|leur appréciation;
        selon le|les contexte|cas|situation|situations|contextes; selon la situation|nature; suivant le|les cas;
        au cas par cas; dans certains|quelques|d’autres cas; dans la plupart des cas;
        sauf exception|exceptions; sauf cas particulier|particuliers|exceptionnel|exceptionnels|extrême|extrêmes|spécial|spéciaux; sauf exceptionnellement;
        sauf contrainte|contraintes|impossibilité|difficulté|difficultés|imprévu|imprévus|empêchement
        |problème|circonstances|raison|raisons|avis|incident|urgence|indisponibilité|nécessité|surcharge|impératif|impératifs|motif
        |décision|blocage|aléa|aléas|oubli; au choix du|de prestataire|éditeur|intégrateur|l’; selon son|leur jugement|appréciation|expérience;
        sauf en cas de; en principe; a priori; à priori; sous réserve; sous toute réserve|toutes réserves;
        sans engagement; à titre indicatif; sans garantie; dans des conditions normales;
        dans les conditions normales; hors cas|circonstances particulier|particuliers|particulières|exceptionnel|exceptionnels|exceptionnelles; hors circonstances; hors exception|exceptions;
        de manière|façon générale; en règle générale; globalement; sauf si besoin; libre à;
        jugé|jugée|jugés|jugées utile|utiles|nécessaire|nécessaires|opportun|pertinent|pertinents|pertinente;
        qu’ il|elle juge|estime; qu’ ils|elles jugent|estiment; dans la limite de ses|leurs|sa moyens|disponibilités|ressources|capacités|charge; dans la limite des disponibilités|moyens|ressources|capacités;
        dans la mesure de ses|leurs|sa moyens|possibilités|disponibilités; sauf mention|indication|avis|décision|accord|stipulation contraire
        """,
        all_of(_escape, _certain_case),
    ),
    Lexique(
        "ECH-04",
        """
        comme requis|prévu|convenu|demandé|souhaité|attendu|indiqué; tel que requis|prévu|souhaité;
        conforme|conformes|conformément aux|à usages|attentes|besoins|normes|exigences|règles|standards|pratiques;
        conforme|conformes|conformément à|aux la|l’|règles|normes|lois|textes réglementation|règlementation
        |législation|loi|usage|état|en; réglementation|règlementation|législation|lois|normes|règles|textes
        en vigueur|applicable|applicables; les textes en vigueur; standard|standards|pratiques|usages du|de marché|l’|la; dans les règles
        """,
        all_of(lambda e, d, f: _no_reference(e, d, f)),
    ),
)


def _no_reference(enonce: Enonce, debut: int, _fin: int) -> bool:
    de, a = enonce.sentence(debut)
    cites = {
        "rgpd",
        "cnil",
        "iso",
        "rgaa",
        "article",
        "articles",
        "annexe",
        "norme",
        "afnor",
        "pci",
    }
    return not any(
        j.forme in cites or (j.natures & Nature.NOMBRE and r > debut)
        for r, j in enumerate(enonce.jetons[de:a], de)
    )


_MODALITES = (
    Lexique(
        "MOD-01",
        """
        idéalement; dans l’ idéal; de|par préférence; préférentiellement; souhaitable*; préférable*;
        appréciable*; un plus; nice to have; bienvenu*; est|sont|serait|seraient recommandé|recommandée|recommandés|conseillé|conseillée;
        il est|serait souhaité|recommandé|conseillé|préférable|souhaitable; vivement;
        autant que souhaitable; ce serait|serait-il|ça serait|cela serait bien|mieux|utile|idéal|intéressant;
        ca serait bien|mieux|utile|idéal|intéressant|top; l’ idéal; on aimerait; de bon ton;
        il vaudrait mieux; il vaut mieux; mieux vaut; pourquoi pas; plutôt bien; si on pouvait; il faudrait;
        facultativement; optionnellement; à titre facultatif|optionnel; en bonus; en option si; mais apprécié|appréciée|appréciés|souhaité|souhaitée; <espérer>;
        <rêver>; dans l’ espoir; souhaité que; il est souhaité; apprécierait|apprécieraient
        """,
        lambda e, d, f: _wish(e, d, f),
    ),
    Lexique(
        "MOD-02",
        """
        peut-être; peut être amené|amenée|amenés|amenées; peut|peuvent être amené|amenés|amenée|conduit|conduits;
        est|sont susceptible|susceptibles; a|ont vocation; est|sont censé|censée|censés|censées;
        sans doute; probablement; vraisemblablement; possiblement; potentiellement; il se peut; il est possible que;
        il n’ est pas exclu|impossible; <sembler>
        """,
        all_of(main_clause, lambda e, d, _f: e.forme(d - 1) not in ("ou", "et", ",", ":")),
    ),
)


def _wish(enonce: Enonce, debut: int, _fin: int) -> bool:
    """Keep a wish, leave the name of a priority (« priorité souhaitable »)."""
    if enonce.forme(debut - 1) == ":" and enonce.forme(debut - 2) in ("priorité", "niveau"):
        return False
    return enonce.forme(debut - 1) not in ("priorité", "exigence", "exigences", "niveau", "statut")


_CONDITIONNELS = ("rait", "raient")
_SOUHAITS = frozenset({"aimer", "souhaiter", "vouloir", "désirer", "apprécier", "préférer"})
_DEMANDEURS = words("""
    nous on je ils elles il utilisateurs équipe équipes vendeurs commerciaux direction service managers
    techniciens conseillers assistantes entreprise société métier métiers responsables responsable
    direction marketing adv comptabilité
    """)


def _weak_verbs(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find the conditional of the main clause, and what people would like."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.cite or not jeton.natures & (Nature.FINI | Nature.MODAL | Nature.AUXILIAIRE):
            continue
        if jeton.forme.endswith(_CONDITIONNELS) and _is_conditional(enonce, rang):
            if jeton.zone is Zone.PRINCIPALE or enonce.forme(rang - 1) in ("il", "on"):
                yield Trouvaille("MOD-01", rang, rang + 1, _firm(jeton.forme))
        elif jeton.lemme in _SOUHAITS and jeton.role & Nature.FINI and _asks(enonce, rang):
            yield Trouvaille("MOD-01", rang, rang + 1)


def _is_conditional(enonce: Enonce, rang: int) -> bool:
    jeton = enonce.jetons[rang]
    if jeton.lemme in ("devoir", "pouvoir", "être", "avoir") or jeton.natures & Nature.MODAL:
        return True
    # « reparait » is a present; « permettrait », « faudrait » come from a stem in r.
    return bool(jeton.role & Nature.FINI) and jeton.forme not in ("paraît", "parait", "trait")


def _firm(forme: str) -> str:
    return {
        "devrait": "doit",
        "devraient": "doivent",
        "pourrait": "doit",
        "pourraient": "doivent",
    }.get(forme, "")


def _asks(enonce: Enonce, rang: int) -> bool:
    de, _ = enonce.sentence(rang)
    return enonce.jetons[rang].zone is Zone.PRINCIPALE and any(
        enonce.forme(r) in _DEMANDEURS or enonce.forme(r).rstrip("s") in PERSONNES
        for r in range(de, rang)
    )


_INCOMPLETS = (
    Lexique(
        "INC-01",
        """
        à définir|préciser|déterminer|confirmer|arbitrer|fixer|discuter|redéfinir|décider|spécifier|affiner
        |caler|trancher|finaliser; tbd; tbc; tba; todo; xx; xxx; xxxx; lorem ipsum; nc;
        non défini|définie|définis|définies; en suspens; point|question ouvert|ouverte; on verra; nous verrons
        """,
        lambda e, d, f: _undecided(e, d, f),
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
        sera|seront précisé|précisée|précisés|précisées|défini|définie|définis|définies|communiqué|communiquée
        |communiqués|communiquées|déterminé|déterminée|fixé|fixée|fixés|fixées|arrêté|arrêtée|arrêtés|arrêtées
        |complété|complétée|affiné|affinée|détaillé|détaillée|détaillés|détaillées|spécifié|spécifiée|spécifiées
        |confirmé|confirmée|confirmés|confirmées|décidé|décidée|décidés|arbitré|arbitrée|chiffré|chiffrée
        |tranché|tranchée|choisi|choisie|choisis|choisies|explicité|établi|établie|établis|rédigé|rédigée
        |déterminés|déterminées|complétés|complétées|affinés|affinées|arbitrés|discuté|discutée|revu|revue; on en reparlera; provisoirement; pas encore connu|connue|connus|connues|arrêté|arrêtée|défini|définie
        """,
        all_of(lambda e, d, f: _not_work_item(e, d, f), lambda e, d, f: _undecided(e, d, f)),
    ),
    Lexique(
        "INC-02",
        """
        en cas de problème|problèmes|souci|soucis|doute|difficulté|difficultés|dysfonctionnement|anomalie
        |situation|nécessité; dans les autres cas; si c’ est le cas; sinon on; en cas d’ anomalie|imprévu;
        si un|le|une problème|souci|difficulté|imprévu survient|apparaît|se; quelque chose;
        en cas de force majeure ou; dans le cas contraire il faut; en cas d’ anomalie
        """,
        lambda e, d, f: _generic_event(e, d, f),
    ),
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


ENGAGEMENTS = Groupe(
    (
        formule(
            "ECH-01",
            E,
            "si possible, si besoin",
            "«\u00a0{mots}\u00a0» permet de ne rien livrer. Écrivez la condition exacte, ou dites-le"
            " dans la priorité.",
            pourquoi="Le prestataire décide seul si l’exigence s’applique.",
            mauvais="Si possible, le CRM doit importer les e-mails.",
            mieux="Le CRM doit importer les e-mails de moins de 24 mois des boîtes de l’annexe D."
            " (priorité\u202f: souhaitable)",
            source="INCOSE R8\u202f; ISO/IEC/IEEE 29148, échappatoires",
            methode="Une condition que l’on peut constater (« si le client est professionnel ») est"
            " laissée.",
        ),
        formule(
            "ECH-02",
            E,
            "effort au lieu d’un résultat",
            "«\u00a0{mots}\u00a0» promet un effort, pas un résultat. Écrivez ce qui sera livré, avec"
            " sa date ou sa mesure.",
            pourquoi="Un effort ne se reçoit pas\u202f: seul un résultat se constate.",
            mauvais="Le prestataire s’efforcera de livrer à temps.",
            mieux="Le prestataire doit livrer le LOT-1 le 26 février 2027.",
            source="INCOSE R8",
        ),
        formule(
            "ECH-03",
            E,
            "à l’appréciation, sauf exception",
            "«\u00a0{mots}\u00a0» n’énumère pas les cas. Nommez-les un par un.",
            pourquoi="Les cas non écrits seront tranchés au moment du litige.",
            mauvais="Selon le cas, le CRM passe le dossier en attente.",
            mieux="Quand une pièce obligatoire manque, le CRM doit passer le dossier au statut"
            " «\u00a0En attente d’information\u00a0».",
            source="INCOSE R8 et R27\u202f; ISO/IEC/IEEE 29148",
        ),
        formule(
            "ECH-04",
            A,
            "renvoi à des usages non cités",
            "«\u00a0{mots}\u00a0» renvoie à un texte que rien ne cite. Nommez l’article, la norme ou"
            " l’annexe, et sa date.",
            pourquoi="Le texte en vigueur change\u202f: chacun en lira un autre.",
            mauvais="Le CRM doit être conforme à la réglementation en vigueur.",
            mieux="Un administrateur doit exporter en 10\u00a0min les données d’une personne (RGPD,"
            " articles 15 et 20).",
            source="INCOSE R8 et R41",
        ),
        formule(
            "MOD-01",
            E,
            "souhait au lieu d’une obligation",
            "«\u00a0{mots}\u00a0» exprime un souhait. Écrivez «\u00a0doit\u00a0», et l’importance dans la"
            " priorité.",
            pourquoi="Le candidat ne sait pas s’il doit le chiffrer.",
            mauvais="Le CRM devrait envoyer un SMS au client.",
            mieux="Le CRM doit envoyer un SMS au client la veille du rendez-vous à 17\u00a0h."
            " (priorité\u202f: importante)",
            source="ISO/IEC/IEEE 29148, doit et devrait",
        ),
        formule(
            "MOD-02",
            A,
            "possibilité incertaine",
            "«\u00a0{mots}\u00a0» laisse un doute. Dites quand cela arrive et ce qui est dû.",
            pourquoi="On ne chiffre ni ne teste une éventualité.",
            mauvais="Le technicien peut être amené à saisir une photo.",
            mieux="Le technicien doit joindre au moins une photo à un compte rendu de casse.",
            source="INCOSE R8",
            methode="« Peut » qui donne un droit à un rôle est laissé.",
        ),
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
    (*_ECHAPPATOIRES, *_MODALITES, *_INCOMPLETS),
    (
        _weak_verbs,
        only_with(("si", "quand", "lorsque", "lorsqu’"), _stacked_conditions),
    ),
    (only_with(("?", "[", "_", "x"), _blanks),),
)
