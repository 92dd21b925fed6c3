"""Time for acceptance: enough of it, at the right time, with people who are there."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from cdc.francais import number, plural
from cdc.recette.capacite import acceptance_days, capacity, weekly
from cdc.recette.charge import PART_RECETTE, days_wanted
from cdc.verification.calendrier import day, french, recettes
from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, quelques, regle, signal
from cdc.verification.regles import Seuil, controle
from cdc.verification.reperes import situes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal
    from cdc_schema import Cahier
    from cdc_schema.planning import Lot, Recette

PART = Seuil("part_recette", int(PART_RECETTE), "temps de recette, en % de la conception")
JOUR = Seuil("jours_recetteur", 1, "disponibilité d’un recetteur, en jours par semaine")


@controle(
    regle(
        "PLA-010",
        AVERTISSEMENT,
        "recette plus courte que 20 % de la conception",
        pourquoi="Une recette écourtée laisse passer les défauts : ils se corrigent en production, hors garantie.",
        mauvais="conception : 90 jours ; recette : 9 jours",
        mieux="conception : 90 jours ; recette : 18 jours",
        source="Plan détaillé, 5 : budget temps de recette d’au moins 20 % de la conception",
        methode="Le taux écrit au planning, ou au règlement de la recette, sert s’il est plus exigeant ; celui du planning est "
        "signalé s’il est plus bas.",
        seuils=(PART,),
    ),
    regle(
        "PLA-011",
        ERREUR,
        "temps de recette dont les parts ne font pas le total",
        pourquoi="Deux totaux pour un même temps : le candidat retient le plus court.",
        mauvais="18 jours ; LOT-1 : 11, LOT-2 : 5",
        mieux="18 jours ; LOT-1 : 11, LOT-2 : 7",
        source="Plan détaillé, 5 : répartition et temps par lot égalent les jours de recette",
    ),
)
def _length(examen: Examen) -> Iterator[Signal]:
    temps = examen.cahier.planning.recette
    if temps is None:
        return
    part = Decimal(str(examen.seuil(PART)))
    if temps.taux is not None and temps.taux < part:
        yield signal(
            "planning.recette.taux",
            f"Le taux de recette est de {number(temps.taux)} %, moins que les {number(part)} % d’usage. "
            "Relevez-le, ou dites aux recetteurs ce qu’ils ne vérifieront pas.",
            "PLA-010",
        )
    contrat = examen.cahier.reglement_recette.part_recette
    yield from _days(temps, max(part, temps.taux or part, contrat or part))


def _days(temps: Recette, part: Decimal) -> Iterator[Signal]:
    jours, conception = temps.jours_recette, temps.jours_conception
    if jours is not None and conception and jours < days_wanted(conception, part):
        yield signal(
            "planning.recette.jours_recette",
            f"{number(jours)} jours de recette pour {number(conception)} jours de conception : c’est "
            f"{number(round(jours * 100 / conception))} %, moins que {number(part)} %. "
            f"Prévoyez {number(days_wanted(conception, part))} jours au moins.",
            "PLA-010",
        )
    repartition = temps.repartition
    parts = {
        "repartition": [getattr(repartition, c) for c in _TEMPS] if repartition else [],
        "par_lot": [lot.jours for lot in temps.par_lot],
    }
    for cle, valeurs in parts.items():
        dites = [v for v in valeurs if v is not None]
        if jours is not None and dites and len(dites) == len(valeurs) and sum(dites) != jours:
            yield signal(
                f"planning.recette.{cle}",
                f"{' + '.join(map(number, dites))} font {number(sum(dites, Decimal(0)))} jours, et la recette en a "
                f"{number(jours)}. Corrigez les parts, ou le total.",
                "PLA-011",
            )


_TEMPS = ("preparation", "execution", "restitution")


@controle(
    regle(
        "PLA-012",
        AVERTISSEMENT,
        "recetteur disponible moins d’un jour par semaine",
        pourquoi="À moins d’un jour par semaine, on relit ses notes et on ne teste rien.",
        mauvais="MEM-06, recetteur : 0,25 jour par semaine",
        mieux="MEM-06, recetteur : 1 jour par semaine pendant ses lots",
        source="Plan détaillé, 5 : recetteurs affectés au moins un jour par semaine pendant leurs lots",
        seuils=(JOUR,),
    )
)
def _testers(examen: Examen) -> Iterator[Signal]:
    temps, voulu = examen.cahier.planning.recette, examen.seuil(JOUR)
    recetteurs = {r for p in examen.cahier.personas for r in p.recetteurs}
    recetteurs |= set(temps.recetteurs) if temps else set()
    for chemin, membre in situes(examen.cahier.equipe.membres, "equipe.membres"):
        jours = membre.disponibilite
        if membre.id in recetteurs and jours is not None and jours < voulu:
            yield signal(
                f"{chemin}.disponibilite",
                f"{examen.reperes.nom(membre.id)} doit tester et n’est disponible que {number(jours)} jour par semaine. "
                f"Libérez {voulu:g} jour, ou désignez un autre recetteur.",
            )
    if temps and temps.disponibilite is not None and temps.disponibilite < voulu:
        yield signal(
            "planning.recette.disponibilite",
            f"Les recetteurs n’auraient que {number(temps.disponibilite)} jour par semaine. Prévoyez-en {voulu:g} au moins.",
        )


@controle(
    regle(
        "PLA-013",
        AVERTISSEMENT,
        "recetteurs trop peu nombreux pour la recette d’un lot",
        pourquoi="Quand les jours manquent, on signe sans avoir joué les cas : c’est le procès-verbal de complaisance.",
        mauvais="LOT-1 : 11 jours à faire, un recetteur, trois semaines, un jour par semaine",
        mieux="LOT-1 : 11 jours à faire, quatre recetteurs, trois semaines, un jour par semaine",
        source="Plan détaillé, 5 : capacité des recetteurs",
        methode="Jours-homme à faire par lot, contre recetteurs × disponibilité × semaines ouvrées de sa recette, sans les jours "
        "fériés ni les périodes interdites, comme « cdc recette charge ». Se tait si l’un de ces nombres manque.",
    )
)
def _capacity(examen: Examen) -> Iterator[Signal]:
    planning = examen.cahier.planning
    temps = planning.recette
    lots = {lot.id: lot for lot in planning.lots}
    if temps is None or not any(weekly(examen.cahier, r) for r in temps.recetteurs):
        return
    for rang, part in enumerate(temps.par_lot):
        capacite = _given(examen.cahier, lots.get(part.lot), temps.recetteurs)
        if part.jours and 0 < capacite < part.jours:
            yield signal(
                f"planning.recette.par_lot[{rang}].jours",
                f"La recette de {examen.reperes.nom(part.lot)} demande {number(part.jours)} jours ; "
                f"{plural(len(temps.recetteurs), 'recetteur')} en {'donne' if len(temps.recetteurs) == 1 else 'donnent'} "
                f"{number(round(capacite, 1))} entre ses deux dates. "
                "Allongez-la, ou libérez d’autres recetteurs.",
            )


def _given(cahier: Cahier, lot: Lot | None, recetteurs: Iterable[str]) -> Decimal:
    """Return the days that the testers have while a lot is accepted; nothing where nobody said."""
    if lot is None:
        return Decimal(0)
    dits = (r for r in recetteurs if weekly(cahier, r) is not None)
    return sum((capacity(cahier, r, acceptance_days(cahier, lot, r)) for r in dits), Decimal(0))


@controle(
    regle(
        "PLA-014",
        ERREUR,
        "recette ou ouverture en période interdite",
        pourquoi="Pendant la pointe, personne ne teste et personne ne se forme : la date tombera, et avec elle le planning du prestataire.",
        mauvais="recette de LOT-2 du 02/11 au 20/11 ; période interdite du 02/11 au 31/12",
        mieux="recette de LOT-2 du 14/06 au 02/07",
        source="Plan détaillé, 5 : aucune recette dans une période interdite",
        methode="Regarde la recette de chaque lot, ou les phases de recette, et l’ouverture prévue en 4f. Une période sans "
        "dates, seulement citée, est laissée de côté.",
    )
)
def _closed_periods(examen: Examen) -> Iterator[Signal]:
    planning, bascule = examen.cahier.planning, examen.cahier.migration.bascule
    ouverture = bascule.ouverture if bascule else None
    for periode in planning.indisponibilites:
        if not (periode.debut and periode.fin):
            continue
        dite = f"« {periode.raison} » ({french(periode.debut)} au {french(periode.fin)})"
        for plage in recettes(planning):
            if plage.crosses(periode.debut, periode.fin):
                yield signal(
                    plage.chemin,
                    f"{_capital(plage.nom)} tombe dans la période interdite {dite}. Déplacez-la.",
                )
        if ouverture and periode.debut <= day(ouverture) <= periode.fin:
            yield signal(
                "migration.bascule.ouverture",
                f"L’ouverture du {french(ouverture)} tombe dans la période interdite {dite}. Déplacez-la.",
            )


@controle(
    regle(
        "PLA-015",
        ERREUR,
        "recette d’un lot avant sa livraison",
        pourquoi="On ne vérifie pas ce qui n’est pas livré : la recette commencera en retard et finira à l’heure, donc écourtée.",
        mauvais="LOT-1 livré le 09/04/2027, recette dès le 01/04/2027",
        mieux="LOT-1 livré le 09/04/2027, recette dès le 12/04/2027",
        source="Plan détaillé, 5 : lots",
    ),
    regle(
        "PLA-016",
        AVERTISSEMENT,
        "lot sans temps de recette",
        pourquoi="Un lot que personne n’a le temps de vérifier est accepté sans être vu.",
        mauvais="temps par lot : LOT-1 seul ; lots : LOT-1, LOT-2",
        mieux="temps par lot : LOT-1 11 jours, LOT-2 7 jours",
        source="Plan détaillé, 5 : temps de recette par lot",
        methode="Seulement quand le temps de recette est réparti par lot.",
    ),
)
def _lots(examen: Examen) -> Iterator[Signal]:
    planning = examen.cahier.planning
    for chemin, lot in situes(planning.lots, "planning.lots"):
        if lot.date_livraison and lot.recette_debut and lot.recette_debut < lot.date_livraison:
            yield signal(
                f"{chemin}.recette_debut",
                f"La recette de {examen.reperes.nom(lot.id)} commence le {french(lot.recette_debut)}, avant sa livraison "
                f"le {french(lot.date_livraison)}. Corrigez l’une des deux dates.",
                "PLA-015",
            )
    prevus = {p.lot for p in planning.recette.par_lot} if planning.recette else set()
    oublies = [lot.id for lot in planning.lots if lot.id and prevus and lot.id not in prevus]
    if oublies:
        yield signal(
            "planning.recette.par_lot",
            f"Aucun temps de recette pour {quelques(examen.reperes.noms(oublies))}. Ajoutez une ligne par lot.",
            "PLA-016",
        )


def _capital(texte: str) -> str:
    return texte[:1].upper() + texte[1:]


CONTROLES = (_length, _testers, _capacity, _closed_periods, _lots)
