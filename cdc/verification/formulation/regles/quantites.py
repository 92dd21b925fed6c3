"""Numbers that are missing, approximate, bare or without base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.formules import A, C, E, Groupe, formule, only_with
from cdc.verification.formulation.gardes import all_of, main_clause, no_right, unmeasured
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.grandeurs import Grandeur, announces_no_unit
from cdc.verification.formulation.motifs import Lexique, Trouvaille
from cdc.verification.formulation.mots import Nature

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce

_FERMEES = words(
    "suivants suivantes ci-dessous annexe tableau matrice liste schéma règle défini définis"
    " définies définie énumérés énumérées listés listées"
)


def _open_group(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep a group that nothing closes: no list after a colon, no reference to one."""
    _, a = enonce.sentence(debut)
    suite = {enonce.forme(r) for r in range(fin, min(a, fin + 15))}
    return ":" not in suite and not suite & _FERMEES


def _determiner(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep « différents canaux », leave « deux canaux différents », « un ou plusieurs »."""
    if enonce.forme(debut - 1) in ("ou", "et", "valeurs", "entre", "avec") and enonce.forme(
        debut
    ).startswith("plusieurs"):
        return False
    if enonce.forme(debut).startswith(("différen", "divers", "certain")):
        return bool(enonce.role(fin) & (Nature.NOM | Nature.ADJECTIF)) and not (
            enonce.role(debut - 1) & Nature.NOM
        )
    return True


def _approximate(enonce: Enonce, debut: int, fin: int) -> bool:
    """Leave a tolerance (« ± 5 % »), a unit (« en milliers d’euros »), a distance round a place."""
    if enonce.forme(debut) in ("milliers", "millier") and enonce.forme(debut - 1) == "en":
        return False
    if enonce.formes & {"±", "+/-"}:
        return False
    if enonce.forme(debut) == "plus" and enonce.forme(fin)[:1].isdigit():
        return False
    return enonce.forme(debut) != "autour" or any(
        enonce.forme(fin + n)[:1].isdigit() for n in (0, 1)
    )


def _ends_an_order(enonce: Enonce, debut: int, fin: int) -> bool:
    """Tell « du montant le plus élevé au plus faible »: a sort, from one end to the other."""
    if enonce.forme(fin - 1) not in ("plus", "moins") or enonce.forme(debut) != "au":
        return False
    de, _ = enonce.sentence(debut)
    return any(
        enonce.forme(r) in ("plus", "moins") for r in range(max(de, debut - 10), debut)
    ) and (
        bool(enonce.jetons[fin].natures & (Nature.ADJECTIF | Nature.PARTICIPE | Nature.NOM))
        if fin < len(enonce.jetons)
        else False
    )


def _without_number(enonce: Enonce, debut: int, fin: int) -> bool:
    """Keep « au minimum », « au plus » with no number on either side."""
    if enonce.forme(fin) in ("tôt", "tard", "près", "de", "un", "une", "le", "la", "les", "l’"):
        return enonce.forme(fin) == "de" and not enonce.forme(fin + 1)[:1].isdigit()
    if _ends_an_order(enonce, debut, fin):
        return False
    if enonce.forme(debut - 2) in ("un", "une"):
        return False
    voisins = range(max(0, debut - 6), min(len(enonce.jetons), fin + 3))
    return not any(enonce.jetons[r].natures & Nature.NOMBRE for r in voisins)


_LEXIQUES = (
    Lexique(
        "QUA-01",
        """
        différents|différentes|divers|diverses; certains|certaines; nombreux|nombreuses; multiples;
        de nombreux|nombreuses; moult; maint|maints|maintes
        """,
        all_of(_determiner, _open_group, unmeasured),
    ),
    Lexique(
        "QUA-01",
        "plusieurs; quelques; un ensemble de|d’; une série de|d’; toute une série; un certain nombre;"
        "une certaine quantité",
        all_of(_determiner, _open_group, unmeasured, no_right, main_clause),
    ),
    Lexique(
        "QUA-01",
        """
        un|le grand|petit|faible|bon nombre; un nombre important|élevé|limité|suffisant|conséquent|réduit;
        une grande|petite|faible|large|importante|bonne quantité|partie|part|proportion|variété|majorité
        |diversité|gamme|palette; beaucoup de|d’; beaucoup; énormément; la plupart; peu de|d’; très peu;
        bon nombre de|d’; quantité de; une multitude; une foule de; une poignée de|d’; un large éventail
        |choix|panel; de gros|grands|grosses|grandes volumes|quantités; un volume important|élevé;
        des volumes importants|élevés; une majorité de|d’; un maximum de|d’; le maximum de|d’;
        le plus grand nombre; l’ essentiel de|des|du|d’; le gros de|des|du; la majeure partie; une partie|part des|du|de|d’; une fraction des|du|de; une grande majorité; en grand nombre; en nombre; en masse; bien des;
        un tas de|d’; des tas de|d’; pas mal de|d’; une flopée; une kyrielle; une palanquée; une myriade; une ribambelle;
        la plus grande partie|part; la majorité; une minorité; une large|grande part|majorité|partie; la quasi-totalité;
        la quasi totalité; la grande majorité; la presque totalité; une panoplie; un éventail; une infinité; d’ innombrables; innombrables; d’ autres encore; tant de; tellement de; trop de; toutes sortes de|d’; deux ou trois;
        trois ou quatre; quatre ou cinq; cinq ou six; un certain volume; un fort|faible volume;
        un volume croissant|significatif|conséquent|suffisant; divers et variés|variées; un nombre croissant|raisonnable|minimal|maximal
        |restreint|indéterminé|variable|non; des quantités importantes|industrielles; un peu de|d’; quelques-uns; quelques-unes;
        bon nombre; une bonne partie|part|moitié; peu nombreux|nombreuses; assez de|d’; nombre de|d’ nos|leurs|clients
        """,
        all_of(unmeasured, lambda e, _d, f: e.forme(f) != "possible"),
    ),
    Lexique(
        "QUA-02",
        """
        environ; à peu près; autour de|d’|des; approximativement; de l’ ordre de|d’|du|des; quasi;
        quasiment; presque; plus ou moins; sensiblement; grosso modo; aux environs de|d’;
        aux alentours de|d’; une|quelques|des dizaine|dizaines|centaine|centaines|millier|milliers de|d’;
        dizaines|centaines|milliers de|d’; une vingtaine|trentaine|quarantaine|cinquantaine|quinzaine
        |douzaine|soixantaine de|d’; à quelque chose près; peu ou prou; en moyenne environ; de l’ ordre;
        à vue de nez; au bas mot; à la louche; avoisine|avoisinent|avoisinant|avoisinera;
        frôle|frôlent; estimé|estimée|estimés|estimées à environ;
        une bonne dizaine|vingtaine|trentaine|centaine; une petite dizaine|vingtaine|trentaine|centaine; quelques|plusieurs minutes|heures
        |secondes|jours|semaines|mois|années|instants|moments|clics|lignes|mégaoctets; une huitaine; un ordre de grandeur
        """,
        _approximate,
    ),
    Lexique("QUA-03", "au minimum; au maximum; au moins; au plus", _without_number),
    Lexique(
        "QUA-03",
        "réduit|réduite|réduits|réduites|limité|limitée|limités|limitées au minimum|maximum|strict;"
        "au strict minimum|nécessaire; le plus possible; le moins possible; autant que de besoin;"
        "<minimiser>; <maximiser>; à son minimum|maximum; à leur minimum|maximum; un minimum; autant que possible;"
        "le plus|moins souvent possible; le plus|moins fréquemment possible; au minimum les|des; un strict minimum;"
        "au juste nécessaire; au plus juste; à l’ extrême; un juste nécessaire",
        all_of(
            unmeasured,
            lambda e, d, f: (
                not (e.forme(f - 1) == "minimum" and e.forme(d) == "un")
                or e.forme(f) not in ("de", "d’")
            ),
        ),
    ),
)

_ANNONCES = words("""
    dépasse dépassent dépasser excède excèdent excéder atteint atteignent atteindre conservé conservée
    conservés conservées archivé archivée archivés archivées supprimé supprimés supprimée supprimées
    limité limitée limités limitées fixé fixée fixés fixées plafonné plafonnée plafonnées
    dépassera dépasseront dépassé dépassée dépassant excédera excédant excédé atteindra atteindront atteignant conserve conservent
    conservera conservent archive archivent archivera expire expirent expirera tombe tombent tombera descend descendent descendra
    plafonne limite limitent ramené ramenée ramenés porté portée portés allonge prolongé prolongée prolonger franchit franchir
    avoisine passe baisse augmente diminue espacé espacés espacées éloigné éloignés distant distants accordé accordée majoré
    majorée minoré minorée réduit réduite bloqué rallonge expiré périmé purge purgé purgés purgées
    supérieur supérieure supérieurs supérieures inférieur inférieure inférieurs inférieures
    """)
_GRANDEURS = words("""
    délai délais durée durées taille tailles poids montant montants remise remises seuil seuils plafond
    taux volume volumes capacité température distance temps fréquence encours marge marges superficie
    surface débit pression intensité consommation rendement rabais écart retard préavis prix acompte pénalité indemnité hauteur longueur largeur
    part pourcentage passante remises disponibilité latence stockage espace inactivité attente silence pause absence interruption
    latence vitesse tension puissance altitude épaisseur profondeur rayon périmètre budget coût coûts cadence rythme périodicité
    fréquence chiffre ancienneté âge indisponibilité coupure temporisation franchise commission majoration tva escompte
        """)
_COMPARE = words("moins plus")
_SANS_UNITE_APRES = words("/ ° + * × x % € : - –")


def _bare(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find a number that measures something without its unit."""
    for mesure in enonce.mesures:
        jeton = enonce.jetons[mesure.rang]
        if jeton.cite or mesure.grandeur is not Grandeur.NUE or not jeton.forme[0].isdigit():
            continue
        if enonce.forme(mesure.rang + 1) in _SANS_UNITE_APRES or _is_counted(enonce, mesure.rang):
            continue
        if _needs_unit(enonce, mesure.rang):
            debut = _start_of_bound(enonce, mesure.rang)
            yield Trouvaille("QUA-04", debut, mesure.rang + 1)


def _is_counted(enonce: Enonce, rang: int) -> bool:
    """Tell whether a mark, a rank or a count was announced in the sentence before the number."""
    de, _ = enonce.sentence(rang)
    avant = [enonce.forme(r) for r in range(de, rang)]
    if any(announces_no_unit(f) for f in avant) and not _measures_by_name(enonce, de, rang):
        return True
    if any(enonce.forme(r) in _COMPTES for r in range(rang + 1, rang + 5)):
        return True
    if "longueur" in avant and not _CODES.isdisjoint(avant):
        return True
    # « 90 recherches sur 100 », « de 0 à 10 », « entre 1 et 5 ».
    return bool(avant) and (
        avant[-1] == "sur"
        or (avant[-1] in ("à", "et") and any(f[:1].isdigit() for f in avant[-3:-1]))
        or (avant[-1] in ("de", "entre") and enonce.forme(rang + 1) in ("à", "et"))
    )


def _measures_by_name(enonce: Enonce, debut: int, fin: int) -> bool:
    """Tell « le champ « Puissance » reçoit une valeur supérieure à 50 »: of a quantity that has units."""
    annonces = {enonce.forme(r) for r in range(debut, fin) if announces_no_unit(enonce.forme(r))}
    if not annonces <= {"valeur", "valeurs"}:
        return False
    nom = {enonce.forme(r) for r in range(debut, fin) if enonce.jetons[r].cite}
    return bool(nom & _GRANDEURS) and "(" not in nom


_COMPTES = words("nombre numéro nombres numéros compteur quantité rang")
_CODES = words("code codes numéro identifiant référence libellé mot champ texte zone clé")


def _needs_unit(enonce: Enonce, rang: int) -> bool:
    de, _ = enonce.sentence(rang)
    avant = rang - 1
    compare = False
    while avant >= de and enonce.forme(avant) in _COMPARATEURS:
        compare = compare or enonce.forme(avant) in _COMPARE
        avant -= 1
    if compare or enonce.forme(avant) in _ANNONCES:
        return True
    if enonce.forme(avant) in _BORNES or enonce.forme(avant) in _PESE:
        return True
    if enonce.forme(avant) in ("fait", "font") and enonce.forme(rang + 1) in _PLAFOND:
        return True
    if enonce.forme(avant) == "en" and _is_ceiling(enonce, rang + 1):
        return True
    if (enonce.forme(avant - 1), enonce.forme(avant)) in _LOCUTIONS:
        return True
    sujets = {enonce.forme(r) for r in range(max(de, rang - 12), rang)}
    plafond = enonce.forme(rang + 1) in ("au", "maximum", "max", "maxi")
    return bool(sujets & _GRANDEURS) or (plafond and enonce.forme(avant) in _CONTENUS)


def _is_ceiling(enonce: Enonce, rang: int) -> bool:
    """Tell « (en 5) au plus » from « au plus tard »."""
    if enonce.forme(rang) != "au" or enonce.forme(rang + 1) not in ("plus", "maximum", "max"):
        return False
    return enonce.forme(rang + 2) not in ("tard", "tôt")


_PESE = words("pèse pèsent pèsera mesure mesurent mesurera")
_PLAFOND = words("au maximum max maxi")
_LOCUTIONS = (("en", "dessous"), ("en", "deçà"), ("au", "bout"), ("à", "partir"), ("au", "delà"))
_BORNES = words(
    "sous pendant durant après au-delà au-dessus au-dessous depuis attend attendre patiente patienter dure toutes tous jusque jusqu’ maximum minimum valable valables valide valides dure durent durera"
)
_CONTENUS = words(
    "pièce pièces fichier fichiers photo photos image images document documents texte textes vidéo vidéos"
)
_COMPARATEURS = words(
    "moins plus de d’ à au maximum max minimum min les un pas que rarement jamais guère souvent"
)


def _start_of_bound(enonce: Enonce, rang: int) -> int:
    debut = rang
    while enonce.forme(debut - 1) in ("moins", "plus", "de", "à", "en", "sous"):
        debut -= 1
    if enonce.forme(debut - 1).startswith(("supérieur", "inférieur")):
        debut -= 1
    return debut


def _share_without_base(enonce: Enonce) -> Iterator[Trouvaille]:
    for mesure in enonce.mesures:
        if mesure.grandeur is Grandeur.PART and not enonce.jetons[mesure.rang].cite:
            suite = {enonce.forme(mesure.fin + n) for n in range(3)}
            if not suite & _BASES and enonce.forme(mesure.fin) in ("", ".", ",", ";", ")"):
                yield Trouvaille("QUA-05", mesure.rang, mesure.fin)


_BASES = words("de des du d’ par sur le la les l’ en mensuel annuel calculé mesuré près")


def _unclear_bounds(enonce: Enonce) -> Iterator[Trouvaille]:
    for mesure in enonce.mesures:
        rang = mesure.rang
        if enonce.jetons[rang].cite or enonce.forme(rang - 1) != "entre":
            continue
        if mesure.grandeur in (Grandeur.DATE, Grandeur.HEURE):
            continue
        fins = [m.fin for m in enonce.mesures if rang < m.rang <= rang + 4]
        suite = {enonce.forme(r) for r in range(rang, rang + 12)}
        if fins and not suite & {"inclus", "incluses", "incluse", "compris", "comprises", "exclu"}:
            yield Trouvaille("QUA-06", rang - 1, fins[0])


QUANTITES = Groupe(
    (
        formule(
            "QUA-01",
            E,
            "quantité indéfinie",
            "«\u00a0{mots}\u00a0» ne dit pas combien, ni lesquels. Donnez le nombre ou la liste.",
            pourquoi="Deux adresses ou deux cents ne coûtent pas le même prix.",
            mauvais="Le CRM doit gérer plusieurs adresses par client.",
            mieux="Le CRM doit enregistrer jusqu’à 5 adresses par client, dont une de facturation.",
            source="INCOSE R7 et R32",
            methode="Un droit (« peut rattacher plusieurs contacts »), une condition et un groupe"
            " énuméré ou borné sont laissés.",
        ),
        formule(
            "QUA-02",
            E,
            "approximation",
            "«\u00a0{mots}\u00a0» n’a pas de borne. Donnez un nombre, ou une tolérance.",
            pourquoi="Sans borne, le prestataire retient la plus petite valeur et l’utilisateur la"
            " plus grande.",
            mauvais="Le CRM doit accueillir environ 50 utilisateurs.",
            mieux="Le CRM doit accueillir 45 utilisateurs nommés, dont 30 simultanés.",
            source="INCOSE R33\u202f; ISO/IEC/IEEE 29148",
        ),
        formule(
            "QUA-03",
            A,
            "borne sans nombre",
            "«\u00a0{mots}\u00a0» ne borne rien. Écrivez le nombre et son unité.",
            pourquoi="Une borne sans valeur se franchit sans qu’on le voie.",
            mauvais="Le délai doit être réduit au minimum.",
            mieux="Le délai doit être de 4\u00a0h ouvrées au plus.",
            source="INCOSE R33",
        ),
        formule(
            "QUA-04",
            A,
            "nombre sans unité",
            "«\u00a0{mots}\u00a0» n’a pas d’unité. Écrivez-la (s, jours, %, €, Mo...).",
            pourquoi="Trois quoi\u202f? Une seconde et une minute ne se conçoivent pas de même.",
            mauvais="Le CRM doit répondre en moins de 3.",
            mieux="Le CRM doit répondre en moins de 3\u00a0s.",
            source="INCOSE R6",
            methode="Une note, une version, un rang, un dénombrement et une longueur de code n’ont"
            " pas besoin d’unité.",
        ),
        formule(
            "QUA-05",
            C,
            "pourcentage sans base",
            "«\u00a0{mots}\u00a0» de quoi\u202f? Dites sur quoi et sur quelle période il se calcule.",
            pourquoi="Le même taux se gagne ou se perd selon la base et la période.",
            mauvais="La disponibilité doit être de 99,5\u00a0%.",
            mieux="Le CRM doit être disponible 99,5\u00a0% du temps, mesuré par mois de 7\u00a0h à"
            " 20\u00a0h du lundi au samedi.",
            source="INCOSE R34",
        ),
        formule(
            "QUA-06",
            C,
            "intervalle aux bornes incertaines",
            "«\u00a0{mots}\u00a0»\u202f: dites si les bornes sont comprises.",
            pourquoi="Le cas de la borne est celui que l’on teste.",
            mauvais="Le score doit être entre 0 et 100.",
            mieux="Le score doit être un entier de 0 à 100, bornes comprises.",
            source="INCOSE R33",
        ),
    ),
    _LEXIQUES,
    (_share_without_base, only_with(("entre",), _unclear_bounds)),
    (_bare,),
)
