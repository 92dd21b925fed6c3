"""What `cdc recette pv` shows of minutes: the decision rule by rule, what changed since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cdc.commands.commun import style
from cdc.commands.recette_commun import say, title
from cdc.francais import INSECABLE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cdc.actions.recette.pv_references import Controle
    from cdc_schema.recette.proces_verbaux import ProcesVerbal

_COULEURS = {
    "admission sans réserve": "green",
    "admission avec réserves": "yellow",
    "réfaction": "yellow",
    "ajournement": "red",
    "rejet": "red",
}


def show_check(controle: Controle) -> None:
    """Print what changed since minutes were drafted."""
    minutes = controle.minutes
    title(f"{minutes.id}, {minutes.etat}")
    if not minutes.intact:
        say(f"{minutes.fichier} a été modifié à la main\u00a0: son sceau ne tient plus.", "  ")
        say("→ rétablissez-le depuis votre gestion de versions, ou refaites-le.", "    ")
    for ecart in controle.ecarts:
        poids = style("compte", fg="red") if ecart.compte else "ne compte pas"
        say(f"{ecart.document}\u00a0: {ecart.quoi}, {poids} ({ecart.pourquoi})", "  ")
    if controle.tient:
        say("Ce sur quoi il repose n’a pas changé.", "  ")


def show_minutes(redige: ProcesVerbal) -> None:
    """Print minutes: the decision, each rule, the reserves, what is left before signing."""
    decision = redige.decision.value if redige.decision else ""
    click.echo(style(f"{redige.id} — {redige.nature}", bold=True) + f", {redige.campagne}")
    click.echo(
        f"\nDécision{INSECABLE}: {style(decision, bold=True, fg=_COULEURS.get(decision))}"
        + (
            ""
            if redige.decision is redige.proposition
            else f" (proposée\u00a0: {redige.proposition})"
        )
    )
    if redige.motif_ecart:
        say(f"Motif{INSECABLE}: {redige.motif_ecart}", "  ")
    title("Règle par règle")
    retenue = next((r for r in redige.regles if r.vraie), None)
    for regle in redige.regles:
        signe = "retenue" if regle is retenue else ("vraie" if regle.vraie else "fausse")
        si = regle.si if regle.si == "sinon" else f"si {regle.si}"
        say(f"{regle.n}. {signe}, {si}{INSECABLE}: {regle.alors}", "  ")
        for mesure in regle.mesures:
            seuil = f" ({mesure.seuil})" if mesure.seuil else ""
            elements = (
                f" — {', '.join(mesure.elements)}" if mesure.vraie and mesure.elements else ""
            )
            valeur = f"{INSECABLE}: {mesure.valeur}" if mesure.valeur else ""
            say(f"{mesure.nom}{valeur}{seuil}{elements}", "       ")
    _show_reserves(redige)
    _show_doubts(redige)


def _show_reserves(redige: ProcesVerbal) -> None:
    if redige.detail_reserves:
        title("Réserves")
    for reserve in redige.detail_reserves:
        limite = f", avant le {reserve.echeance_levee:%d/%m/%Y}" if reserve.echeance_levee else ""
        suite = f"{limite}{INSECABLE}: {reserve.condition_levee or reserve.libelle}"
        if reserve.levee_le:
            suite = f", levée le {reserve.levee_le:%d/%m/%Y} sur {reserve.preuve}"
        say(f"{reserve.id} {reserve.severite} ({', '.join(reserve.anomalies)}){suite}", "  ")


def _show_doubts(redige: ProcesVerbal) -> None:
    """Tell what is still to see before signing."""
    dates, doutes = redige.dates, []
    if dates and not dates.livraison:
        doutes.append("la campagne n’a pas de date de livraison (recette/campagnes.yaml)")
    if redige.objet_perimetre and not redige.objet_perimetre.contrat:
        doutes.append("le contrat n’est pas cité (reglement_recette.contrat)")
    if not redige.signatures:
        doutes.append('personne ne signe encore (--signataire "Nom;qualité;société")')
    ouvertes = [c.cas or "" for c in redige.contradictions if not c.arrete]
    if ouvertes:
        doutes.append(f"résultats contradictoires à départager\u00a0: {', '.join(ouvertes)}")
    if doutes:
        title("Avant de signer")
        for doute in doutes:
            say(f"{doute}.", "  ")


def minutes_data(redige: ProcesVerbal, sortie: Path | None) -> dict[str, Any]:
    """Return minutes for a program."""
    donnees = redige.model_dump(mode="json", exclude_none=True)
    return {**donnees, "document": str(sortie)} if sortie else donnees


def check_data(controle: Controle) -> dict[str, Any]:
    """Return what changed since minutes were drafted, for a program."""
    ecarts: Sequence[Any] = controle.ecarts
    return {
        "id": controle.minutes.id,
        "etat": controle.minutes.etat.value,
        "intact": controle.minutes.intact,
        "tient": controle.tient,
        "ecarts": [
            {"document": e.document, "quoi": e.quoi, "compte": e.compte, "pourquoi": e.pourquoi}
            for e in ecarts
        ],
    }
