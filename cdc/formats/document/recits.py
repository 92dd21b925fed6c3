"""Small records told as one phrase: a table of three short rows would take a third of a page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cdc.formats.document.blocs import Fragment, Fragments, Texte, mapped
from cdc.formats.document.typographie import INSECABLE
from cdc_schema.description import champ
from cdc_schema.types import Genre

if TYPE_CHECKING:
    from collections.abc import Callable

    from cdc.formats.document.valeurs import Redacteur
    from cdc_schema.base import Element

# What comes before, the data items (several are set apart by commas), what comes after.
Morceau = tuple[str, tuple[str, ...], str]
_DEUX_POINTS = f"{INSECABLE}: "


def _then(*cles: str) -> Morceau:
    return _DEUX_POINTS, cles, ""


def _beside(*cles: str) -> Morceau:
    return " (", cles, ")"


def _first(*cles: str) -> Morceau:
    return "", cles, ""


_RECITS: tuple[tuple[tuple[str, ...], tuple[Morceau, ...]], ...] = (
    (("annee", "fait"), (_first("annee"), _then("fait"))),
    (
        ("annee", "outil", "raison_echec"),
        (_first("annee"), _then("outil"), _beside("raison_echec")),
    ),
    (("domaine", "description"), (_first("domaine"), _then("description"))),
    (("nom", "formule"), (_first("nom"), _then("formule"))),
    (
        ("nom", "formule", "periodicite", "destinataire"),
        (_first("nom"), _then("formule"), _beside("periodicite", "destinataire")),
    ),
    (
        ("nom", "modele", "format", "produit_ou_recu"),
        (_first("nom"), _beside("modele", "format", "produit_ou_recu")),
    ),
    (("page", "action", "formulaire"), (_first("page"), _then("action"), _beside("formulaire"))),
    (("critere", "points"), (_first("critere"), _then("points"))),
    (("si", "alors"), (_first("si"), (" → ", ("alors",), ""))),
    (("role", "remise_max"), (_first("role"), _then("remise_max"))),
    (
        ("nom", "avantage", "conditions", "duree"),
        (_first("nom"), _then("avantage"), _beside("conditions", "duree")),
    ),
    (
        ("evenement", "condition", "action"),
        (_first("evenement"), (", si ", ("condition",), ""), (" → ", ("action",), "")),
    ),
    (
        ("gravite", "reponse", "retablissement"),
        (
            _first("gravite"),
            (f"{_DEUX_POINTS}réponse sous ", ("reponse",), ""),
            (", rétablissement sous ", ("retablissement",), ""),
        ),
    ),
    (
        ("gravite", "correction"),
        (_first("gravite"), (f"{_DEUX_POINTS}correction sous ", ("correction",), "")),
    ),
    (
        ("frequence", "delai_max", "precision"),
        (_first("frequence"), (", ", ("delai_max",), " au plus"), _beside("precision")),
    ),
    (("moyen", "pointe"), (_first("moyen"), (", ", ("pointe",), " en pointe"))),
    (
        ("journal", "alerte_a", "delai"),
        (_first("journal"), (", alerte à ", ("alerte_a",), ""), (" sous ", ("delai",), "")),
    ),
    (
        ("cote_a", "cote_b"),
        ((f"A{_DEUX_POINTS}", ("cote_a",), ""), (f", B{_DEUX_POINTS}", ("cote_b",), "")),
    ),
    (("url", "mention"), (_first("mention"), _beside("url"))),
    (("nom", "exigence"), (_first("nom"), _beside("exigence"))),
    (("nom", "systeme", "usage"), (_first("nom"), _beside("systeme"), _then("usage"))),
    (("action_a", "action_b"), (_first("action_a"), (" / ", ("action_b",), ""))),
    (("support", "moment", "version"), (_first("support", "moment"), _beside("version"))),
    (("source", "colonne", "raison"), (_first("source", "colonne"), _then("raison"))),
    (
        ("source", "date_extinction", "archive"),
        (_first("source"), (", le ", ("date_extinction",), ""), _then("archive")),
    ),
    (("controle", "seuil"), (_first("controle"), _then("seuil"))),
    (("date", "contenu"), (_first("date"), _then("contenu"))),
    (
        ("indicateur", "cible", "echeance"),
        (_first("indicateur"), _then("cible"), (" au ", ("echeance",), "")),
    ),
    (
        ("indicateur", "seuil", "frequence", "responsable"),
        (_first("indicateur"), _then("seuil"), _beside("frequence", "responsable")),
    ),
    (("avant", "apres", "delai"), (_first("avant"), (" → ", ("apres",), ""), _beside("delai"))),
    (("lot", "jours"), (_first("lot"), _then("jours"))),
    (
        ("debut", "fin", "periode_citee", "service", "raison"),
        (
            ("Du ", ("debut",), ""),
            (" au ", ("fin",), ""),
            (", ", ("periode_citee", "service"), ""),
            _then("raison"),
        ),
    ),
    (("texte", "raison"), (_first("texte"), _beside("raison"))),
    (("texte", "lot"), (_first("texte"), _beside("lot"))),
    (("priorite", "poids"), (_first("priorite"), _then("poids"))),
    (("public", "objet", "duree"), (_first("public"), _then("objet"), _beside("duree"))),
    (("nom", "public", "langue"), (_first("nom"), _beside("public", "langue"))),
)


def _told(morceaux: tuple[Morceau, ...], redacteur: Redacteur, element: Element) -> Fragments:
    suite: list[Fragments] = []
    for avant, cles, apres in morceaux:
        dits = [mots for cle in cles if (mots := _words(redacteur, element, cle))]
        if not dits:
            continue
        suite.append((Texte(avant),) if avant.strip() and (suite or avant[0].isalpha()) else ())
        for rang, mots in enumerate(dits):
            suite.append((*((Texte(", "),) if rang else ()), *mots))
        suite.append((Texte(apres),) if apres and len(suite) > 2 else ())
    return tuple(fragment for part in suite for fragment in part)


def _words(redacteur: Redacteur, element: Element, cle: str) -> Fragments:
    mots = redacteur.value(element, cle)
    if champ(type(element), cle).genre is Genre.TEXTE:
        return mapped(mots, _without_stop)
    return mots


def _without_stop(fragment: Fragment) -> Fragment:
    if isinstance(fragment, Texte):
        return fragment._replace(texte=fragment.texte.rstrip("."))
    return fragment


RECITS: dict[tuple[str, ...], Callable[[Redacteur, Element], Fragments]] = {
    cles: partial(_told, morceaux) for cles, morceaux in _RECITS
}
