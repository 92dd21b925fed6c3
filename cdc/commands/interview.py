"""`cdc interview`: guides to hand out, answers to bring back, and what they say together."""

from __future__ import annotations

import click

from cdc.commands.groupe import Groupe

# Where the commands of the group are: each is imported when it is asked for.
_COMMANDES = {
    "guide": ("cdc.commands.interview_guide", "guide"),
    "import": ("cdc.commands.interview_import", "importer"),
    "source": ("cdc.commands.interview_source", "source"),
    "suites": ("cdc.commands.interview_suites", "suites"),
    "arbitrer": ("cdc.commands.interview_arbitrer", "arbitrer"),
    "synthese": ("cdc.commands.interview_synthese", "synthese"),
    "personnes": ("cdc.commands.interview_personnes", "personnes"),
}


@click.group(cls=Groupe, modules=_COMMANDES, subcommand_metavar="COMMANDE [ARGUMENTS]...")
def interview() -> None:
    """Prépare les entretiens, et importe leurs réponses."""
