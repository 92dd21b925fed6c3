"""The questions by which a form asks who answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.entretien.reponses import normalize

if TYPE_CHECKING:
    from cdc.entretien.banque import Banque

IDENTITE = "identite"
_INTITULES = {
    "personne": (
        "nom, votre nom, nom de famille, votre nom de famille, last name, nom prenom, prenom nom, nom et prenom, prenom et nom, votre nom et prenom, "
        "vos nom et prenom, votre prenom et nom, vos prenom et nom, votre nom et votre prenom, "
        "nom complet, nom du repondant, name, your name, full name, first and last name"
    ),
    "prenom": "prenom, votre prenom, first name",
    "fonction": (
        "fonction, votre fonction, poste, votre poste, fonction dans l entreprise, intitule de poste, "
        "votre fonction dans l entreprise, intitule du poste, quelle est votre fonction, "
        "quel est votre poste, job title, your job title, position, your position"
    ),
    "service": (
        "service, votre service, departement, votre departement, direction, votre direction, "
        "pole, votre pole, equipe, votre equipe, service et site, votre service et votre site, "
        "dans quel service travaillez vous, dans quel service etes vous, "
        "a quel service appartenez vous, quel est votre service, department, your department"
    ),
    "courriel": (
        "courriel, votre courriel, e mail, email, votre e mail, votre email, adresse e mail, "
        "votre adresse e mail, adresse mail, adresse electronique, your email, email address"
    ),
}
_CLES = {t.strip(): cle for cle, textes in _INTITULES.items() for t in textes.split(",")}


PRENOM = "prenom"


def identity_key(intitule: str) -> str:
    """Return which line of the identity of an interview a heading asks, or nothing.

    `PRENOM` is a part of `personne`, which forms ask apart.
    """
    return _CLES.get(normalize(intitule), "")


def header_key(intitule: str, banque: Banque) -> str:
    """Return which line of the identity a heading asks in the very words of the bank, or nothing.

    Our own form names it `identite_fonction`, and words it as our guides do.
    """
    lu = normalize(intitule)
    noms = ((e.cle, (e.libelle, f"{IDENTITE} {e.cle}")) for e in banque.entete)
    return next((cle for cle, dits in noms if lu in map(normalize, dits)), "")
