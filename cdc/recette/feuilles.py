"""What a tester reads: the cases of one persona in a campaign, in words of the job."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from cdc.francais import enumeration, typography
from cdc.recette.mots import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cdc_schema import Cahier
    from cdc_schema.cas_de_test import CasDeTest, EtapeDeTest
    from cdc_schema.personas import Persona
    from cdc_schema.recette.campagnes import Campagne

STATUT, SAISIE = "Statut", "Donnée saisie"
_ROLE = re.compile(r"\bROL-[A-Z0-9-]+\b")
_REDITE = re.compile("«[ \u00a0]([^«»]+)[ \u00a0]»[ ][(]«\u00a0\\1\u00a0»[)]")
_UNITE = re.compile(r"(?<=\d) (?=(?:s|min|h|ms|j|Mo|Go|km|m)\b)")
_INFINITIF = re.compile(r"(?:ne (?:pas |rien |plus )?|n’|se |s’)?\w+(?:er|ir|re)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EtapeFeuille:
    """One step: what is done, what is typed, what must be seen, the state that follows."""

    n: int
    action: str
    attendu: str
    saisie: str = ""
    statut: str = ""


@dataclass(frozen=True, slots=True)
class FeuilleCas:
    """One case as it is printed; `entete_statut` is empty when no step moves a state."""

    id: str
    titre: str
    etapes: tuple[EtapeFeuille, ...]
    avant: tuple[str, ...] = ()
    donnees: tuple[str, ...] = ()
    exigences: tuple[str, ...] = ()
    but: str = ""
    fin: str = ""
    priorite: str = ""
    minutes: int | None = None
    entete_statut: str = ""
    empreinte: str = ""


@dataclass(frozen=True, slots=True)
class ClasseurRecette:
    """What one tester is given: identifiers for the machine, words for the person.

    `nom` is shown: what the tester does. `noms` are the spellings under which the tester is known.
    """

    campagne: str
    persona: str
    recetteur: str
    version: str
    projet: str
    ligne: str
    titre: str
    situation: str
    nom: str
    cas: tuple[FeuilleCas, ...]
    noms: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        """How long playing all of it should take."""
        return sum(cas.minutes or 0 for cas in self.cas)

    @property
    def entete(self) -> str:
        """What heads each printed page: short enough for the half of a line."""
        return ", ".join(
            filter(None, [self.campagne, f"version {self.version}" if self.version else ""])
        )


def plan_workbook(
    cahier: Cahier, campagne: Campagne, persona: Persona, recetteur: str, cas: Iterable[CasDeTest]
) -> ClasseurRecette:
    """Return the workbook of `persona` for `recetteur`, with `cas` in their order."""
    mots = _Mots(cahier)
    return ClasseurRecette(
        campagne=campagne.id or "",
        persona=persona.id or "",
        recetteur=recetteur,
        version=campagne.version_livree or "",
        projet=cahier.projet.titre or "Projet CRM",
        ligne=campaign_line(campagne),
        titre=persona_title(persona),
        situation=_situation(persona),
        nom=mots.member(recetteur),
        cas=tuple(mots.case(un) for un in cas),
        noms=_spellings(cahier, recetteur),
    )


def _spellings(cahier: Cahier, recetteur: str) -> tuple[str, ...]:
    membre = next((m for m in cahier.equipe.membres if m.id == recetteur), None)
    dits = (recetteur, membre.nom, membre.fonction) if membre else (recetteur,)
    return tuple(filter(None, dits))


def persona_title(persona: Persona) -> str:
    """Return « Solène, conseillère SAV »."""
    mots = [persona.prenom_fictif or "", _lower(persona.metier or "")]
    return ", ".join(filter(None, mots)) or persona.id or ""


def campaign_line(campagne: Campagne) -> str:
    """Return « Campagne CAMP-03, recette utilisateur du lot 1 — version 1.0.3 — du … au … »."""
    nom = campagne.nom or (f"recette {campagne.type_recette}" if campagne.type_recette else "")
    parts = [f"Campagne {campagne.id}" + (f", {_lower(nom)}" if nom else "")]
    if campagne.version_livree:
        parts.append(f"version {campagne.version_livree}")
    periode = campagne.periode
    if periode and periode.debut and periode.fin:
        parts.append(f"du {periode.debut:%d/%m/%Y} au {periode.fin:%d/%m/%Y}")
    elif periode and periode.debut:
        parts.append(f"à partir du {periode.debut:%d/%m/%Y}")
    return " — ".join(parts)


def case_fingerprint(cas: CasDeTest) -> str:
    """Return what changes when the text that a tester plays changes, and at no other time."""
    texte = cas.model_dump_json(
        include={"id", "titre", "role", "preconditions", "donnees", "etapes", "postconditions"}
    )
    return sha256(texte.encode()).hexdigest()[:16]


class _Mots:
    """The words of a specification for its identifiers."""

    def __init__(self, cahier: Cahier) -> None:
        self._roles = {r.id: r.nom for r in cahier.droits.roles if r.id and r.nom}
        self._membres = {m.id: m.fonction or "" for m in cahier.equipe.membres if m.id}
        entites = {e.id: e.nom for e in cahier.cartographie.entites if e.id and e.nom}
        self._objets = {
            w.id: _lower(entites.get(w.objet or "", "")) for w in cahier.workflows if w.id
        }

    def member(self, recetteur: str) -> str:
        """Return what a member does: names stay inside the company, a workbook may not."""
        return self._membres.get(recetteur, "")

    def case(self, cas: CasDeTest) -> FeuilleCas:
        """Return one case in words."""
        rangees = list(enumerate(cas.etapes, 1))
        return FeuilleCas(
            id=cas.id or "",
            titre=_sentence(cas.titre or "", stop=False),
            etapes=tuple(self._step(etape, etape.n or rang) for rang, etape in rangees),
            avant=tuple(self._before(cas)),
            donnees=tuple(_data(cas)),
            exigences=tuple(cas.exigences),
            but=_sentence(cas.objectif or ""),
            fin=_sentence(cas.postconditions or ""),
            priorite=cas.priorite.value if cas.priorite else "",
            minutes=cas.duree_estimee_min,
            entete_statut=self._status_heading(cas),
            empreinte=case_fingerprint(cas),
        )

    def _step(self, etape: EtapeDeTest, n: int) -> EtapeFeuille:
        return EtapeFeuille(
            n=n,
            action=_sentence(self._named(etape.action or "")),
            attendu=_sentence(self._named(etape.attendu or "")),
            saisie=etape.donnee or "",
            statut=_transition(etape),
        )

    def _before(self, cas: CasDeTest) -> Iterator[str]:
        role = cas.role or ""
        if role and not any(role in p for p in cas.preconditions):
            yield self._named(f"Connexion avec le rôle {role}")
        for prerequis in cas.preconditions:
            yield _sentence(self._named(prerequis), stop=False)

    def _named(self, texte: str) -> str:
        """Return `texte` with the names of the roles in place of their identifiers."""

        def name(trouve: re.Match[str]) -> str:
            nom = self._roles.get(trouve[0])
            return f"«\u00a0{nom}\u00a0»" if nom else trouve[0]

        texte = _ROLE.sub(name, texte)
        # « Conseiller SAV » (ROL-SAV): the name was there already.
        return _REDITE.sub("«\u00a0\\1\u00a0»", texte)

    def _status_heading(self, cas: CasDeTest) -> str:
        objets = [e.verifie_transition.objet for e in cas.etapes if e.verifie_transition]
        if not objets:
            return ""
        noms = {self._objets.get(objet or "", "") for objet in objets}
        nom = noms.pop() if len(noms) == 1 else ""
        return f"{STATUT} — {nom}" if nom else STATUT


def _transition(etape: EtapeDeTest) -> str:
    passage = etape.verifie_transition
    if passage is None or not passage.vers:
        return ""
    return f"{passage.de} → {passage.vers}" if passage.de else f"→ {passage.vers}"


def _data(cas: CasDeTest) -> Iterator[str]:
    for donnee in cas.donnees:
        nom, valeur = _capital(donnee.nom or "Donnée"), donnee.valeur or ""
        nature = donnee.nature.value if donnee.nature else ""
        dite = not nature or nature[:6] in fold(valeur)
        yield typography(f"{nom} : {valeur}" + ("" if dite else f" ({nature})"))


def _situation(persona: Persona) -> str:
    contexte = persona.contexte
    lieux = [contexte.lieu, contexte.precision] if contexte else []
    phrases = [
        _sentence(", ".join(_lower(m) if i else m for i, m in enumerate(filter(None, lieux))))
    ]
    buts = [_lower(but.rstrip(".")) for but in persona.objectifs]
    if buts and all(map(_INFINITIF.match, buts)):
        phrases.append(_sentence(f"Vous voulez {enumeration(buts)}"))
    elif buts:
        phrases.append(_sentence(f"Votre but : {enumeration(buts)}"))
    return " ".join(filter(None, phrases))


def _sentence(texte: str, *, stop: bool = True) -> str:
    texte = _UNITE.sub("\u00a0", typography(_capital(texte.strip())))
    return texte + "." if texte and stop and texte[-1] not in ".!?…:" else texte


def _capital(texte: str) -> str:
    return texte[:1].upper() + texte[1:]


def _lower(texte: str) -> str:
    """Return `texte` as it goes on a sentence: « Commercial » in small, « SAV » as it is."""
    return texte if texte[:2].isupper() or texte[1:2] == "’" else texte[:1].lower() + texte[1:]
