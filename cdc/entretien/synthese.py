"""What the interviews of a project say, put together: who said what, what is still to be asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cdc.entretien.classees import Classees
from cdc.entretien.releves import latest
from cdc.entretien.reponses import normalize
from cdc.entretien.suites import sort_follow_ups
from cdc.entretien.suivis import Suivi, closed, follow_ups, speaker
from cdc.francais import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cdc.entretien.banque import Banque, Question
    from cdc.entretien.contradictions import Contradiction
    from cdc.entretien.importation import Bilan
    from cdc.entretien.personnes import Personnes
    from cdc.entretien.releves import Releve
    from cdc.entretien.reponses import Reponse

SEMAINES_PAR_MOIS = Decimal(52) / 12
EQUIPE = "Équipe projet"


@dataclass(frozen=True, slots=True)
class Dit:
    """One cell that answers a question."""

    personne: str
    fonction: str
    entretien: str
    fichier: str
    cellule: str
    texte: str
    drapeau: str = ""


@dataclass(frozen=True, slots=True)
class QuestionDite:
    """A question, and who said what of it; nobody when `dits` is empty."""

    question: Question
    theme: str
    dits: tuple[Dit, ...] = ()


@dataclass(frozen=True, slots=True)
class IrritantDit:
    """What wastes somebody's time; `heures` by month, when they are told."""

    personne: str
    service: str
    profil: str
    entretien: str
    id: str
    texte: str
    frequence: str
    heures: Decimal | None
    gravite: str


@dataclass(frozen=True, slots=True)
class NonRattachee:
    """A cell that found no place."""

    personne: str
    entretien: str
    fichier: str
    cellule: str
    texte: str
    raison: str


@dataclass(frozen=True, slots=True)
class Synthese:
    """All that is to be read of the interviews, what contradicts itself first."""

    titre: str
    entretiens: tuple[Releve, ...]
    contradictions: tuple[Contradiction, ...]
    questions: tuple[QuestionDite, ...]
    profils_absents: tuple[tuple[str, str, str], ...]
    sans_reponse: tuple[QuestionDite, ...]
    irritants: tuple[IrritantDit, ...]
    suivis: tuple[Suivi, ...]
    non_rattachees: tuple[NonRattachee, ...]
    personnes: Personnes
    classes: tuple[tuple[Suivi, str], ...] = ()  # what is not to be asked, and why

    @property
    def heures(self) -> Decimal:
        """The hours lost in a month."""
        return sum((i.heures for i in self.irritants if i.heures), Decimal(0))

    @property
    def heures_par_semaine(self) -> Decimal:
        """The hours lost in a week, to the nearest half."""
        return per_week(self.heures)

    def hours_by(self, cle: str) -> dict[str, Decimal]:
        """Return the hours lost in a month by `service` or `profil`, the most first."""
        sommes: dict[str, Decimal] = {}
        for irritant in self.irritants:
            if irritant.heures:
                nom = str(getattr(irritant, cle)) or "non précisé"
                sommes[nom] = sommes.get(nom, Decimal(0)) + irritant.heures
        return dict(sorted(sommes.items(), key=lambda paire: -paire[1]))

    def by_person(self) -> dict[str, list[Suivi]]:
        """Return what is to be asked, by person, in alphabetical order."""
        par_personne: dict[str, list[Suivi]] = {}
        for suivi in self.suivis:
            par_personne.setdefault(suivi.personne, []).append(suivi)
        return dict(sorted(par_personne.items(), key=lambda p: (p[0] == EQUIPE, normalize(p[0]))))


def per_week(heures: Decimal) -> Decimal:
    """Return hours by month as hours by week, to the nearest half."""
    return (heures / SEMAINES_PAR_MOIS * 2).quantize(Decimal(1)) / 2


def summarize(
    titre: str,
    donnees: Mapping[str, Any],
    bilans: Sequence[Bilan],
    contradictions: Iterable[Contradiction],
    banque: Banque,
    personnes: Personnes,
    classees: Classees | None = None,
) -> Synthese:
    """Put together what the last version of each interview says."""
    releves = list(latest(b.releve for b in bilans).values())
    dites = _questions(releves, banque, personnes)
    toutes = sort_follow_ups(bilans, releves, donnees, banque)
    suites, closes = (classees or Classees()).share_out(toutes)
    entendus = {r.profil for r in releves if r.profil} | {
        str(e.get("profil")) for e in donnees.get("entretiens") or [] if e.get("profil")
    }
    repondues = {q.question.id for q in dites}
    absents = [(c, p.titre, p.qui) for c, p in banque.profils.items() if c not in entendus]
    vides = [
        QuestionDite(q, _theme(banque, q))
        for q in banque.questions
        if q.noyau and q.id not in repondues and entendus & set(q.profils)
    ]
    return Synthese(
        titre,
        tuple(releves),
        tuple(contradictions),
        tuple(dites),
        tuple(absents),
        tuple(vides),
        tuple(_irritants(donnees, banque, personnes)),
        tuple(follow_ups(bilans, releves, suites, banque, personnes)),
        tuple(dict.fromkeys(_unattached(bilans, personnes))),
        personnes,
        tuple(closed(closes, personnes)),
    )


def _questions(
    releves: Sequence[Releve], banque: Banque, personnes: Personnes
) -> list[QuestionDite]:
    dits: dict[str, list[Dit]] = {}
    for releve in releves:
        for reponse in releve.reponses:
            dits.setdefault(reponse.question, []).extend(_said(releve, reponse, personnes))
    return [
        QuestionDite(q, _theme(banque, q), tuple(dits[q.id]))
        for q in banque.questions
        if dits.get(q.id)
    ]


def _said(releve: Releve, reponse: Reponse, personnes: Personnes) -> Iterator[Dit]:
    """Yield one line for each answer, the cells of one row together."""
    for texte in (reponse.reponse, reponse.autre, reponse.precision):
        if texte:
            yield _dit(releve, texte.cellule, texte.texte, personnes, texte.drapeau or "")
    if reponse.coches:
        choix = " ; ".join(c.choix for c in reponse.coches)
        yield _dit(releve, reponse.coches[0].cellule, choix, personnes)
    for ligne in reponse.lignes:
        texte_ligne = " | ".join(f"{c.colonne} : {c.texte}" for c in ligne)
        if ligne:
            yield _dit(releve, ligne[0].cellule, texte_ligne, personnes)
    if reponse.remarque:
        yield _dit(releve, reponse.remarque.cellule, reponse.remarque.texte, personnes, "remarque")


def _dit(releve: Releve, cellule: str, texte: str, personnes: Personnes, drapeau: str = "") -> Dit:
    fonction = releve.identite.get("fonction")
    return Dit(
        speaker(releve, personnes),
        fonction.texte if fonction else "",
        releve.nom,
        releve.fichier,
        cellule,
        texte,
        drapeau,
    )


def _irritants(
    donnees: Mapping[str, Any], banque: Banque, personnes: Personnes
) -> Iterator[IrritantDit]:
    for fiche in donnees.get("entretiens") or []:
        profil = banque.profils.get(str(fiche.get("profil") or ""))
        for irritant in fiche.get("irritants") or []:
            yield IrritantDit(
                personnes.canonical(str(fiche.get("personne") or fiche.get("id") or "")),
                str(fiche.get("service") or ""),
                profil.titre if profil else "",
                str(fiche.get("id") or ""),
                str(irritant.get("id") or ""),
                str(irritant.get("texte") or ""),
                str(irritant.get("frequence") or ""),
                _number(irritant.get("temps_perdu")),
                str(irritant.get("gravite") or ""),
            )


def _number(valeur: Any) -> Decimal | None:
    texte = re.sub(r"\s", "", str(valeur or "")).replace(",", ".")
    return Decimal(texte) if re.fullmatch(r"\d+(\.\d+)?", texte) else None


def _unattached(bilans: Sequence[Bilan], personnes: Personnes) -> Iterator[NonRattachee]:
    for bilan in bilans:
        for ecart in bilan.ecarts:
            yield NonRattachee(
                speaker(bilan.releve, personnes),
                bilan.releve.nom,
                bilan.releve.fichier,
                ecart.cellule,
                ecart.texte,
                ecart.raison,
            )
        for ecart in bilan.releve.hors_reponses:
            yield NonRattachee(
                "", bilan.releve.nom, bilan.releve.fichier, ecart.cellule, ecart.texte, ecart.raison
            )


def _theme(banque: Banque, question: Question) -> str:
    return next((f.titre for f in banque.feuilles if f.holds(question)), question.theme)


def counted(synthese: Synthese) -> str:
    """Return the summary in one line."""
    personnes = {speaker(r, synthese.personnes) for r in synthese.entretiens}
    return ", ".join(
        (
            plural(len(synthese.entretiens), "entretien"),
            plural(len(personnes), "personne"),
            plural(len(synthese.questions), "question répondue", "questions répondues"),
            plural(len(synthese.contradictions), "contradiction"),
        )
    )
