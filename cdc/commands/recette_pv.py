"""`cdc recette pv`: the minutes, drafted from the facts, signed, held against the project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cdc.commands.commun import open_projet, option_json, option_projet, style, write_json
from cdc.commands.recette_commun import (
    JOUR,
    choice,
    option_date,
    option_motif,
    table,
    today,
)
from cdc.commands.recette_pv_vue import check_data, minutes_data, show_check, show_minutes
from cdc.francais import enumeration

if TYPE_CHECKING:
    import datetime as dt

    from cdc.projet import Projet
    from cdc.recette.pv import Demande, Signataire
    from cdc_schema.enumerations import DecisionPV, NaturePV
    from cdc_schema.recette.proces_verbaux import EffetsPV, ProcesVerbal

_NATURES = {
    "mise-en-ordre": "MISE_EN_ORDRE_DE_MARCHE",
    "provisoire": "PROVISOIRE",
    "vsr": "VSR",
    "definitive": "DEFINITIVE",
    "levee": "LEVEE_DE_RESERVES",
    "rectificatif": "RECTIFICATIF",
}
_CHAMPS_SIGNATAIRE = 3


class GesteAmbiguError(click.UsageError):
    """Several things are asked at once, or one that lacks what it is about."""


class _Signataire(click.ParamType):  # type: ignore[type-arg]
    """« Nom;qualité;société »."""

    name = "signataire"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Signataire:
        from cdc.recette.pv import Signataire

        mots = [mot.strip() for mot in str(value).split(";")]
        if len(mots) != _CHAMPS_SIGNATAIRE or not all(mots):
            self.fail(
                f"«\u00a0{value}\u00a0» ne dit pas qui signe. Écrivez «\u00a0Nom;qualité;société\u00a0».",
                param,
                ctx,
            )
        return Signataire(*mots)


class _Periode(click.ParamType):  # type: ignore[type-arg]
    """Two days: 03/05/2027-02/06/2027."""

    name = "periode"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[dt.date, dt.date]:
        debut, tiret, fin = str(value).partition("-")
        if not tiret:
            self.fail(
                f"«\u00a0{value}\u00a0» n’est pas une période. Écrivez 03/05/2027-02/06/2027.",
                param,
                ctx,
            )
        return JOUR.convert(debut.strip(), param, ctx), JOUR.convert(fin.strip(), param, ctx)


@click.command()
@click.argument("campagne", required=False)
@option_projet
@click.option(
    "--nature", type=click.Choice(list(_NATURES)), help="La nature du procès-verbal à établir."
)
@click.option("--pv", "precedent", default="", metavar="PV", help="Celui qu’il suit ou rectifie.")
@click.option(
    "--decision",
    type=choice("DecisionPV"),
    help="Ce que les parties décident, si ce n’est pas la proposition.",
)
@option_motif
@option_date
@click.option(
    "--signataire",
    "signataires",
    type=_Signataire(),
    multiple=True,
    metavar="N;Q;S",
    help="Qui signera\u00a0: «\u00a0Nom;qualité;société\u00a0», une fois par personne.",
)
@click.option(
    "--groupe",
    "groupes",
    multiple=True,
    metavar="ANO,ANO",
    help="Des anomalies qu’une seule réserve couvre.",
)
@click.option(
    "--vsr",
    type=_Periode(),
    metavar="DEBUT-FIN",
    help="La période de vérification de service régulier.",
)
@click.option("--garantie", type=JOUR, metavar="JOUR", help="Le début de la garantie.")
@click.option(
    "--facturation",
    default="",
    metavar="PCT",
    help="Part du prix que ce procès-verbal permet de facturer.",
)
@click.option(
    "--refaction", default="", metavar="PCT", help="Réduction du prix, pour une réfaction."
)
@click.option(
    "--transfert", default="", metavar="TEXTE", help="Le transfert de propriété et des risques."
)
@click.option(
    "--recalculer",
    is_flag=True,
    help="Un rectificatif reprend les faits de celui qu’il corrige\u202f; ceci les établit à nouveau.",
)
@click.option(
    "--signer", default="", metavar="PV", help="Signe un procès-verbal, et pose ses réserves."
)
@click.option(
    "--le",
    type=JOUR,
    metavar="JOUR",
    help="Le jour de la signature. Par défaut\u00a0: aujourd’hui.",
)
@click.option("--lieu", default="", metavar="LIEU", help="Où il est signé.")
@click.option(
    "--refus",
    multiple=True,
    metavar="NOM",
    help="Un signataire qui refuse de signer\u202f; avec --motif.",
)
@click.option("--relire", default="", metavar="PV", help="Le dit relu des deux parties.")
@click.option("--abandonner", default="", metavar="PV", help="Renonce à un projet, avec --motif.")
@click.option("--verifier", is_flag=True, help="Dit ce qui a changé depuis, document par document.")
@click.option(
    "--modele",
    type=click.Path(path_type=Path),
    metavar="F.docx",
    help="Le modèle Word. Par défaut\u00a0: proces-verbal.",
)
@click.option(
    "--sortie",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="F.docx",
    help="Le document Word. Par défaut\u00a0: sorties/PV-01.docx.",
)
@click.option(
    "--apercu", is_flag=True, help="Montre la décision et les réserves, sans rien écrire."
)
@option_json
def pv(campagne: str | None, dossier: Path | None, en_json: bool, **options: Any) -> None:
    """Établit le procès-verbal d’une campagne, le signe, ou liste ceux du projet.

    La décision suit les règles du contrat, la couverture d’abord, et chaque règle y est justifiée. Les
    personnes décident\u00a0: une autre décision demande un motif. Les faits et les empreintes des documents
    y sont figés\u202f; signé, il ne change plus, il se rectifie par un autre. Ses réserves sont posées à la
    signature.

    \u0008
    cdc recette pv CAMP-01 --nature provisoire --signataire "Anne Roy;directrice;Maison Roy"
    cdc recette pv --signer PV-01 --le 30/04/2027 --lieu Lyon
    cdc recette pv --verifier PV-01
    """
    projet = open_projet(dossier)
    gestes = [g for g in ("nature", "signer", "relire", "abandonner", "verifier") if options[g]]
    if len(gestes) > 1:
        raise GesteAmbiguError(f"Demandez une chose à la fois\u00a0: --{', --'.join(gestes)}.")
    geste = gestes[0] if gestes else ""
    if geste == "nature":
        _draft(projet, campagne, options, en_json=en_json)
    elif geste in ("signer", "relire", "abandonner"):
        _move(projet, geste, options, en_json=en_json)
    elif geste == "verifier":
        _verify(projet, campagne or "", en_json=en_json)
    elif campagne:
        raise GesteAmbiguError(
            f"Dites la nature du procès-verbal\u00a0: --nature {enumeration(list(_NATURES))}."
        )
    else:
        _list(projet, en_json=en_json)


def _draft(projet: Projet, campagne: str | None, options: dict[str, Any], *, en_json: bool) -> None:
    from cdc.actions.recette.pv import draft_minutes

    demande = _request(options)
    redige = draft_minutes(
        projet, campagne, demande, options["precedent"], apercu=options["apercu"]
    )
    sortie = None if options["apercu"] else _document(projet, redige, options)
    if en_json:
        write_json(minutes_data(redige, sortie))
        return
    show_minutes(redige)
    if sortie is None:
        click.echo("\nAperçu\u00a0: rien n’a été écrit.")
        return
    click.echo(f"\nÉcrits\u00a0: recette/pv/{redige.id}.yaml et {sortie}")
    click.echo(f"À signer\u00a0: cdc recette pv --signer {redige.id} --le {demande.jour:%d/%m/%Y}")


def _request(options: dict[str, Any]) -> Demande:
    from cdc.recette.pv import Demande
    from cdc_schema import enumerations

    nature: NaturePV = getattr(enumerations.NaturePV, _NATURES[options["nature"]])
    decision: DecisionPV | None = options["decision"]
    return Demande(
        nature=nature,
        jour=options["jour"] or today(),
        decision=decision,
        motif=options["motif"],
        signataires=tuple(options["signataires"]),
        groupes=tuple(
            tuple(ano.strip() for ano in groupe.split(",") if ano.strip())
            for groupe in options["groupes"]
        ),
        effets=_effects(options),
        recalcule=options["recalculer"],
    )


def _effects(options: dict[str, Any]) -> EffetsPV:
    from pydantic import ValidationError

    from cdc_schema.recette.proces_verbaux import EffetsPV

    vsr = options["vsr"] or (None, None)
    try:
        return EffetsPV.model_validate(
            {
                "transfert": options["transfert"] or None,
                "debut_garantie": options["garantie"],
                "facturation": options["facturation"] or None,
                "refaction": options["refaction"] or None,
                "vsr_debut": vsr[0],
                "vsr_fin": vsr[1],
            }
        )
    except ValidationError as error:
        champs = enumeration([f"--{e['loc'][0]}" for e in error.errors()])
        raise click.UsageError(
            f"{champs}\u00a0: ce n’est pas un pourcentage. Écrivez 30 ou 2,5."
        ) from error


def _move(projet: Projet, geste: str, options: dict[str, Any], *, en_json: bool) -> None:
    from cdc.actions.recette.pv import move_minutes, sign_minutes
    from cdc.projet import load_projet
    from cdc.recette.pv_suites import Signature
    from cdc_schema.enumerations import EtatPV

    nom, jour = options[geste], options["le"] or options["jour"] or today()
    if geste == "signer":
        signature = Signature(jour, options["lieu"], tuple(options["refus"]), options["motif"])
        change = sign_minutes(projet, nom, signature)
    else:
        vers = EtatPV.RELU if geste == "relire" else EtatPV.ANNULE
        change = move_minutes(projet, nom, vers, jour, options["motif"])
    sortie = _document(load_projet(projet.dossier), change, options)
    if en_json:
        write_json(minutes_data(change, sortie))
        return
    click.echo(f"{change.id}\u00a0: {style(str(change.etat), bold=True)}, le {jour:%d/%m/%Y}.")
    if change.etat is EtatPV.SIGNE:
        posees = [r.id or "" for r in change.detail_reserves if not r.deja_posee]
        if posees:
            click.echo(f"Réserves posées\u00a0: {enumeration(posees)} (recette/anomalies.yaml)")
    click.echo(f"Document\u00a0: {sortie}")


def _document(projet: Projet, redige: ProcesVerbal, options: dict[str, Any]) -> Path:
    """Write the Word document of minutes, never over what somebody changed in it."""
    from cdc.actions.recette.pv_document import write_document

    sortie, ancien = write_document(projet, redige, options["modele"], options["sortie"])
    if ancien is not None:
        click.echo(
            f"Le document avait été modifié à la main\u00a0: gardé sous {ancien.name}", err=True
        )
    return sortie


def _verify(projet: Projet, identifiant: str, *, en_json: bool) -> None:
    from cdc.actions.recette.pv_references import check_minutes

    controles = check_minutes(projet, identifiant)
    if en_json:
        write_json([check_data(c) for c in controles])
    elif not controles:
        click.echo("Il n’y a encore aucun procès-verbal.")
    else:
        for controle in controles:
            show_check(controle)
    if any(not c.tient for c in controles):
        raise SystemExit(1)


def _list(projet: Projet, *, en_json: bool) -> None:
    from cdc.projet.proces_verbaux import load_minutes

    minutes = load_minutes(projet.dossier)
    if en_json:
        write_json(
            [
                {**minutes_data(m.pv, None), "etat": m.etat.value, "intact": m.intact}
                for m in minutes
            ]
        )
        return
    if not minutes:
        click.echo("Il n’y a encore aucun procès-verbal. Établissez-en un\u00a0:")
        click.echo("  cdc recette pv CAMP-01 --nature provisoire")
        return
    lignes = [
        (
            m.id,
            m.pv.campagne or "",
            f"{m.pv.dates.pv:%d/%m/%Y}" if m.pv.dates and m.pv.dates.pv else "",
            str(m.pv.nature or "").removeprefix("PV de ").partition(" (")[0],
            str(m.pv.decision or ""),
            m.etat.value if m.intact else f"{m.etat.value}, retouché",
        )
        for m in minutes
    ]
    table(("", "", "Date", "Nature", "Décision", "État"), lignes, (6, 8, 10, 19, 23, 18))
