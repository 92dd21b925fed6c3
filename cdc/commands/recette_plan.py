"""`cdc recette plan`: the test cases that the project calls for."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from cdc.commands.commun import open_projet, option_json, option_projet, style, write_json
from cdc.commands.recette_commun import cut, table, title
from cdc.errors import CdcError
from cdc.francais import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from cdc.actions.recette.plan import Plan
    from cdc.recette.derivation import Famille, Fusion
    from cdc_schema import Cahier
    from cdc_schema.cas_de_test import CasDeTest

_SOURCES = ("criteres", "etats", "droits", "interfaces", "reprise", "rgpd", "mesures", "champs")
_COURTE = 8
_LARGE = 110


class PersonaInconnuError(CdcError):
    """`--persona` names nobody."""

    def __init__(self, demande: str, connus: Sequence[str]) -> None:
        self.demande = demande
        suite = (
            f"Choisissez parmi\u00a0: {', '.join(connus)}."
            if connus
            else ("Le projet n’a encore aucun persona\u00a0: cdc completer recette.")
        )
        super().__init__(f"Le persona «\u00a0{demande}\u00a0» n’existe pas. {suite}")


@click.command()
@option_projet
@click.option("--apercu", is_flag=True, help="Montre ce qui serait dérivé, sans rien écrire.")
@click.option("--persona", metavar="PER-NN", help="Les cas de ce persona seulement.")
@click.option(
    "--depuis",
    "sources",
    multiple=True,
    type=click.Choice(_SOURCES),
    help="Ne dérive que de cette source (option répétable).",
)
@click.option(
    "--marquer",
    is_flag=True,
    help="Met «\u00a0à revoir\u00a0» les cas écrits ou retouchés dont la source a changé.",
)
@click.option("--detail", is_flag=True, help="Cite chaque cas, et tout ce qui est déjà couvert.")
@option_json
def plan(
    dossier: Path | None,
    *,
    apercu: bool,
    persona: str | None,
    sources: tuple[str, ...],
    marquer: bool,
    detail: bool,
    en_json: bool,
) -> None:
    """Dérive les cas de test de ce que le projet dit déjà.

    Critères d’acceptation, machines d’états, matrice des droits, interfaces, reprise, droits des
    personnes, mesures et dictionnaire donnent chacun leurs cas, dans recette/plan.yaml. Ce qu’un cas
    écrit à la main éprouve déjà n’est pas dérivé. Un cas dérivé que personne n’a retouché suit sa
    source\u202f; un cas retouché reste tel quel\u202f; un cas supprimé ne revient pas.
    """
    from cdc.actions.recette.plan import prepare_plan, write_plan
    from cdc.recette.derivation import Famille

    projet = open_projet(dossier)
    _check_persona(projet.cahier, persona)
    familles = [f for f in Famille if not sources or f.value in sources]
    fait = prepare_plan(projet, familles, persona)
    if not apercu:
        fait = write_plan(fait, marquer=marquer)
    if en_json:
        write_json(_as_data(fait, ecrit=not apercu))
        return
    _show_sum(fait, ecrit=not apercu)
    _show_sources(fait, familles)
    _show_personas(fait)
    _show_lent(fait)
    _show_cases(fait, detail=detail)
    _show_covered(fait, detail=detail)
    _show_left(fait, detail=detail)
    _show_review(fait, marquer=marquer and not apercu)


def _check_persona(cahier: Cahier, persona: str | None) -> None:
    connus = [str(p.id) for p in cahier.personas if p.id]
    if persona is not None and persona not in connus:
        raise PersonaInconnuError(persona, connus)


def _show_sum(fait: Plan, *, ecrit: bool) -> None:
    fusion = fait.fusion
    nouveaux = plural(len(fusion.nouveaux), "cas nouveau", "cas nouveaux")
    minutes = sum(d.cas.duree_estimee_min or 0 for d in fusion.nouveaux)
    duree = f", {_hours(minutes)} de jeu" if minutes else ""
    suites = [f"{nouveaux}{duree}"]
    if fusion.rafraichis:
        suites.append(plural(len(fusion.rafraichis), "cas mis à jour", "cas mis à jour"))
    if fusion.inchanges:
        suites.append(plural(len(fusion.inchanges), "inchangé"))
    verbe = "Dérivation" if ecrit else "Aperçu, rien n’est écrit"
    click.echo(f"{style(verbe, bold=True)}\u00a0: {', '.join(suites)}.")
    if ecrit and (fusion.nouveaux or fusion.rafraichis):
        click.echo("Écrit dans recette/plan.yaml. Relisez-les\u00a0: cdc completer recette")


def _show_sources(fait: Plan, familles: Sequence[Famille]) -> None:
    from cdc.recette.derivation import LIBELLES

    fusion = fait.fusion
    comptes = [
        Counter(d.ebauche.famille for d in groupe)
        for groupe in (fusion.nouveaux, fusion.rafraichis, fusion.inchanges + fusion.retouches)
    ]
    autres = [
        Counter(c.famille for c in groupe)
        for groupe in (fait.derivation.couverts, fait.derivation.ecartes)
    ]
    title("Par source")
    table(
        ("", "nouveaux", "mis à jour", "inchangés", "couverts", "non dérivés"),
        [(LIBELLES[f], *(str(c[f] or "·") for c in (*comptes, *autres))) for f in familles],
        (34, -9, -11, -10, -9, -12),
    )


def _show_personas(fait: Plan) -> None:
    cahier = _after(fait)
    title("Par persona")
    lignes = []
    for persona in [*cahier.personas, None]:
        siens = [c for c in cahier.cas_de_test if c.persona == (persona.id if persona else None)]
        if not siens:
            continue
        nom = "sans persona"
        if persona is not None:
            metier = (persona.metier or "").split(",")[0]
            nom = f"{persona.prenom_fictif}, {metier} ({persona.id})"
        minutes = sum(c.duree_estimee_min or 0 for c in siens)
        nouveaux = sum(
            1 for d in fait.fusion.nouveaux if d.cas.persona == (persona.id if persona else None)
        )
        lignes.append((nom, str(len(siens)), str(nouveaux or "·"), _hours(minutes)))
    table(("", "cas", "nouveaux", "durée"), lignes, (50, -5, -9, -10))


def _show_lent(fait: Plan) -> None:
    lignes = list(_lent(fait))
    if lignes:
        title("Rôles sans persona")
        for ligne in lignes:
            click.echo(f"  {ligne}")


def _lent(fait: Plan) -> Iterable[str]:
    from cdc.recette.derivation.contexte import Contexte

    contexte = Contexte(fait.projet.cahier)
    roles = dict.fromkeys(d.ebauche.role for d in _drafts(fait.fusion) if d.ebauche.role)
    for role in roles:
        raison = contexte.emprunt(str(role))
        prete = contexte.persona(role)
        if raison and prete is not None:
            yield (
                f"{contexte.nom_role(role)} ({role})\u00a0: confié à {prete.prenom_fictif} ({prete.id}), {raison}"
            )
        elif raison is not None:
            yield f"{contexte.nom_role(role)} ({role})\u00a0: personne ne le joue, créez un persona"


def _show_cases(fait: Plan, *, detail: bool) -> None:
    if not detail:
        return
    for titre, groupe in (
        ("Cas nouveaux", fait.fusion.nouveaux),
        ("Cas mis à jour", fait.fusion.rafraichis),
    ):
        if groupe:
            title(titre)
        for derive in groupe:
            click.echo(f"  {derive.cas.id} {derive.cas.titre} ({', '.join(derive.cas.derive_de)})")


def _show_covered(fait: Plan, *, detail: bool) -> None:
    couverts = fait.derivation.couverts
    if not couverts:
        return
    title("Déjà couvert")
    connus = fait.fusion.connus
    lignes = [
        cut(f"{c.objet}\u00a0: {', '.join(_shown(par, connus) for par in c.par)}", _LARGE)
        for c in couverts
    ]
    _list(lignes, detail=detail)


def _shown(par: str, connus: Any) -> str:
    """Return the case of a draft, « un critère d’EX-LEA-004 » when it has none yet."""
    return str(connus.get(par, par.split("/")[1] if "/" in par else par))


def _show_left(fait: Plan, *, detail: bool) -> None:
    ecartes = fait.derivation.ecartes
    if ecartes:
        title("Pas dérivé")
        _list([f"{e.chemin}\u00a0: {e.raison}" for e in ecartes], detail=detail)
    orphelins = [d.cas for d in _drafts(fait.fusion) if not d.cas.exigences]
    if orphelins:
        title("Sans exigence")
        click.echo(
            "  Aucune exigence ne parle de ce que ces cas éprouvent\u00a0: ils n’entreront dans aucun lot.\n"
            "  Ajoutez l’exigence, ou nommez-la dans le cas."
        )
        _list([f"{c.id} {c.titre}" for c in orphelins], detail=detail)


def _show_review(fait: Plan, *, marquer: bool) -> None:
    fusion = fait.fusion
    if fusion.supprimes:
        title("Supprimés du plan, laissés supprimés")
        _list([e.titre for e in fusion.supprimes], detail=False)
    if fusion.perimes:
        title("Leur source a disparu, ou un autre cas la couvre")
        _list([f"{c.id} {c.titre}" for c in fusion.perimes], detail=True)
        click.echo(
            "  Relisez-les\u00a0: gardez-les, supprimez-les ou passez-les «\u00a0obsolète\u00a0»."
        )
    lignes = [
        f"{d.cas.id} {d.cas.titre}\u00a0: retouché, et sa source a changé" for d in fusion.retouches
    ]
    lignes += [
        f"{r.cas.id} {r.cas.titre}\u00a0: vise {r.exigence} {r.avant}, qui en est à {r.maintenant}"
        for r in fusion.retards
    ]
    if not lignes:
        return
    title("À revoir")
    _list(lignes, detail=True)
    if marquer and fait.marques:
        click.echo(
            f"  {plural(len(fait.marques), 'cas passé', 'cas passés')} «\u00a0à revoir\u00a0»."
        )
    elif fusion.a_revoir:
        click.echo("  Pour les passer «\u00a0à revoir\u00a0»\u00a0: cdc recette plan --marquer")


def _list(lignes: Sequence[str], *, detail: bool) -> None:
    montrees = lignes if detail else lignes[:_COURTE]
    for ligne in montrees:
        click.echo(f"  {ligne}")
    if len(montrees) < len(lignes):
        click.echo(f"  … et {len(lignes) - len(montrees)} de plus (--detail).")


def _drafts(fusion: Fusion) -> list[Any]:
    return [*fusion.nouveaux, *fusion.rafraichis, *fusion.inchanges, *fusion.retouches]


def _after(fait: Plan) -> Cahier:
    """Return the project as it is, or would be, once the plan is written."""
    faits = {str(c.id): c for c in fait.projet.cahier.cas_de_test}
    faits |= {str(d.cas.id): d.cas for d in (*fait.fusion.rafraichis, *fait.fusion.nouveaux)}
    return fait.projet.cahier.model_copy(update={"cas_de_test": list(faits.values())})


def _hours(minutes: int) -> str:
    heures, reste = divmod(minutes, 60)
    return f"{heures}\u00a0h\u00a0{reste:02d}" if heures else f"{reste}\u00a0min"


def _as_data(fait: Plan, *, ecrit: bool) -> dict[str, Any]:
    fusion = fait.fusion
    return {
        "ecrit": ecrit,
        "nouveaux": [_case(d.cas, d.ebauche.famille) for d in fusion.nouveaux],
        "mis_a_jour": [_case(d.cas, d.ebauche.famille) for d in fusion.rafraichis],
        "inchanges": [str(d.cas.id) for d in fusion.inchanges],
        "couverts": [
            {
                "source": c.famille.value,
                "chemin": c.chemin,
                "objet": c.objet,
                "par": [_shown(par, fusion.connus) for par in c.par],
            }
            for c in fait.derivation.couverts
        ],
        "non_derives": [
            {"source": e.famille.value, "chemin": e.chemin, "raison": e.raison}
            for e in fait.derivation.ecartes
        ],
        "sans_persona": list(_lent(fait)),
        "sans_exigence": [str(d.cas.id) for d in _drafts(fusion) if not d.cas.exigences],
        "supprimes": [e.titre for e in fusion.supprimes],
        "source_disparue": [str(c.id) for c in fusion.perimes],
        "retouches": [str(d.cas.id) for d in fusion.retouches],
        "versions_depassees": [
            {"cas": r.cas.id, "exigence": r.exigence, "visee": r.avant, "actuelle": r.maintenant}
            for r in fusion.retards
        ],
        "marques": [str(c.id) for c in fait.marques],
    }


def _case(cas: CasDeTest, famille: Famille) -> dict[str, Any]:
    return {
        "id": cas.id,
        "titre": cas.titre,
        "source": famille.value,
        "persona": cas.persona,
        "role": cas.role,
        "exigences": list(cas.exigences),
        "derive_de": list(cas.derive_de),
        "etapes": len(cas.etapes),
        "duree_estimee_min": cas.duree_estimee_min,
    }
