"""The reports that a vendor hands in: what they say, whether they prove anything."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cdc.recette.criteres import CRITERES_ENTREE, same_words
from cdc_schema.enumerations import ResultatRapport, TypeRecette, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cdc_schema import Cahier
    from cdc_schema.recette.campagnes import Campagne
    from cdc_schema.recette.rapports import RapportPrestataire

_NUMERO = re.compile(r"^RAP-(\d+)")
# Source: `criteres_entree_types` of the domain: what each kind of report is asked for.
CRITERES = {
    TypeRecette.USINE: CRITERES_ENTREE[2],
    TypeRecette.TECHNIQUE: CRITERES_ENTREE[3],
    TypeRecette.FONCTIONNELLE: CRITERES_ENTREE[4],
}


@dataclass(frozen=True, slots=True)
class Remise:
    """A report as it is handed in, and what the person who hands it in says of it."""

    type_recette: TypeRecette
    lot: str
    version: str
    date: str
    auteur: str
    criteres: tuple[str, ...] = ()
    resultat: ResultatRapport | None = None
    bloquantes: int | None = None


def next_report(cahier: Cahier, fichiers: Iterable[str]) -> str:
    """Return the next identifier; the number of a report that was deleted is not given again."""
    noms = [*(r.id or "" for r in cahier.rapports_recette), *fichiers]
    numeros = [int(lu[1]) for nom in noms if (lu := _NUMERO.match(nom))]
    return f"RAP-{max(numeros, default=0) + 1:02d}"


def announced(
    comptes: Mapping[Verdict, int], inconnus: int, dit: ResultatRapport | None
) -> ResultatRapport | None:
    """Return the result of a report: as it was said, else what its lines make; None in doubt."""
    if dit is not None or inconnus or not sum(comptes.values()):
        return dit
    if comptes.get(Verdict.NON_CONFORME):
        return ResultatRapport.NON_CONFORME
    partiel = comptes.get(Verdict.BLOQUE) or comptes.get(Verdict.NON_JOUE)
    return ResultatRapport.CONFORME_AVEC_ECARTS if partiel else ResultatRapport.CONFORME


def covered(remise: Remise) -> tuple[str, ...]:
    """Return the entry criteria that a report attests: those said, else that of its kind."""
    usuel = CRITERES.get(remise.type_recette)
    return remise.criteres or ((usuel,) if usuel else ())


def summary(comptes: Mapping[Verdict, int], bloquantes: int | None) -> dict[str, Any]:
    """Return the numbers of a report as plain data."""
    total = sum(comptes.values())
    conformes, rates = comptes.get(Verdict.CONFORME, 0), comptes.get(Verdict.NON_CONFORME, 0)
    nombres = (
        {
            "cas_prevus": total,
            "joues": conformes + rates,
            "conformes": conformes,
            "non_conformes": rates,
        }
        if total
        else {}
    )
    return nombres | ({} if bloquantes is None else {"bloquantes": bloquantes})


def campaigns_of(cahier: Cahier, lot: str, version: str) -> list[tuple[int, Campagne]]:
    """Return the campaigns that accept this delivery, each with its rank."""
    return [
        (rang, c)
        for rang, c in enumerate(cahier.campagnes)
        if c.lot == lot and c.version_livree == version
    ]


def faults(cahier: Cahier, remise: Remise, exigences: Sequence[str]) -> Iterator[str]:
    """Yield why a report would prove nothing, or speaks of what does not exist.

    Source: `controles` of the vendor's reports.
    """
    if remise.lot not in {lot.id for lot in cahier.planning.lots}:
        yield f"le lot {remise.lot} n’est pas au planning."
    elif not campaigns_of(cahier, remise.lot, remise.version):
        livrees = [c.version_livree for c in cahier.campagnes if c.lot == remise.lot]
        dites = ", ".join(v for v in livrees if v) or "aucune"
        yield (
            f"la version {remise.version} n’est celle d’aucune campagne de {remise.lot} (livrées\u00a0: "
            f"{dites})\u00a0: ce rapport n’est pas une preuve."
        )
    connues = {e.id for e in cahier.exigences}
    absentes = dict.fromkeys(e for e in exigences if e and e not in connues)
    if absentes:
        yield f"ces exigences n’existent pas\u00a0: {', '.join(absentes)}."


def attested(
    cahier: Cahier, lot: str, version: str, criteres: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Yield the rank of each campaign and of each of its entry criteria that a report speaks of."""
    for campagne, une in campaigns_of(cahier, lot, version):
        for rang, critere in enumerate(une.criteres_entree):
            if any(same_words(dit, critere.critere) for dit in criteres):
                yield campagne, rang


def proves(rapport: RapportPrestataire) -> str:
    """Return why a report proves nothing even once accepted, or nothing."""
    if rapport.resultat is None:
        return "son résultat n’est pas écrit"
    if rapport.resultat is ResultatRapport.NON_CONFORME:
        return "il n’est pas conforme"
    if rapport.synthese and rapport.synthese.bloquantes:
        return "il annonce des bloquantes ouvertes"
    return ""
