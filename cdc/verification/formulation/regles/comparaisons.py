"""Comparatives and superlatives without a starting point."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.verification.formulation.formules import E, Groupe, formule, only_with
from cdc.verification.formulation.gardes import (
    all_of,
    defined_there,
    main_clause,
    not_purpose,
    unmeasured,
)
from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.ouverts import (
    ADJECTIFS_MESURABLES,
    VARIATIONS,
)
from cdc.verification.formulation.motifs import Lexique, Trouvaille
from cdc.verification.formulation.mots import Nature, inflect
from cdc.verification.formulation.propositions import Zone
from cdc.verification.formulation.regles.variations import (
    CHANGEMENTS,
    MONTER,
    REPRENDRE,
    change_wanted,
    changed,
    made_to_change,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.formulation.enonce import Enonce


_MESURABLES = frozenset(f for a in ADJECTIFS_MESURABLES for f in inflect(a)) | {
    "tôt",
    "tard",
    "tardive",
    "longtemps",
    "récemment",
    "fréquemment",
    "tardivement",
    "anciennement",
    "souvent",
    "loin",
    "près",
    "bas",
    *words("basse basses grosse grosses longue longues brève brèves chère chères haute hautes"),
}


_ACTUELS = words(
    "actuel actuelle actuels actuelles actuellement aujourd’hui avant auparavant ancien ancienne"
    " existant concurrents concurrence précédent précédente place maintenant hier existante existants existantes"
)


_COMPARENT = words("plus moins aussi davantage mieux meilleur meilleure meilleurs meilleures")


def _compared(enonce: Enonce) -> Iterator[Trouvaille]:
    """Find « plus simple », « moins de temps », « mieux suivi »; leave thresholds and sorts."""
    for rang, jeton in enumerate(enonce.jetons):
        if jeton.forme not in _COMPARENT or jeton.cite or jeton.zone is Zone.BUT:
            continue
        if not jeton.forme.startswith("meilleur"):
            fin = _end_of_comparative(enonce, rang)
            if fin and unmeasured(enonce, rang, fin) and defined_there(enonce, rang, fin):
                yield _as_superlative(enonce, rang, fin)
        elif _vague_best(enonce, rang) and defined_there(enonce, rang, rang):
            yield _as_superlative(enonce, rang, rang + 1)


def _as_superlative(enonce: Enonce, rang: int, fin: int) -> Trouvaille:
    if enonce.forme(rang - 1) in ("le", "la", "les") and enonce.forme(fin) not in ("que", "qu’"):
        return Trouvaille("COM-02", rang - 1, fin)
    return Trouvaille("COM-01", rang, fin)


def _end_of_comparative(enonce: Enonce, rang: int) -> int:
    """Return where a vague comparative ends, 0 when it is none."""
    jetons = enonce.jetons
    forme = jetons[rang].forme
    if rang + 1 >= len(jetons) or _negated(enonce, rang):
        return 0
    suivant = jetons[rang + 1]
    if forme == "davantage":
        return rang + 2 if suivant.forme in ("de", "d’") else rang + 1
    if forme == "mieux":
        return rang + 2 if suivant.natures & (Nature.PARTICIPE | Nature.INFINITIF) else rang + 1
    if suivant.forme in (".", ",", ";") and enonce.role(rang - 1) & (
        Nature.FINI | Nature.INFINITIF
    ):
        # « coûtera moins », « pour vendre plus »
        return rang + 1
    if suivant.forme in ("de", "d’"):
        return _amount(enonce, rang)
    if suivant.forme in ("que", "qu’"):
        return rang + 2 if _than_now(enonce, rang + 1) else 0
    if suivant.forme in ("et", "ou") and enonce.forme(rang - 1) in ("en", "de"):
        return rang + 1
    if suivant.forme in ("vite", "souvent"):
        return rang + 2
    return rang + 2 if _is_degree(enonce, rang, suivant.forme) else 0


def _is_degree(enonce: Enonce, rang: int, suivant: str) -> bool:
    """Tell whether an adverb of degree stands before a quality that nothing measures."""
    if suivant in _FORTS and enonce.forme(rang - 1) in ("le", "la", "les"):
        return False
    if suivant in _MESURABLES and (
        _than_now(enonce, rang + 2) or _said_of(enonce, rang) or _another(enonce, rang)
    ):
        return True
    if suivant in _MESURABLES or not _gradable(enonce, rang + 1) or _subtracts(enonce, rang):
        return False
    return enonce.forme(rang) != "aussi" or enonce.forme(rang + 2) in ("que", "qu’")


# « la remise la plus forte » is the highest number.
_FORTS = words("fort forte forts fortes")


def _than_now(enonce: Enonce, rang: int) -> bool:
    """Tell « plus tôt qu’aujourd’hui »: today's value is not given."""
    if enonce.forme(rang) not in ("que", "qu’"):
        return False
    return any(enonce.forme(r) in _ACTUELS for r in range(rang, rang + 5))


def _another(enonce: Enonce, rang: int) -> bool:
    """Tell « un délai plus court est demandé »: shorter than what?"""
    if not enonce.role(rang - 1) & Nature.NOM or enonce.forme(rang - 2) not in ("un", "une"):
        return False
    suite = (
        enonce.role(rang + 2) & (Nature.AUXILIAIRE | Nature.FINI) or enonce.forme(rang + 2) == "."
    )
    return bool(suite) and enonce.jetons[rang].zone is Zone.PRINCIPALE


def _said_of(enonce: Enonce, rang: int) -> bool:
    """Tell « coûtera moins cher », « sera plus court » : nothing says than what."""
    avant = enonce.jetons[rang - 1]
    verbe = avant.role & (Nature.FINI | Nature.INFINITIF) or avant.forme in (
        "sera",
        "seront",
        "être",
        "est",
        "sont",
    )
    return (
        bool(verbe)
        and avant.zone is Zone.PRINCIPALE
        and enonce.forme(rang + 1) not in ("tôt", "tard", "loin", "près", "haut", "bas", "âgé")
        and enonce.forme(rang + 2) in _FINS
    )


_FINS = words("à au aux pour en dans et . ; , qu’ que") | {""}


def _subtracts(enonce: Enonce, rang: int) -> bool:
    """Tell « prix net moins coût d’achat », a computation, from « moins cher »."""
    return bool(enonce.role(rang + 1) & Nature.NOM) and enonce.forme(rang + 2) in ("d’", "de", "du")


def _gradable(enonce: Enonce, rang: int) -> bool:
    """Tell whether a word after « plus » is an adjective or an adverb."""
    jeton = enonce.jetons[rang]
    if not jeton.forme[0].isalpha() or jeton.natures & _FERMEES:
        return False
    if jeton.role & Nature.ADVERBE or jeton.forme.endswith("ment"):
        return True
    if enonce.role(rang + 1) & Nature.NOM and not jeton.role & Nature.ADJECTIF:
        return False
    return bool(jeton.role & (Nature.NOM | Nature.ADJECTIF | Nature.PARTICIPE | Nature.GERONDIF))


_FERMEES = (
    Nature.DETERMINANT
    | Nature.PREPOSITION
    | Nature.COORDINATION
    | Nature.SUBORDINATION
    | Nature.PRONOM
    | Nature.RELATIF
    | Nature.NOMBRE
    | Nature.AUXILIAIRE
    | Nature.MODAL
)


def _negated(enonce: Enonce, rang: int) -> bool:
    """Tell « ne s’affiche plus », « non plus », « de plus », « au plus », « plus ou moins »."""
    avant = enonce.forme(rang - 1)
    if avant == "en" and enonce.forme(rang + 1) in ("de", "d’"):
        return False
    if avant in ("non", "de", "au", "en", "d’", "ou", "tout", "du", "ni", "sans", "à"):
        return avant != "de" or enonce.forme(rang + 1) != "en"
    de = max(enonce.sentence(rang)[0], rang - 5)
    return any(enonce.forme(r) in ("ne", "n’") for r in range(de, rang))


def _amount(enonce: Enonce, rang: int) -> int:
    """Return the end of « moins de temps »; leave « plus de 15 jours », « le moins de comptes »."""
    suivant = enonce.jetons[rang + 2] if rang + 2 < len(enonce.jetons) else None
    if suivant is not None and suivant.role & Nature.NOM:
        compare = next((r for r in range(rang + 3, rang + 7) if _than_now(enonce, r)), 0)
        if compare:
            return compare
    if suivant is None or enonce.forme(rang - 1) in ("le", "en", "de", "d’", "depuis", "sous"):
        return 0
    if suivant.natures & (Nature.NOMBRE | Nature.DETERMINANT | Nature.INFINITIF):
        return 0
    if suivant.forme[0].isdigit() or not suivant.role & (Nature.NOM | Nature.ADJECTIF):
        return 0
    return rang + 3


def _vague_best(enonce: Enonce, rang: int) -> bool:
    suivant = enonce.forme(rang + 1)
    if suivant in ("délais", "efforts", "pratiques"):
        return False
    calculables = ("prix", "score", "note", "tarif", "taux", "rang", "résultat", "offre", "remise")
    return suivant not in calculables


def _unconditional(enonce: Enonce, _debut: int, fin: int) -> bool:
    """Leave a rule of computation: « la commission est réduite de moitié quand... »."""
    return enonce.forme(fin) not in ("quand", "si", "lorsque", "lorsqu’", "dès", "au-delà", "pour")


COMPARAISONS = Groupe(
    (
        formule(
            "COM-01",
            E,
            "comparaison sans départ ni cible",
            "«\u00a0{mots}\u00a0»\u202f: par rapport à quoi, et de combien\u202f? Donnez la valeur"
            " de départ et la valeur à atteindre.",
            pourquoi="Le moindre progrès suffit à dire que c’est mieux.",
            mauvais="Le CRM doit améliorer le suivi des devis.",
            mieux="Le délai moyen d’envoi d’un devis doit passer de 5 à 2 jours ouvrés.",
            source="ISO/IEC/IEEE 29148, comparatifs",
            methode="Un seuil (« plus de 15 jours »), un tri (« la plus récente ») et un changement"
            " chiffré sont laissés.",
        ),
        formule(
            "COM-02",
            E,
            "superlatif",
            "«\u00a0{mots}\u00a0» n’a pas d’échelle. Dites la valeur à atteindre ou la règle de tri.",
            pourquoi="Personne ne connaît le haut de l’échelle.",
            mauvais="Le CRM doit offrir la meilleure expérience.",
            mieux="90\u00a0% des utilisateurs interrogés à M+3 doivent noter l’outil 7/10 ou plus.",
            source="ISO/IEC/IEEE 29148, superlatifs",
        ),
    ),
    (
        Lexique(
            "COM-02",
            "ultime; hors pair; maximal* possible; le nec plus ultra; imbattable*; inégalé*; sans égal;"
            "de premier ordre; de tout premier plan; numéro un; leader; incomparable*; incontournable*",
            all_of(unmeasured, not_purpose),
        ),
        Lexique(
            "COM-01",
            "au même niveau; deux|trois|quatre|dix|cent fois plus|moins|mieux; moitié moins; gain de temps; <gagner> du|en temps|efficacité|productivité|visibilité|qualité;"
            "perte|pertes de temps; <perdre> du|moins temps; à la hausse; à la baisse; de plus en plus; de moins en moins;"
            "avec autant de|d’ soin|attention|rigueur|sérieux|précision|égards|zèle|application|efficacité|facilité|rapidité|confort;"
            "avec la|le même soin|attention|rigueur|sérieux|précision|zèle|efficacité|facilité|rapidité|confort|niveau|exigence|qualité;"
            "aussi bien que; moins bien; mieux que; meilleur* que; autant que; comme les concurrents; que la concurrence;"
            "au niveau des|du meilleurs|concurrents|marché; <faire> mieux; <aller> plus loin; celui|celle|ceux|celles de nos|ses|leurs|la|l’ concurrents|concurrence|ancien|existant; celui|celle|ceux|celles des|du concurrents|marché; <monter> en gamme|puissance|qualité; <gagner> en|plusieurs|quelques;"
            "<faire>|<fait> gagner|économiser|baisser|progresser|reculer|diminuer|croître; gain|gains de productivité|performance|efficacité|rapidité|qualité; gains significatifs;"
            "<rattraper> son|le|leur retard; <prendre> de l’ avance; <rester> compétitif|compétitifs; <tirer> vers le haut; vers le haut; en hausse; en baisse;"
            "de meilleur|meilleure qualité; à égalité avec; au moins aussi|égal|égale; aussi vite; tout aussi; plus encore;"
            "d’ autant plus|moins; par rapport à l’|aux existant|actuel|concurrents|ancien; <évoluer> favorablement|positivement; dans le bon sens; mieux qu’;"
            "même|mêmes performance|performances|qualité|niveau|confort qu’|que|de; équivalent* à l’ existant|actuel; aussi performant*|rapide*|simple*|complet que|qu’"
            "davantage; plus vite; plus rapidement; plus facilement; moindre*; supérieur* à l’ existant|actuel",
            all_of(unmeasured, not_purpose, main_clause),
        ),
        Lexique("COM-01", "de moitié", all_of(unmeasured, main_clause, _unconditional)),
    ),
    (
        only_with(_COMPARENT, _compared),
        only_with((), changed, lemmes=VARIATIONS.keys() | REPRENDRE),
        only_with((), made_to_change, lemmes=MONTER),
        only_with(CHANGEMENTS, change_wanted),
    ),
)
