"""The noun groups that a pronoun may stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cdc.verification.formulation.lexique import words
from cdc.verification.formulation.lexique.acteurs import ORGANISATIONS, PERSONNES, SYSTEMES
from cdc.verification.formulation.lexique.genres import gender
from cdc.verification.formulation.mots import Nature

if TYPE_CHECKING:
    from cdc.verification.formulation.enonce import Enonce
DERNIERS = {
    "dernier": ("m", "s"),
    "dernière": ("f", "s"),
    "derniers": ("m", "p"),
    "dernières": ("f", "p"),
}


class Antecedent(NamedTuple):
    """A noun group that a pronoun may stand for."""

    rang: int
    genre: str
    nombre: str
    espece: str


def noun_group(enonce: Enonce, rang: int) -> Antecedent | None:
    """Return the noun group that begins at a determiner, or whose noun has none."""
    jeton = enonce.jetons[rang]
    if jeton.forme in _CEUX and enonce.forme(rang + 1) in ("de", "du", "des", "d’"):
        return Antecedent(rang, *_CEUX[jeton.forme], "chose")
    if not jeton.role & Nature.DETERMINANT:
        return None
    tete = rang + 1
    while enonce.role(tete) & (Nature.ADJECTIF | Nature.NOMBRE | Nature.DETERMINANT):
        tete += 1
    if not enonce.role(tete) & Nature.NOM:
        # « un commercial », « le particulier »: an adjective that is a noun here.
        if enonce.role(tete - 1) & Nature.ADJECTIF and tete - 1 > rang:
            tete -= 1
        else:
            return None
    nom = enonce.jetons[tete]
    if tete - rang == 1 and nom.forme in DERNIERS:
        return None
    if (
        nom.forme in _TEMPS
        or (nom.cite and not nom.terme)
        or enonce.jetons[max(0, rang - 1)].lemme == "être"
    ):
        return None
    return Antecedent(tete, _gender(enonce, rang, tete), _number(enonce, rang), kind(nom.forme))


_CEUX = {"celui": ("m", "s"), "celle": ("f", "s"), "ceux": ("m", "p"), "celles": ("f", "p")}


_TEMPS = words("""
    jour jours mois an ans année heure heures minute minutes semaine semaines fin début moment cas fois nuit
    délai durée suite lieu part ligne base cours terme partir plus moins
    """)


def _gender(enonce: Enonce, debut: int, tete: int) -> str:
    determinant = enonce.forme(debut)
    if determinant in ("le", "un", "au", "du", "ce", "cet"):
        return "m"
    if determinant in ("la", "une", "cette"):
        return "f"
    return gender(enonce.forme(tete))


def _number(enonce: Enonce, debut: int) -> str:
    pluriels = (
        "les",
        "des",
        "aux",
        "ces",
        "ses",
        "leurs",
        "tous",
        "toutes",
        "plusieurs",
        "mes",
        "nos",
    )
    if enonce.forme(debut) in pluriels or enonce.role(debut + 1) & Nature.NOMBRE:
        return "p"
    return "s"


def kind(forme: str) -> str:
    """Return what a noun names: a person, a system, an organisation or a thing."""
    singulier = forme.removesuffix("s")
    if forme in PERSONNES or singulier in PERSONNES:
        return "personne"
    if singulier in SYSTEMES:
        return "système"
    return "organisation" if singulier in ORGANISATIONS else "chose"


def is_complement(enonce: Enonce, groupe: Antecedent) -> bool:
    """Tell « d’un e-mail » in « le modèle d’un e-mail »."""
    for rang in range(groupe.rang - 1, max(-1, groupe.rang - 4), -1):
        forme = enonce.forme(rang)
        if forme in ("du", "des", "de", "d’"):
            return bool(enonce.role(rang - 1) & (Nature.NOM | Nature.ADJECTIF))
        if not enonce.role(rang) & (Nature.DETERMINANT | Nature.ADJECTIF | Nature.NOMBRE):
            return False
    return False


COMPLEMENTS = {"le": "m", "la": "f", "l’": "", "les": ""}


def things(enonce: Enonce, debut: int, fin: int) -> list[Antecedent]:
    """Return the noun groups between two words that a pronoun may take up."""
    groupes = [g for r in range(debut + 1, fin) if (g := noun_group(enonce, r))]
    return [g for g in groupes if not is_complement(enonce, g) and not _is_deadline(enonce, g.rang)]


def _is_deadline(enonce: Enonce, tete: int) -> bool:
    """Tell « jusqu’à la clôture », « avant l’envoi »: a moment, that no pronoun takes up."""
    avant = tete - 1
    while enonce.role(avant) & (Nature.DETERMINANT | Nature.ADJECTIF):
        avant -= 1
    if enonce.forme(avant) in _DES_LORS:
        return True
    return enonce.forme(avant) == "à" and enonce.forme(avant - 1) in ("jusqu’", "jusque")


_DES_LORS = words("jusqu’à jusqu’au jusqu’aux avant après dès pendant durant depuis lors")


def rivals(enonce: Enonce, forme: str, groupes: list[Antecedent]) -> bool:
    """Tell whether two groups of one kind agree with an object pronoun."""
    nombre = "p" if forme == "les" else "s"
    genre = COMPLEMENTS[forme]
    accordes = [g for g in groupes if g.nombre == nombre and g.genre.startswith(genre)]
    especes = {g.espece for g in accordes}
    noms = {enonce.forme(g.rang) for g in accordes}
    return len(noms) > 1 and len(especes) == 1
