"""The second half of `cdc recette bilan`: what was found, how it goes, what blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cdc.commands.commun import style
from cdc.commands.recette_commun import MONTRES, listed, say, table, title, width
from cdc.francais import INSECABLE, number, plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cdc.recette.bilan import Bilan
    from cdc.recette.blocages import Blocage
    from cdc.recette.taux import Taux


def show_anomalies(vu: Bilan) -> None:
    """Print the stock of anomalies, by severity and age."""
    if not vu.faits.ecarts:
        return
    title("Anomalies")
    lignes = [
        (
            s.severite.value if s.severite else "sévérité inconnue",
            number(len(s.ouvertes)),
            number(s.soldees),
            _days(s.age_median),
            _days(s.age_max),
            listed(s.ouvertes, 4),
        )
        for s in vu.indicateurs.stock
    ]
    entetes = ("", "Ouvertes", "Soldées", "Âge médian", "Plus vieille", "")
    table(entetes, lignes, (18, -8, -8, -11, -13, max(18, width() - 66)))
    ouvertes = [e for e in vu.faits.ecarts if e.ouverte and not e.defaut]
    if ouvertes:
        say(f"Qualifiées autrement que défaut{INSECABLE}: {listed([e.id for e in ouvertes])}", "  ")


def show_trends(vu: Bilan) -> None:
    """Print the numbers of each campaign of the lot."""
    if len(vu.tendances) < 2:
        return
    title("D’une campagne à l’autre")
    lignes = [
        (
            t.campagne,
            t.version,
            f"{t.synthese.joues}/{t.synthese.cas_total}",
            str(t.taux_conforme),
            str(t.couverture_indispensables),
            f"{t.bloquantes} / {t.majeures} / {t.mineures}",
            t.decision.value,
        )
        for t in vu.tendances
    ]
    entetes = ("", "Version", "Joués", "Conf.", "Indisp.", "Bl./maj./min.", "Décision")
    table(entetes, lignes, (8, 8, -7, -6, -7, -13, 24))


def show_contradictions(vu: Bilan, noms: dict[str, str]) -> None:
    """Print what testers saw differently."""
    if not vu.faits.contradictions:
        return
    title("Les recetteurs ne voient pas la même chose")
    for c in vu.faits.contradictions:
        suite = "à départager" if c.ouverte else "départagé"
        say(f"{c.cas} {c.titre}{INSECABLE}: {c.retenu} retenu, {suite}", "  ")
        for p in c.passages:
            date = f", le {p.date:%d/%m/%Y}" if p.date else ""
            say(
                f"{noms.get(p.recetteur, p.recetteur)}{INSECABLE}: {p.verdict}{date} ({p.id})",
                "    ",
            )


def show_criteria(vu: Bilan) -> None:
    """Print the entry and exit criteria."""
    if vu.entree:
        atteints = sum(c.atteint is True for c in vu.entree)
        title(f"Critères d’entrée{INSECABLE}: {atteints} sur {len(vu.entree)}")
        for critere in vu.entree:
            suite = critere.preuve if critere.atteint else critere.motif
            say(f"{_mark(critere.atteint)} {critere.critere}{f' ({suite})' if suite else ''}", "  ")
    atteints = sum(c.atteint is True for c in vu.sortie)
    title(f"Critères de sortie{INSECABLE}: {atteints} sur {len(vu.sortie)}")
    for sortie in vu.sortie:
        valeur = sortie.valeur or "à dire"
        say(
            f"{_mark(sortie.atteint)} {sortie.mesure}{INSECABLE}: {valeur}, attendu {sortie.seuil}",
            "  ",
        )


def show_measures(vu: Bilan, noms: dict[str, str]) -> None:
    """Print days, reopening, needs and presence."""
    mesures = vu.indicateurs
    title("Suivi")
    prevus = (
        "sans budget"
        if mesures.jours_prevus is None
        else f"{_decimal(mesures.jours_prevus)} prévus"
    )
    say(f"jours d’exécution{INSECABLE}: {mesures.jours}, {prevus}", "  ")
    say(f"anomalies livrées, puis rouvertes{INSECABLE}: {_rate(mesures.reouverture)}", "  ")
    say(f"écarts qui sont des besoins{INSECABLE}: {_rate(mesures.besoins)}", "  ")
    for presence in mesures.presences:
        promis = f"{_decimal(presence.promis)} promis" if presence.promis else "aucun promis"
        nom = noms.get(presence.recetteur, presence.recetteur)
        say(
            f"{nom}{INSECABLE}: {plural(presence.faits, 'jour fait', 'jours faits')}, {promis}",
            "  ",
        )


def show_blockages(blocages: Sequence[Blocage], *, detail: bool) -> None:
    """Print what blocks, one line a thing, and what to do."""
    if not blocages:
        click.echo("\nRien ne bloque. Rédigez le procès-verbal\u00a0: cdc recette pv")
        return
    for portee in dict.fromkeys(b.portee for b in blocages):
        title(f"Ce qui {portee}" if portee.startswith("emp") else _capital(portee))
        groupes: dict[tuple[str, str], list[str]] = {}
        for blocage in blocages:
            if blocage.portee is portee:
                groupes.setdefault((blocage.texte, blocage.remede), []).append(blocage.element)
        montres = len(groupes) if detail else MONTRES
        for (texte, remede), elements in list(groupes.items())[:montres]:
            dits = listed(elements, len(elements) if detail else MONTRES)
            say(f"{dits}{INSECABLE}: {texte}.", "  ")
            say(f"→ {remede}", "    ")
        if len(groupes) > montres:
            say(f"et {plural(len(groupes) - montres, 'autre')} (--detail)", "  ")


def _capital(texte: str) -> str:
    return texte[:1].upper() + texte[1:]


def _rate(taux: Taux) -> str:
    return f"{taux} ({taux.detail})" if taux.total else "sans objet"


def _mark(atteint: bool | None) -> str:
    signes = {True: ("✓", "green"), False: ("✗", "red"), None: ("?", "yellow")}
    signe, couleur = signes[atteint]
    return style(signe, fg=couleur)


def _days(jours: int | None) -> str:
    return "—" if jours is None else f"{number(jours)}{INSECABLE}j"


def _decimal(valeur: object) -> str:
    return f"{valeur:f}".rstrip("0").rstrip(".").replace(".", ",") if valeur else "0"
