"""Personal data in the dictionary: why each field is kept, how long, and whether it should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.francais import enumeration
from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, regle
from cdc.verification.noms import meaning
from cdc.verification.regles import controle
from cdc.verification.rgpd.ecriture import SOURCE, point
from cdc_schema import enumerations as enum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal
    from cdc_schema.chemins import Chemin
    from cdc_schema.donnees_flux.commun import Champ


@controle(
    regle(
        "RGP-101",
        ERREUR,
        "champ personnel sans traitement, base légale ou durée",
        pourquoi="Sans finalité, base légale ni durée, la donnée ne peut pas être gardée : le registre est incomplet et le "
        "prestataire ne sait pas quoi purger.",
        mauvais="CH-LEA-01 Nom, personnel : aucun traitement",
        mieux="CH-LEA-01 Nom, personnel : TRT-01 (intérêt légitime, 3 ans)",
        source=SOURCE,
        methode="La base légale et la durée peuvent être celles du champ ou de son traitement.",
    )
)
def _unregistered(examen: Examen) -> Iterator[Signal]:
    personnes = examen.personnes
    for chemin, champ in personnes.champs:
        bases, duree = personnes.bases(champ), personnes.duree(champ)
        dits = (
            (champ.traitement or (bases and duree), "traitement"),
            (bases, "base légale"),
            (duree, "durée de conservation"),
        )
        manquent = [quoi for dit, quoi in dits if not dit]
        # A processing that lacks its basis or its duration is said once, where it stands.
        if manquent and not personnes.traitement(champ):
            yield point(
                f"{chemin}.traitement",
                f"le champ {examen.reperes.nom(champ.id)} est personnel, sans {enumeration(manquent)}. "
                "Rattachez-le à une ligne du registre (4e), ou retirez-le.",
            )


@controle(
    regle(
        "RGP-105",
        ERREUR,
        "donnée sensible",
        pourquoi="Santé, religion, syndicat, numéro de sécurité sociale : l’interdiction est le principe, et l’exception se démontre.",
        mauvais="fiche client : État de santé",
        mieux="fiche client : Accès difficile (oui ou non), sans motif médical",
        source=SOURCE,
        methode="Libellé et case « sensible » de chaque champ, valeurs d’un champ personnel. Admis si 4e dit la présence de données sensibles et la "
        "justifie.",
    ),
    regle(
        "RGP-125",
        ERREUR,
        "jugement sur une personne",
        pourquoi="La personne peut demander à lire sa fiche : un jugement y est une faute, et une crise.",
        mauvais="fiche client : Humeur",
        mieux="fiche client : Motif de la dernière réclamation (liste)",
        source=SOURCE,
        methode="Libellé et valeurs de chaque champ.",
    ),
)
def _sensitive(examen: Examen) -> Iterator[Signal]:
    cadre, declares = examen.personnes.cadre, examen.cahier.confidentialite.mineurs_sensibles
    justifie = bool(declares and declares.presence and declares.justification)
    for chemin, champ in examen.reperes.dictionnaire:
        textes, nom = (champ.libelle, *champ.valeurs), examen.reperes.nom(champ.id)
        # The trade of a company may be health: its values say nothing of a person.
        vus = textes if champ.personnel else (champ.libelle,)
        listes = (
            ("sensibles",) if champ.personnel is False else ("sensibles", "sensibles_sauf_objet")
        )
        sensible = champ.sensible or any(cadre.says(t, *listes) for t in vus)
        if sensible and not justifie:
            yield point(
                chemin,
                f"le champ {nom} est une donnée sensible. Retirez-le, ou justifiez-le en 4e (données sensibles ou mineurs).",
                "RGP-105",
            )
        if any(cadre.says(t, "jugements") for t in textes):
            yield point(
                chemin,
                f"le champ {nom} invite à juger une personne. Remplacez-le par un fait, choisi dans une liste.",
                "RGP-125",
            )


@controle(
    regle(
        "RGP-106",
        AVERTISSEMENT,
        "zone de commentaire libre sans règle ni avertissement",
        pourquoi="Une zone libre finit par contenir ce que personne n’a le droit d’écrire : santé, humeur, jugement.",
        mauvais="Commentaire : texte long",
        mieux="Commentaire : texte long ; avertissement à l’écran, mots surveillés",
        source=SOURCE,
        methode="Textes longs, et textes au libellé de commentaire. Suffit : la règle des zones libres (4e), ou une note ou un contrôle de saisie sur le champ.",
    )
)
def _free_text(examen: Examen) -> Iterator[Signal]:
    regle_dite = examen.cahier.confidentialite.minimisation
    if regle_dite and (regle_dite.regle or regle_dite.avertissement):
        return
    for chemin, champ in examen.reperes.dictionnaire:
        if _is_free(examen, champ) and not (champ.note or champ.controle_saisie):
            yield point(
                chemin,
                f"le champ {examen.reperes.nom(champ.id)} est une zone libre, sans règle ni avertissement. "
                "Écrivez la règle en 4e (zones de commentaire libre), ou remplacez-le par une liste.",
            )


def _is_free(examen: Examen, champ: Champ) -> bool:
    if champ.type in (None, enum.TypeChamp.TEXTE):
        return examen.personnes.cadre.says(champ.libelle, "zones_libres")
    return champ.type is enum.TypeChamp.TEXTE_LONG


@controle(
    regle(
        "RGP-107",
        AVERTISSEMENT,
        "donnée personnelle exigée et que rien n’utilise",
        pourquoi="Exiger une donnée dont on ne fait rien est interdit, et chaque fiche incomplète coûte une relance.",
        mauvais="Date de naissance : toujours obligatoire, citée nulle part",
        mieux="Date de naissance : retirée ; ou utile à RG-07, qui la cite",
        source=SOURCE,
        methode="Champ personnel obligatoire que rien ne cite (étape, flux, règle, indicateur, exigence), ni par son numéro ni "
        "par son libellé, hors formulaire et reprise. L’identité et les coordonnées servent toujours.",
    )
)
def _useless(examen: Examen) -> Iterator[Signal]:
    cadre = examen.personnes.cadre
    exiges = [
        (chemin, champ)
        for chemin, champ in examen.personnes.champs
        if _required(champ) and not champ.calcul and not cadre.says(champ.libelle, "identifiants")
    ]
    mots = _uses(examen) if exiges else frozenset()
    for chemin, champ in exiges:
        cite = any(_is_use(c) for c in examen.reperes.cites.get(champ.id or "", ()))
        if not cite and not _named(champ, mots):
            yield point(
                f"{chemin}.obligatoire",
                f"le champ personnel {examen.reperes.nom(champ.id)} est exigé et rien ne l’utilise. "
                "Dites à quoi il sert, rendez-le facultatif, ou retirez-le.",
            )


_SANS_USAGE = frozenset(
    {("leads", "formulaires"), ("leads", "preuve_consentement"), ("droits", "champs_restreints")}
)


def _is_use(chemin: Chemin) -> bool:
    return chemin[0] != "mapping" and chemin[:2] not in _SANS_USAGE


def _required(champ: Champ) -> bool:
    quand = champ.obligatoire.quand if champ.obligatoire else None
    return quand is not None and quand is not enum.MomentObligation.NON


def _uses(examen: Examen) -> frozenset[str]:
    """Return the words of everything that uses data."""
    cahier = examen.cahier
    etapes = [
        getattr(cahier, e) for e in ("leads", "prospects", "clients", "relation", "fidelisation")
    ]
    textes = [
        *(t for r in cahier.regles for t in (r.enonce, r.si, r.alors, r.sinon)),
        *(t for e in cahier.exigences for t in (e.titre, e.enonce)),
        *(
            t
            for p in cahier.processus
            for e in p.etapes
            for t in (e.action, e.si_accord, e.si_refus)
        ),
        *(t for e in etapes for i in e.indicateurs for t in (i.nom, i.formule)),
        *(t for s in cahier.fidelisation.segments for t in (s.nom, s.regle_calculable)),
        *(i for t in cahier.accompagnement.tableaux_de_bord for i in t.indicateurs),
    ]
    return frozenset(mot for texte in textes if texte for mot in meaning(texte))


def _named(champ: Champ, mots: frozenset[str]) -> bool:
    siens = set(meaning(champ.libelle or ""))
    return bool(siens) and siens <= mots


CONTROLES = (_unregistered, _sensitive, _free_text, _useless)
