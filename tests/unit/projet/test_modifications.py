"""A project is changed as a whole, checked before it is written, and changed back."""

from __future__ import annotations

import datetime as dt
import shutil
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cdc.projet import (
    Ajouter,
    CheminIntrouvableError,
    EnregistrementExistantError,
    FichierModifieError,
    Inserer,
    ModificationRefuseeError,
    Projet,
    Remplacer,
    Retirer,
    RienAAnnulerError,
    annuler,
    appliquer,
    load_enregistrements,
    load_projet,
    write_enregistrement,
    write_squelette,
)

if TYPE_CHECKING:
    from cdc.projet import Modification

ENTREPRISE = "cahier/1-entreprise.yaml"
RECORD = Path("entretiens/ENT-04.yaml")


@pytest.fixture
def projet(tmp_path: Path) -> Projet:
    write_squelette(tmp_path / "p")
    return load_projet(tmp_path / "p")


def content(projet: Projet) -> dict[str, bytes]:
    """Return every file of the project, what `cdc` keeps for itself aside."""
    return {
        p.relative_to(projet.dossier).as_posix(): p.read_bytes()
        for p in sorted(projet.dossier.rglob("*"))
        if p.is_file() and ".cdc" not in p.parts
    }


def test_values_enter_the_files_of_their_sections(projet: Projet) -> None:
    apres = appliquer(
        projet,
        [
            Remplacer("presentation.effectif", 44),
            Remplacer("presentation.chiffre_affaires", Decimal("14.6")),
            Remplacer("presentation.effectif_date", dt.date(2026, 9, 30)),
            Ajouter("presentation.canaux_vente", "magasin"),
            Ajouter("exigences", {"id": "EX-VTE-004", "titre": "No", "origine": ["ENT-04"]}),
            Ajouter("exigences", {"id": "EX-VTE-005"}),
            Inserer("exigences", 0, {"id": "EX-VTE-003"}),
            Remplacer("exigences[EX-VTE-004].enonce", "Le CRM doit\r\n- importer"),
            Retirer("exigences[EX-VTE-005]"),
            Remplacer("projet.titre", "CRM : achat"),
        ],
    )

    assert apres.cahier == load_projet(projet.dossier).cahier
    assert apres.cahier.presentation.effectif == 44
    assert apres.cahier.presentation.chiffre_affaires == Decimal("14.6")
    assert [e.id for e in apres.cahier.exigences] == ["EX-VTE-003", "EX-VTE-004"]
    assert apres.cahier.exigences[1].enonce == "Le CRM doit\n- importer"
    assert apres.cahier.projet.titre == "CRM : achat"
    texte = (projet.dossier / ENTREPRISE).read_text(encoding="utf-8")
    assert "  effectif: 44\n" in texte
    assert "  chiffre_affaires: 14,6\n" in texte
    assert "  canaux_vente:\n    - magasin\n" in texte


def test_a_value_that_the_schema_refuses_changes_nothing(projet: Projet) -> None:
    avant = content(projet)

    with pytest.raises(ModificationRefuseeError, match="nombre entier"):
        appliquer(
            projet,
            [Remplacer("projet.titre", "x"), Remplacer("presentation.effectif", "douze")],
            {RECORD: b"id: ENT-04\n"},
        )

    assert content(projet) == avant


@pytest.mark.parametrize(
    "modification",
    [
        Remplacer("exigences[EX-1].titre", "x"),
        Remplacer("inconnue.titre", "x"),
        Retirer("presentation.site"),
        Retirer("projet"),
        Ajouter("presentation", "x"),
    ],
)
def test_a_path_that_leads_nowhere_changes_nothing(
    projet: Projet, modification: Modification
) -> None:
    avant = content(projet)

    with pytest.raises((CheminIntrouvableError, ModificationRefuseeError)):
        appliquer(projet, [modification])

    assert content(projet) == avant


def test_a_file_changed_by_hand_is_never_written_over(projet: Projet) -> None:
    path = projet.dossier / ENTREPRISE
    path.write_bytes(path.read_bytes() + b"# par moi\n")
    avant = content(projet)

    with pytest.raises(FichierModifieError, match="1-entreprise"):
        appliquer(projet, [Remplacer("presentation.effectif", "44")])

    assert content(projet) == avant


def test_the_last_operation_is_undone(projet: Projet) -> None:
    depart = content(projet)
    un = appliquer(projet, [Remplacer("projet.titre", "un")], libelle="titre")
    milieu = content(projet)
    appliquer(
        un,
        [Remplacer("projet.titre", "deux"), Remplacer("presentation.effectif", "44")],
        {RECORD: write_enregistrement({"id": "ENT-04"})},
        libelle="import de 1 entretien",
    )

    operation = annuler(projet.dossier)

    assert operation.libelle == "import de 1 entretien"
    assert operation.fichiers == (RECORD.as_posix(), "cdc.yaml", ENTREPRISE)
    assert content(projet) == milieu
    assert annuler(projet.dossier).libelle == "titre"
    assert content(projet) == depart
    with pytest.raises(RienAAnnulerError):
        annuler(projet.dossier)


def test_an_undo_never_loses_what_was_written_since(projet: Projet) -> None:
    appliquer(projet, [Remplacer("projet.titre", "un"), Remplacer("presentation.effectif", "44")])
    path = projet.dossier / ENTREPRISE
    path.write_bytes(path.read_bytes() + b"# par moi\n")
    avant = content(projet)

    with pytest.raises(FichierModifieError, match="sans perdre ces changements"):
        annuler(projet.dossier)

    assert content(projet) == avant


def test_an_interrupted_operation_is_undone_too(projet: Projet) -> None:
    depart = content(projet)
    appliquer(projet, [Remplacer("projet.titre", "un"), Remplacer("presentation.effectif", "44")])
    # As if the process had died between the two files.
    (projet.dossier / ENTREPRISE).write_bytes(depart[ENTREPRISE])

    annuler(projet.dossier)

    assert content(projet) == depart


def test_twenty_operations_are_kept(projet: Projet) -> None:
    for numero in range(23):
        projet = appliquer(projet, [Remplacer("projet.titre", f"titre {numero}")])

    for _ in range(20):
        annuler(projet.dossier)

    assert load_projet(projet.dossier).cahier.projet.titre == "titre 2"
    with pytest.raises(RienAAnnulerError):
        annuler(projet.dossier)


def test_nothing_to_change_writes_nothing(projet: Projet) -> None:
    avant = {p: p.stat().st_mtime_ns for p in projet.dossier.rglob("*.yaml")}

    apres = appliquer(projet, [Remplacer("presentation.effectif", None)])

    assert apres.cahier == projet.cahier
    assert {p: p.stat().st_mtime_ns for p in projet.dossier.rglob("*.yaml")} == avant
    with pytest.raises(RienAAnnulerError):
        annuler(projet.dossier)


def test_a_record_is_written_once(projet: Projet) -> None:
    donnees = {"id": "ENT-04", "reponses": [{"question": "Q-FLX-16", "texte": "a\r\nb: 01000 "}]}
    octets = write_enregistrement(donnees, "Réponses telles que données.\nNe pas modifier.")

    apres = appliquer(projet, [], {RECORD: octets})
    appliquer(apres, [], {RECORD: octets})

    (document,) = load_enregistrements(projet.dossier)
    assert document.donnees == donnees
    assert document.texte.startswith("# Réponses telles que données.\n# Ne pas modifier.\nid:")
    assert str(document.position(("reponses", 0, "texte"))) == "entretiens/ENT-04.yaml:6:12"
    with pytest.raises(EnregistrementExistantError, match="ENT-04"):
        appliquer(apres, [], {RECORD: b"id: ENT-04\n"})


def test_a_missing_chapter_is_written_when_it_has_something_to_say(projet: Projet) -> None:
    shutil.rmtree(projet.dossier / "cahier")

    apres = appliquer(
        load_projet(projet.dossier),
        [Remplacer("presentation.effectif", "44"), Remplacer("presentation.raison_sociale", "A")],
    )

    assert (projet.dossier / ENTREPRISE).read_text() == (
        "presentation:\n  raison_sociale: A\n  effectif: 44\n"
    )
    assert apres.cahier.presentation.raison_sociale == "A"


def test_the_author_s_comments_and_order_stay(projet: Projet) -> None:
    avant = content(projet)[ENTREPRISE].decode().split("\n")

    appliquer(
        projet,
        [
            Remplacer("presentation.raison_sociale", "A"),
            Ajouter("presentation.sites", {"nom": "Siège", "ville": "Le Mans"}),
        ],
    )

    apres = iter((projet.dossier / ENTREPRISE).read_text(encoding="utf-8").split("\n"))
    gardees = [x for x in avant if x != "  raison_sociale:"]
    assert all(any(ligne == autre for autre in apres) for ligne in gardees)


@pytest.mark.parametrize(
    ("deja", "attendu"),
    [
        ([], "date: 09/10/2026\n"),
        (["2026-10-01", "2026-10-02", "03/10/2026"], "date: 2026-10-09\n"),
        (["01/10/2026", "02/10/2026", "2026-10-03"], "date: 09/10/2026\n"),
    ],
    ids=["none", "iso", "french"],
)
def test_a_date_is_written_as_those_of_its_file(
    projet: Projet, deja: list[str], attendu: str
) -> None:
    entretiens = [{"id": f"ENT-{i:02d}", "date": d} for i, d in enumerate(deja, 1)]
    projet = appliquer(projet, [Remplacer("entretiens", entretiens)])

    apres = appliquer(projet, [Ajouter("entretiens", {"id": "ENT-09", "date": DATE})])

    assert attendu in content(apres)["cahier/0-prealables.yaml"].decode()
    assert apres.cahier.entretiens[-1].date == DATE


DATE = dt.date(2026, 10, 9)
