"""Recording a vendor's report in a project, and accepting it as a proof."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException

from cdc.actions.recette.communs import side_of
from cdc.errors import CdcError
from cdc.formats.echanges.rapport import Rapport, report_of, report_of_junit
from cdc.formats.tableurs import read_table
from cdc.projet import Ajouter, Remplacer, appliquer, load_projet, lock
from cdc.recette.cycles import Partie
from cdc.recette.rapports import (
    announced,
    attested,
    covered,
    faults,
    next_report,
    proves,
    summary,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.projet import Modification, Projet
    from cdc.recette.rapports import Remise
    from cdc_schema import Cahier
    from cdc_schema.enumerations import ResultatRapport, Verdict
    from cdc_schema.recette.rapports import RapportPrestataire

DOSSIER = "recette/rapports"
_TABLES = {".csv", ".tsv", ".xlsx", ".ods", ".xls", ".xlsb"}


class RapportRefuseError(CdcError):
    """A report cannot be recorded, or accepted."""


@dataclass(frozen=True, slots=True)
class Enregistre:
    """A report that was recorded.

    Attributes:
        id: its identifier.
        fichier: where it is kept, in the project.
        deja: it was there already: nothing changed.
        resultat: what it announces, or None when nothing says it.
        comptes: how many of its lines have each verdict.
        criteres: the entry criteria that bear its reference, as « CAMP-01 : recette usine… ».
        fautes: what it says that is not understood, or does not exist, or why it proves nothing.
    """

    id: str
    fichier: str
    deja: bool
    resultat: ResultatRapport | None
    comptes: dict[Verdict, int]
    criteres: tuple[str, ...]
    fautes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Accepte:
    """A report that was accepted: the criteria that it now proves, or why it proves none."""

    id: str
    par: str
    criteres: tuple[str, ...]
    faute: str


def record_report(racine: Path, fichier: Path, remise: Remise, *, apercu: bool) -> Enregistre:
    """Keep the report at `fichier` as it is, and write what it says; a known one changes nothing.

    Raises:
        RapportRefuseError: it cannot be read, or its lot does not exist.
        ModificationRefuseeError: the schema refuses a value.
    """
    try:
        contenu = fichier.read_bytes()
    except OSError as error:
        raise RapportRefuseError(
            f"{fichier}\u00a0: ce fichier ne s’ouvre pas. Vérifiez son nom."
        ) from error
    if not contenu:
        raise RapportRefuseError(
            f"{fichier.name}\u00a0: ce fichier est vide. Demandez-le à nouveau au prestataire."
        )
    lu = _read(fichier, contenu)
    empreinte = hashlib.sha256(contenu).hexdigest()
    with lock(racine):
        projet = load_projet(racine)
        cahier = projet.cahier
        dits = tuple(faults(cahier, remise, [x.exigence for x in lu.lignes]))
        fautes = (*map(str, lu.fautes), *dits)
        if remise.lot not in {lot.id for lot in cahier.planning.lots}:
            raise RapportRefuseError(f"{fichier.name}\u00a0: {dits[0]} Vérifiez --lot.")
        connu = _known(cahier, empreinte, remise)
        if connu is not None:
            return Enregistre(
                connu.id or "",
                connu.fichier or "",
                True,
                connu.resultat,
                dict(lu.comptes),
                (),
                fautes,
            )
        return _record(projet, fichier.name, contenu, empreinte, remise, lu, fautes, apercu=apercu)


def accept_report(racine: Path, ident: str, par: str) -> Accepte:
    """Accept a report as a proof: the criteria that bear its reference are met, if it proves any.

    Raises:
        RapportRefuseError: there is no such report, or no such member.
    """
    with lock(racine):
        projet = load_projet(racine)
        cahier = projet.cahier
        rapport = next((r for r in cahier.rapports_recette if r.id == ident), None)
        if rapport is None:
            connus = ", ".join(r.id for r in cahier.rapports_recette if r.id) or "aucun"
            raise RapportRefuseError(
                f"{ident}\u00a0: ce rapport n’est pas enregistré (connus\u00a0: {connus}). Enregistrez-le d’abord."
            )
        membres = {m.id for m in cahier.equipe.membres}
        if par not in membres or side_of(cahier, par) is not Partie.CLIENT:
            dit = (
                "ce membre est du prestataire"
                if par in membres
                else "ce membre n’est pas dans l’équipe"
            )
            raise RapportRefuseError(
                f"{par}\u00a0: {dit}. Seul le client accepte une preuve\u00a0: donnez par "
                "--par l’identifiant d’un de ses membres (MEM-08)."
            )
        faute = proves(rapport)
        places = [] if faute else list(_bearing(cahier, rapport))
        modifications: list[Modification] = [
            Remplacer(f"rapports_recette[{ident}].accepte_par", par),
            *(
                Remplacer(("campagnes", campagne, "criteres_entree", rang, "atteint"), True)
                for campagne, rang in places
            ),
        ]
        appliquer(projet, modifications, libelle=f"acceptation de {ident}")
        return Accepte(ident, par, tuple(_named(cahier, places)), faute)


def _read(fichier: Path, contenu: bytes) -> Rapport:
    """Return what a report says line by line; nothing for what only people read."""
    try:
        if fichier.suffix.lower() in _TABLES:
            return report_of(read_table(fichier)) or Rapport()
        if fichier.suffix.lower() == ".xml":
            return report_of_junit(contenu)
    except (ParseError, DefusedXmlException) as error:
        raise RapportRefuseError(
            f"{fichier.name}\u00a0: ce XML est abîmé, ou déclare des entités. Demandez un rapport neuf."
        ) from error
    return Rapport()


def _known(cahier: Cahier, empreinte: str, remise: Remise) -> RapportPrestataire | None:
    return next(
        (
            r
            for r in cahier.rapports_recette
            if (r.empreinte, r.type_recette, r.lot, r.version_livree)
            == (empreinte, remise.type_recette, remise.lot, remise.version)
        ),
        None,
    )


def _record(
    projet: Projet,
    nom: str,
    contenu: bytes,
    empreinte: str,
    remise: Remise,
    lu: Rapport,
    fautes: tuple[str, ...],
    *,
    apercu: bool,
) -> Enregistre:
    cahier = projet.cahier
    dossier = projet.dossier / DOSSIER
    ident = next_report(cahier, (p.name for p in dossier.glob("RAP-*")))
    cible = f"{DOSSIER}/{ident}-{nom}"
    resultat = announced(lu.comptes, len(lu.fautes), remise.resultat)
    criteres = covered(remise)
    connues = {e.id for e in cahier.exigences}
    rapport = {
        "id": ident,
        "type_recette": remise.type_recette.value,
        "lot": remise.lot,
        "version_livree": remise.version,
        "date": remise.date,
        "auteur": remise.auteur,
        "fichier": cible,
        "empreinte": empreinte,
        "resultat": resultat.value if resultat else None,
        "synthese": summary(lu.comptes, remise.bloquantes),
        "resultats": [
            _given(
                exigence=x.exigence if x.exigence in connues else "",
                objet=x.objet,
                verdict=x.verdict.value,
                preuve=x.preuve,
            )
            for x in lu.lignes
        ],
        "criteres_couverts": list(criteres),
    }
    places = [
        (campagne, rang)
        for campagne, rang in attested(cahier, remise.lot, remise.version, criteres)
        if not cahier.campagnes[campagne].criteres_entree[rang].rapport
    ]
    modifications: list[Modification] = [
        Ajouter(("rapports_recette",), _given(**rapport)),
        *(
            Remplacer(("campagnes", campagne, "criteres_entree", rang, "rapport"), ident)
            for campagne, rang in places
        ),
    ]
    if not apercu:
        appliquer(projet, modifications, {Path(cible): contenu}, f"rapport {ident}")
    return Enregistre(
        ident, cible, False, resultat, dict(lu.comptes), tuple(_named(cahier, places)), fautes
    )


def _given(**donnees: Any) -> dict[str, Any]:
    return {cle: valeur for cle, valeur in donnees.items() if valeur}


def _bearing(cahier: Cahier, rapport: RapportPrestataire) -> list[tuple[int, int]]:
    """Return the criteria of campaigns that a report may tick: they bear its reference, or none."""
    places = attested(
        cahier, rapport.lot or "", rapport.version_livree or "", rapport.criteres_couverts
    )
    return [
        (campagne, rang)
        for campagne, rang in places
        if cahier.campagnes[campagne].criteres_entree[rang].rapport in (None, rapport.id)
        and cahier.campagnes[campagne].criteres_entree[rang].atteint is None
    ]


def _named(cahier: Cahier, places: Sequence[tuple[int, int]]) -> list[str]:
    return [
        f"{cahier.campagnes[campagne].id}\u00a0: {cahier.campagnes[campagne].criteres_entree[rang].critere}"
        for campagne, rang in places
    ]
