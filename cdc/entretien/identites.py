"""The questions by which a form asks who answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cdc.entretien.reponses import normalize

if TYPE_CHECKING:
    from cdc.entretien.banque import Banque

IDENTITE = "identite"
PRENOM = "prenom"
_INTITULES = {
    "personne": (
        "nom, nom de famille, nom prenom, prenom nom, nom et prenom, prenom et nom, nom complet, "
        "nom et votre prenom, nom du repondant, comment vous appelez vous, "
        "name, last name, surname, full name, first and last name"
    ),
    PRENOM: "prenom, first name, given name",
    "fonction": (
        "fonction, poste, fonction dans l entreprise, intitule de poste, intitule du poste, "
        "poste occupe, role dans l entreprise, fonction actuelle, poste actuel, "
        "job title, job, position, role in the company"
    ),
    "service": (
        "service, departement, direction, pole, equipe, service et site, service et votre site, "
        "service ou departement, direction ou service, dans quel service travaillez vous, "
        "dans quel service etes vous, a quel service appartenez vous, department"
    ),
    "courriel": (
        "courriel, e mail, email, mail, adresse e mail, adresse email, adresse mail, "
        "adresse electronique, adresse courriel, email address"
    ),
}
_CLES = {t.strip(): cle for cle, textes in _INTITULES.items() for t in textes.split(",")}
_RENVOI = re.compile(r"\{\{.*?\}\}")
_CHEMIN = re.compile(r"(?:\w+/)+(\w+)")
_POLITESSE = re.compile(
    r"^(?:(?:bonjour|hello|hi|et|and|merci d indiquer|veuillez (?:indiquer|saisir|renseigner)|"
    r"indiquez|precisez|saisissez|quel est|quelle est|quels sont|what is|please enter|enter|"
    r"votre|vos|your) )+"
)


def identity_key(intitule: str) -> str:
    """Return which line of the identity of an interview a heading asks, or nothing.

    That the question is put politely, or to somebody named before, changes nothing to it.
    `PRENOM` is a part of `personne`, which forms ask apart.
    """
    chemin = _CHEMIN.fullmatch(intitule.strip())
    lu = normalize(chemin[1] if chemin else _RENVOI.sub(" ", intitule))
    return _CLES.get(lu, "") or _CLES.get(_POLITESSE.sub("", lu), "")


def header_key(intitule: str, banque: Banque) -> str:
    """Return which line of the identity a heading asks in the very words of the bank, or nothing.

    Our own form names it `identite_fonction`, and words it as our guides do.
    """
    lu = normalize(intitule)
    noms = ((e.cle, (e.libelle, f"{IDENTITE} {e.cle}")) for e in banque.entete)
    return next((cle for cle, dits in noms if lu in map(normalize, dits)), "")
