"""The headings of a table: which one names questions or subjects, which rows go on with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.formats.tableurs.libres.identite import label
from cdc.formats.tableurs.libres.mots import Titre, asks, column_title
from cdc.formats.tableurs.libres.personnes import is_person

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cdc.formats.tableurs.classeur import Cellule
    from cdc.formats.tableurs.libres.blocs import Bloc

TROU = 3
"""How many empty rows may stand within a table."""

_ENTETES = (Titre.QUESTION, Titre.REPONSE, Titre.REMARQUE, Titre.NUMERO, Titre.PROPOSE)


def question_titles(ligne: Mapping[int, Cellule]) -> dict[int, Titre]:
    """Return the columns of a row whose heading names questions."""
    titres = {c: t for c, cell in ligne.items() if (t := column_title(cell.texte))}
    forts: dict[int, Titre] = {c: t for c, t in titres.items() if t is Titre.QUESTION}
    if forts or Titre.REPONSE not in titres.values():
        return forts
    reponse = min(c for c, t in titres.items() if t is Titre.REPONSE)
    avant = [c for c in ligne if c < reponse and titres.get(c) not in _ENTETES]
    sujets = [c for c in avant if titres.get(c) is Titre.SUJET]
    choisi = (sujets or avant)[-1:]
    return {c: titres.get(c, Titre.AUTRE) for c in choisi if label(ligne[c].texte) is None}


def subject_titles(ligne: Mapping[int, Cellule]) -> dict[int, Titre]:
    """Return the column of a row whose heading names subjects, remarks or people being beside."""
    titres = {c: column_title(cell.texte) for c, cell in ligne.items()}
    dites = [
        c
        for c, titre in titres.items()
        if titre is Titre.REMARQUE or is_person(ligne[c].texte, sure=True)
    ]
    avant = {c: t for c, t in titres.items() if dites and c < dites[0]}
    for voulu in (Titre.SUJET, Titre.THEME):
        if colonnes := [c for c, titre in avant.items() if titre is voulu]:
            return {colonnes[-1]: voulu}
    return {}


def look_above(bloc: Bloc) -> None:
    """Find the other rows of headings: names, functions, roles of columns."""
    voies = set(bloc.voies)
    debut = bloc.entete or bloc.premiere
    numero, trou = debut - 1, 0
    while numero > 0 and trou <= TROU:
        valeurs = voies & bloc.vue.lignes.get(numero, {}).keys()
        if not valeurs:
            trou += 1
        elif (len(valeurs) > 1 or not trou) and _heads(bloc, numero):
            bloc.dessus.append(numero)
            trou = 0
        else:
            break
        numero -= 1
    numero = bloc.premiere
    while bloc.entete and numero < bloc.derniere and _under(bloc, numero):
        bloc.dessus.append(numero)
        numero += 1


def _heads(bloc: Bloc, numero: int) -> bool:
    """Say whether a row above the questions is of headings: names, or labelled so."""
    ligne = bloc.vue.lignes[numero]
    cell = ligne.get(bloc.question)
    valeurs = [c for n, c in ligne.items() if n in bloc.voies]
    if any(label(c.texte) is not None and not is_person(c.texte) for c in valeurs):
        return False
    if cell is None:
        return bloc.entete == 0 or len(bloc.voies) > 1
    if label(cell.texte) is not None:
        return bloc.entete == 0 or len(valeurs) > 1
    return bloc.entete == 0 and not bloc.vue.tournee and not asks(cell.texte)


def _under(bloc: Bloc, numero: int) -> bool:
    """Say whether the row under the headings goes on with them: roles, names or functions."""
    ligne = bloc.vue.lignes.get(numero, {})
    cell = ligne.get(bloc.question)
    valeurs = [c for n, c in ligne.items() if n in bloc.voies]
    if not valeurs or (cell is not None and label(cell.texte) is None):
        return False
    if cell is not None:
        return len(valeurs) > 1
    roles = [column_title(c.texte) in (Titre.REPONSE, Titre.REMARQUE) for c in valeurs]
    return all(roles) or (len(valeurs) > 1 and all(_short(c.texte) for c in valeurs))


def _short(texte: str) -> bool:
    return len(texte) <= 40 and not texte.rstrip().endswith(".")
