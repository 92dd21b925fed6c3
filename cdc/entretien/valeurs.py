"""From a text to a value: what the schema admits, what it refuses and why."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from cdc.entretien.interpretation import INTERPRETES, NOMBRES, Interpretation, interpret
from cdc.entretien.reponses import Certitude, normalize
from cdc_schema.description import champs
from cdc_schema.references import SANS_PREFIXE
from cdc_schema.types import Duree, Genre

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cdc.entretien.noms import Noms
    from cdc_schema.base import Element
    from cdc_schema.description import Champ

NUMERIQUES = NOMBRES
TEXTES = {Genre.TEXTE, Genre.TEXTE_LONG}
_NOMBRE = re.compile(r"^([+-]?\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?)[\s\u00a0\u202f]*(.*)$", re.DOTALL)
_UNITE = re.compile(  # « h ouvrées », « % », « par mois »; not « à 30 », « ? » nor « environ »
    r"^(?!(?:k|à|a|ou|et|au|dont|mais|plus|moins|en)\b)(?!.*\b(?:environ|env|max\w*|mini\w*|peu près"
    r"|peut-être|moins|plus|ou)\b)[^\d?<>~≈+,;()]{1,40}$",
    re.IGNORECASE,
)
_CONVERSIONS = {
    ("par semaine", "par mois"): Decimal(52) / 12,
    ("par jour", "par mois"): Decimal(365) / 12,
    ("par an", "par mois"): Decimal(1) / 12,
}
_POINT = re.compile(r"^\d{1,3}\.\d{3}\b")  # thousands, or decimals
_PUCE = re.compile(r"^\s*(?:[-–—•*]|\d{1,2}[.)])\s+")


class RefusError(Exception):
    """The schema does not admit a text; the message says why, in French."""


class AttenteError(RefusError):
    """A text says a value, but not surely enough to be written."""

    def __init__(self, interpretation: Interpretation, refus: str) -> None:
        self.interpretation = interpretation
        super().__init__(f"{refus} Lecture possible\u00a0: {interpretation.lecture}.")


def read_value(
    modele: type[Element],
    item: Champ,
    texte: str,
    noms: Noms,
    *,
    unite: str = "",
    anglais: bool = False,
) -> Any:
    """Return what `texte` is worth for the data item `item` of `modele`.

    `anglais` tells that its source may write the month before the day.

    Raises:
        AttenteError: it is about a value, or one of several.
        RefusError: the schema does not admit it.
    """
    lu = interpret_text(modele, item, texte, unite=unite, anglais=anglais)
    if lu and lu.certitude in (Certitude.APPROCHEE, Certitude.AMBIGUE):
        raise AttenteError(lu, _refusal(modele, item, _typed(item, texte.strip(), unite)))
    dit = lu.valeur if lu and lu.valeur else texte.strip()
    return _validate(modele, item, _prepare(item, dit, noms, unite))


def interpret_text(
    modele: type[Element], item: Champ, texte: str, *, unite: str = "", anglais: bool = False
) -> Interpretation | None:
    """Return how `texte` is read where the outline would write it otherwise, or None."""
    dit = texte.strip()
    if item.genre not in INTERPRETES:
        return None
    # The schema admits « 14 600 000 € » as a number, whatever the amount is counted in.
    en_euros = item.unite.startswith(("M€", "k€")) and "€" in dit
    if not (anglais or en_euros or _POINT.search(dit)):
        try:
            _validate(modele, item, _typed(item, dit, unite))
        except RefusError:
            pass
        else:
            return None
    convertie = (unite, item.unite) in _CONVERSIONS
    attendue = unite if convertie else item.unite
    lu = interpret(item.genre, dit, unite=attendue, dite=unite, anglais=anglais)
    return None if lu.certitude is Certitude.EXACTE and lu.valeur == dit else lu


def read_items(
    modele: type[Element], item: Champ, texte: str, noms: Noms, *, phrases: bool = False
) -> list[Any]:
    """Return the values that `texte` lists for the data item `item` of `modele`.

    With `phrases`, commas belong to the sentences.

    Raises:
        RefusError: the schema does not admit one of them.
    """
    element = item.element
    assert element is not None
    if element.genre is Genre.REFERENCE and noms.resolve(texte, element.cibles):
        parts = [texte]  # « ADV et comptabilité » is one role
    else:
        parts = _split(texte, phrases=phrases and element.genre in TEXTES)
    dits = [_prepare(element, part, noms, item.unite) for part in parts]
    return list(_validate(modele, item, dits))


def split_unit(modele: type[Element], item: Champ, texte: str) -> tuple[str, str]:
    """Return the number and the unit of « 26 h ouvrées », when `modele` keeps them apart."""
    found = _NOMBRE.match(texte.strip())
    separe = item.cle == "valeur" and any(
        c.cle == "unite" and c.genre is Genre.TEXTE for c in champs(modele)
    )
    if separe and item.genre in NUMERIQUES and found and _UNITE.match(found[2]):
        return found[1].strip(), found[2].strip()
    return texte, ""


def equal(un: Any, autre: Any) -> bool:
    """Say whether two values are the same, wording aside."""
    if isinstance(un, str) and isinstance(autre, str):
        return un == autre or (normalize(un) == normalize(autre) != "")
    return bool(un == autre)


def typed(modele: type[Element], item: Champ, existant: Any) -> Any:
    """Return what the schema reads in a value that the project holds."""
    try:
        valeur = getattr(modele.model_validate({item.cle: existant}), item.cle)
    except ValueError:
        return existant
    return str(valeur) if item.genre is Genre.DUREE else valeur


def as_written(valeur: Any) -> str:
    """Return `valeur` as an author reads it."""
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(valeur, Decimal):
        return f"{valeur:f}".replace(".", ",")
    if hasattr(valeur, "strftime"):
        return f"{valeur:%d/%m/%Y}"
    if isinstance(valeur, list):
        return " ; ".join(map(as_written, valeur))
    return str(valeur)


def _prepare(item: Champ, texte: str, noms: Noms, unite: str) -> str:
    if item.genre is Genre.REFERENCE:
        return _refer(item, texte, noms)
    return _typed(item, texte, unite)


def _typed(item: Champ, texte: str, unite: str) -> str:
    if item.genre in NUMERIQUES:
        return _number(item, texte, unite)
    if item.genre is Genre.DUREE and _NOMBRE.match(texte) and not _NOMBRE.match(texte)[2]:  # type: ignore[index]
        return f"{texte} {unite}"
    if item.genre is Genre.BOOLEEN and texte.casefold() == "x":
        return "oui"
    if item.enumeration is not None:
        return _choose(item.enumeration, texte)
    return texte


def _choose(valeurs: Iterable[Any], texte: str) -> str:
    """Return the label that `texte` is, accents and spaces aside: a form may say `temps_reel`."""
    cherche = normalize(texte)
    return next((v.libelle for v in valeurs if normalize(v.libelle) == cherche != ""), texte)


def _refer(item: Champ, texte: str, noms: Noms) -> str:
    if any(cible in SANS_PREFIXE for cible in item.cibles):
        return texte
    for mot in item.mots_admis:
        if normalize(mot) == normalize(texte):
            return mot
    identifiant = noms.resolve(texte, item.cibles)
    if identifiant is None:
        raise RefusError(noms.explain(texte, item.cibles))
    return identifiant


def _number(item: Champ, texte: str, unite: str) -> str:
    found = _NOMBRE.match(texte)
    if not found:
        return texte
    nombre, suffixe = found[1], normalize(found[2])
    facteur = _CONVERSIONS.get((unite, item.unite))
    if facteur is not None and not found[2]:
        exact = Decimal(re.sub(r"\s", "", nombre).replace(",", ".")) * facteur
        precision = Decimal(1) if item.genre is Genre.ENTIER else Decimal("0.1")
        return str(exact.quantize(precision, ROUND_HALF_UP))
    if suffixe and {m.rstrip("s") for m in suffixe.split()} <= _unit_words(item.unite, unite):
        return nombre
    return texte


def _unit_words(*unites: str) -> set[str]:
    return {mot.rstrip("s") for unite in unites for mot in normalize(unite).split()}


def _validate(modele: type[Element], item: Champ, dit: str | list[str]) -> Any:
    try:
        valeur = getattr(modele.model_validate({item.cle: dit}), item.cle)
    except ValidationError as error:
        raise RefusError(_explain(error, dit)) from error
    return str(valeur) if isinstance(valeur, Duree) else valeur


def _refusal(modele: type[Element], item: Champ, dit: str) -> str:
    """Return why the schema does not admit `dit`, or that it is not sure when it does."""
    try:
        _validate(modele, item, dit)
    except RefusError as refus:
        return str(refus)
    return f"«\u00a0{dit}\u00a0» se lit de plusieurs façons."


def _explain(error: ValidationError, dit: str | list[str]) -> str:
    detail = error.errors()[0]
    if detail["type"] in ("string_type", "missing", "string_too_short"):
        return f"« {dit} » ne convient pas ici."
    message = str(detail["msg"])
    return message[0].upper() + message[1:]


def _split(texte: str, *, phrases: bool) -> list[str]:
    """Split a list: by line; outside sentences, by semicolon, else by comma."""
    parts = [p for p in re.split(r"\n" if phrases else r"[\n;]", texte) if p.strip()]
    if len(parts) == 1 and not phrases:
        parts = re.split(r",(?!\d)|\bet\b", parts[0])
    return [_PUCE.sub("", p).strip() for p in parts if p.strip()]
