"""`cdc completer` in a terminal: chapter 1 from empty, with every way to move and to leave."""

from __future__ import annotations

import datetime as dt
import stat
import sys
from pathlib import Path

import pytest

from cdc.completude import assess
from cdc.projet import load_projet, write_squelette
from cdc.projet.brouillon import Brouillon, keep_brouillon
from tests.terminaux import Terminal

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal there"),
]
CTRL_B, CTRL_C, CTRL_E, CTRL_N = "\x02", "\x03", "\x05", "\x0e"
MODES = [pytest.param((), id="keys"), pytest.param(("--simple",), id="plain")]


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    write_squelette(tmp_path / "p")
    return tmp_path / "p"


@pytest.fixture
def editeur(tmp_path: Path) -> str:
    """Return an editor that adds a line to what it is given."""
    script = tmp_path / "editeur.py"
    script.write_text(
        f"#!{sys.executable}\nimport sys\n"
        "with open(sys.argv[1], 'a', encoding='utf-8') as f:\n    f.write('et bureaux\\n')\n"
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return str(script)


@pytest.mark.parametrize("mode", MODES)
def test_chapter_1_is_walked_from_empty_to_complete(
    mode: tuple[str, ...], dossier: Path, editeur: str
) -> None:
    terminal = Terminal("completer", "1", *mode, cwd=dossier, EDITOR=editeur)

    terminal.wait("Votre réponse :")
    terminal.type("Lemoine")
    terminal.wait("Enregistré")
    terminal.wait("Année de création")
    terminal.wait("Votre réponse :")
    terminal.type("<")
    terminal.wait("Aujourd’hui : Lemoine")
    terminal.wait("garder :")
    terminal.type("Menuiserie Lemoine")
    terminal.wait("Enregistré")
    terminal.wait("Votre réponse :")
    terminal.type("?")
    terminal.wait("revient à la question précédente")
    terminal.wait("Votre réponse :")
    terminal.type("jadis")
    terminal.wait("n’est pas un nombre entier")
    terminal.wait("Votre réponse :")
    terminal.type("\x7f" * 5 + "1961")  # the refused answer came back, to be mended
    terminal.wait("Enregistré")
    terminal.wait("Première ligne")
    for nom in ("Pose", "Agencement", "Vente"):
        terminal.type(nom)
        terminal.wait("Votre réponse :")
        terminal.type("2")
        terminal.wait("Une autre ligne (nom), ou Entrée pour continuer :")
    terminal.type("")
    terminal.wait("points-virgules :")
    terminal.type("!")
    terminal.wait("Enregistré")
    terminal.wait("numéros :")
    terminal.type("1 3")
    terminal.wait("Effectif")
    terminal.wait("Votre réponse :")
    terminal.type(">")
    terminal.wait("Chiffre d’affaires")
    terminal.wait("Votre réponse :")
    terminal.type("q!")
    terminal.wait("Pour reprendre")
    assert terminal.close() == 0

    presentation = load_projet(dossier).cahier.presentation
    assert presentation.raison_sociale == "Menuiserie Lemoine"
    assert presentation.annee_creation == 1961
    assert [a.nom for a in presentation.activites] == ["Pose", "Agencement", "Vente"]
    assert presentation.produits_services == ["et bureaux"]
    assert presentation.effectif is None

    reprise = Terminal("completer", "1", *mode, cwd=dossier)
    reprise.wait("Effectif")
    for reponse in SUITE:
        reprise.wait("q! quitter")
        reprise.wait(" :")
        if reponse == ECHEANCE:
            reprise.type("31/02/2027")
            reprise.wait("n’est pas une date")
            reprise.wait(" :")
            reprise.type("\x7f" * 10, touche="")
        reprise.type(reponse)
        if reponse in CREES:
            reprise.wait("(o/n) :")
            reprise.type("o")
    assert reprise.close() == 0

    assert "Il ne manque plus rien ici." in reprise.vu
    avancement = assess(load_projet(dossier).cahier)
    assert avancement.chapitres[1].taux == 100
    assert load_projet(dossier).cahier.objectifs[0].echeance == dt.date(2027, 12, 31)


CREES = ("Gérante", "Suivre les devis", "Base clients", "Client")
ECHEANCE = "31/12/2027"
SUITE = [
    *("44", "4200000", "2025", "Le Mans", "", "Commerce", "", "accueil@lemoine.fr"),
    *("Artisans", "entreprise", "1", "43.32A", "", "640", "30/09/2026", "1", ""),
    *("Doubler les devis", "1", "Devis remis", "12", "par mois", "30/09/2026", "24", "par mois"),
    *(ECHEANCE, "Extraction du CRM", "Gérante", "Suivre les devis", ""),
    *("Odoo", "Factures", "1", "", "Base clients", "Client", "640", "", "Commercial", "3", ""),
    *("Double saisie", "", "Hébergement en France", ""),
]


@pytest.mark.parametrize("mode", MODES)
def test_ctrl_c_keeps_the_line_that_was_being_typed(mode: tuple[str, ...], dossier: Path) -> None:
    terminal = Terminal("completer", "1a", *mode, cwd=dossier)
    terminal.wait("Votre réponse :")
    terminal.type("Menuiserie Lem", touche="")
    terminal.wait("Lem")
    terminal.type("", touche=CTRL_C)
    terminal.wait("La ligne en cours est gardée")
    assert terminal.close() == 1

    reprise = Terminal("completer", "1a", *mode, cwd=dossier)
    reprise.wait("Menuiserie Lem")
    reprise.type("oine")
    reprise.wait("Enregistré")
    reprise.type("q!")

    assert reprise.close() == 0
    assert load_projet(dossier).cahier.presentation.raison_sociale == "Menuiserie Lemoine"


@pytest.mark.parametrize("mode", MODES)
def test_a_kept_line_that_is_passed_is_not_offered_again(
    mode: tuple[str, ...], dossier: Path
) -> None:
    keep_brouillon(dossier, Brouillon(("presentation", "raison_sociale"), "Men"))
    terminal = Terminal("completer", "1a", *mode, cwd=dossier)
    terminal.wait("Men")
    terminal.type("\x7f" * 3 + ">")
    terminal.wait("Année de création")
    terminal.wait("Votre réponse :")
    terminal.type("q!")
    assert terminal.close() == 0

    reprise = Terminal("completer", "1a", *mode, cwd=dossier)
    reprise.wait("Votre réponse :")
    reprise.type("q!")

    assert reprise.close() == 0
    assert "Men" not in reprise.vu


def test_keys_move_too_and_the_editor_takes_the_half_typed_text(
    dossier: Path, editeur: str
) -> None:
    terminal = Terminal("completer", "1a", cwd=dossier, EDITOR=editeur)
    terminal.wait("Votre réponse :")
    terminal.type("", touche=CTRL_N)
    terminal.wait("Année de création")
    terminal.wait("Votre réponse :")
    terminal.type("", touche=CTRL_B)
    terminal.wait("Raison sociale")
    terminal.wait("Votre réponse :")
    terminal.type("Bois ", touche=CTRL_E)
    terminal.wait("Enregistré")
    terminal.type("q!")

    assert terminal.close() == 0
    assert load_projet(dossier).cahier.presentation.raison_sociale == "Bois et bureaux"


def test_the_screen_is_never_taken_over_and_colours_can_be_refused(dossier: Path) -> None:
    terminal = Terminal("completer", "1a", cwd=dossier, NO_COLOR="1")
    terminal.wait("Votre réponse :")
    terminal.type("q!")

    assert terminal.close() == 0
    assert "█" not in terminal.vu


def test_what_a_search_finds_holds_on_one_line_each(dossier: Path) -> None:
    terminal = Terminal("completer", "1a", "--simple", cwd=dossier)
    terminal.wait("Votre réponse :")
    terminal.type("/ processus")
    trouve = terminal.wait("Pour y aller")
    terminal.type("q!")

    assert terminal.close() == 0
    assert "  1  " in trouve
    assert max(map(len, trouve.splitlines())) <= 80


def test_the_spaces_of_french_typography_are_not_pointed_out(dossier: Path) -> None:
    terminal = Terminal("completer", "1a", cwd=dossier)
    terminal.wait("Votre réponse :")
    terminal.type("q!")

    assert terminal.close() == 0
    assert "\x1b[0;33;" not in terminal.brut
    assert "\x1b[0;1mVotre réponse" in terminal.brut
