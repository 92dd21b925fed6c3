"""Numbers and what they count or measure."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.mots import Nature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.verification.formulation.enonce import Jeton


class Grandeur(Enum):
    """What a number says."""

    DUREE = "durée"
    HEURE = "heure"
    DATE = "date"
    PART = "part"
    MONTANT = "montant"
    TAILLE = "taille"
    COMPTE = "compte"
    REFERENCE = "référence"
    NUE = "nue"


class Mesure(NamedTuple):
    """A number at the word `rang`, what it says, and the word after it."""

    rang: int
    fin: int
    grandeur: Grandeur


_UNITES = {
    Grandeur.DUREE: "s sec secs seconde secondes ms milliseconde millisecondes min mn minute"
    " minutes h heure heures j jour jours semaine semaines mois an ans année années trimestre"
    " trimestres semestre semestres nuit nuits quinzaine jh jours-homme jour-homme",
    Grandeur.PART: "% ‰ pourcent points point pt pts",
    Grandeur.MONTANT: "€ $ £ euro euros eur k€ m€ centime centimes dollar dollars ht ttc",
    Grandeur.TAILLE: "o ko mo go to kio mio gio octet octets ko/s mo/s mbit/s mbps bit bits px"
    " pixel pixels dpi mm cm m km kg g t m2 m² m3 kwh kw w °c ° caractère caractères chiffre"
    " chiffres lettre lettres ligne lignes page pages mots",
}
_PAR_UNITE = {u: g for g, unites in _UNITES.items() for u in unites.split()}
MOIS = words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
_JALONS = words("j m s t n h")
# What a number names instead of measuring.
_NOMMES = words(
    "annexe annexes article articles art tableau tableaux figure chapitre section partie version"
    " lot lots phase étape niveau priorité rang numéro n° n règle exigence point page ligne onglet"
    " version v norme iso rgpd sage type classe catégorie colonne rapport indice groupe écran cas"
    " test jalon livrable profil campagne questionnaire code série formulaire place tls saml"
    " gravité criticité urgence échelon vague sprint itération bâtiment quai poste oauth windows android ios utf ean html"
)
# What a number without unit says well: a mark, a rank, a count that its noun announces.
_SANS_UNITE = words(
    "note notes score scores nombre nombres quantité total totaux effectif indice coefficient"
    " rang rangs valeur valeurs chiffre exemplaires rapport ratio rppo année années"
)


def find_measures(jetons: Sequence[Jeton]) -> list[Mesure]:
    """Return every number of a statement with what it says."""
    mesures = []
    for rang, jeton in enumerate(jetons):
        if jeton.natures & Nature.NOMBRE and jeton.forme != "un":
            grandeur, fin = _measured(jetons, rang)
            mesures.append(Mesure(rang, fin, grandeur))
    return mesures


def _measured(jetons: Sequence[Jeton], rang: int) -> tuple[Grandeur, int]:
    forme = jetons[rang].forme
    suivant = _next(jetons, rang + 1)
    if "/" in forme or "-" in forme:
        return Grandeur.DATE, rang + 1
    if suivant in MOIS or suivant in ("er", "ᵉʳ"):
        return Grandeur.DATE, rang + 2
    if _named(jetons, rang):
        return Grandeur.REFERENCE, rang + 1
    return _with_unit(jetons, rang, suivant) or _without_unit(jetons, rang, suivant)


def _with_unit(jetons: Sequence[Jeton], rang: int, suivant: str) -> tuple[Grandeur, int] | None:
    if suivant in ("h", "heures", "heure") and _is_clock(jetons, rang):
        return Grandeur.HEURE, rang + 2
    if suivant in ("m", "k") and _next(jetons, rang + 2) in ("€", "eur"):
        return Grandeur.MONTANT, rang + 3
    if suivant in _PAR_UNITE:
        return _PAR_UNITE[suivant], rang + 2
    if suivant[:1] == "h" and suivant[1:].isdigit():
        return Grandeur.HEURE, rang + 2
    return None


def _without_unit(jetons: Sequence[Jeton], rang: int, suivant: str) -> tuple[Grandeur, int]:
    forme = jetons[rang].forme
    avant = jetons[rang - 1].forme if rang else ""
    annee = len(forme) == 4 and forme.isdigit() and forme[:2] in ("19", "20")
    if annee and (avant in _AN or not suivant.isalpha()):
        return Grandeur.DATE, rang + 1
    if avant in ("/", "-", "+", "−"):
        return Grandeur.REFERENCE, rang + 1
    return _counted(jetons, rang)


_AN = words("en de depuis année exercice juin fin début moyenne base entre et à")


_BORNES = frozenset({"maximum", "max", "maxi", "minimum", "min", "mini"})


def _counted(jetons: Sequence[Jeton], rang: int) -> tuple[Grandeur, int]:
    """Return a number before the noun it counts, or bare."""
    for suivant in range(rang + 1, min(rang + 4, len(jetons))):
        jeton = jetons[suivant]
        if jeton.natures & Nature.NOMBRE or jeton.role & Nature.ADJECTIF or jeton.forme == "-":
            continue
        if jeton.forme in ("à", "ou", "et") and suivant == rang + 1 and _range(jetons, suivant):
            continue
        if (
            jeton.natures & Nature.FINI
            and jeton.forme[-1] not in "sxz"
            and _is_plural(jetons[rang])
        ):
            break  # « plus de 3 donne droit » : after a plural number, what has no plural is a verb
        if jeton.forme in _BORNES:
            break
        if jeton.role & Nature.NOM and not jeton.role & Nature.FINI:
            if jeton.forme in _PAR_UNITE:
                return _PAR_UNITE[jeton.forme], suivant + 1
            return Grandeur.COMPTE, suivant + 1
        break
    return Grandeur.NUE, rang + 1


def _is_plural(jeton: Jeton) -> bool:
    return jeton.forme not in ("0", "1") and jeton.forme[0].isdigit()


def _range(jetons: Sequence[Jeton], rang: int) -> bool:
    return rang + 1 < len(jetons) and bool(jetons[rang + 1].natures & Nature.NOMBRE)


def _named(jetons: Sequence[Jeton], rang: int) -> bool:
    if not rang:
        return False
    avant = jetons[rang - 1]
    if avant.forme in _NOMMES or avant.forme in ("°", "#", "§"):
        return True
    return avant.brut[:1].isupper() and bool(avant.role & Nature.NOM) and len(avant.brut) > 1


def _is_clock(jetons: Sequence[Jeton], rang: int) -> bool:
    """Tell « à 7 h », « avant 6 h 30 », « de 8 h à 20 h » from « en 4 h », « sous 4 h »."""
    avant = jetons[rang - 1].forme if rang else ""
    if avant in ("à", "dès", "vers"):
        return True
    court = len(jetons[rang].forme) <= 2
    if avant in ("avant", "après"):
        return court
    return (
        court
        and avant in ("de", "jusque", "depuis", "et")
        and (_next(jetons, rang + 2)[:1].isdigit() or _next(jetons, rang + 2) == "à")
    )


def _next(jetons: Sequence[Jeton], rang: int) -> str:
    return jetons[rang].forme if rang < len(jetons) else ""


def announces_no_unit(forme: str) -> bool:
    """Tell whether a number after this noun needs no unit: a mark, a rank, a count."""
    return forme in _SANS_UNITE
