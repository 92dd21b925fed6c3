"""Whom « Sophie », « M. Dupont » or « la compta » is, among the people that a project knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cdc.entretien.textes import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cdc.entretien.releves import Releve

_SUPERFLUS = re.compile(
    r"^(?:(?:l|le|la|les|du|des|de|au|aux|mon|ma|notre|m|mr|mme|mlle|monsieur|madame|service"
    r"|departement|equipe|pole) )+"
)
_SIGLES = {
    "compta": "comptabilite",
    "dsi": "direction des systemes d information",
    "daf": "direction administrative et financiere",
    "drh": "direction des ressources humaines",
    "rh": "ressources humaines",
    "dg": "direction generale",
    "adv": "administration des ventes",
    "sav": "service apres vente",
    "com": "communication",
    "prod": "production",
    "info": "informatique",
}
_ABREGE = 4


class Annuaire:
    """The people, functions and services of a project, by what they may be called."""

    def __init__(self, donnees: Mapping[str, Any], releves: Iterable[Releve]) -> None:
        self._cles: dict[str, dict[tuple[str, str], None]] = {}
        equipe = donnees.get("equipe") or {}
        for membre in equipe.get("membres") or []:
            self._learn(membre, "nom", "fonction", "service")
        for entretien in donnees.get("entretiens") or []:
            self._learn(entretien, "personne", "fonction", "service")
        for releve in releves:
            textes = {cle: texte.texte for cle, texte in releve.identite.items()}
            self._learn({"id": releve.id, **textes}, "personne", "fonction", "service")

    def find(self, nom: str) -> tuple[str, str]:
        """Return how the project calls `nom`, and its identifier; as written when it is unsure."""
        connus = self._cles.get(_key(nom)) or self._shortened(_key(nom))
        noms = dict.fromkeys(n for n, _ in connus)
        if len(noms) != 1:
            return _shown(nom), ""
        return next(iter(connus))

    def _learn(self, fiche: Mapping[str, Any], cle_nom: str, *autres: str) -> None:
        """Learn a person; what is known only by a function or a service is called so."""
        identifiant = str(fiche.get("id") or "")
        nom = str(fiche.get(cle_nom) or "")
        if nom:
            mots = _key(nom).split()
            for cle in {" ".join(mots), mots[0], " ".join(mots[1:])} - {""} if mots else set():
                self._add(cle, nom, identifiant)
        for autre in autres:
            if texte := str(fiche.get(autre) or ""):
                self._add(_key(texte), nom if autre == "fonction" and nom else texte, identifiant)

    def _add(self, cle: str, nom: str, identifiant: str) -> None:
        connus = self._cles.setdefault(cle, {})
        if not any(n == nom for n, _ in connus):
            connus[nom, identifiant] = None

    def _shortened(self, cle: str) -> dict[tuple[str, str], None]:
        """Return what a name of which only the beginning is written may be."""
        if len(cle) < _ABREGE:
            return {}
        return {
            qui: None
            for connue, gens in self._cles.items()
            if connue.startswith(cle)
            for qui in gens
        }


def _key(nom: str) -> str:
    simple = _SUPERFLUS.sub("", normalize(nom))
    return _SIGLES.get(simple, simple)


def _shown(nom: str) -> str:
    return " ".join(nom.split())
