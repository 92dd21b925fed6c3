"""Prospecting: a consent of its own for each channel, its proof, and where it comes from."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from cdc.francais import enumeration
from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, quelques, regle
from cdc.verification.regles import controle
from cdc.verification.reperes import situes
from cdc.verification.rgpd.ecriture import SOURCE, point
from cdc.verification.rgpd.personnes import PROSPECTION
from cdc_schema import enumerations as enum
from cdc_schema.chemins import ecrire

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal
    from cdc_schema.donnees_flux.commun import Champ
    from cdc_schema.mapping.correspondances import Correspondance
    from cdc_schema.prealables.cartographie import Source

# What proves a consent: the words of the dated file, what to call it, where 2b says it.
_PREUVES = (
    ("preuve_date", "la date", "champ_date"),
    ("preuve_source", "la source", "source"),
    ("preuve_version", "la version du texte", "texte_version"),
    ("preuve_canal", "le canal", "canal"),
)
_CONSENTIES = frozenset({enum.BaseLegale.CONSENTEMENT, enum.BaseLegale.CONTRAT})
_JOIGNENT = frozenset({enum.TypeChamp.EMAIL, enum.TypeChamp.TELEPHONE})
_BLOCTEL = re.compile(r"\bbloctel\b", re.IGNORECASE)
_REPRISES = frozenset({enum.SortSource.REPRENDRE, enum.SortSource.NETTOYER_PUIS_REPRENDRE})
_PERSONNELLES = frozenset({enum.Sensibilite.PERSONNELLE, enum.Sensibilite.SENSIBLE})


@controle(
    regle(
        "RGP-102",
        ERREUR,
        "consentement sans preuve",
        pourquoi="La preuve est à votre charge : sans date, source, version du texte et canal, le oui ne vaut rien.",
        mauvais="base légale : consentement ; fiche : « Newsletter » oui ou non",
        mieux="« Consentement e-mail », avec sa date, sa source, la version du texte et le canal",
        source=SOURCE,
        methode="Cherche les quatre preuves dans « Preuve de consentement » (2b), dans les champs de consentement du "
        "dictionnaire et leur note, et dans la gestion des consentements (4e). Se tait tant que le dictionnaire est vide.",
    )
)
def _unproved(examen: Examen) -> Iterator[Signal]:
    personnes = examen.personnes
    if not (personnes.consentis and examen.reperes.dictionnaire):
        return
    preuve, gestion = (
        examen.cahier.leads.preuve_consentement,
        examen.cahier.confidentialite.consentements,
    )
    textes = [t for c in personnes.consentements for t in (c.libelle, c.note, c.controle_saisie)]
    textes += [gestion.preuve, "canal" if gestion.canaux else ""] if gestion else []
    manquent = [
        quoi
        for mots, quoi, cle in _PREUVES
        if not (preuve and getattr(preuve, cle))
        and not any(personnes.cadre.says(t, mots) for t in textes)
    ]
    if manquent:
        chemin, traitement = personnes.consentis[0]
        yield point(
            f"{chemin}.base_legale",
            f"{examen.reperes.nom(traitement.id)} repose sur le consentement, et rien ne garde {enumeration(manquent)}. "
            "Ajoutez ces champs (2b, preuve de consentement).",
        )


@controle(
    regle(
        "RGP-103",
        ERREUR,
        "canal de prospection sans consentement propre",
        pourquoi="Un oui à l’e-mail n’est pas un oui au téléphone : la campagne part à des personnes qui n’ont rien accepté.",
        mauvais="campagnes : e-mail, SMS ; fiche : « Consentement e-mail »",
        mieux="fiche : « Consentement e-mail », « Consentement SMS »",
        source=SOURCE,
        methode="E-mail, SMS et téléphone des campagnes (2f) et des cibles de particuliers que l’on prospecte, quand l’entreprise vend à des "
        "particuliers. Un champ de préférences qui cite le canal suffit. Se tait tant que le dictionnaire est vide.",
    )
)
def _channels(examen: Examen) -> Iterator[Signal]:
    personnes = examen.personnes
    if not (personnes.particuliers and examen.reperes.dictionnaire):
        return
    for canal, chemin in _prospecting(examen).items():
        if not any(personnes.conserves(c, canal) for c in personnes.consentements):
            yield point(
                chemin,
                f"la prospection par {canal} vise des particuliers et aucun champ ne garde leur accord pour ce canal. "
                "Ajoutez-le au dictionnaire, avec sa preuve.",
            )


def _prospecting(examen: Examen) -> dict[enum.CanalContact, str]:
    """Return the channels that individuals are prospected by, each with the first path that says so."""
    campagnes = examen.cahier.fidelisation.campagnes
    usages = [(c, "fidelisation.campagnes.canaux") for c in (campagnes.canaux if campagnes else ())]
    for chemin, cible in situes(examen.cahier.cibles, "cibles"):
        if cible.type is enum.TypeCible.PARTICULIER and cible.base_legale_prospection:
            usages += [(c, f"{chemin}.canaux") for c in cible.canaux]
    premiers: dict[enum.CanalContact, str] = {}
    for canal, chemin in usages:
        if canal in PROSPECTION:
            premiers.setdefault(canal, chemin)
    return premiers


@controle(
    regle(
        "RGP-119",
        ERREUR,
        "particuliers démarchés sans base de consentement",
        pourquoi="Par e-mail, SMS et, depuis le 11 août 2026, par téléphone, un particulier ne se démarche qu’avec son accord "
        "préalable ; restent les clients, pour des produits analogues.",
        mauvais="particuliers, par téléphone : intérêt légitime",
        mieux="particuliers, par téléphone : consentement",
        source=SOURCE,
        methode="Cibles de particuliers jointes par e-mail, SMS ou téléphone, dont la base légale est dite sans être le "
        "consentement ni le contrat. Une base non dite est l’affaire de CPL-013.",
    )
)
def _bases(examen: Examen) -> Iterator[Signal]:
    for chemin, cible in situes(examen.cahier.cibles, "cibles"):
        canaux = [c for c in cible.canaux if c in PROSPECTION]
        bases = set(cible.base_legale_prospection)
        particuliers = cible.type is enum.TypeCible.PARTICULIER
        if particuliers and canaux and bases and not bases & _CONSENTIES:
            yield point(
                f"{chemin}.base_legale_prospection",
                f"{examen.reperes.nom(cible.id)} : des particuliers joints par {enumeration(canaux)}, sur la seule base "
                f"« {enumeration(sorted(bases))} ». Prévoyez leur consentement, ou retirez ces canaux.",
            )


@controle(
    regle(
        "RGP-110",
        ERREUR,
        "source reprise sans origine du consentement",
        pourquoi="Un fichier dont on ne sait pas d’où vient l’accord ne peut pas servir à prospecter : le reprendre, c’est polluer "
        "la base neuve.",
        mauvais="badges_salon.csv : à reprendre",
        mieux="badges_salon.csv : supprimé, origine du consentement inconnue",
        source=SOURCE,
        methode="Sources personnelles à reprendre dont une correspondance remplit un champ fondé sur le seul consentement, ou qui le "
        "garde ; ou, quand l’entreprise vend à des particuliers, le courriel ou le téléphone d’un lead ou d’un prospect. Suffit : un mot sur le consentement dans la source, sa reprise, son nettoyage, ses correspondances ou la purge avant reprise.",
    )
)
def _taken_over(examen: Examen) -> Iterator[Signal]:
    cahier, cadre = examen.cahier, examen.personnes.cadre
    if cadre.says(cahier.migration.purge_rgpd, "consentement"):
        return
    nourrit = _fed(examen)
    for chemin, source in situes(cahier.cartographie.sources, "cartographie.sources"):
        prise = source.sort in _REPRISES and source.sensibilite in _PERSONNELLES
        textes = _said(examen, source, nourrit.get(source.id or "", []))
        if (
            prise
            and source.id in nourrit
            and not any(cadre.says(t, "consentement") for t in textes)
        ):
            champs = examen.reperes.noms(c.cible or "" for c in nourrit[source.id])
            yield point(
                f"{chemin}.sort",
                f"la source {examen.reperes.nom(source.id)} remplit {quelques(list(dict.fromkeys(champs)))}, sans origine du "
                "consentement. Dites d’où il vient, ou ne la reprenez pas.",
            )


def _fed(examen: Examen) -> dict[str, list[Correspondance]]:
    """Return what fills fields that consent is needed for, by the source it comes from."""
    nourrit: dict[str, list[Correspondance]] = {}
    joints = _contacts(examen) if examen.personnes.particuliers else frozenset()
    for correspondance in examen.cahier.mapping:
        champ = examen.reperes.champs.get(correspondance.cible or "")
        origine = correspondance.source.source if correspondance.source else None
        if origine and champ and (champ.id in joints or _rests_on_consent(examen, champ)):
            nourrit.setdefault(origine, []).append(correspondance)
    return nourrit


def _contacts(examen: Examen) -> frozenset[str | None]:
    """Return the fields by which people who are not yet clients are reached."""
    etapes = (examen.cahier.leads, examen.cahier.prospects)
    return frozenset(c.id for e in etapes for c in e.champs if c.type in _JOIGNENT)


def _rests_on_consent(examen: Examen, champ: Champ) -> bool:
    bases = examen.personnes.bases(champ)
    seule = bases == {enum.BaseLegale.CONSENTEMENT}
    garde = examen.personnes.cadre.says(champ.libelle, "consentement")
    return seule or (garde and enum.BaseLegale.CONSENTEMENT in bases)


def _said(examen: Examen, source: Source, siennes: list[Correspondance]) -> list[str | None]:
    migration = examen.cahier.migration
    return [
        source.nom,
        source.precision,
        *(p.precision for p in migration.perimetre if p.source == source.id),
        *(n.regle for n in migration.nettoyage if n.source == source.id),
        *(t for c in siennes for t in (c.transformation, c.controle, c.regle_conflit)),
    ]


@controle(
    regle(
        "RGP-113",
        AVERTISSEMENT,
        "liste Bloctel, droit périmé",
        pourquoi="Le démarchage téléphonique des particuliers repose sur leur consentement préalable depuis le 11 août 2026 : "
        "vérifier une liste d’opposition ne suffit plus.",
        mauvais="Le CRM doit exclure les numéros inscrits à Bloctel.",
        mieux="Le CRM doit interdire l’appel de prospection à un particulier sans consentement téléphonique.",
        source=SOURCE,
        methode="Tous les textes, sauf l’énoncé des exigences, que lit RGP-004.",
    )
)
def _outdated(examen: Examen) -> Iterator[Signal]:
    for chemin, texte in examen.reperes.textes:
        cite = _BLOCTEL.search(texte)
        if cite and chemin[-1] != "enonce":
            dit = point(
                ecrire(chemin),
                "Bloctel a pris fin le 11 août 2026 ; il faut désormais le consentement préalable. Remplacez cette mention.",
            )
            yield replace(dit, debut=cite.start(), fin=cite.end())


CONTROLES = (_unproved, _channels, _bases, _taken_over, _outdated)
