"""The results that another tool exported, as the passages of each tester."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from cdc.recette.echecs import CAS_ENTIER
from cdc.recette.passages import Passage, ResultatEtape, case_verdict
from cdc.recette.redaction import steps
from cdc.recette.releve import Faute, Releve
from cdc_schema.enumerations import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from cdc.formats.echanges.lignes import LigneResultat, Resultats
    from cdc.formats.tableurs.classeur import Classeur
    from cdc_schema import Cahier

SANS_CAS = (
    "ne nomme aucun cas de test\u00a0: laissé de côté. Un rapport du prestataire s’enregistre par "
    "«\u00a0cdc recette rapport\u00a0»."
)
_Places = dict[tuple[str, int], str]


def make_releves(
    cahier: Cahier,
    resultats: Resultats,
    fichier: str,
    sha256: str,
    campagne: str,
    membre: Callable[[str], str],
    classeur: Classeur | None = None,
) -> list[Releve]:
    """Return one record for each tester; `membre` says who a name is, an empty one included.

    `classeur` is the table that the results come from, so that its cells are counted.
    """
    par_personne: dict[str, list[LigneResultat]] = {}
    for ligne in resultats.lignes:
        if ligne.cas:
            par_personne.setdefault(membre(ligne.recetteur), []).append(ligne)
    fautes = tuple(_faults(resultats))
    numeros = {c.id or "": [n for n, _ in steps(c)] for c in cahier.cas_de_test}
    version = next((c.version_livree for c in cahier.campagnes if c.id == campagne), "") or ""
    releves = []
    for rang, (personne, lignes) in enumerate(par_personne.items() or [(membre(""), [])]):
        passages, relus = _passages(lignes, personne, campagne, numeros)
        premiers = rang == 0
        releves.append(
            Releve(
                fichier=fichier,
                sha256=sha256,
                campagne=campagne,
                persona="",
                recetteur=personne,
                version=version,
                cas={},
                passages=passages,
                # What the file says besides its results is told once.
                fautes=fautes if premiers else (),
                repartition=dict(_share_out(classeur, resultats)) if classeur and premiers else {},
                cellules_non_vides=classeur.cellules_non_vides if classeur and premiers else 0,
                avertissements=(
                    *(classeur.avertissements if classeur and premiers else ()),
                    *relus,
                ),
            )
        )
    return releves


def _faults(resultats: Resultats) -> Iterator[Faute]:
    for faute in resultats.fautes:
        yield Faute(faute.lieu, faute.texte, faute.raison)
    for ligne in resultats.lignes:
        if not ligne.cas:
            yield Faute(ligne.lieu, ", ".join(ligne.exigences), SANS_CAS)


def _passages(
    lignes: Sequence[LigneResultat],
    personne: str,
    campagne: str,
    numeros: Mapping[str, Sequence[int]],
) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """Return the last passage of each case, and what is to be known of the others."""
    par_cas: dict[str, dict[str, list[LigneResultat]]] = {}
    for ligne in lignes:
        par_cas.setdefault(ligne.cas, {}).setdefault(ligne.passage, []).append(ligne)
    passages, avertissements = [], []
    for cas, plusieurs in par_cas.items():
        dernier = max(reversed(plusieurs.values()), key=_day)
        passages.append(_passage(cas, dernier, personne, campagne, numeros.get(cas, ())))
        if len(plusieurs) > 1:
            avertissements.append(
                f"{cas}\u00a0: {len(plusieurs)} passages dans ce fichier\u00a0; le dernier compte."
            )
    return tuple(passages), tuple(avertissements)


def _day(lignes: Iterable[LigneResultat]) -> dt.date:
    return max((ligne.date for ligne in lignes if ligne.date), default=dt.date.min)


def _passage(
    cas: str,
    lignes: Sequence[LigneResultat],
    personne: str,
    campagne: str,
    numeros: Sequence[int],
) -> Passage:
    dites = dict(_results(lignes))
    entier = dites.pop(CAS_ENTIER, None)
    if entier is None:
        absentes = (n for n in numeros if n not in dites)
        dites |= {n: ResultatEtape(n, Verdict.NON_JOUE) for n in absentes}
    etapes = [dites[n] for n in sorted(dites)]
    if entier and entier.verdict is not case_verdict(e.verdict for e in etapes):
        etapes.insert(0, entier)
    feuilles = [ligne.lieu.rpartition("!")[0] for ligne in lignes if "!" in ligne.lieu]
    jour = _day(lignes)
    return Passage(
        campagne=campagne,
        cas=cas,
        recetteur=personne,
        date=None if jour == dt.date.min else jour,
        etapes=tuple(etapes),
        releve="",
        feuille=feuilles[0] if feuilles else "",
    )


def _results(lignes: Iterable[LigneResultat]) -> Iterator[tuple[int, ResultatEtape]]:
    """Yield one result for each step: data sets and automated tests may speak several times of one."""
    par_etape: dict[int, list[LigneResultat]] = {}
    for ligne in lignes:
        par_etape.setdefault(ligne.etape or CAS_ENTIER, []).append(ligne)
    for etape, dites in par_etape.items():
        verdict = case_verdict(ligne.verdict for ligne in dites)
        celles = [ligne for ligne in dites if ligne.verdict is verdict]
        vus = dict.fromkeys(ligne.obtenu for ligne in celles if ligne.obtenu)
        lieu = celles[0].lieu
        cellule = lieu.rpartition("!")[2] if "!" in lieu else ""
        yield etape, ResultatEtape(etape, verdict, "\n".join(vus), cellule=cellule)


def _share_out(classeur: Classeur, resultats: Resultats) -> Counter[str]:
    """Return how many cells each bucket has: results, what stands above them, what was left."""
    prises: _Places = {_row(ligne.lieu): "reponse" for ligne in resultats.lignes if ligne.cas}
    laissees: _Places = {_row(ligne.lieu): "non_rattache" for ligne in resultats.lignes}
    laissees |= {_row(f.lieu): "non_rattache" for f in resultats.fautes if f.ecartee}
    rangees = laissees | prises
    premieres: dict[str, int] = {}
    for feuille, ligne in rangees:
        premieres[feuille] = min(ligne, premieres.get(feuille, ligne))
    bacs: Counter[str] = Counter()
    for nom, cellules in classeur.feuilles.items():
        for cellule in cellules:
            avant = cellule.ligne < premieres.get(nom, 0)
            bacs[rangees.get((nom, cellule.ligne), "entete" if avant else "non_rattache")] += 1
    return bacs


def _row(lieu: str) -> tuple[str, int]:
    feuille, _, cellule = lieu.rpartition("!")
    chiffres = cellule.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return feuille, int(chiffres) if chiffres.isdecimal() else 0
