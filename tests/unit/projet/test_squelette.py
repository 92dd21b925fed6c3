"""A new project holds every key, explains itself, and says nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cdc.projet import (
    DossierNonVideError,
    Reponses,
    copy_exemple,
    load_projet,
    write_squelette,
)
from cdc.projet.lanceurs import launchers
from cdc.projet.squelette import squelette
from cdc_schema import Cahier
from cdc_schema.description import Champ, champs, vide
from cdc_schema.plan import CHAPITRES
from cdc_schema.references import CIBLES
from cdc_schema.types import Genre


def test_a_new_project_is_an_empty_specification(tmp_path: Path) -> None:
    write_squelette(tmp_path / "p")

    cahier = load_projet(tmp_path / "p").cahier

    assert all(vide(getattr(cahier, cle)) for cle in Cahier.model_fields)


def test_the_answers_are_in_their_places(tmp_path: Path) -> None:
    logo = tmp_path / "Mon Logo.PNG"
    logo.write_bytes(b"\x89PNG")

    write_squelette(
        tmp_path / "p",
        Reponses("Alizée : chauffage", "CRM", "Cheffe de projet", "22/11/2026 12:00", logo),
    )

    cahier = load_projet(tmp_path / "p").cahier
    assert cahier.presentation.raison_sociale == "Alizée : chauffage"
    assert cahier.projet.titre == "CRM"
    assert cahier.projet.auteurs == ["Cheffe de projet"]
    assert cahier.projet.logo == "logo.png"
    assert cahier.planning.consultation is not None
    assert f"{cahier.planning.consultation.remise:%d/%m/%Y %H:%M}" == "22/11/2026 12:00"
    assert (tmp_path / "p" / "logo.png").read_bytes() == b"\x89PNG"


def uncommented(texte: str) -> str:
    """Return the file as if every commented model had been copied as it says."""
    lignes = texte.split("\n")
    for rang, ligne in enumerate(lignes):
        if ligne.endswith(":") and "#" not in ligne:
            fin = rang + 1
            while lignes[fin].lstrip().startswith("#"):
                fin += 1
            # Comments that precede a key explain it; those that end a block are a model.
            if not lignes[fin]:
                lignes[rang + 1 : fin] = [x.replace("# ", "", 1) for x in lignes[rang + 1 : fin]]
    return "\n".join(lignes)


def keys(modele: Any) -> set[str]:
    trouvees: set[str] = set()
    for champ in champs(modele):
        if not champ.calcul:
            trouvees |= {champ.cle} | _inner_keys(champ)
    return trouvees


def _inner_keys(champ: Champ) -> set[str]:
    porteur = champ.element or champ
    enregistrement = porteur.genre is Genre.ENREGISTREMENT and porteur.modele is not None
    return keys(porteur.modele) if enregistrement else set()


@pytest.mark.parametrize("chapitre", CHAPITRES, ids=lambda c: c.fichier)
def test_every_key_is_there_with_its_title(chapitre: Any) -> None:
    texte = squelette(Reponses())[f"cahier/{chapitre.fichier}"].decode()

    unwrapped = " ".join(ligne.lstrip(" #") for ligne in texte.split("\n"))
    for sous in chapitre.sous_sections:
        if sous.derive:
            continue
        assert f"\n{sous.cle}:\n" in texte
        for cle in keys(sous.modele):
            assert f" {cle}:" in texte
        for champ in champs(sous.modele):
            assert champ.calcul or champ.titre in unwrapped


def test_the_lines_are_short_and_plain() -> None:
    for nom, octets in squelette(Reponses()).items():
        for ligne in octets.decode().split("\n"):
            assert len(ligne) <= 100, (nom, ligne)
            assert "\t" not in ligne
            assert ligne == ligne.rstrip()


def test_every_commented_model_is_valid_once_copied(tmp_path: Path) -> None:
    for nom, octets in squelette(Reponses()).items():
        path = tmp_path / nom
        path.parent.mkdir(exist_ok=True)
        path.write_text(uncommented(octets.decode()), encoding="utf-8")

    cahier = load_projet(tmp_path).cahier

    (exigence,) = cahier.exigences
    assert exigence.id == CIBLES["exigence"].exemple
    assert len(exigence.criteres_acceptation) == 1
    assert cahier.personas[0].contexte is not None
    assert cahier.cas_de_test[0].etapes[0].verifie_transition is not None


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "lettre.docx").write_bytes(b"x")

    with pytest.raises(DossierNonVideError, match=r"n’est pas vide \(lettre\.docx\)"):
        write_squelette(tmp_path)

    assert [p.name for p in tmp_path.iterdir()] == ["lettre.docx"]


def test_an_empty_folder_with_git_is_filled(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()

    write_squelette(tmp_path)

    assert _names(tmp_path) == [".git", "cahier", "cdc.yaml", "recette"]


def test_a_copy_of_an_example_leaves_what_was_generated(tmp_path: Path) -> None:
    write_squelette(tmp_path / "exemple", Reponses(titre="CRM"))
    (tmp_path / "exemple" / "sorties").mkdir()
    (tmp_path / "exemple" / ".cdc").mkdir()

    copy_exemple(tmp_path / "exemple", tmp_path / "p")

    assert load_projet(tmp_path / "p").cahier.projet.titre == "CRM"
    assert _names(tmp_path / "p") == ["cahier", "cdc.yaml", "recette"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["exemple", "p"]


def _names(dossier: Path) -> list[str]:
    """Return what `dossier` holds, what opens the page aside."""
    return sorted({p.name for p in dossier.iterdir()} - launchers().keys())
