"""What goes wrong outside the walk stops neither the walk nor the line being typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from cdc.commands.parcours.boucle import Boucle
from cdc.commands.parcours.saisie import Tape
from cdc.completion import Parcours
from cdc.projet import load_projet, write_squelette
from cdc.projet.seance import Seance

CHAPITRE = "cahier/1-entreprise.yaml"


class Personne:
    """Somebody who types lines; `depart` is what each one started with."""

    def __init__(self, *gestes: str | Callable[[], str]) -> None:
        self._gestes = list(gestes)
        self.departs: list[str] = []

    def read(self, invite: str, depart: str = "", mots: Sequence[str] = ()) -> Tape:
        del invite, mots
        self.departs.append(depart)
        geste = self._gestes.pop(0)
        return Tape(geste if isinstance(geste, str) else geste())


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    write_squelette(tmp_path / "p")
    return tmp_path / "p"


def walk(dossier: Path, personne: Personne) -> None:
    Boucle(Seance(load_projet(dossier), Parcours(sections=("presentation",))), personne).run()


def test_a_file_broken_meanwhile_is_told_and_the_answer_waits(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = dossier / CHAPITRE
    bon = fichier.read_bytes()

    def breaks() -> str:
        fichier.write_bytes(bon + b"\npresentation: [\n")
        return "Lemoine"

    def mends() -> str:
        fichier.write_bytes(bon)
        return "Lemoine"

    personne = Personne(breaks, mends, "q!")
    walk(dossier, personne)

    assert f"{CHAPITRE}:" in capsys.readouterr().out
    assert personne.departs == ["", "Lemoine", ""]
    assert load_projet(dossier).cahier.presentation.raison_sociale == "Lemoine"


def test_what_another_wrote_in_the_same_place_is_shown_before_it_is_replaced(
    dossier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fichier = dossier / CHAPITRE

    def other() -> str:
        texte = fichier.read_text(encoding="utf-8")
        fichier.write_text(
            texte.replace("  raison_sociale:\n", "  raison_sociale: Lemoine et Fils\n"),
            encoding="utf-8",
        )
        return "Lemoine"

    personne = Personne(other, "q!")
    walk(dossier, personne)

    sortie = capsys.readouterr().out
    assert "vient d’écrire au même endroit" in sortie
    assert personne.departs == ["", "Lemoine"]
    assert load_projet(dossier).cahier.presentation.raison_sociale == "Lemoine et Fils"


def test_a_new_name_is_created_only_when_it_is_wished(dossier: Path) -> None:
    personne = Personne("= 4f", "Base clients", "n", "Base clients", "o", "q!")
    walk(dossier, personne)

    cahier = load_projet(dossier).cahier
    assert [s.nom for s in cahier.cartographie.sources] == ["Base clients"]
    assert cahier.migration.perimetre[0].source == "SRC-01"
