"""How a question, its section and what was written are shown, within the width of the terminal."""

from __future__ import annotations

import os
import re
import shutil
import textwrap
from typing import TYPE_CHECKING

import click

from cdc.commands.commun import colored, gauge, style
from cdc.commands.desaccords import earlier
from cdc.completion import Forme
from cdc.completion.places import section_title
from cdc.francais import enumeration, plural
from cdc_schema.plan import PROJET

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cdc.completion import Pas, Question
    from cdc.completion.questions import Avis
    from cdc.completude import AvancementSection
    from cdc.projet import Projet
    from cdc_schema.plan import SousSection

_LARGEUR, _MAXIMUM, _JAUGE = 80, 100, 8
_LIGNES, _OPTIONS, _PERSONNES, _RENVOIS = 12, 12, 3, 6
_IDENTIFIANT = re.compile(r"[A-Z]+(?:-[A-Z0-9]+)+")
COMMANDES = "< retour   > passer   ? aide   ! éditeur   = plan   / chercher   q! quitter"


def width() -> int:
    """Return the number of columns to write in."""
    colonnes = shutil.get_terminal_size((_LARGEUR, 24)).columns
    return max(40, min(colonnes, _MAXIMUM)) if "COLUMNS" in os.environ or colored() else _LARGEUR


def say(texte: str = "", retrait: int = 0, **styles: bool | str) -> None:
    """Print `texte`, cut between words, each line styled."""
    for ligne in texte.split("\n"):
        for morceau in textwrap.wrap(ligne, width() - retrait, break_on_hyphens=False) or [""]:
            click.echo(" " * retrait + (style(morceau, **styles) if morceau else ""))


def rule() -> None:
    """Print a line across the screen; nothing where it would only be read aloud."""
    click.echo(style("─" * width(), dim=True) if colored() else "")


def show_section(avancement: AvancementSection) -> None:
    """Print the section and how far it is: its number, its title, its gauge."""
    section = avancement.section
    titre = section_name(section)
    compte = (
        f"{avancement.remplies} {'réponse' if avancement.remplies < 2 else 'réponses'} "
        f"sur {avancement.attendues}"
    )
    taux = f"{avancement.taux:>3}\u00a0%"
    jauge = f"   {style(gauge(avancement.taux, _JAUGE), fg='cyan')}" if colored() else ""
    long = len(compte) + len(taux) + 3 + (_JAUGE + 3 if colored() else 0)
    espace = width() - len(titre) - long
    code = titre.removesuffix(section.titre)
    texte = f"{style(code, fg='cyan', bold=True)}{style(section.titre, bold=True)}"
    droite = f"{style(compte, dim=True)}{jauge}   {taux}"
    click.echo(f"{texte}{' ' * espace}{droite}" if espace > 1 else f"{texte}\n{droite}")
    rule()


def section_name(section: SousSection) -> str:
    """Return « 2c Prospects »."""
    if section is PROJET:
        return "cdc.yaml Le projet"
    return section_title(section)


def show_question(question: Question, projet: Projet, *, again: bool = False) -> None:
    """Print a question: its title, why it is asked, an example, what is known of it.

    `again` leaves out what was just read: a list comes back after each of its rows.
    """
    rang = f"{question.rang} sur {question.total}" if question.rang else ""
    _between(_title(question), rang)
    if not again:
        _show_reasons(question)
    for ligne in question.rappel:
        say(ligne.lstrip(), len(ligne) - len(ligne.lstrip()))
    if question.actuelle:
        say(f"Aujourd’hui\u00a0: {question.actuelle}", fg="cyan")
    if question.forme in (Forme.LIGNES, Forme.MATRICE):
        _show_lines(question)
    if question.colonnes and question.forme is Forme.CASES:
        noms = [o.libelle for o in question.colonnes]
        say(f"Une case par colonne, dans cet ordre\u00a0: {', '.join(noms)}", dim=True)
    _show_said(question)
    _show_options(question.premier if question.forme is Forme.LIGNES else question)
    del projet
    click.echo("")


def _show_reasons(question: Question) -> None:
    if question.pourquoi:
        say(question.pourquoi)
    if _tells(question):
        say(f"Exemple\u00a0: {question.exemple}", dim=True)


def _tells(question: Question) -> bool:
    """Say whether the example helps: an identifier of another project does not."""
    renvoi = question.forme in (Forme.REFERENCE, Forme.REFERENCES)
    return bool(question.exemple) and not (renvoi and _IDENTIFIANT.fullmatch(question.exemple))


def _title(question: Question) -> str:
    fil = [short(nom) for nom in question.place.fil]
    titre = question.titre + (f" ({question.unite})" if question.unite else "")
    return " › ".join([*fil, titre])


def short(texte: str, largeur: int = 30) -> str:
    """Return `texte`, its end left out beyond `largeur` characters."""
    return texte if len(texte) <= largeur else texte[: largeur - 1] + "…"


def _between(gauche: str, droite: str) -> None:
    lignes = textwrap.wrap(gauche, width() - len(droite) - 2, break_on_hyphens=False) or [""]
    for rang, ligne in enumerate(lignes):
        suite = droite if rang == 0 else ""
        marge = " " * (width() - len(ligne) - len(suite)) if suite else ""
        click.echo(style(ligne, bold=True) + marge + style(suite, dim=True))


def _show_lines(question: Question) -> None:
    total = len(question.lignes)
    debut = max(0, total - _LIGNES) if total > _LIGNES + 1 else 0
    if debut:
        say(f"… {plural(debut, 'ligne')} avant celles-ci", 2, dim=True)
    for rang, ligne in enumerate(question.lignes[debut:], debut + 1):
        manque = f"  ({plural(ligne.manques, 'donnée')} à compléter)" if ligne.manques else ""
        place = width() - 6 - len(manque)
        click.echo(
            f"  {style(f'{rang:>2}', fg='cyan')}  {short(ligne.texte, place)}"
            + style(manque, fg="yellow")
        )
    if total and question.forme is Forme.LIGNES:
        say("a ajouter   m 2 modifier   d 2 dupliquer   v 2 1 déplacer   s 2 supprimer", dim=True)


def _show_said(question: Question) -> None:
    if not question.avis:
        return
    click.echo("")
    for ligne in earlier(question.contradiction) if question.contradiction else ():
        say(ligne, dim=True)
    click.echo(style(_about(question), fg="yellow"))
    for rang, avis in enumerate(question.avis, 1):
        _show_one_said(rang, avis)
    if question.forme in (Forme.NOMBRE, Forme.TEXTE):
        say("Pour répondre 1 et non la première réponse, écrivez 01.", dim=True)


def _about(question: Question) -> str:
    combien = len(question.avis)
    if question.contradiction is not None and combien > 1:
        return f"{combien} réponses d’entretien diffèrent"
    return "Dit en entretien" if combien == 1 else f"{combien} réponses d’entretien"


def _show_one_said(rang: int, avis: Avis) -> None:
    qui = "\u202f; ".join(speakers(avis))
    tete = f"  {style(str(rang), fg='cyan')}  "
    if len(avis.lu) + len(qui) + 7 <= width() and "\n" not in avis.lu:
        click.echo(f"{tete}{avis.lu}  {style(qui, dim=True)}")
        return
    texte = textwrap.wrap(" ".join(avis.lu.split()), width() - 5, break_on_hyphens=False)
    click.echo(tete + texte[0])
    for ligne in texte[1:]:
        click.echo(f"     {ligne}")
    say(qui, 5, dim=True)


def speakers(avis: Avis) -> Iterator[str]:
    """Yield who says it: the interview, the person, the function, the date, the cell."""
    dits = avis.temoignages
    for dit in dits[:_PERSONNES]:
        mots = [dit.releve.nom, dit.releve.personne, dit.fonction, dit.date, dit.cellule]
        yield ", ".join(filter(None, mots))
    if len(dits) > _PERSONNES:
        yield f"et {plural(len(dits) - _PERSONNES, 'autre')}"


def _show_options(question: Question | None) -> None:
    if question is None or not question.options or question.forme is Forme.OUI_NON:
        return
    click.echo("")
    if question.forme is Forme.CASES:
        _in_columns([f"{o.valeur} {o.sens}".strip() for o in question.options])
        return
    debut = len(question.avis) + 1
    vues = question.options[:_OPTIONS] if len(question.options) > _OPTIONS + 3 else question.options
    _in_columns([f"{rang:>2}  {o.libelle}" for rang, o in enumerate(vues, debut)])
    if len(vues) < len(question.options):
        reste = len(question.options) - len(vues)
        say(
            f"et {plural(reste, 'autre')}\u00a0: écrivez un nom, ou quelques mots de ce nom.",
            2,
            dim=True,
        )


def _in_columns(textes: Sequence[str]) -> None:
    large = max(map(len, textes)) + 3
    par_ligne = max(1, (width() - 2) // large)
    hauteur = -(-len(textes) // par_ligne)
    for ligne in range(hauteur):
        mots = textes[ligne::hauteur]
        click.echo(("  " + "".join(f"{short(m, width() - 3):<{large}}" for m in mots)).rstrip())


def prompt_of(question: Question) -> str:
    """Return what introduces the answer."""
    if question.forme is Forme.LIGNES and question.premier is not None:
        nom = question.premier.titre.lower()
        if question.lignes:
            return f"Une autre ligne ({nom}), ou Entrée pour continuer\u00a0: "
        return f"Première ligne ({nom})\u00a0: "
    if question.forme is Forme.REFERENCES and not question.options:
        return "Votre réponse, un ou plusieurs noms séparés par des points-virgules\u00a0: "
    if question.forme in _INVITES:
        return f"{_INVITES[question.forme]}\u00a0: "
    return f"Votre réponse{_hint(question)}\u00a0: "


def _hint(question: Question) -> str:
    """Return what else may be typed than a new answer."""
    if question.proposition:
        return f", ou Entrée pour {question.proposition}"
    if question.avis:
        return ", ou le numéro à retenir"
    if question.actuelle:
        return ", ou Entrée pour garder"
    return "" if question.obligatoire else " (facultatif)"


_INVITES = {
    Forme.MATRICE: "Quelle ligne, ou Entrée pour continuer",
    Forme.OUI_NON: "Votre réponse (oui ou non)",
    Forme.CHOIX_MULTIPLE: "Votre réponse, un ou plusieurs numéros",
    Forme.REFERENCES: "Votre réponse, un ou plusieurs numéros",
    Forme.TEXTES: "Votre réponse, séparée par des points-virgules",
}


def show_saved(pas: Pas, projet: Projet) -> None:
    """Print what was written, and where."""
    if not pas.ecritures:
        return
    position = projet.position(pas.chemin)
    ou = f" dans {position.fichier}:{position.ligne}" if position else ""
    noms = list(pas.sources)
    pluriel = "sources" if len(noms) > 1 else "source"
    sources = f", {pluriel} {enumeration(noms)}" if noms else ""
    dit = short(" ".join(pas.dit.split()) or "rien", max(width() - len(ou) - 13, 20))
    if len(dit) + len(ou) + len(sources) + 13 > width():
        sources = f"\n{' ' * 13}{sources.removeprefix(', ')}" if sources else ""
    click.echo(f"{style('Enregistré', fg='green')}\u00a0: {dit}{style(ou + sources, dim=True)}")
    _show_referring(pas)


def _show_referring(pas: Pas) -> None:
    """Print what still names the row that went."""
    if not pas.renvois:
        return
    total = len(pas.renvois)
    accord = "donnée cite encore" if total == 1 else "données citent encore"
    say(f"{plural(total, accord, accord)} cette ligne. << la remet.", fg="yellow")
    for renvoi in pas.renvois[:_RENVOIS]:
        say(renvoi.nom, 2, dim=True)
    if total > _RENVOIS:
        say(f"et {plural(total - _RENVOIS, 'autre')}", 2, dim=True)


def show_refusal(message: str) -> None:
    """Print why an answer is not taken: what is wrong stands out, what to do follows."""
    faute, point, remede = message.partition(". ")
    if "\n" in message or not remede:
        say(message, fg="red")
        return
    if len(message) <= width():
        click.echo(style(faute + point.rstrip(), fg="red") + " " + remede)
    else:
        say(faute + point.rstrip(), fg="red")
        say(remede)


def show_help(question: Question, projet: Projet) -> None:
    """Print all that is known of the question, then how to answer and to move."""
    say(question.section.question, bold=True)
    if question.pourquoi:
        say(question.pourquoi)
    if question.exemple:
        say(f"Exemple\u00a0: {question.exemple}")
    for option in (question.premier or question).options:
        if option.sens and question.forme not in (Forme.REFERENCE, Forme.REFERENCES):
            say(f"{option.libelle}\u00a0: {option.sens}", 2)
    click.echo("")
    say(_COMMENT.get(question.forme, "Écrivez votre réponse sur une ligne."))
    if position := projet.position(question.chemin):
        say(f"C’est écrit dans {position.fichier}, ligne {position.ligne}.", dim=True)
    click.echo("")
    for touche, clavier, sens in AIDE:
        marque = f"{touche:<9}" + (f"{clavier:<9}" if colored() else "")
        click.echo(f"  {style(marque, fg='cyan')}{sens}")
    click.echo("")


AIDE = (
    ("<", "Ctrl-B", "revient à la question précédente, sa réponse gardée"),
    ("<<", "", "annule la dernière réponse et y revient"),
    (">", "Ctrl-N", "passe\u202f; la question reviendra à la fin"),
    ("?", "F1", "cette aide"),
    ("!", "Ctrl-E", "ouvre votre éditeur de texte avec ce qui est déjà tapé"),
    ("=", "Ctrl-P", "le plan, et ce qui manque\u202f; « = 2c » va à la sous-partie 2c"),
    ("/ mots", "Ctrl-F", "cherche une donnée, une exigence, une application…"),
    ("x!", "", "efface la réponse"),
    ("q!", "Ctrl-Q", "quitte\u202f; tout est déjà enregistré"),
)
_COMMENT = {
    Forme.TEXTE_LONG: (
        "Un texte, mis en forme si besoin (**gras**, « - » pour une liste). Une ligne finie par \\ "
        "continue sur la suivante\u202f; ! ouvre un éditeur."
    ),
    Forme.NOMBRE: "Un nombre, avec une virgule si besoin\u00a0: 1 234,5.",
    Forme.DATE: "Une date\u00a0: 22/11/2026, ou 22 novembre 2026.",
    Forme.DUREE: "Un nombre et son unité\u00a0: 4 h ouvrées, 21 jours.",
    Forme.CHOIX: "Le numéro, le mot, ou son début.",
    Forme.CHOIX_MULTIPLE: "Des numéros (1 3), ou des mots séparés par des points-virgules. « + » ajoute.",
    Forme.OUI_NON: "oui ou non.",
    Forme.REFERENCE: "Le numéro, le nom, l’identifiant, ou des mots du nom. Un nom nouveau peut être créé.",
    Forme.REFERENCES: "Des numéros, des noms ou des identifiants, séparés par des points-virgules. « + » ajoute.",
    Forme.TEXTES: "Plusieurs textes, séparés par des points-virgules. « + » ajoute à ce qui est là.",
    Forme.LIGNES: (
        "Ce que vous écrivez commence une nouvelle ligne. a en ajoute une, m 2 modifie la ligne 2, "
        "d 2 la copie, v 2 1 la déplace en premier, s 2 la supprime. Entrée termine la liste."
    ),
    Forme.MATRICE: "Le numéro ou le nom d’une ligne, pour remplir ses cases. Entrée termine.",
    Forme.CASES: (
        "Une case par colonne, séparées par des espaces ou des points-virgules (CRU R -)\u202f; une seule vaut pour toutes. "
        "Ou nommez-les\u00a0: Contact = CRU\u202f; Devis = R."
    ),
}
