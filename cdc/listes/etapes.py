"""Tables of steps: which column says what of a step, and which rows make one element."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from cdc.entretien.reponses import normalize
from cdc.listes.cibles import REFERENCE
from cdc.listes.pas import rank, split_numbered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cdc.listes.cibles import Liste
    from cdc.listes.grille import Case
    from cdc.listes.rangees import Rangee
    from cdc.listes.tableaux import Tableau

_SOUS_NUMERO = re.compile(r"^(.*\d.*?)[.\-_/ ]\d{1,3}$")
_FEUILLE_SANS_NOM = re.compile(r"^(feuil|feuille|sheet|tabelle|csv|tableau)\s?\d*$", re.IGNORECASE)
Donnees = tuple["Rangee", "Case | None"]


def has_steps(liste: Liste, champs: Mapping[int, str]) -> bool:
    """Say whether a column says something of a step."""
    return bool(liste.suite) and any(c.startswith(f"{liste.suite}.") for c in champs.values())


def settle_columns(tableau: Tableau, champs: dict[int, str], liste: Liste) -> dict[int, str]:
    """Return `champs` with the columns that speak of steps and not of whole cases, or conversely.

    A « N° » that counts within a case numbers its steps; an « Étape » that is no number is what
    one does; « Données » filled at several steps of a case are typed there.
    """
    if not liste.suite:
        return champs
    action, numero, donnee = (f"{liste.suite}.{c}" for c in ("action", "n", "donnee"))
    rangees = list(_rows(tableau, champs, liste))
    regles: tuple[tuple[str, str, Callable[[int], bool]], ...] = (
        (numero, action, lambda c: not all(rank(r[1].get(c, "1")).isdecimal() for r in rangees)),
        (REFERENCE, numero, lambda c: _counts(rangees, c)),
        ("donnees", donnee, lambda c: any(suite and c in cases for suite, cases in rangees)),
    )
    regles_applicables = has_steps(liste, champs)
    for avant, apres, vraie in regles if regles_applicables else ():
        colonne = next((c for c, cle in champs.items() if cle == avant), None)
        if colonne is not None and apres not in champs.values() and vraie(colonne):
            champs = {**champs, colonne: apres}
    return champs


def group_cases(
    liste: Liste, champs: Mapping[int, str], donnees: Sequence[Donnees]
) -> list[list[Donnees]]:
    """Give together the rows of one case: its name is said once, repeated, or merged."""
    groupes: list[list[Donnees]] = []
    courant: _Cas | None = None
    for rangee, theme in donnees:
        cas = _Cas.of(liste, champs, rangee, theme)
        if courant is not None and courant.goes_on(cas):
            groupes[-1].append((rangee, theme))
            courant = courant.after(cas)
        else:
            groupes.append([(rangee, theme)])
            courant = cas
    return groupes


def sheet_title(liste: Liste, tableau: Tableau, champs: Mapping[int, str]) -> str:
    """Return the name of a sheet that is one case: its columns and sections name none."""
    nommantes = {REFERENCE, *(cle for identite in liste.identites for cle in identite)}
    if not has_steps(liste, champs) or nommantes & set(champs.values()):
        return ""
    nom = tableau.grille.nom.strip()
    return "" if _FEUILLE_SANS_NOM.match(nom) else nom


@dataclass(frozen=True, slots=True)
class _Cas:
    """What a row says of its case; `entier` says that it holds several steps by itself."""

    reference: str
    titre: str
    numero: str
    theme: Case | None
    entier: bool

    @classmethod
    def of(
        cls, liste: Liste, champs: Mapping[int, str], rangee: Rangee, theme: Case | None
    ) -> _Cas:
        textes = {champs[c]: case.texte.strip() for c, case in rangee.cases.items()}
        titres = (textes.get(cle, "") for identite in liste.identites for cle in identite)
        return cls(
            textes.get(REFERENCE, ""),
            normalize(next(filter(None, titres), "")),
            rank(textes.get(f"{liste.suite}.n", "")),
            theme,
            len(split_numbered(textes.get(f"{liste.suite}.action", ""))) > 1,
        )

    def goes_on(self, suivante: _Cas) -> bool:
        """Say whether the row `suivante` is of the same case."""
        if suivante.theme is not self.theme or suivante.titre not in ("", self.titre):
            return False
        nommee = suivante.titre or suivante.reference
        if nommee and (suivante.entier or suivante.numero == "1"):
            return False
        if suivante.numero == "1" and self.numero:
            return False
        return suivante.reference in ("", self.reference) or _is_below(self, suivante)

    def after(self, suivante: _Cas) -> _Cas:
        """Return the case after one more of its rows."""
        numero = suivante.numero or self.numero
        return _Cas(self.reference, self.titre, numero, self.theme, self.entier)


def _is_below(cas: _Cas, suivante: _Cas) -> bool:
    """Say whether a reference numbers a step: CT-01.2 after CT-01 or CT-01.1."""
    trouve = _SOUS_NUMERO.match(suivante.reference)
    if not trouve:
        return False
    precedente = _SOUS_NUMERO.match(cas.reference)
    return trouve[1] in (cas.reference, precedente[1] if precedente else "")


def _rows(
    tableau: Tableau, champs: Mapping[int, str], liste: Liste
) -> Iterator[tuple[bool, dict[int, str]]]:
    """Give the texts of each row, and whether it goes on with the case of the row above."""
    nommantes = [k for identite in liste.identites for k in identite]
    colonne = next((c for k in nommantes for c, cle in champs.items() if cle == k), None)
    titre: str | None = None
    for ligne, cases in tableau.grille.lignes.items():
        if not tableau.premiere <= ligne <= tableau.derniere or len(cases) == 1:
            continue
        dit = normalize(cases[colonne].texte) if colonne in cases else ""
        yield titre is not None and dit in ("", titre), {c: x.texte for c, x in cases.items()}
        titre = dit or titre or ("" if colonne is None else None)


def _counts(rangees: Sequence[tuple[bool, dict[int, str]]], colonne: int) -> bool:
    """Say whether the numbers of a column grow within a case."""
    dits = [(suite, cases.get(colonne, "").strip()) for suite, cases in rangees]
    numeros = all(dit.isdecimal() for _, dit in dits if dit)
    suivants = pairwise(dits)
    return numeros and any(
        suite and avant and dit and int(dit) == int(avant) + 1
        for (_, avant), (suite, dit) in suivants
        if avant.isdecimal() and dit.isdecimal()
    )
