"""Who stands behind a reference of a provenance: the person, the file, the cell, what was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cdc.entretien.releves import latest
from cdc.entretien.temoignages import answers, cells

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cdc.entretien.arbitrages import Decisions
    from cdc.entretien.banque import Banque
    from cdc.entretien.releves import Releve
    from cdc.entretien.reponses import Reponse


@dataclass(frozen=True, slots=True)
class Version:
    """What an earlier version of the same interview said; nothing when it had no answer."""

    entretien: str
    fichier: str
    cellule: str
    texte: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One source: who, when, in which cell of which file, asked what, and what was written.

    `libelle` is the question as the file words it, `question` its identifier in the bank,
    `libelle_banque` the words of the bank. `accord` says whether the project holds what was said;
    it is None when no value can be compared.
    """

    reference: str
    entretien: str = ""
    personne: str = ""
    fonction: str = ""
    service: str = ""
    date: str = ""
    fichier: str = ""
    copie: str = ""
    feuille: str = ""
    cellule: str = ""
    question: str = ""
    libelle: str = ""
    libelle_banque: str = ""
    texte: str = ""
    lu: str = ""
    accord: bool | None = None
    versions: tuple[Version, ...] = ()
    note: str = ""

    @property
    def adresse(self) -> str:
        """The cell with its sheet, where it is known."""
        return f"{self.feuille}!{self.cellule}" if self.feuille else self.cellule


class Citations:
    """All that a reference can designate in a project."""

    def __init__(
        self,
        donnees: Mapping[str, Any],
        releves: Sequence[Releve],
        banque: Banque,
        decisions: Decisions,
        imports: Mapping[str, Mapping[str, Any]],
    ) -> None:
        self._banque = banque
        self._releves = list(releves)
        self._derniers = latest(releves)
        self._fiches = {str(e.get("id")): e for e in donnees.get("entretiens") or []}
        self._imports = imports
        self._decisions = {d.id: d for d in decisions.prises}

    def of(self, reference: str) -> Citation:
        """Return what `reference` (`ENT-04#Q-FLX-16`, `IMP-01#Feuil1!A12`, `ARB-02`) designates."""
        tete, _, suite = reference.partition("#")
        if tete.startswith("IMP-"):
            return self._of_table(reference, tete, suite)
        if tete.startswith("ARB-"):
            return self._of_decision(reference)
        releve = self._derniers.get(tete)
        if releve is None:
            return self._by_hand(reference, tete, suite)
        reponse = next((r for r in releve.reponses if r.question == suite), None)
        dits = answers(reponse) if reponse else []
        coches = [(c.cellule, c.choix) for c in reponse.coches] if reponse else []
        paires = [*((t.cellule, t.texte) for t in dits), *coches]
        texte = " ; ".join(texte for _, texte in paires)
        cellule = paires[0][0] if paires else reponse.cellule if reponse else ""
        return self.of_cell(releve, suite, cellule, texte)

    def of_cell(
        self, releve: Releve, question: str, cellule: str, texte: str, **dits: Any
    ) -> Citation:
        """Return what the interview `releve` says in one cell."""
        fiche = self._fiches.get(releve.id, {})
        feuille, _, case = cellule.rpartition("!")
        posee = next((r for r in releve.reponses if r.question == question), None)
        connue = self._banque.question(question)
        return Citation(
            reference=releve.cite(question) if question else releve.id,
            entretien=releve.nom,
            personne=releve.personne or _said(fiche, "personne"),
            fonction=_identity(releve, "fonction") or _said(fiche, "fonction"),
            service=_identity(releve, "service") or _said(fiche, "service"),
            date=_identity(releve, "date") or _said(fiche, "date"),
            fichier=releve.fichier,
            copie=f"entretiens/{releve.source}" if releve.source else "",
            feuille=feuille,
            cellule=case,
            question=question,
            libelle=posee.texte if posee else "",
            libelle_banque=connue.texte if connue else "",
            texte=texte,
            versions=self._versions(releve, question, cellule),
            **dits,
        )

    def _versions(self, releve: Releve, question: str, cellule: str) -> tuple[Version, ...]:
        """Return what the earlier versions of `releve` answered in the same place."""
        avant = [r for r in self._releves if r.id == releve.id and r.version < releve.version]
        return tuple(
            Version(r.nom, r.fichier, cellule.rpartition("!")[2], _at(r, question, cellule))
            for r in sorted(avant, key=lambda r: r.version)
        )

    def _by_hand(self, reference: str, entretien: str, question: str) -> Citation:
        fiche = self._fiches.get(entretien)
        connue = self._banque.question(question)
        note = (
            "entretien noté à la main dans le cahier, sans fichier importé"
            if fiche is not None
            else "cet entretien n’est ni dans le cahier, ni dans le dossier entretiens/"
        )
        return Citation(
            reference=reference,
            entretien=entretien,
            personne=_said(fiche or {}, "personne"),
            fonction=_said(fiche or {}, "fonction"),
            service=_said(fiche or {}, "service"),
            date=_said(fiche or {}, "date"),
            question=question,
            libelle_banque=connue.texte if connue else "",
            note=note,
        )

    def _of_table(self, reference: str, nom: str, lieu: str) -> Citation:
        feuille, _, cellule = lieu.rpartition("!")
        releve = self._imports.get(nom)
        if releve is None:
            note = f"le relevé imports/{nom}.yaml n’est pas dans le projet"
            return Citation(reference, feuille=feuille, cellule=cellule, note=note)
        lignes: list[dict[str, Any]] = releve.get("lignes") or []
        ligne: dict[str, Any] = next((e for e in lignes if str(e.get("cellule")) == lieu), {})
        dits = [f"{v.get('titre')} : {v.get('texte')}" for v in ligne.get("valeurs") or []]
        return Citation(
            reference,
            fichier=str(releve.get("fichier") or ""),
            copie=f"imports/{releve['source']}" if releve.get("source") else "",
            feuille=feuille,
            cellule=cellule,
            texte=" ; ".join(dits),
            note="ligne d’un tableau importé",
        )

    def _of_decision(self, reference: str) -> Citation:
        decision = self._decisions.get(reference)
        if decision is None:
            note = "cette décision n’est plus dans entretiens/arbitrages.yaml"
            return Citation(reference, note=note)
        return Citation(
            reference,
            personne=decision.decide_par,
            date=decision.date,
            fichier="entretiens/arbitrages.yaml",
            texte=decision.valeur,
            note=f"décision : {decision.motif}" if decision.motif else "décision, sans motif noté",
        )


def _at(releve: Releve, question: str, cellule: str) -> str:
    """Return what a version says in a cell, or else in answer to the question."""
    texte = cells(releve).get(cellule)
    if texte is not None:
        return texte
    reponse = next((r for r in releve.reponses if r.question == question), None)
    return " ; ".join(_texts(reponse)) if reponse else ""


def _texts(reponse: Reponse) -> list[str]:
    return [*(t.texte for t in answers(reponse)), *(c.choix for c in reponse.coches)]


def _identity(releve: Releve, cle: str) -> str:
    texte = releve.identite.get(cle)
    return texte.texte if texte else ""


def _said(fiche: Mapping[str, Any], cle: str) -> str:
    return str(fiche.get(cle) or "")
