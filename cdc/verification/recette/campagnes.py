"""Rules on campaigns: when, where, and on what proof they begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.recette.criteres import entry_criteria
from cdc.recette.cycles import CAMPAGNE
from cdc.recette.ecarts import gaps
from cdc.recette.perimetre import campaigns_like, scope
from cdc.verification.calendrier import french
from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, quelques, regle, signal
from cdc.verification.recette.historique import broken_step
from cdc.verification.regles import controle
from cdc.verification.reperes import situes
from cdc_schema.enumerations import Environnement, EtatCampagne, TypeRecette

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from cdc.recette.perimetre import Perimetre
    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal
    from cdc_schema.planning import Lot
    from cdc_schema.recette.campagnes import Campagne

_FINIES = (EtatCampagne.TERMINEE, EtatCampagne.CLOTUREE, EtatCampagne.ABANDONNEE)
_LANCEES = (EtatCampagne.PRETE, EtatCampagne.EN_COURS)
_METIER = (TypeRecette.UTILISATEUR, TypeRecette.FONCTIONNELLE)


@controle(
    regle(
        "RCT-030",
        AVERTISSEMENT,
        "campagne hors de la recette de son lot",
        pourquoi="Les recetteurs ont été libérés pour d’autres jours, et le prestataire n’a rien à livrer à cette date.",
        mauvais="CAMP-01 sur LOT-1 dès le 01/04/2027 ; recette de LOT-1 du 12/04 au 30/04/2027",
        mieux="CAMP-01 du 12/04 au 30/04/2027",
        source="Plan détaillé, 5 : lots ; Recette, un recetteur a une journée par semaine, à comparer aux durées des cas",
        methode="La première campagne d’un lot entre dans ses dates de recette ; les suivantes, après correction, peuvent les "
        "dépasser mais pas les précéder. Une campagne finie n’est plus regardée.",
    ),
    regle(
        "RCT-031",
        AVERTISSEMENT,
        "campagne en période interdite",
        pourquoi="Pendant la pointe, personne ne teste : les cas resteront non joués et la recette sera ajournée.",
        mauvais="CAMP-02 du 02/11 au 20/11 ; période interdite du 02/11 au 31/12",
        mieux="CAMP-02 du 14/06 au 02/07",
        source="Plan détaillé, 5 : aucune recette dans une période interdite",
        methode="Campagnes utilisateur à venir ou en cours. Une période propre à un service ne compte que si l’un des recetteurs "
        "en est. Les dates d’un lot sont dites par PLA-014.",
    ),
    regle(
        "RCT-034",
        ERREUR,
        "campagne menée en production",
        pourquoi="Les essais créent de vrais devis, envoient de vrais messages, effacent de vraies fiches.",
        mauvais="CAMP-01, utilisateur : environnement production",
        mieux="CAMP-01 : environnement recette, données fictives ou anonymisées",
        source="Plan détaillé, 4a : un environnement de recette distinct est exigé ; ISO/IEC/IEEE 29119-3",
        methode="Campagnes fonctionnelles et utilisateur ; un contrôle technique après déploiement peut viser la production.",
    ),
)
def _when_and_where(examen: Examen) -> Iterator[Signal]:
    lots = {lot.id: lot for lot in examen.cahier.planning.lots}
    for chemin, campagne in situes(examen.cahier.campagnes, "campagnes"):
        if campagne.etat in _FINIES:
            continue
        lot = lots.get(campagne.lot)
        if lot is not None and campagne.type_recette is TypeRecette.UTILISATEUR:
            yield from _outside(examen, chemin, campagne, lot)
            yield from _closed(examen, chemin, campagne)
        lieu = campagne.environnement.nom if campagne.environnement else None
        if lieu is Environnement.PRODUCTION and campagne.type_recette in _METIER:
            yield signal(
                f"{chemin}.environnement.nom",
                f"La campagne {_name(campagne)} se joue en production, sur de vraies fiches. Menez-la dans un environnement de "
                "recette.",
                "RCT-034",
            )


def _outside(examen: Examen, chemin: str, campagne: Campagne, lot: Lot) -> Iterator[Signal]:
    debut, fin = _period(campagne)
    premiere = campaigns_like(examen.cahier, campagne)[0] is campagne
    tot = lot.recette_debut or lot.date_livraison
    nom = examen.reperes.nom(lot.id)
    if debut and tot and debut < tot:
        yield signal(
            f"{chemin}.periode.debut",
            f"La campagne {_name(campagne)} commence le {french(debut)}, avant la recette de {nom} ({french(tot)}). "
            "Corrigez l’une des deux dates.",
            "RCT-030",
        )
    if fin and lot.recette_fin and premiere and fin > lot.recette_fin:
        yield signal(
            f"{chemin}.periode.fin",
            f"La campagne {_name(campagne)} finit le {french(fin)}, après la recette de {nom} ({french(lot.recette_fin)}). "
            "Corrigez l’une des deux dates.",
            "RCT-030",
        )


def _closed(examen: Examen, chemin: str, campagne: Campagne) -> Iterator[Signal]:
    debut, fin = _period(campagne)
    services = _services(examen)
    for periode in examen.cahier.planning.indisponibilites:
        service = (periode.service or "").strip().casefold()
        connue = bool(debut and fin and periode.debut and periode.fin)
        if not connue or (service and service not in services):
            continue
        assert debut and fin and periode.debut and periode.fin
        if periode.debut <= fin and debut <= periode.fin:
            yield signal(
                f"{chemin}.periode",
                f"La campagne {_name(campagne)} tombe dans la période interdite « {periode.raison or 'sans raison dite'} » "
                f"({french(periode.debut)} au {french(periode.fin)}). Déplacez-la.",
                "RCT-031",
            )


def _services(examen: Examen) -> set[str]:
    recetteurs = {r for p in examen.cahier.personas for r in p.recetteurs}
    membres = (m for m in examen.cahier.equipe.membres if m.id in recetteurs)
    return {m.service.strip().casefold() for m in membres if m.service}


@controle(
    regle(
        "RCT-032",
        ERREUR,
        "campagne lancée sans la preuve d’un critère d’entrée",
        pourquoi="On convoque les recetteurs sur un lot qui n’est pas recettable : ils perdent leur journée, et l’ajournement "
        "sera contesté.",
        mauvais="CAMP-01, prête : « recette technique close » cite RAP-02, qui parle de la version 0.9",
        mieux="CAMP-01, prête : « recette technique close », RAP-03, version 1.0.0, accepté par MEM-02",
        source="Recette, machine de la campagne : chaque critère porte sa preuve ; critères d’entrée types",
        methode="États « prête » et « en cours ». Un rapport prouve s’il parle du même lot et de la même version, s’il est "
        "conforme, s’il atteste ce critère et si quelqu’un l’a accepté. Les cas prêts sont recalculés. Que le fichier du "
        "rapport n’ait pas changé se vérifie par « cdc recette pv --verifier ».",
    ),
    regle(
        "RCT-033",
        AVERTISSEMENT,
        "critère d’entrée coché que son rapport dément",
        pourquoi="Un critère coché rassure tout le monde jusqu’au premier jour de recette.",
        mauvais="atteint : oui, RAP-02 ; RAP-02 n’est pas conforme",
        mieux="atteint : non, en attendant le rapport de la version 1.0.1",
        source="Recette, rapports du prestataire : un rapport d’une autre version n’est pas une preuve, un rapport non conforme "
        "n’atteste aucun critère",
        methode="Campagnes en préparation ; ensuite, RCT-032 le dit.",
    ),
    regle(
        "RCT-035",
        ERREUR,
        "recette utilisateur lancée avec une bloquante ouverte",
        pourquoi="Les recetteurs buteront tous sur le même défaut ; les cas seront bloqués, donc non joués.",
        mauvais="CAMP-02 en cours ; ANO-004 bloquante, ouverte depuis la recette fonctionnelle",
        mieux="ANO-004 corrigée et livrée, puis CAMP-02 lancée",
        source="Recette, portes de l’enchaînement : pas de recette utilisateur tant qu’une bloquante subsiste en recette "
        "fonctionnelle",
        methode="Anomalies bloquantes du lot vues avant le début de la campagne, ni livrées ni soldées ce jour-là, et toujours "
        "ouvertes ; rapports fonctionnels de la version livrée qui annoncent des bloquantes.",
    ),
)
def _entry(examen: Examen) -> Iterator[Signal]:
    for chemin, campagne in situes(examen.cahier.campagnes, "campagnes"):
        if campagne.type_recette is not TypeRecette.UTILISATEUR or campagne.etat in _FINIES:
            continue
        perimetre = scope(examen.cahier, campagne)
        lancee = campagne.etat in _LANCEES
        if lancee and not campagne.criteres_entree:
            yield signal(
                f"{chemin}.criteres_entree",
                f"La campagne {_name(campagne)} est lancée sans critère d’entrée. Écrivez-les, chacun avec sa preuve.",
                "RCT-032",
            )
        evalues = entry_criteria(examen.cahier, campagne, perimetre)
        for rang, (critere, vu) in enumerate(zip(campagne.criteres_entree, evalues, strict=True)):
            dement = critere.atteint is True and vu.atteint is False
            if (lancee and not vu.atteint) or (
                dement and campagne.etat is not EtatCampagne.SUSPENDUE
            ):
                yield signal(
                    f"{chemin}.criteres_entree[{rang}]",
                    f"« {vu.critere} » n’est pas prouvé : {vu.motif}. Joignez la preuve, ou "
                    f"{'remettez' if lancee else 'laissez'} {_name(campagne)} en préparation.",
                    "RCT-032" if lancee else "RCT-033",
                )
        if lancee:
            yield from _blocked(examen, chemin, campagne, perimetre)


def _blocked(
    examen: Examen, chemin: str, campagne: Campagne, perimetre: Perimetre
) -> Iterator[Signal]:
    vues = [
        e.id
        for e in gaps(examen.cahier, campagne, perimetre, ())
        if e.a_l_entree and e.compte and e.bloquante
    ]
    annonces = [
        r.id or "?"
        for r in examen.cahier.rapports_recette
        if r.type_recette is TypeRecette.FONCTIONNELLE
        and (r.lot, r.version_livree) == (campagne.lot, campagne.version_livree)
        and r.synthese
        and r.synthese.bloquantes
    ]
    if vues or annonces:
        yield signal(
            f"{chemin}.etat",
            f"La campagne {_name(campagne)} est lancée alors que des bloquantes sont ouvertes ({quelques([*vues, *annonces])}). "
            "Suspendez-la jusqu’à leur correction.",
            "RCT-035",
        )


@controle(
    regle(
        "RCT-038",
        AVERTISSEMENT,
        "état de campagne que son historique n’explique pas",
        pourquoi="Le procès-verbal dira quand la recette a commencé et fini : l’historique est la seule preuve.",
        mauvais="état : terminée ; historique : prête",
        mieux="état : terminée ; historique : prête, en cours, terminée",
        source="Recette, machine d’états de la campagne",
        methode="Chaque passage doit exister dans la machine, et le dernier être l’état. Se tait si l’historique est vide.",
    )
)
def _history(examen: Examen) -> Iterator[Signal]:
    for chemin, campagne in situes(examen.cahier.campagnes, "campagnes"):
        faute = broken_step(CAMPAGNE, campagne.etat, [c.etat for c in campagne.historique])
        if faute:
            yield signal(
                f"{chemin}.{faute.suite}",
                f"La campagne {_name(campagne)} : {faute.dit}.",
                "RCT-038",
            )


def _period(campagne: Campagne) -> tuple[dt.date | None, dt.date | None]:
    periode = campagne.periode
    return (periode.debut, periode.fin) if periode else (None, None)


def _name(campagne: Campagne) -> str:
    return campagne.id or f"« {campagne.nom or 'sans nom'} »"


CONTROLES = (_when_and_where, _entry, _history)
