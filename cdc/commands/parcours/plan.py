"""The plan of the walk, and the search of a data item, as the terminal shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cdc.commands.commun import colored, gauge, style
from cdc.commands.parcours.affichage import say, section_name, short, width
from cdc.completion.plan import outline, search_fields

if TYPE_CHECKING:
    from cdc.commands.parcours.boucle import Boucle
    from cdc.projet.seance import Seance
    from cdc_schema.chemins import Chemin
    from cdc_schema.plan import SousSection

_JAUGE, _OU = 10, 30


def show_plan(seance: Seance, ici: SousSection) -> None:
    """Print every sub-section with how far it is, the one walked marked."""
    click.echo("")
    for avancement in outline(seance.parcours, seance.situation):
        section = avancement.section
        marque = "→ " if section.cle == ici.cle else "  "
        jauge = style(gauge(avancement.taux, _JAUGE), fg="cyan") + " " if colored() else ""
        compte = f"{avancement.taux:>3}\u00a0%  {avancement.remplies:>3} sur {avancement.attendues}"
        place = width() - 2 - (_JAUGE + 1 if colored() else 0) - 19
        code, _, titre = section_name(section).partition(" ")
        nom = short(f"{code:<2} {titre}", place)
        click.echo(f"{style(marque, bold=True)}{nom:<{place}} {jauge}{compte}")
    click.echo("")
    say("Pour aller à une sous-partie\u00a0: = 2c. Pour tout un chapitre\u00a0: = 2.", dim=True)


def find_place(boucle: Boucle, texte: str) -> Chemin | None:
    """Return the data item that `texte` finds, or picks by number among those found before."""
    trouvees = boucle.trouvailles
    if texte.isdecimal() and 0 < int(texte) <= len(trouvees):
        return trouvees[int(texte) - 1].chemin
    boucle.trouvailles = search_fields(boucle.seance.situation, texte)
    if not boucle.trouvailles:
        say(f"Rien ne s’appelle «\u00a0{texte}\u00a0». Essayez un seul mot, ou = pour le plan.")
        return None
    if len(boucle.trouvailles) == 1:
        return boucle.trouvailles[0].chemin
    for rang, trouvee in enumerate(boucle.trouvailles, 1):
        ou = section_name(trouvee.section)
        titre = short(trouvee.titre, width() - 7 - min(len(ou), _OU))
        ou = short(ou, width() - 7 - len(titre))
        click.echo(f"  {style(str(rang), fg='cyan')}  {titre}  {style(ou, dim=True)}")
    say("Pour y aller\u00a0: / 1, / 2…", dim=True)
    return None
