"""Loopholes, and obligations that only wish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.formules import A, E, Groupe, formule, only_with
from cdc.verification.formulation.gardes import (
    all_of,
    is_free_choice,
    main_clause,
    not_in_name,
    not_listed,
    unmeasured,
)
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.acteurs import PERSONNES
from cdc.verification.formulation.lexique.echappatoires import CONDITIONS_VAGUES, PERMETTRE
from cdc.verification.formulation.motifs import Lexique, Trouvaille
from cdc.verification.formulation.mots import Nature
from cdc.verification.formulation.propositions import Zone
from cdc.verification.formulation.regles.echappatoires import (
    CRITERES,
    EXCEPTIONS,
    TENIR,
    conditions,
    criteria,
    efforts,
    exceptions,
    hopes,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce, Jeton


def _escape(enonce: Enonce, debut: int, fin: int) -> bool:
    """Leave a limit that is told, and a right: « le gestionnaire peut, s’il le souhaite, »."""
    if enonce.forme(debut) == "s’" and enonce.forme(debut - 2) in ("peut", "peuvent", "pourra"):
        return False
    if is_free_choice(enonce, fin - 1):
        return False
    suite: list[Jeton] = []
    for jeton in enonce.jetons[fin : fin + 8]:
        if jeton.forme in (",", ";") and suite:
            break
        suite.append(jeton)
    if enonce.forme(fin) == "," or (enonce.forme(debut), enonce.forme(fin - 1)) == _SI_POSSIBLE:
        return True
    return not any(j.natures & Nature.NOMBRE or j.forme in ("signature", "paiement") for j in suite)


# « si possible en 5 min »: the number bounds nothing that is owed.
_SI_POSSIBLE = ("si", "possible")


def _certain_case(enonce: Enonce, _debut: int, fin: int) -> bool:
    """Leave cases that the statement tells: « selon le cas : ... »."""
    return enonce.forme(fin) not in (":", "où", "suivants", "suivant")


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


_ECHAPPATOIRES = (
    Lexique(
        "ECH-01",
        """
        si possible; si cela|c’ est possible; si c’ est possible; s’ il est possible; autant que possible;
        dans la mesure du possible; dans toute la mesure;  dans la mesure où; dans la limite du possible|raisonnable;
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
        possible; là où c’ est possible|utile|nécessaire|pertinent; si faire se peut; pour autant que; autant que; s’ il s’ avère;
        si besoin est; quand|lorsque|si le besoin s’ en fait; le besoin s’ en fait sentir|ressentir; si l’ occasion se présente; à l’ occasion; suivant|selon besoin|besoins;
        en cas d’ opportunité; dans un cadre raisonnable; dans une|des mesure|proportions|limites raisonnable|raisonnables; dans un|des délai|délais raisonnable|raisonnables;
        lorsqu’ approprié; lorsque|quand|si approprié|opportun|justifié|applicable|réaliste|indispensable|disponible|disponibles|souhaitable;
        dans certaines limites|circonstances|conditions|situations|hypothèses; sous certaines conditions|réserves; si|quand|lorsque tout va|ira|est bien|prêt; sauf à;
        s’ ils|elles|il|elle le peuvent|peut|jugent|estiment|souhaitent|souhaite|veut|veulent|estime; si|quand possible;
        dans la mesure du raisonnable|faisable|réalisable|supportable; dans|selon les possibilités; sans obligation; à moins d’ un|une; à moins de
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
        à cœur de; ménage|ménagera|ménagent aucun effort; aucun effort; les efforts; prend|prendra|prennent|prendront soin; tout le soin;
        a|ont|aura|auront pour ambition|objectif|but|vocation; <ambitionner>; <aspirer>; se donne|donnent|donnera les moyens;
        fait|fera|font|feront en sorte; dans un esprit; de bonne foi; en bonne intelligence; avec le plus grand soin;
        avec soin; autant d’ efforts; effort|efforts particulier|particuliers; <privilégier>; <promouvoir>; <prôner>;
        le meilleur de; maximum d’ efforts; reste|restera à l’ écoute; est|sera attentif|attentive|vigilant|vigilante;
        une attention; apporte|apportera|apportent son soin; porte|portera|portent attention; se montre|montrera;
        diligences nécessaires; soin|attention particulier|particulière; met|mettra un point d’ honneur
        """,
        all_of(unmeasured, main_clause, not_listed),
    ),
    Lexique(
        "ECH-03",
        """
        à la|sa|leur discrétion|convenance|guise; à son|leur gré; à l’ appréciation; à son|leur appréciation;
        selon le|les contexte|cas|situation|situations|contextes; selon la situation|nature; suivant le|les cas;
        au cas par cas; dans certains|quelques|d’autres cas; dans la plupart des cas;
        dans la limite|mesure de ce qui|que|qu’; selon ce qui|que|qu’; pour ce qui s’ y; sauf exception|exceptions; sauf cas particulier|particuliers|exceptionnel|exceptionnels|extrême|extrêmes|spécial|spéciaux; sauf exceptionnellement;
        sauf contrainte|contraintes|impossibilité|difficulté|difficultés|imprévu|imprévus|empêchement
        |problème|circonstances|raison|raisons|avis|incident|urgence|indisponibilité|nécessité|surcharge|impératif|impératifs|motif
        |décision|blocage|aléa|aléas|oubli; au choix du|de prestataire|éditeur|intégrateur|l’; selon son|leur jugement|appréciation|expérience;
        sauf en cas de; en principe; a priori; à priori; sous réserve; sous toute réserve|toutes réserves;
        au jugé; à vue; à l’ estime; selon l’ usage|appréciation|avis|humeur; au bon vouloir; se réserve|réservent la|le possibilité|droit|faculté; au bon jugement; au cas où;
        à la main du|de prestataire|l’|éditeur; au libre choix; laissé|laissée|laissés|laissées à l’|la|au; à discrétion; à son|leur initiative;
        au feeling; à bon escient; avec discernement; en bon père de famille; en théorie; théoriquement; en temps normal;
        normalement; habituellement; ordinairement; usuellement; en général; généralement; d’ ordinaire; d’ habitude;
        le plus souvent; la plupart du temps; dans l’ ensemble; dans la majorité des cas; exceptionnellement;
        à titre dérogatoire; par dérogation; de façon|manière dérogatoire; sauf dérogation|dérogations; en situation normale;
        à la tête du client; au petit bonheur; au doigt mouillé; au gré de|du|des; sans engagement; à titre indicatif; sans garantie; dans des conditions normales;
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
        all_of(_no_reference),
    ),
)


def _wish(enonce: Enonce, debut: int, _fin: int) -> bool:
    """Keep a wish, leave the name of a priority (« priorité souhaitable ») and of anything."""
    if not not_in_name(enonce, debut, _fin):
        return False
    if enonce.forme(debut - 1) == ":" and enonce.forme(debut - 2) in ("priorité", "niveau"):
        return False
    return enonce.forme(debut - 1) not in ("priorité", "exigence", "exigences", "niveau", "statut")


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
        <gagner> à; <mériter>; voudrions|aimerions|souhaiterions|apprécierions|préférerions|désirerions|pourrions|devrions|aurions; bon à avoir; un atout|bonus; il est bon; il est de bon; bienvenu*; attendu* si possible; <ambitionner>;
        seraient|serait les bienvenus|bienvenues|bienvenu|bienvenue; est|sont encouragé|encouragée|encouragés|encouragées|invité|invités|invitée|invitées;
        est|sont envisagé|envisagée|envisagés|envisagées|envisageable|envisageables;
        peut|peuvent|pourra|pourront être envisagé*|imaginé*|étudié*|discuté*|considéré*; <envisager> de|d’; <songer>; dans l’ absolu; optimalement;
        au pire; à défaut de mieux; dans le meilleur des cas; si on|l’on peut; on peut espérer; bon|bonne de pouvoir; <compter> sur le|la|un|une;
        est|sont facultatif mais; sympa; pratique de pouvoir; le rêve; le mieux; plutôt; à privilégier; est|sont privilégié|privilégiée|privilégiés|privilégiées;
        n’ est|sont pas obligatoire|obligatoires mais; secondairement; cerise sur le gâteau; confort|confortable de; avons|ont envie;
        <rêver>; dans l’ espoir; est|sont souhaité|souhaitée|souhaités|souhaitées|désiré|désirée|désirés|désirées|apprécié|appréciée|appréciés|appréciées|espéré|espérée|espérés|espérées; pourquoi ne pas; et si l’ on|on; souhaité que; il est souhaité; apprécierait|apprécieraient
        """,
        _wish,
    ),
    Lexique(
        "MOD-02",
        """
        peut-être; peut être amené|amenée|amenés|amenées; peut|peuvent être amené|amenés|amenée|conduit|conduits;
        est|sont susceptible|susceptibles; a|ont vocation; est|sont|sera|seront censé|censée|censés|censées|supposé|supposée|supposés|supposées|appelé|appelée|appelés|appelées;
        sans doute; probablement; vraisemblablement; possiblement; potentiellement; il se peut; il est possible que;
        il n’ est pas exclu|impossible; <sembler>; est|sont éventuellement; <risquer> de|d’; il se peut|pourra que;
        vraisemblablement; probablement; à priori; selon toute vraisemblance; sauf erreur; il y a des chances
        """,
        all_of(main_clause, lambda e, d, _f: e.forme(d - 1) not in ("ou", "et", ",", ":")),
    ),
)


_CONDITIONNELS = ("rait", "raient")  # `_weak_verbs` looks first whether « rai » is anywhere


_SOUHAITS = words("aimer souhaiter vouloir désirer apprécier préférer espérer")


_DEMANDEURS = words("""
    nous on je ils elles il utilisateurs équipe équipes vendeurs commerciaux direction service managers
    techniciens conseillers assistantes entreprise société métier métiers responsables responsable
    direction marketing adv comptabilité
    """)


def _opinions(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find a condition that hangs on what somebody thinks: « que l’éditeur juge utiles »."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.cite or jeton.forme not in _AVIS or jeton.zone is Zone.PRINCIPALE:
            continue
        droit = is_free_choice(enonce, rang) or any(
            enonce.forme(r) in ("peut", "peuvent") for r in range(max(0, rang - 6), rang)
        )
        if not droit and enonce.forme(rang + 1) not in ("que", "qu’", "comme"):
            yield Trouvaille("ECH-03", rang, rang + 1)


_AVIS = words(
    "juge jugent jugera jugeront estime estiment estimera paraît paraissent paraisse paraissent semble"
    " semblent semblera considère considèrent jugeait pense pensent"
)


def _asked(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find a requirement told as a question: « Pourrait-on relancer les clients ? »."""
    for debut, fin in enonce.phrases:
        if fin - debut < 4 or enonce.forme(fin - 1) != "?" or enonce.jetons[fin - 1].cite:
            continue
        if enonce.forme(fin - 2) != "?" and enonce.forme(fin - 2) not in ("(", "[", ":"):
            yield Trouvaille("MOD-01", debut, fin)


def _weak_verbs(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find the conditional of the main clause, and what people would like."""
    if "rai" not in enonce.texte.lower() and enonce.lemmes.isdisjoint(_SOUHAITS):
        return
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
    ),
    (*_ECHAPPATOIRES, *_MODALITES),
    (
        _weak_verbs,
        only_with(_AVIS, _opinions),
        only_with(EXCEPTIONS, exceptions),
        only_with(CRITERES, criteria),
        only_with(CONDITIONS_VAGUES, conditions, lemmes=PERMETTRE),
        only_with((), hopes, lemmes=TENIR),
        only_with("?", _asked),
        only_with(("s’", "se"), efforts),
    ),
)
