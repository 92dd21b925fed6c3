"""Of what the rules find, only what concerns what changed since a git revision."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cdc.actions.verification import open_examen
from cdc.projet.fautes import ProjetInvalideError
from cdc.projet.projet import make_projet
from cdc.projet.reperage import Rangs, locate, ranks
from cdc.projet.revisions import documents_at
from cdc.verification import Verdict, verify

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdc.projet import Projet
    from cdc.projet.noeuds import Document
    from cdc.verification import Constat, Reglages
    from cdc_schema.annotations import Objectif

_RANG = re.compile(r"\[\d+\]")
_NOMBRE = re.compile(r"\d+")
_Cle = tuple[str, str, str]
_ABSENT = object()


def only_since(
    projet: Projet, verdict: Verdict, revision: str, objectif: Objectif, reglages: Reglages
) -> Verdict:
    """Return what of `verdict` stands where the project changed since `revision`, or is new.

    What the rules say of a whole list, or of a whole section, counts only when they did not say it then.
    """
    avant = documents_at(projet.dossier, revision)
    if all(avant[nom].donnees == d.donnees for nom, d in projet.documents.items()):
        return Verdict(())
    comparaison = _Comparaison(avant, projet.documents)
    dits = _said(projet, avant, objectif, reglages)

    def concerns(constat: Constat) -> bool:
        nouveau = dits is not None and not dits.issuperset(_keys(constat, projet))
        return nouveau or comparaison.changed(constat.chemin)

    return Verdict(
        tuple(c for c in verdict.constats if concerns(c)),
        tuple(a for a in verdict.acceptes if concerns(a.constat)),
    )


def _said(
    projet: Projet, avant: Mapping[str, Document], objectif: Objectif, reglages: Reglages
) -> set[_Cle] | None:
    """Return what the rules found then; None when the project could not be read."""
    try:
        ancien = make_projet(projet.dossier, avant, [])
    except ProjetInvalideError:
        return None
    verdict = verify(open_examen(ancien, objectif), reglages)
    dits = [*verdict.constats, *(a.constat for a in verdict.acceptes)]
    return {cle for constat in dits for cle in _keys(constat, ancien)}


def _keys(constat: Constat, projet: Projet) -> list[_Cle]:
    """Return what makes a finding the same: its text, or its message where it has none.

    Ranks, and the counts of a message, move with what is beside them. Of several paths, each counts:
    what says less than it did says nothing new.
    """
    if constat.chemins:
        return [(constat.code, _RANG.sub("[]", chemin), "") for chemin in constat.chemins]
    texte = projet.texte(constat.chemin)
    dit = _NOMBRE.sub("#", constat.message) if texte is None else texte
    return [(constat.code, _RANG.sub("[]", constat.chemin), dit)]


class _Comparaison:
    """What two states of a project hold at one path."""

    def __init__(self, avant: Mapping[str, Document], apres: Mapping[str, Document]) -> None:
        self._avant = {nom: d.donnees for nom, d in avant.items()}
        self._apres = {nom: d.donnees for nom, d in apres.items()}
        self._rangs: tuple[Rangs, Rangs] = {}, {}

    def changed(self, chemin: str) -> bool:
        """Tell whether the value at `chemin`, or the element that lacks it, is another now."""
        fichier, dedans = locate(self._apres, chemin, self._rangs[1])
        if fichier is None:
            return True
        vus, valeur = [], self._apres[fichier]
        for segment in dedans:
            suivante = _below(valeur, segment)
            if suivante is _ABSENT or suivante is None:
                break
            valeur = suivante
            vus.append(segment)
        # A whole list or a whole section changes with anything in it: that says nothing.
        if isinstance(valeur, list) or (isinstance(valeur, dict) and len(vus) < 2):
            return False
        return not self._same(self._avant[fichier], self._apres[fichier], vus)

    def _same(self, avant: Any, apres: Any, chemin: list[str | int]) -> bool:
        """Tell whether `chemin` led, before, to what it leads to in `apres`."""
        for segment in chemin:
            if isinstance(avant, list) and isinstance(segment, int):
                apres = apres[segment]
                avant = self._counterpart(avant, apres, segment)
            else:
                avant, apres = _below(avant, segment), _below(apres, segment)
            if avant is _ABSENT:
                return False
        return bool(avant == apres)

    def _counterpart(self, avant: list[Any], element: Any, rang: int) -> Any:
        """Return what `element` was: of the same identifier, else the same anywhere, else its rank."""
        identifiant = element.get("id") if isinstance(element, dict) else None
        if identifiant is not None:
            meme = ranks(avant, self._rangs[0]).get(identifiant)
            return _ABSENT if meme is None else avant[meme]
        if element in avant:
            return element
        return avant[rang] if rang < len(avant) else _ABSENT


def _below(valeur: Any, segment: str | int) -> Any:
    try:
        return valeur[segment]
    except (KeyError, IndexError, TypeError):
        return _ABSENT
