"""What the schema refuses, in French, with its place and what to do."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, get_args

from pydantic_core.core_schema import ErrorType

from cdc.projet.fautes import Faute
from cdc.projet.rangement import (
    champ_at,
    derivees,
    fichier_de,
    fichiers,
    keys_at,
    to_cahier,
    to_file,
)
from cdc_schema.plan import FICHIER_PROJET

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import ValidationError

    from cdc.projet.noeuds import Chemin, Document

_CONNUS = frozenset(get_args(ErrorType))
_PROCHE = 0.6


def explain_validation(error: ValidationError, documents: Mapping[str, Document]) -> list[Faute]:
    """Return every fault that the schema found, placed in the files."""
    fautes = [_fault(detail, documents) for detail in error.errors(include_url=False)]
    return list(dict.fromkeys(fautes))


def _fault(detail: Any, documents: Mapping[str, Document]) -> Faute:
    fichier, chemin = to_file(tuple(s for s in detail["loc"] if s != "[key]"))
    document = documents[fichier or FICHIER_PROJET]
    sur_la_cle = detail["type"] == "extra_forbidden" or "[key]" in detail["loc"]
    position = document.position(chemin, cle=sur_la_cle)
    return Faute(position, f"{write_path(document, chemin)} : {_message(detail, document, chemin)}")


def _message(detail: Any, document: Document, chemin: Chemin) -> str:
    nature, valeur = detail["type"], detail["input"]
    if nature == "extra_forbidden":
        return unknown_key(str(chemin[-1]), document.fichier, chemin[:-1])
    if nature == "missing":
        return f"la clé « {chemin[-1]} » manque. Ajoutez-la."
    if nature in MESSAGES:
        return MESSAGES[nature](valeur)
    if isinstance(valeur, dict | list):
        return MESSAGES["string_type"](valeur)
    if nature == "enumeration":
        return f"{detail['msg']}{_suggestion(str(valeur), document.fichier, chemin)}"
    if nature not in _CONNUS:
        return str(detail["msg"])
    return f"« {valeur} » n’a pas la forme attendue."


def _suggestion(valeur: str, fichier: str, chemin: Chemin) -> str:
    champ = champ_at(to_cahier(fichier, chemin))
    enumeration = champ.enumeration if champ else None
    proches = get_close_matches(valeur, [*(enumeration or ())], n=1, cutoff=_PROCHE)
    return f" Vouliez-vous dire «\u00a0{proches[0]}\u00a0»\u202f?" if proches else ""


def unknown_key(cle: str, fichier: str, chemin: Chemin) -> str:
    """Say that `cle` has no place at `chemin`, and where it would have one."""
    inconnue = f"la clé « {cle} » n’est pas connue ici."
    admises = keys_at(fichier, chemin)
    dessus = next((a for a in admises if not chemin and cle in keys_at(fichier, (a,))), None)
    if dessus is not None:
        return f"{inconnue} Elle se range sous «\u00a0{dessus}:\u00a0»\u00a0: remettez cette ligne au-dessus."
    ailleurs = fichier_de(cle) if not chemin else None
    if ailleurs is not None:
        return f"la clé « {cle} » se range dans {ailleurs}. Déplacez-la avec ce qu’elle contient."
    if not chemin and cle in derivees():
        return f"«\u00a0{cle}\u00a0» est calculé par cdc à partir du reste. Retirez cette clé."
    candidates = [*admises, *(_sections() if not chemin else ())]
    proches = get_close_matches(cle, candidates, n=1, cutoff=_PROCHE)
    if proches:
        autre = "" if proches[0] in admises else f", dans {fichier_de(proches[0])}"
        return f"{inconnue} Vouliez-vous dire « {proches[0]} »{autre} ?"
    if not admises:
        return f"{inconnue} Retirez-la."
    return f"{inconnue} Clés admises : {', '.join(admises)}."


def _sections() -> list[str]:
    return [cle for cles in fichiers().values() for cle in cles]


def write_path(document: Document, chemin: Chemin) -> str:
    """Return the path as people write it, elements named by their identifier."""
    texte, valeur = "", document.donnees
    for segment in chemin:
        valeur = _below(valeur, segment)
        if isinstance(segment, int):
            identifiant = valeur.get("id") if isinstance(valeur, dict) else None
            texte += f"[{identifiant if isinstance(identifiant, str) else segment}]"
        else:
            texte += f".{segment}" if texte else segment
    return texte


def _below(valeur: Any, segment: str | int) -> Any:
    try:
        return valeur[segment]
    except (KeyError, IndexError, TypeError):
        return None


def _texte(valeur: Any) -> str:
    if valeur is None:
        return "rien n’est écrit ici. Écrivez une valeur, ou retirez la ligne."
    if isinstance(valeur, dict):
        return (
            "un texte est attendu, pas des clés. Si le texte contient deux-points suivi d’une "
            "espace, mettez-le entre guillemets."
        )
    return "une seule valeur est attendue, pas une liste. Retirez le tiret ou les crochets."


def _liste(valeur: Any) -> str:
    del valeur
    return "une liste est attendue. Écrivez chaque élément sur sa ligne, après un tiret : « - »."


def _table(valeur: Any) -> str:
    if valeur is None:
        return "l’élément est vide. Écrivez ses clés, ou retirez le tiret."
    if isinstance(valeur, list):
        return "des clés sont attendues, pas une liste. Retirez les tirets."
    return (
        f"« {valeur} » est un texte, alors que des clés sont attendues. "
        "Écrivez sur les lignes suivantes, décalées de deux espaces : « clé: valeur »."
    )


def _motif(valeur: Any) -> str:
    return (
        f"« {valeur} » ne désigne ni une réponse d’entretien, ni une ligne importée. "
        "Écrivez par exemple ENT-04#Q-FLX-16, ENT-04 ou IMP-01#Feuil1!A12."
    )


# Every error type of pydantic that the schema can produce; a test holds this list complete.
MESSAGES = {
    "string_type": _texte,
    "string_pattern_mismatch": _motif,
    "list_type": _liste,
    "dict_type": _table,
    "model_type": _table,
}
