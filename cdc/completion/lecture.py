"""From what is typed to the value of a data item: choices by number, references by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cdc.completion.options import creatable, missing_home
from cdc.completion.questions import Forme
from cdc.completion.refus import ReponseRefuseeError
from cdc.entretien.noms import Noms
from cdc.entretien.reponses import normalize
from cdc.entretien.valeurs import RefusError, read_items, read_value
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.completion.options import Option
    from cdc.completion.questions import Question
    from cdc.completion.situation import Situation

_PROPOSES = 8
_RANG = re.compile(r"^[1-9]\d{0,3}$")


def read(situation: Situation, question: Question, texte: str, *, rangs: bool = True) -> Any:
    """Return what `texte` is worth as an answer to `question`.

    With `rangs`, a choice may be told by its number, and semicolons part the items of any list;
    without, as on a form, a text is what it says and each line an item.

    Raises:
        ReponseRefuseeError: it is worth nothing there; the message says why.
    """
    nu = texte.strip()
    match question.forme:
        case Forme.CHOIX | Forme.OUI_NON:
            return _admitted(question, choose(question, nu, rangs=rangs) or nu)
        case Forme.REFERENCE:
            return _admitted(question, refer(question, nu, rangs=rangs))
        case Forme.CHOIX_MULTIPLE:
            mots = _split(question, nu)
            return _items(question, [choose(question, m, rangs=rangs) or m for m in mots])
        case Forme.REFERENCES:
            mots, deja = _split(question, nu), situation.value(question.chemin) or ()
            return _items(
                question, [m if m in deja else refer(question, m, rangs=rangs) for m in mots]
            )
        case Forme.TEXTES:
            parts = re.split(r"[;\n]" if rangs else r"\n", texte)
            return _items(question, [m.strip() for m in parts if m.strip()])
    if question.place.champ.genre is Genre.IDENTIFIANT:
        _check_free(situation, question, nu)
    return _admitted(question, nu)


def rank(texte: str) -> int | None:
    """Return the number that `texte` is, as one picks from a list: « 01 » is a value, not a rank."""
    return int(texte) if _RANG.match(texte) else None


def choose(question: Question, texte: str, *, rangs: bool = True) -> str | None:
    """Return the option that `texte` designates: its number, its words or their beginning."""
    options = question.options
    exacte = next((o for o in options if texte in (o.valeur, o.libelle)), None)
    if exacte is None and texte.endswith(")"):  # as lists show it: « Commercial (ROL-COM) »
        exacte = next((o for o in options if texte == f"{o.libelle} ({o.valeur})"), None)
    if exacte is not None:
        return exacte.valeur
    numero = rank(texte) if rangs else None
    if numero is not None:
        numero -= len(question.avis)
        return options[numero - 1].valeur if 0 < numero <= len(options) else None
    cherche = normalize(texte)
    memes = [o for o in options if cherche and normalize(o.libelle) == cherche]
    debuts = memes or [o for o in options if cherche and normalize(o.libelle).startswith(cherche)]
    return debuts[0].valeur if len(debuts) == 1 else None


def refer(question: Question, texte: str, *, rangs: bool = True) -> str:
    """Return the element that `texte` names: a number, an identifier, a name, words of it.

    Raises:
        ReponseRefuseeError: it names none, or several.
    """
    trouve = choose(question, texte, rangs=rangs) or _named(question, texte)
    if trouve is not None:
        return trouve
    item = question.place.champ.element or question.place.champ
    if any(cible in ("etat", "donnee") for cible in item.cibles):
        return texte
    proches = search(question.options, texte)
    if len(proches) == 1:
        return proches[0].valeur
    if proches:
        noms = ", ".join(f"{o.libelle} ({o.valeur})" for o in proches[:_PROPOSES])
        raise ReponseRefuseeError(
            f"«\u00a0{texte}\u00a0» peut désigner {noms}. Écrivez le nom entier, ou l’identifiant.",
            texte,
        )
    creations = creatable(question.place.champ)
    suite = "" if creations else _where(question)
    raise ReponseRefuseeError(
        f"Le projet n’a rien sous le nom «\u00a0{texte}\u00a0».{suite}", texte, creations
    )


def _where(question: Question) -> str:
    if question.options:
        return " Choisissez dans la liste."
    ailleurs = missing_home(question.place.champ)
    return f" Décrivez-le d’abord dans {ailleurs}, ou passez par >." if ailleurs else ""


def search(options: Sequence[Option], texte: str) -> list[Option]:
    """Return the options that say every word of `texte`."""
    mots = normalize(texte).split()
    return [
        o
        for o in options
        if mots and all(m in normalize(f"{o.libelle} {o.valeur} {o.sens}") for m in mots)
    ]


def _named(question: Question, texte: str) -> str | None:
    item = question.place.champ.element or question.place.champ
    noms = Noms({"": [{"id": o.valeur, "nom": o.libelle} for o in question.options]})
    return noms.resolve(texte, item.cibles)


def _split(question: Question, texte: str) -> list[str]:
    """Split a list of choices: numbers by spaces, words by semicolons, else by commas."""
    if choose(question, texte) is not None:
        return [texte]
    if re.match(r"^[\d\s,;]+$", texte):
        return re.findall(r"\d+", texte)
    parts = re.split(r"[;\n]" if re.search(r"[;\n]", texte) else r",", texte)
    return [p.strip() for p in parts if p.strip()]


def _admitted(question: Question, texte: str) -> Any:
    place = question.place
    try:
        if place.champ.genre is Genre.REFERENCE:
            place.modele.model_validate({place.champ.cle: texte})
            return texte
        return read_value(place.modele, place.champ, texte, Noms({}))
    except RefusError as refus:
        raise ReponseRefuseeError(str(refus), texte) from refus
    except ValueError as error:
        raise ReponseRefuseeError(_said(error), texte) from error


def _items(question: Question, textes: list[str]) -> list[Any]:
    place = question.place
    element = place.champ.element
    assert element is not None
    try:
        if element.genre is Genre.REFERENCE:
            place.modele.model_validate({place.champ.cle: textes})
            return list(dict.fromkeys(textes))
        lus = read_items(
            place.modele, place.champ, "\n".join([*textes, ""]), Noms({}), phrases=True
        )
    except RefusError as refus:
        raise ReponseRefuseeError(str(refus), "\u202f; ".join(textes)) from refus
    except ValueError as error:
        raise ReponseRefuseeError(_said(error), "\u202f; ".join(textes)) from error
    return list(dict.fromkeys(lus))


def _said(error: ValueError) -> str:
    """Return the first fault that the schema tells."""
    message = str(getattr(error, "errors", lambda: [{"msg": str(error)}])()[0]["msg"])
    return message[:1].upper() + message[1:]


def _check_free(situation: Situation, question: Question, texte: str) -> None:
    rangs = situation.rows(question.chemin[:-2])
    if any(getattr(e, "id", None) == texte for e in rangs):
        raise ReponseRefuseeError(
            f"«\u00a0{texte}\u00a0» est déjà l’identifiant d’un autre élément. "
            "Choisissez-en un qui n’a jamais servi.",
            texte,
        )
