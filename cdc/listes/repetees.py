"""The records that a row adds to its element: acceptance criteria, steps of a test case."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cdc.entretien.effets import Effet, Sort
from cdc.listes.comparaison import compare
from cdc.listes.elements import Fiche
from cdc.listes.pas import NUMERO, read_steps, steps_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cdc.listes.cibles import Donnee, Liste
    from cdc.listes.pas import Pas
    from cdc.listes.releves import Ligne, Valeur

Base = dict[int, dict[str, str]]


def put_records(
    liste: Liste,
    chemin: str,
    fiche: Fiche,
    valeurs: Sequence[Valeur],
    prises: Sequence[Ligne],
) -> Iterator[Effet]:
    """Add the record that the cells of a row make together, for each row: a criterion.

    What the project took of the row before, in `prises`, is not put back.
    """
    avant = [e for ligne in prises for e in _records(liste, ligne.valeurs).values()]
    cellules = {_place(liste, v): v.cellule for v in reversed(valeurs) if _is_record(liste, v)}
    for place, enregistrement in _records(liste, valeurs).items():
        cle = place[0]
        existants = list(fiche.noeud.get(cle) or [])
        sort = Sort.CREEE
        if any(all(e.get(c) == t for c, t in enregistrement.items()) for e in existants):
            sort = Sort.INCHANGEE
        elif enregistrement in avant:
            sort = Sort.GARDEE
        else:
            fiche.noeud[cle] = [*existants, enregistrement]
        dit = " ; ".join(enregistrement.values())
        yield Effet(sort, f"{chemin}.{cle}", cellules[place], dit)


def _records(liste: Liste, valeurs: Sequence[Valeur]) -> dict[tuple[str, str], dict[str, str]]:
    """Return the records that the cells of each row make together, by list and row."""
    par_ligne: dict[tuple[str, str], dict[str, str]] = {}
    for valeur in valeurs:
        if _is_record(liste, valeur):
            enregistrement = par_ligne.setdefault(_place(liste, valeur), {})
            cle = liste.donnees[valeur.champ].champ.cle
            enregistrement[cle] = (valeur.lu or (valeur.texte,))[0]
    return par_ligne


def _place(liste: Liste, valeur: Valeur) -> tuple[str, str]:
    return liste.donnees[valeur.champ].suite[0].cle, valeur.ligne


def _is_record(liste: Liste, valeur: Valeur) -> bool:
    donnee = liste.donnees.get(valeur.champ)
    if donnee is None or not donnee.repetee or not valeur.prise:
        return False
    return donnee.suite[0].cle != liste.suite


def base_steps(liste: Liste, lignes: Iterable[Ligne]) -> Base:
    """Return what the project last took of each step, the latest rows first."""
    base: Base = {}
    for ligne in lignes:
        for numero, pas in read_steps(liste, ligne.valeurs).items():
            pris = {
                cle: texte
                for cle, texte in pas.textes.items()
                if not any(v.conflit for v in pas.cellules[cle])
            }
            base[numero] = {**pris, **base.get(numero, {})}
    return base


def gone_steps(liste: Liste, avant: Ligne, apres: Ligne) -> list[int]:
    """Return the numbers of the steps that a row had and has no more."""
    restent = read_steps(liste, apres.valeurs) if liste.suite else {}
    return [n for n in read_steps(liste, avant.valeurs) if n not in restent] if liste.suite else []


def put_steps(
    liste: Liste, chemin: str, fiche: Fiche, valeurs: Sequence[Valeur], base: Base
) -> Iterator[Effet]:
    """Bring the steps of a row, or of several, each known by its number."""
    etapes = [Fiche((), dict(e)) for e in fiche.noeud.get(liste.suite) or []]
    connues = {_number(e, rang): e for rang, e in enumerate(etapes, 1)}
    donnees = {
        c: replace(d, suite=d.suite[1:]) for c, d in steps_data(liste).items() if c != NUMERO
    }
    nouvelles: dict[int, Fiche] = {}
    for numero, pas in read_steps(liste, valeurs).items():
        if not pas.textes:
            continue
        place = f"{chemin}.{liste.suite}"
        if numero in connues:
            rang = etapes.index(connues[numero])
            yield from _compare(
                f"{place}[{rang}]", connues[numero], pas, donnees, base.get(numero, {})
            )
        elif numero in base:  # the author took it away
            yield _whole(Sort.GARDEE, place, pas)
        else:
            nouvelles[numero] = _make(numero, pas, donnees)
            yield _whole(Sort.CREEE, place, pas)
    if nouvelles:
        toutes = sorted({**connues, **nouvelles}.items())
        fiche.noeud[liste.suite] = [e.noeud for _, e in toutes]
    elif etapes:
        fiche.noeud[liste.suite] = [e.noeud for e in etapes]


def _compare(
    place: str, etape: Fiche, pas: Pas, donnees: Mapping[str, Donnee], base: Mapping[str, str]
) -> Iterator[Effet]:
    for cle, texte in pas.textes.items():
        donnee, existant = donnees[cle], etape.value(donnees[cle])
        sort, nouveau = compare(donnee, existant, texte, base.get(cle))
        if sort in (Sort.CREEE, Sort.MODIFIEE):
            etape.put(donnee, nouveau)
        cellule = pas.cellules[cle][0].cellule
        yield Effet(sort, f"{place}.{cle}", cellule, texte, str(existant or ""))


def _make(numero: int, pas: Pas, donnees: Mapping[str, Donnee]) -> Fiche:
    etape = Fiche((), {NUMERO: numero})
    for cle, donnee in donnees.items():
        if cle in pas.textes:
            etape.put(donnee, pas.textes[cle])
    return etape


def _whole(sort: Sort, place: str, pas: Pas) -> Effet:
    cellule = next(iter(pas.cellules.values()))[0].cellule
    return Effet(sort, place, cellule, " ; ".join(pas.textes.values()))


def _number(etape: Fiche, rang: int) -> int:
    dit: Any = etape.noeud.get(NUMERO)
    return int(dit) if str(dit or "").isdecimal() else rang
