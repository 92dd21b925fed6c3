"""Put what each person of a file says with the questions of the bank, and count every cell."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cdc.entretien.brouillon import Brouillon
from cdc.entretien.cellules import locate
from cdc.entretien.enquete import LIBRES, RoleDit
from cdc.entretien.identites import PRENOM, header_key, identity_key
from cdc.entretien.intitules import wording
from cdc.entretien.reponses import (
    Bac,
    CelluleTableau,
    Depot,
    Ecart,
    Intitule,
    Lecture,
    Texte,
    flag,
    normalize,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.entretien.banque import Banque
    from cdc.entretien.enquete import Dit, Enonce, Enquete, Repondant
    from cdc.entretien.rattachement import Attache


def sort_answers(enquete: Enquete, attaches: Sequence[Attache], banque: Banque) -> Depot:
    """Return the answers of `enquete`; `attaches` says what each of its wordings asks."""
    noms = tuple(map(_identity, enquete.enonces, attaches))
    entetes = tuple(header_key(e.texte, banque) for e in enquete.enonces)
    lectures = tuple(
        _Depouillement(enquete, attaches, noms, entetes, repondant).read(banque)
        for repondant in enquete.repondants
    )
    if lectures and enquete.ecarts:
        derniere = lectures[-1].model_copy(update={"hors_reponses": enquete.ecarts})
        lectures = (*lectures[:-1], derniere)
    bacs = Counter(enquete.repartition)
    bacs[Bac.NON_RATTACHE] += len(enquete.ecarts)
    return Depot(
        format=_name(enquete),
        confiance=enquete.confiance,
        preuves=enquete.preuves,
        lectures=lectures,
        intitules=tuple(map(_heading, enquete.enonces, attaches)),
        cellules_non_vides=enquete.cellules_non_vides,
        repartition={bac: bacs[bac] for bac in Bac},
        ecarts=enquete.ecarts,
        avertissements=(*enquete.avertissements, *_anonymous(lectures)),
    )


@dataclass(slots=True)
class _Depouillement:
    """Puts each cell of one person in its bucket."""

    enquete: Enquete
    attaches: Sequence[Attache]
    noms: Sequence[str]
    entetes: Sequence[str]
    repondant: Repondant
    bacs: Counter[Bac] = field(default_factory=Counter)
    rangees: dict[str, Bac] = field(default_factory=dict)
    brouillons: dict[str, Brouillon] = field(default_factory=dict)
    ecarts: list[Ecart] = field(default_factory=list)
    identite: dict[str, Texte] = field(default_factory=dict)
    metadonnees: list[CelluleTableau] = field(default_factory=list)

    def read(self, banque: Banque) -> Lecture:
        personne = self.repondant
        self.identite |= personne.identite
        self.metadonnees += personne.metadonnees
        for dit in personne.dits:
            if not self._identify(dit):
                self._sort(dit)
        self._name()
        dites = {m.cellule for m in self.metadonnees}
        self.bacs.update(bac for cellule, bac in self.rangees.items() if cellule not in dites)
        self.ecarts += personne.ecarts
        self.bacs[Bac.NON_RATTACHE] += len(personne.ecarts)
        self.bacs[Bac.METADONNEE] += len(dites)
        return Lecture(
            fichier=self.enquete.fichier,
            sha256=self.enquete.sha256,
            format=_name(self.enquete),
            guide="",
            profil=self._profile(banque),
            banque=banque.version,
            identite=self.identite,
            reponses=tuple(b.finish() for b in self.brouillons.values()),
            ecarts=tuple(self.ecarts),
            repartition={bac: self.bacs[bac] for bac in Bac},
            cellules_non_vides=self.bacs.total(),
            notes=personne.notes,
            cle=personne.cle,
            empreinte=self._fingerprint(),
            metadonnees=tuple(self.metadonnees),
            questions=self._questions(),
        )

    def _questions(self) -> tuple[str, ...]:
        """Return what was answered, where no platform numbers the responses."""
        if self.enquete.disposition not in LIBRES:
            return ()
        dites = (self.enquete.enonces[dit.enonce].texte for dit in self.repondant.dits)
        return tuple(dict.fromkeys(map(wording, dites)))

    def _identify(self, dit: Dit) -> bool:
        """Take who answers, where the form asks it and nothing else tells."""
        intitule = self.enquete.enonces[dit.enonce].texte.strip()
        propre = self.entetes[dit.enonce]
        cle = propre or identity_key(intitule)
        dite = dit.role is RoleDit.REPONSE and not (dit.detail or dit.reserve or flag(dit.texte))
        prise = cle in self.identite or self.attaches[dit.enonce].question is not None
        if not (cle and dite) or (prise and not propre):
            return False
        self.identite[cle] = Texte(texte=dit.texte, cellule=dit.cellule)
        self.metadonnees.append(
            CelluleTableau(colonne=intitule, texte=dit.texte, cellule=dit.cellule)
        )
        return True

    def _name(self) -> None:
        """Put a first name asked apart before the name."""
        prenom = self.identite.pop(PRENOM, None)
        if prenom is None:
            return
        nom = self.identite.get("personne")
        if nom is None:
            self.identite["personne"] = prenom
        elif normalize(prenom.texte) not in normalize(nom.texte):
            texte = f"{prenom.texte} {nom.texte}"
            self.identite["personne"] = nom.model_copy(update={"texte": texte})

    def _profile(self, banque: Banque) -> str:
        """Return the profile that the service tells, else the function, or nothing."""
        dits = (self.identite.get(cle) for cle in ("service", "fonction"))
        profils = (banque.profil_de(dit.texte) for dit in dits if dit)
        return next((profil for profil in profils if profil), "")

    def _sort(self, dit: Dit) -> None:
        attache = self.attaches[dit.enonce]
        raison = dit.reserve or attache.raison
        if attache.question and not dit.reserve:
            brouillon = self.brouillons.get(attache.question.id)
            if brouillon is None:
                brouillon = Brouillon(attache.question, self.enquete.disposition)
            raison = brouillon.take(dit, precision=attache.precision)
            if not raison:
                self.brouillons[attache.question.id] = brouillon
                self._word(brouillon, self.enquete.enonces[dit.enonce], attache)
        if raison:
            self.rangees[dit.cellule] = Bac.NON_RATTACHE
            texte = f"{dit.detail} : {dit.texte}" if dit.detail else dit.texte
            self.ecarts.append(Ecart(texte=texte, cellule=dit.cellule, raison=raison))
        else:  # a cell of notes may answer several questions: what is left aside counts first
            bac = Bac.REMARQUE if dit.role is RoleDit.REMARQUE else Bac.REPONSE
            self.rangees.setdefault(dit.cellule, bac)

    def _word(self, brouillon: Brouillon, enonce: Enonce, attache: Attache) -> None:
        """Keep the wording of the question rather than that of its second question."""
        if not (attache.precision and brouillon.cellule):
            brouillon.texte, brouillon.cellule = enonce.texte.strip(), enonce.cellule

    def _fingerprint(self) -> str:
        """Return what changes when an answer does, or the question that it is attached to."""
        dits = [f"{self._place(dit)}\n{dit.texte}" for dit in self.repondant.dits]
        dits += [
            f"{locate(ecart.cellule).colonne}\n{ecart.texte}" for ecart in self.repondant.ecarts
        ]
        return hashlib.sha256("\0".join(sorted(dits)).encode()).hexdigest()

    def _place(self, dit: Dit) -> str:
        role = "" if dit.role is RoleDit.REPONSE else dit.role
        details = [d for d in (role, dit.detail, str(dit.rang or "")) if d]
        return "\n".join([self.noms[dit.enonce], *details])


def _identity(enonce: Enonce, attache: Attache) -> str:
    """Return what tells the place of an answer from others, however the file is laid out."""
    if attache.question:
        return f"{attache.question.id}{'/precision' if attache.precision else ''}"
    return wording(enonce.texte)


def _name(enquete: Enquete) -> str:
    return enquete.disposition.replace("-", "_")


def _heading(enonce: Enonce, attache: Attache) -> Intitule:
    question = attache.question.id if attache.question else None
    return Intitule(
        texte=enonce.texte.strip(),
        cellule=enonce.cellule,
        question=question,
        precision=attache.precision,
        confiance=attache.confiance,
        moyen=attache.moyen or "",
        preuves=attache.preuves,
        candidates=tuple((c.cle, round(c.confiance, 3)) for c in attache.candidates[:3]),
    )


def _anonymous(lectures: Sequence[Lecture]) -> Iterator[str]:
    anonymes = sum("personne" not in lecture.identite for lecture in lectures)
    if anonymes:
        une = anonymes == 1
        yield (
            f"{anonymes} {'réponse' if une else 'réponses'} sans nom\u00a0: complétez-"
            f"{'la' if une else 'les'} dans le cahier si vous savez de qui il s’agit."
        )
