"""How long data are kept: prospects, finished files, trackers, and whether the purge is tested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cdc.francais import number
from cdc.verification.ecriture import AVERTISSEMENT, ERREUR, quelques, regle
from cdc.verification.noms import words
from cdc.verification.regles import controle
from cdc.verification.reperes import situes
from cdc.verification.rgpd.ecriture import SOURCE, point
from cdc.verification.rgpd.personnes import months
from cdc_schema import enumerations as enum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cdc.verification.examen import Examen
    from cdc.verification.regles import Signal
    from cdc_schema.technique.confidentialite import Traitement

_NOMINATIFS = frozenset({enum.TypeChamp.EMAIL, enum.TypeChamp.TELEPHONE, enum.TypeChamp.ADRESSE})
_EFFACENT = frozenset({enum.SortFinal.SUPPRESSION, enum.SortFinal.ANONYMISATION})
_AVANT_CLIENT = ("leads.", "prospects.")


@controle(
    regle(
        "RGP-104",
        AVERTISSEMENT,
        "prospects gardés plus de trois ans",
        pourquoi="Trois ans après le dernier contact venant de la personne est la durée que la CNIL tient pour normale : au-delà, "
        "il faut le justifier.",
        mauvais="prospection : 5 ans",
        mieux="prospection : 3 ans après le dernier contact venant de la personne",
        source=SOURCE,
        methode="Traitements dont la finalité ou les personnes parlent de prospects, et champs des leads et des prospects. Admis "
        "si les mesures ou la précision du traitement, ou la note du champ, le justifient.",
    ),
)
def _prospects(examen: Examen) -> Iterator[Signal]:
    cadre = examen.personnes.cadre
    permis = cadre.seuil("duree_prospect_mois")
    conseil = f"au-delà de {number(permis)} mois. Raccourcissez, ou justifiez l’écart"
    for chemin, traitement in examen.personnes.registre:
        vises = any(cadre.says(t, "prospects") for t in (traitement.finalite, traitement.personnes))
        longue = months(traitement.duree_active) > permis
        if vises and longue and not _justified(examen, traitement):
            yield point(
                f"{chemin}.duree_active",
                f"{examen.reperes.nom(traitement.id)} garde des prospects {traitement.duree_active}, {conseil} dans les mesures.",
            )
    for chemin, champ in examen.personnes.champs:
        avant = chemin.startswith(_AVANT_CLIENT)
        if avant and months(champ.duree_conservation) > permis and not champ.note:
            yield point(
                f"{chemin}.duree_conservation",
                f"le champ {examen.reperes.nom(champ.id)} d’un prospect est gardé {champ.duree_conservation}, {conseil} en note.",
            )


def _justified(examen: Examen, traitement: Traitement) -> bool:
    textes = (traitement.mesures, traitement.archivage_precision)
    return any(examen.personnes.cadre.says(t, "justification") for t in textes)


@controle(
    regle(
        "RGP-124",
        ERREUR,
        "durée comptée depuis l’ouverture d’un e-mail",
        pourquoi="Ouvrir un message n’est pas se manifester : comptée ainsi, la durée ne finit jamais.",
        mauvais="3 ans à compter de la dernière ouverture",
        mieux="3 ans à compter du dernier clic, appel ou achat",
        source=SOURCE,
    ),
)
def _openings(examen: Examen) -> Iterator[Signal]:
    cadre = examen.personnes.cadre
    for chemin, traitement in examen.personnes.registre:
        depart = traitement.depart_duree
        if cadre.says(depart, "ouverture") and not cadre.says(depart, "ouverture_permise"):
            yield point(
                f"{chemin}.depart_duree",
                f"{examen.reperes.nom(traitement.id)} compte sa durée depuis une ouverture de message. "
                "Comptez-la depuis une action de la personne : clic, appel, commande.",
            )


@controle(
    regle(
        "RGP-111",
        AVERTISSEMENT,
        "fiche finie sans durée",
        pourquoi="Une fiche close que rien n’efface reste pour toujours : c’est la conservation illimitée, par oubli.",
        mauvais="WF-SAV finit à « Clos » ; aucune durée pour le dossier SAV",
        mieux="dossier SAV : 24 mois après sa clôture (TRT-04)",
        source=SOURCE,
        methode="Objets d’une machine d’états qui ont des champs personnels dont aucun n’a de durée, ni propre ni par son "
        "traitement.",
    ),
    regle(
        "RGP-131",
        AVERTISSEMENT,
        "purge que rien ne teste",
        pourquoi="La purge est la fonction qu’on livre en dernier et qu’on ne voit pas : non testée, elle n’existe pas.",
        mauvais="six traitements à supprimer à terme, aucun cas de test",
        mieux="CT-17 : une fiche de 37 mois est purgée dans la nuit",
        source=SOURCE,
        methode="Se tait tant que le plan de recette n’a aucun cas. Suffit : un cas qui parle de purge, de suppression ou "
        "d’anonymisation, ou qui vérifie une exigence qui en parle.",
    ),
)
def _ends(examen: Examen) -> Iterator[Signal]:
    par_entite: dict[str, list[bool]] = {}
    for _, champ in examen.personnes.champs:
        par_entite.setdefault(champ.entite or "", []).append(bool(examen.personnes.duree(champ)))
    for chemin, machine in situes(examen.cahier.workflows, "workflows"):
        durees = par_entite.get(machine.objet or "", [])
        if machine.finaux and durees and not any(durees):
            yield point(
                f"{chemin}.finaux",
                f"{examen.reperes.nom(machine.objet)} finit à {quelques([f'« {f} »' for f in machine.finaux])}, et rien ne dit "
                "combien de temps on le garde ensuite. Donnez une durée à son traitement (4e).",
                "RGP-111",
            )
    purges = [t for t in examen.personnes.traitements.values() if t.sort_final in _EFFACENT]
    if purges and examen.cahier.cas_de_test and not _purge_tested(examen):
        yield point(
            "confidentialite.traitements",
            f"{len(purges)} traitements finissent par une suppression ou une anonymisation, et aucun cas de test ne la joue. "
            "Ajoutez un cas au plan de recette.",
            "RGP-131",
        )


def _purge_tested(examen: Examen) -> bool:
    cas = examen.cahier.cas_de_test
    parlent = {
        e.id
        for _, e in examen.liens.vivantes
        if examen.personnes.cadre.says(f"{e.titre} {e.enonce}", "purge")
    }
    textes = (f"{c.titre} {c.objectif} {' '.join(e.action or '' for e in c.etapes)}" for c in cas)
    if any(examen.personnes.cadre.says(t, "purge") for t in textes):
        return True
    return any(parlent & set(c.exigences) for c in cas)


@controle(
    regle(
        "RGP-112",
        ERREUR,
        "traceur exempté gardé trop longtemps",
        pourquoi="L’exemption de consentement de la mesure d’audience tient à ses limites : 13 mois pour le traceur, 25 mois pour "
        "les données.",
        mauvais="mesure d’audience, exemptée : 24 mois",
        mieux="mesure d’audience, exemptée : 13 mois",
        source=SOURCE,
        methode="Durée de chaque traceur dit exempté ; conservation des données d’audience si un traceur l’est.",
    ),
)
def _trackers(examen: Examen) -> Iterator[Signal]:
    visiteurs, cadre = examen.cahier.visiteurs, examen.personnes.cadre
    audience = visiteurs.mesure_audience
    exemptes = [(c, t) for c, t in situes(visiteurs.traceurs, "visiteurs.traceurs") if t.exempte]
    durees = [
        (f"{c}.duree_vie", f"le traceur « {t.nom} »", t.duree_vie, cadre.seuil("traceur_mois"))
        for c, t in exemptes
    ]
    if exemptes and audience:
        chemin, permis = "visiteurs.mesure_audience.conservation", cadre.seuil("audience_mois")
        durees.append((chemin, "les données d’audience", audience.conservation, permis))
    for chemin, quoi, mois, permis in durees:
        if mois is not None and mois > permis:
            yield point(
                chemin,
                f"l’exemption est revendiquée, et {quoi} : {mois} mois, au-delà de {number(permis)}. "
                "Raccourcissez, ou demandez le consentement.",
            )


@controle(
    regle(
        "RGP-132",
        ERREUR,
        "visiteur nommé",
        pourquoi="Un visiteur est anonyme par définition : le nommer, c’est traiter des données personnelles sans qu’il le sache.",
        mauvais="visiteur : Courriel",
        mieux="visiteur : Source de visite ; le courriel est demandé au lead",
        source=SOURCE,
        methode="Champs des visiteurs dits personnels, de type courriel, téléphone ou adresse, ou au libellé nominatif.",
    ),
)
def _visitors(examen: Examen) -> Iterator[Signal]:
    cadre = examen.personnes.cadre
    for chemin, champ in situes(examen.cahier.visiteurs.champs, "visiteurs.champs"):
        nomme = cadre.says(champ.libelle, "nominatifs") or words(champ.libelle or "") == ["nom"]
        if champ.personnel or champ.type in _NOMINATIFS or nomme:
            yield point(
                chemin,
                f"le champ {examen.reperes.nom(champ.id)} désigne une personne dès la visite. Demandez-le au lead, ou retirez-le.",
            )


CONTROLES = (_prospects, _openings, _ends, _trackers, _visitors)
