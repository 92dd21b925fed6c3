"""Entry, exit and suspension criteria: their usual words, and which of them are proven."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cdc.francais import number, plural, typography
from cdc_schema.enumerations import (
    Priorite,
    PrioriteCas,
    ResultatRapport,
    Severite,
    StatutRedaction,
    TypeCas,
    Verdict,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from cdc.recette.faits import Faits
    from cdc.recette.passages import Passage
    from cdc.recette.perimetre import Perimetre
    from cdc_schema import Cahier
    from cdc_schema.recette.campagnes import Campagne, CritereEntree
    from cdc_schema.recette.rapports import RapportPrestataire

# Source: `criteres_entree_types` of the domain.
CRITERES_ENTREE = (
    "lot livré avec note de version",
    "environnement de recette accessible à tous les recetteurs avec leurs droits",
    "recette usine close sans bloquante ouverte",
    "recette technique close sans bloquante ouverte",
    "recette fonctionnelle close sans bloquante ouverte",
    "jeu de données chargé (fictif ou anonymisé), reprise à blanc faite si le lot en dépend",
    "cas prêts : 100 % des exigences indispensables du lot ont au moins un cas relu",
    "recetteurs disponibles 1 jour par semaine, formés 1 h",
    "circuit d’anomalie ouvert",
)
CAS_PRETS = CRITERES_ENTREE[6]
_RELUS = (StatutRedaction.RELU, StatutRedaction.PRET)


@dataclass(frozen=True, slots=True)
class CritereEvalue:
    """One criterion, and whether it is proven.

    Attributes:
        critere: its words.
        atteint: True, False, or None when nobody said and nothing computes it.
        preuve: what proves it: a report, a document, « calculé »; empty otherwise.
        motif: why it is not proven, and what to do; empty when it is.
        elements: what is missing: requirements, cases, anomalies.
    """

    critere: str
    atteint: bool | None
    preuve: str = ""
    motif: str = ""
    elements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suspension:
    """One reason to stop playing, and what shows it."""

    critere: str
    atteint: bool
    detail: str = ""
    elements: tuple[str, ...] = ()


def entry_criteria(
    cahier: Cahier, campagne: Campagne, perimetre: Perimetre
) -> tuple[CritereEvalue, ...]:
    """Return the entry criteria of a campaign; one is met only with its proof."""
    rapports = [r for r in cahier.rapports_recette if r.id]
    return tuple(
        _ready(critere, perimetre)
        if _folded(critere.critere).startswith("cas prets")
        else _attested(critere, campagne, rapports)
        for critere in campagne.criteres_entree
    )


def suspensions(faits: Faits, passages: Iterable[Passage]) -> tuple[Suspension, ...]:
    """Return the reasons to suspend a campaign that facts can tell.

    An environment that is out for more than four hours is for people to say.
    """
    return (_main_path(faits), _blocked_day(faits.campagne, passages))


def same_words(un: str | None, autre: str | None) -> bool:
    """Say whether two criteria have the same words, whatever their accents and spaces."""
    return bool(un) and _folded(un) == _folded(autre)


def _ready(critere: CritereEntree, perimetre: Perimetre) -> CritereEvalue:
    manquent = tuple(
        e.id or ""
        for e in perimetre.exigences
        if e.priorite is Priorite.INDISPENSABLE
        and not any(c.statut_redaction in _RELUS for c in perimetre.verifie[e.id or ""])
    )
    motif = f"sans cas relu : {', '.join(manquent)}" if manquent else ""
    return CritereEvalue(
        critere.critere or "", not manquent, "calculé", typography(motif), manquent
    )


def _attested(
    critere: CritereEntree, campagne: Campagne, rapports: Iterable[RapportPrestataire]
) -> CritereEvalue:
    texte = critere.critere or ""
    if critere.atteint is False:
        return CritereEvalue(texte, False, critere.preuve or "", "vous avez écrit « non »")
    cites = [r for r in rapports if _speaks(r, critere)]
    if critere.rapport and not any(r.id == critere.rapport for r in cites):
        return CritereEvalue(texte, False, motif=f"{critere.rapport} n’existe pas")
    fautes = [(r, _fault(r, critere, campagne)) for r in cites]
    prouve = next((r.id or "" for r, faute in fautes if not faute), "")
    if prouve:
        return CritereEvalue(texte, True, prouve)
    if fautes:
        return CritereEvalue(texte, False, motif=typography(fautes[0][1]))
    return _on_paper(critere)


def _on_paper(critere: CritereEntree) -> CritereEvalue:
    texte = critere.critere or ""
    if critere.atteint and critere.preuve:
        return CritereEvalue(texte, True, critere.preuve)
    motif = "dites ce qui le prouve (preuve ou rapport)" if critere.atteint else "rien ne le prouve"
    return CritereEvalue(texte, None, motif=motif)


def _speaks(rapport: RapportPrestataire, critere: CritereEntree) -> bool:
    """Say whether a report is the one that a criterion names, or names that criterion itself."""
    if critere.rapport:
        return rapport.id == critere.rapport
    return any(same_words(dit, critere.critere) for dit in rapport.criteres_couverts)


def _fault(rapport: RapportPrestataire, critere: CritereEntree, campagne: Campagne) -> str:
    """Return why a report proves nothing of a criterion, or nothing.

    Source: `controles` of the vendor's reports.
    """
    nom = rapport.id
    if rapport.lot != campagne.lot:
        return f"{nom} parle du lot {rapport.lot or 'inconnu'}"
    if rapport.version_livree != campagne.version_livree:
        return f"{nom} parle de la version {rapport.version_livree or 'inconnue'}"
    if rapport.resultat in (None, ResultatRapport.NON_CONFORME):
        return f"{nom} n’est pas conforme"
    if not any(same_words(dit, critere.critere) for dit in rapport.criteres_couverts):
        return f"{nom} n’atteste pas ce critère"
    bloquantes = rapport.synthese.bloquantes if rapport.synthese else None
    if bloquantes and "bloquante" in _folded(critere.critere):
        return f"{nom} annonce {plural(bloquantes, 'bloquante')}"
    if not rapport.accepte_par:
        return f"{nom} n’a pas été accepté par un membre de l’équipe"
    return ""


def _main_path(faits: Faits) -> Suspension:
    """Look for an open blocking anomaly on a critical case, or on what the lot cannot do without."""
    critiques = {e.id for e in faits.cas if e.cas.priorite is PrioriteCas.CRITIQUE}
    indispensables = {
        un.id for un in faits.couverture if un.exigence.priorite is Priorite.INDISPENSABLE
    }
    nominaux = {
        e.id
        for e in faits.cas
        if e.cas.type is TypeCas.NOMINAL and indispensables & set(e.cas.exigences)
    }
    vues = tuple(
        e.id
        for e in faits.ouvertes(Severite.BLOQUANTE)
        if e.cas in critiques | nominaux
        or (not e.cas and indispensables & set(e.anomalie.exigences))
    )
    return Suspension("bloquante sur le parcours principal", bool(vues), ", ".join(vues), vues)


def _blocked_day(campagne: Campagne, passages: Iterable[Passage]) -> Suspension:
    """Look at the last day that somebody played: over 30 % of its cases blocked."""
    du_jour: dict[dt.date, dict[str, bool]] = {}
    for p in passages:
        if p.campagne == campagne.id and p.date and p.verdict is not Verdict.NON_JOUE:
            jour = du_jour.setdefault(p.date, {})
            jour[p.cas] = jour.get(p.cas, False) or p.verdict is Verdict.BLOQUE
    critere = typography("plus de 30 % des cas du jour bloqués")
    if not du_jour:
        return Suspension(critere, False)
    dernier = max(du_jour)
    cas = du_jour[dernier]
    bloques = tuple(sorted(nom for nom, bloque in cas.items() if bloque))
    detail = f"{number(len(bloques))} sur {number(len(cas))} le {dernier:%d/%m/%Y}"
    return Suspension(critere, 10 * len(bloques) > 3 * len(cas), detail, bloques)


def _folded(texte: str | None) -> str:
    plat = unicodedata.normalize("NFKD", (texte or "").replace("’", "'"))
    sans = "".join(c for c in plat if not unicodedata.combining(c)).casefold()
    return " ".join(sans.replace(":", " : ").replace("%", " % ").split())
