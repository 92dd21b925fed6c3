"""Rules on reserves and requests for change: what is left to do, and what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.francais import enumeration
from cdc.recette.ecarts import SOLDEES
from cdc.recette.reserves import effective_state
from cdc.verification.calendrier import french
from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, quelques, regle, signal
from cdc.verification.regles import controle
from cdc.verification.reperes import situes
from cdc_schema.enumerations import DecisionEvolution, EtatCampagne, EtatReserve, Qualification

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal
    from cdc_schema.recette.anomalies import DemandeEvolution

_D = DecisionEvolution
_ACCEPTEES = (_D.ACCEPTEE_DANS_LE_LOT, _D.ACCEPTEE_LOT_ULTERIEUR)
_FINIES = (EtatCampagne.TERMINEE, EtatCampagne.CLOTUREE)


@controle(
    regle(
        "RCT-050",
        AVERTISSEMENT,
        "réserve échue et toujours ouverte",
        pourquoi="Passé l’échéance, le client choisit : un nouveau délai écrit, ou le refus. Ne rien dire, c’est l’accepter.",
        mauvais="RES-01, ouverte ; à lever avant le 15/06/2027, nous sommes le 20",
        mieux="RES-01, expirée ; nouvelle échéance décidée le 20/06/2027",
        source="Recette, machine de la réserve : échéance dépassée, expirée",
    ),
    regle(
        "RCT-051",
        ERREUR,
        "réserve levée sans preuve, ou avec une anomalie ouverte",
        pourquoi="La réserve est le dernier moyen de faire corriger : levée, il ne reste que la garantie.",
        mauvais="RES-01, levée ; ANO-003 à retester",
        mieux="RES-01, levée le 12/06/2027 par MEM-02 : REL-07#CT-01 conforme ; ANO-003 close",
        source="Recette, machine de la réserve : preuve jointe, anomalies couvertes closes",
    ),
    regle(
        "RCT-052",
        AVERTISSEMENT,
        "réserve qui ne couvre aucune anomalie",
        pourquoi="Rien ne dira quand elle est levée : il faut une anomalie à clore.",
        mauvais="RES-03 : anomalies (vide)",
        mieux="RES-03 : ANO-006",
        source="Recette, règle de décision : une réserve par anomalie ou groupe d’anomalies",
    ),
)
def _reserves(examen: Examen) -> Iterator[Signal]:
    etats = {a.id: a.etat for a in examen.cahier.anomalies}
    for chemin, reserve in situes(examen.cahier.reserves, "reserves"):
        nom = examen.reperes.nom(reserve.id)
        if not reserve.anomalies:
            yield signal(
                f"{chemin}.anomalies",
                f"La réserve {nom} ne couvre aucune anomalie. Citez celle qui reste à corriger.",
                "RCT-052",
            )
        echeance = reserve.echeance_levee
        expire = effective_state(reserve, examen.aujourdhui) is EtatReserve.EXPIREE
        if echeance and expire and reserve.etat is not EtatReserve.EXPIREE:
            yield signal(
                f"{chemin}.echeance_levee",
                f"La réserve {nom} devait être levée le {french(echeance)} et elle est ouverte. Levez-la sur preuve, accordez "
                "un délai par écrit, ou refusez.",
                "RCT-050",
            )
        if reserve.etat is EtatReserve.LEVEE:
            ouvertes = [a for a in reserve.anomalies if a in etats and etats[a] not in SOLDEES]
            preuve = reserve.levee.preuve if reserve.levee else None
            manques = [] if preuve else ["sans preuve"]
            manques += [f"avec {quelques(ouvertes)} encore ouverte"] if ouvertes else []
            if manques:
                yield signal(
                    f"{chemin}.etat",
                    f"La réserve {nom} est levée {enumeration(manques)}. Joignez la preuve et soldez les anomalies, ou "
                    "rouvrez-la.",
                    "RCT-051",
                )


@controle(
    regle(
        "RCT-055",
        ERREUR,
        "demande d’évolution décidée sans impact ni motif",
        pourquoi="Acceptée sans délai ni prix, l’évolution arrive en facture ; refusée sans motif, elle revient au prochain comité.",
        mauvais="DEM-02, acceptée dans le lot ; impact : (vide)",
        mieux="DEM-02, acceptée dans le lot : 2 jours, 1 400 € HT, EX-REL-004, CT-02",
        source="Recette, une évolution est tracée, avec son impact et sa décision ; Recette, machine de la demande d’évolution : impact chiffré",
        methode="Acceptée : délai et prix, zéro compris ; le lot, si c’est pour plus tard. Refusée : un motif.",
    ),
    regle(
        "RCT-056",
        AVERTISSEMENT,
        "demande d’évolution non décidée en fin de campagne",
        pourquoi="Les critères de sortie demandent que tout soit décidé : ce qui reste ouvert se rejoue au moment de signer.",
        mauvais="CAMP-01 terminée ; DEM-02 à chiffrer",
        mieux="DEM-02, acceptée lot ultérieur : LOT-2",
        source="Recette, critères de sortie types : demandes d’évolution décidées",
        methode="Demandes du lot d’une campagne terminée ou clôturée, ou sans lot connu.",
    ),
    regle(
        "RCT-057",
        AVERTISSEMENT,
        "évolution reconnue sans demande",
        pourquoi="Refusée comme anomalie et jamais demandée comme évolution, la gêne du recetteur est perdue.",
        mauvais="ANO-005, nature évolution ; aucune demande ne la cite",
        mieux="DEM-03, origine recette, anomalie ANO-005",
        source="Recette, demande d’évolution tracée avec impact et décision",
        methode="Anomalies qualifiées « évolution » par les deux parties.",
    ),
)
def _requests(examen: Examen) -> Iterator[Signal]:
    lots = {e.id: e.lot for e in examen.cahier.exigences}
    finis = {c.lot for c in examen.cahier.campagnes if c.etat in _FINIES and c.lot}
    demandees = {d.anomalie for d in examen.cahier.demandes_evolution}
    for chemin, demande in situes(examen.cahier.demandes_evolution, "demandes_evolution"):
        nom = examen.reperes.nom(demande.id)
        manques = _undecided(demande)
        if manques:
            yield signal(
                f"{chemin}.decision",
                f"La demande {nom} est « {demande.decision} » sans {enumeration(manques)}. Complétez la décision.",
                "RCT-055",
            )
        avant = demande.exigence_avant.exigence if demande.exigence_avant else None
        lot = demande.lot or lots.get(avant)
        if demande.decision in (None, _D.A_CHIFFRER) and finis and (lot in finis or not lot):
            yield signal(
                f"{chemin}.decision",
                f"La demande {nom} n’est pas décidée et la campagne est finie. Chiffrez-la, puis décidez : dans le lot, plus "
                "tard, ou refusée.",
                "RCT-056",
            )
    for chemin, anomalie in situes(examen.cahier.anomalies, "anomalies"):
        accord = anomalie.qualifiee_par
        if (
            anomalie.nature is Qualification.EVOLUTION
            and accord
            and accord.client
            and accord.prestataire
            and anomalie.id not in demandees
        ):
            yield signal(
                f"{chemin}.nature",
                f"L’anomalie {examen.reperes.nom(anomalie.id)} est une évolution, et aucune demande ne la reprend. Créez la "
                "demande : elle se chiffre, puis se décide.",
                "RCT-057",
            )


def _undecided(demande: DemandeEvolution) -> list[str]:
    """Return what a decision lacks, in words."""
    impact = demande.impact
    manques = []
    if demande.decision in _ACCEPTEES:
        manques += [] if impact and impact.delai_jours is not None else ["délai chiffré"]
        manques += [] if impact and impact.cout_ht is not None else ["prix chiffré"]
    if demande.decision is _D.ACCEPTEE_LOT_ULTERIEUR and not demande.lot:
        manques.append("lot")
    if demande.decision is _D.REFUSEE and not demande.motif_decision:
        manques.append("motif")
    return manques


CONTROLES = (_reserves, _requests)
