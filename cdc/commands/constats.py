"""Showing findings as a good compiler does: the place, the line, the words underlined."""

from __future__ import annotations

import sys
import textwrap
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cdc.commands.commun import colored, style, write_json
from cdc.francais import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.projet import Projet
    from cdc.projet.constats import ConstatSitue
    from cdc.verification import Constat, Gravite, Verdict
    from cdc.verification.regles import Regle

_LARGEUR = 80
_COULEURS: dict[str, str | None] = {"erreur": "red", "avertissement": "yellow", "conseil": None}


def show(projet: Projet, verdict: Verdict, genre: str) -> None:
    """Print what remains in the format `genre`; what is accepted is always told."""
    from cdc.projet.constats import accepted, situated

    situes = situated(projet, verdict.constats)
    if genre == "texte":
        _show_all(situes)
        _show_total(verdict)
        return
    _write(genre, situes, accepted(projet, verdict.acceptes), _root(projet))
    if verdict.acceptes:
        click.echo(_accepted(verdict), err=True)


def show_phrases(situes: list[ConstatSitue], genre: str) -> None:
    """Print what is found in statements, in the format `genre`."""
    from cdc.formats.constats import write_phrases
    from cdc.verification import Verdict

    if genre == "texte":
        _show_all(situes)
        _show_total(Verdict(tuple(s.constat for s in situes)))
    elif genre == "json":
        sys.stdout.writelines(write_phrases(situes))
    else:
        _write(genre, situes, [], "")


def explain(code: str, *, en_json: bool) -> None:
    """Print what a rule is, why it is there, what is better; of several rules, their titles."""
    from dataclasses import asdict

    from cdc.projet.regles import load_donnees
    from cdc.verification.rgpd import actualised
    from cdc.verification.selection import rules

    donnees = load_donnees()
    regles = [actualised(r, donnees) for r in rules(code)]
    if en_json:
        write_json([asdict(r) for r in regles] if len(regles) > 1 else asdict(regles[0]))
    elif len(regles) > 1:
        for regle in regles:
            click.echo(_title(regle))
    else:
        _show_rule(regles[0])


def _write(
    genre: str, situes: list[ConstatSitue], acceptes: list[ConstatSitue], racine: str
) -> None:
    """Print findings for a program; no annotation is no line."""
    from cdc.formats import constats as formats

    if genre == "json":
        sys.stdout.writelines(formats.write_json(situes))
    elif genre == "sarif":
        click.echo(formats.write_sarif(situes, acceptes, racine))
    elif situes:
        click.echo(formats.write_github(situes, racine))


def _root(projet: Projet) -> str:
    """Return what leads from the current folder, often that of the repository, to the project."""
    dossier, ici = projet.dossier.absolute().resolve(), Path.cwd().resolve()
    if dossier == ici or ici not in dossier.parents:
        return ""
    return f"{dossier.relative_to(ici).as_posix()}/"


def _show_all(situes: list[ConstatSitue]) -> None:
    dites: set[str] = set()
    for situe in situes:
        _show(situe, brief=situe.constat.code in dites)
        dites.add(situe.constat.code)


def _show(situe: ConstatSitue, *, brief: bool) -> None:
    """Show one finding; its rule is explained the first time."""
    from cdc.verification.selection import rule

    constat, etendue = situe.constat, situe.etendue
    regle = rule(constat.code)
    place = f"{etendue.fichier}:{etendue.ligne}:{etendue.colonne}"
    click.echo(style(place, underline=True))
    click.echo(_head(constat, regle))
    for ligne in _source(situe):
        click.echo(ligne)
    _say("", constat.message)
    if not brief:
        _say("Pourquoi\u00a0:", regle.pourquoi)
    if constat.suggestion or not brief:
        _say("Mieux\u00a0:", constat.suggestion or regle.mieux)
    click.echo()


def _head(constat: Constat, regle: Regle) -> str:
    """Return the gravity, the code and the title, on as many lines as they take."""
    dans = f", dans\u00a0{constat.element}" if constat.element else ""
    marge = len(f"  {constat.gravite.value} {constat.code}  ")
    titre = f"\n{' ' * 4}".join(wrapped(f"{regle.titre}{dans}", _LARGEUR - marge))
    if constat.element:
        avant, _, apres = titre.rpartition(constat.element)
        titre = f"{avant}{style(constat.element, fg='cyan')}{apres}"
    mot = style(constat.gravite.value, fg=_COULEURS[constat.gravite], bold=True)
    return f"  {mot} {style(constat.code, bold=True)}  {titre}"


def _source(situe: ConstatSitue) -> Iterator[str]:
    """Yield the lines of the file around the words, underlined."""
    largeur = len(str(max((numero for numero, *_ in situe.troncons), default=0)))
    for numero, ligne, debut, fin in situe.troncons:
        if ligne.strip():
            marge = f"{numero:>{largeur}}"
            yield from _underlined(marge, ligne, debut, max(fin, debut + 1), situe.constat.gravite)


def _underlined(numero: str, ligne: str, debut: int, fin: int, gravite: Gravite) -> Iterator[str]:
    marge = f"{numero} │ " if colored() else f"{numero} | "
    avant, mots, apres = _window(ligne, debut, fin, _LARGEUR - len(marge) - 2)
    if colored():
        mots = style(mots, fg=_COULEURS[gravite], bold=True, underline=True)
        yield f"  {style(marge, dim=True)}{avant}{mots}{apres}"
        return
    yield f"  {marge}{avant}{mots}{apres}".rstrip()
    yield f"  {' ' * len(marge)}{' ' * _cells(avant)}{'^' * max(_cells(mots.rstrip()), 1)}"


def _window(ligne: str, debut: int, fin: int, largeur: int) -> tuple[str, str, str]:
    """Return what to show of `ligne` before, in and after the words, in `largeur` cells."""
    ligne = ligne.replace("\t", " ")
    if _cells(ligne) <= largeur:
        return ligne[:debut], ligne[debut:fin], ligne[fin:]
    mots = ligne[debut:fin]
    if len(mots) > largeur - 12:
        mots = mots[: largeur - 13] + "…"
        fin = len(ligne)
    libre = largeur - _cells(mots)
    avant, apres = ligne[:debut], ligne[fin:]
    gauche = max(libre - len(apres), libre // 2)
    if len(avant) > gauche:
        avant = "…" + avant[len(avant) - gauche + 1 :]
    droite = libre - len(avant)
    if len(apres) > droite:
        apres = apres[: max(droite - 1, 0)] + "…"
    return avant, mots, apres


def _cells(texte: str) -> int:
    """Return how many cells of the terminal `texte` takes."""
    return sum(
        0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in texte
    )


def _say(titre: str, texte: str) -> None:
    """Print `texte` under `titre`, within the width of the page."""
    tete = f"  {titre}{' ' * (11 - len(titre))} " if titre else "  "
    for rang, ligne in enumerate(wrapped(texte, _LARGEUR - len(tete))):
        click.echo(f"{tete if rang == 0 else ' ' * len(tete)}{ligne}")


def wrapped(texte: str, largeur: int) -> list[str]:
    """Return the lines of `texte`, never cut at a no-break space."""
    lignes = textwrap.wrap(
        texte.replace("\u00a0", _COLLE).replace("\u202f", _COLLE_FINE),
        largeur,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [x.replace(_COLLE, "\u00a0").replace(_COLLE_FINE, "\u202f") for x in lignes]


# textwrap breaks at these spaces too: they are hidden from it.
_COLLE, _COLLE_FINE = "\ue000", "\ue001"


def _show_total(verdict: Verdict) -> None:
    if verdict.constats:
        click.echo(_total(verdict))
    else:
        click.echo("Aucun constat.")
    if verdict.acceptes:
        click.echo(_accepted(verdict))
    if verdict.constats:
        code = verdict.constats[0].code
        click.echo(style(f"Détail d’une règle\u00a0: cdc verifier --expliquer {code}", dim=True))


def _total(verdict: Verdict) -> str:
    combien = style(plural(len(verdict.constats), "constat"), bold=True)
    return f"{combien}\u00a0: {counted(verdict)}."


def counted(verdict: Verdict) -> str:
    """Return « 5 erreurs, 3 avertissements, 1 conseil », what there is none of left out."""
    from cdc.verification import Gravite

    comptes = verdict.counts()
    return ", ".join(_count(comptes[g], g) for g in reversed(Gravite) if comptes[g])


def _count(combien: int, gravite: Gravite) -> str:
    return style(plural(combien, gravite.value), fg=_COULEURS[gravite])


def _accepted(verdict: Verdict) -> str:
    quoi = plural(len(verdict.acceptes), "constat accepté", "constats acceptés")
    codes = ", ".join(dict.fromkeys(a.constat.code for a in verdict.acceptes))
    return f"{quoi} avec motif dans cdc.yaml ({codes})."


def _title(regle: Regle) -> str:
    gravite = style(f"{regle.gravite.value:<13}", fg=_COULEURS[regle.gravite])
    return f"{style(regle.code, bold=True)}  {gravite}  {regle.titre}"


def _show_rule(regle: Regle) -> None:
    mot = style(regle.gravite.value, fg=_COULEURS[regle.gravite], bold=True)
    click.echo(f"{style(regle.code, bold=True)}  {regle.titre}")
    click.echo(f"  {mot}, famille {regle.famille.value}\n")
    for titre, texte in _parts(regle):
        _say(f"{titre}\u00a0:", texte)


def _parts(regle: Regle) -> Sequence[tuple[str, str]]:
    seuils = [f"{s.nom}, {s.titre}\u00a0: {s.valeur:g}".replace(".", ",") for s in regle.seuils]
    parties = [
        ("Pourquoi", regle.pourquoi),
        ("Exemple", regle.mauvais),
        ("Mieux", regle.mieux),
        ("Méthode", regle.methode),
        ("Source", regle.source),
        ("Relue le", regle.datee),
        *(("Seuil", seuil) for seuil in seuils),
    ]
    return [(titre, texte) for titre, texte in parties if texte]
