"""`cdc interview import`: filled guides into the project, a report, nothing lost."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from cdc.projet import Remplacer, appliquer, load_projet
from tests.entretiens import altered, banque, filled_guide, plain, run_cdc

ANA = {
    "personne": "Ana Le Goff", "fonction": "Assistante", "service": "ADV", "date": "09/10/2026",
    "duree_min": "45",
}  # fmt: skip
REPONSES: dict[str, Any] = {
    "Q-FRE-01": "retrouver un client par son téléphone",
    "Q-FRE-03": ["Temps de saisie", "perdre mes notes"],
    "Q-FRE-04": "10",
    "Q-FRE-04/precision": "la liste des relances",
    "Q-FRE-02": "voir avec Paul",
}


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    assert run_cdc("init", str(tmp_path / "crm"), "--sans-saisie").code == 0
    return tmp_path / "crm"


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    fichier = tmp_path / "ana.xlsx"
    remplies = filled_guide(REPONSES, ANA, profil="reticent", remarques={"Q-FRE-01": "essentiel"})
    fichier.write_bytes(remplies)
    return fichier


def test_the_whole_report_of_an_import(projet: Path, guide: Path) -> None:
    run = run_cdc("interview", "import", str(guide), "--projet", str(projet))

    assert run.code == 0
    assert plain(run.sortie) == (
        f"{guide}\n"
        "  ENT-01, Ana Le Goff (nouvel entretien)\n"
        "  536 cellules remplies : 6 réponses, 6 d’identité, 1 remarque, 523 du guide, "
        "0 non rattachée.\n"
        "\n"
        "  14 valeurs créées\n"
        "    Identité!E6 → entretiens[ENT-01].personne : « Ana Le Goff »\n"
        "    Identité!E7 → entretiens[ENT-01].fonction : « Assistante »\n"
        "    Identité!E8 → entretiens[ENT-01].service : « ADV »\n"
        "    Identité!E10 → entretiens[ENT-01].profil : « reticent »\n"
        "    Identité!E11 → entretiens[ENT-01].date : « 09/10/2026 »\n"
        "    Identité!E12 → entretiens[ENT-01].duree_min : « 45 »\n"
        "    Freins!E5 Q-FRE-01 → existant.forces : « retrouver un client par son téléphone »\n"
        "    Freins!I10 Q-FRE-03 → entretiens[ENT-01].craintes : « Temps de saisie »\n"
        "    Freins!I10 Q-FRE-03 → cinq_questions.freins[FRE-01].description : "
        "« Temps de saisie »\n"
        "    Freins!I10 Q-FRE-03 → cinq_questions.freins[FRE-01].categorie : « humain »\n"
        "    Freins!F16 Q-FRE-03 → entretiens[ENT-01].craintes : « perdre mes notes »\n"
        "    Freins!F16 Q-FRE-03 → cinq_questions.freins[FRE-02].description : "
        "« perdre mes notes »\n"
        "    Freins!E18 Q-FRE-04 → entretiens[ENT-01].attentes : "
        "« saisie d’au plus 10 minutes par jour »\n"
        "    Freins!E19 Q-FRE-04 → entretiens[ENT-01].attentes : « la liste des relances »\n"
        "\n"
        "  1 réponse à relire dans entretiens/ENT-01.yaml\n"
        "    Freins!E7 : « voir avec Paul » (voir avec)\n"
        "\n"
        "  1 question à reposer\n"
        "    Paul\n"
        f"      Q-FRE-02 {plain(question('Q-FRE-02'))}\n"
        "        ENT-01, Freins!E7 : « voir avec Paul »\n"
        "\n"
        "Tout est à sa place. Voyez où en est le cahier : cdc etat\n"
    )


def test_what_the_import_leaves_on_disk(projet: Path, guide: Path) -> None:
    run_cdc("interview", "import", str(guide), "--projet", str(projet))

    (copie,) = (projet / "entretiens" / "sources").iterdir()
    empreinte = hashlib.sha256(guide.read_bytes()).hexdigest()
    assert copie.name == f"ana-{empreinte[:12]}.xlsx"
    assert copie.read_bytes() == guide.read_bytes()
    releve = (projet / "entretiens" / "ENT-01.yaml").read_text(encoding="utf-8")
    assert f"sha256: {empreinte}" in releve
    assert "  - question: Q-FRE-02\n" in releve
    assert (
        "      texte: voir avec Paul\n      cellule: Freins!E7\n      drapeau: voir avec\n"
        in releve
    )
    cahier = load_projet(projet).cahier
    assert cahier.entretiens[0].craintes == ["Temps de saisie", "perdre mes notes"]
    assert cahier.existant.provenance == {"forces": ["ENT-01#Q-FRE-01"]}


def test_a_second_import_changes_no_byte(projet: Path, guide: Path) -> None:
    run_cdc("interview", "import", str(guide), "--projet", str(projet))
    avant = _bytes(projet)

    run = run_cdc("interview", "import", str(guide), "--projet", str(projet))

    assert run.code == 0
    assert _bytes(projet) == avant
    assert "(déjà importé)" in run.sortie
    assert "créée" not in run.sortie


def test_a_preview_shows_the_same_and_writes_nothing(projet: Path, guide: Path) -> None:
    avant = _bytes(projet)
    demande = ["interview", "import", str(guide), "--projet", str(projet)]

    apercu = run_cdc(*demande, "--apercu")
    apres = _bytes(projet)
    fait = run_cdc(*demande)

    assert apres == avant
    dit = plain(fait.sortie).replace(" à relire dans entretiens/ENT-01.yaml", " à relire")
    suite = "Tout serait à sa place. Pour importer, retirez --apercu.\n"
    assert plain(apercu.sortie) == (
        "Aperçu : rien n’est écrit.\n\n" + dit[: dit.index("Tout est à sa place")] + suite
    )


def test_the_json_report_has_the_keys_of_the_contract(projet: Path, tmp_path: Path) -> None:
    def write(workbook: Workbook) -> None:
        workbook.create_sheet("Notes")["B2"] = "ne pas oublier"

    fichier = tmp_path / "paul.xlsx"
    fichier.write_bytes(altered(filled_guide({"Q-FLX-06": "26"}, ANA), write))
    _set(projet, "leads.delai_prise_en_charge.actuel", "4 h ouvrées")

    run = run_cdc("interview", "import", str(fichier), "--projet", str(projet), "--json")

    assert run.code == 1
    (lu,) = json.loads(run.sortie)["fichiers"]
    assert list(lu) == [
        "fichier", "format", "disposition", "correspondance", "cellules_non_vides", "repartition",
        "entretiens", "questions", "non_rattaches", "conflits", "supprimees", "valeurs",
            "suites",
    ]  # fmt: skip
    assert list(lu["repartition"]) == [
        "reponse", "entete", "metadonnee", "remarque", "consigne", "non_rattache",
    ]  # fmt: skip
    assert sum(lu["repartition"].values()) == lu["cellules_non_vides"]
    assert (lu["fichier"], lu["format"], lu["entretiens"]) == (str(fichier), "guide", ["ENT-01"])
    assert lu["non_rattaches"] == [
        {
            "texte": "ne pas oublier",
            "cellule": "Notes!B2",
            "raison": "ce texte est hors des cases du guide",
        }
    ]
    assert len(lu["non_rattaches"]) == lu["repartition"]["non_rattache"]
    assert lu["conflits"] == [
        {
            "chemin": "leads.delai_prise_en_charge.actuel",
            "cellule": "Leads!E16",
            "existante": "4 h ouvrées",
            "proposee": "26 h ouvrées",
        }
    ]
    assert lu["valeurs"] == {"creees": 6, "modifiees": 0, "inchangees": 0, "conflits": 1}
    assert len(lu["questions"]) == 32
    assert lu["questions"][0] == {
        "texte": "Quels modèles de vente coexistent aujourd’hui\u202f?",
        "cellule": "Entreprise!C5",
        "question": "Q-ENT-02",
        "confiance": 1,
        "moyen": None,
        "candidates": [],
    }


def test_what_the_author_wrote_is_kept_and_the_report_shows_both(
    projet: Path, tmp_path: Path
) -> None:
    _set(projet, "leads.delai_prise_en_charge.actuel", "4 h ouvrées")
    chapitre = projet / "cahier" / "2-donnees-flux.yaml"
    texte = chapitre.read_text(encoding="utf-8")
    chapitre.write_text(texte.replace(": 4 h ouvrées", ": 4 h ouvrées  # mesuré"), encoding="utf-8")
    fichier = tmp_path / "ana.xlsx"
    fichier.write_bytes(filled_guide({"Q-FLX-06": "26"}, ANA))

    run = run_cdc("interview", "import", str(fichier), "--projet", str(projet))

    assert run.code == 1
    assert plain(run.sortie).endswith(
        "  1 réponse à départager\n"
        "    Leads!E16 Q-FLX-06 → leads.delai_prise_en_charge.actuel : « 26 h ouvrées »\n"
        "      dans le projet : « 4 h ouvrées »\n"
        "\n"
        "Reste 1 réponse à départager. Rien n’est perdu : les réponses sont dans entretiens/.\n"
        "  Pour départager : cdc interview arbitrer\n"
    )
    assert "    actuel: 4 h ouvrées  # mesuré\n" in chapitre.read_text(encoding="utf-8")


def test_all_the_files_are_checked_before_anything_is_written(
    projet: Path, guide: Path, tmp_path: Path
) -> None:
    (tmp_path / "notes.csv").write_text("nom;ville\n", encoding="utf-8")
    Workbook().save(tmp_path / "vide.xlsx")
    avant = _bytes(projet)
    fichiers = [str(tmp_path / "notes.csv"), str(guide), str(tmp_path / "vide.xlsx"), "absent.xlsx"]

    run = run_cdc("interview", "import", *fichiers, "--projet", str(projet))

    assert run.code == 2
    assert _bytes(projet) == avant
    assert plain(run.erreur) == (
        "notes.csv : aucun entretien n’y est reconnu.\n"
        "  Cherché : un guide de « cdc interview guide », l’export d’un formulaire (Microsoft "
        "Forms, Google Forms, LimeSurvey, KoboToolbox, Framaforms, Typeform, Tally), un tableau "
        "de questions (ou de sujets) et de réponses, une matrice de questions et de personnes, des "
        "notes « Q : », « R : » ou « Sujet : ce qui en est dit ».\n"
        "  Trouvé : fichier texte, 2 cellules remplies (ligne 1 « nom », ligne 1 (colonne B) « ville »).\n"
        "  Au plus près : tableau de questions et de réponses (20 %) : aucun titre ne dit ce que "
        "sont les colonnes. Si c’est bien cela, ajoutez --disposition tableau\n"
        "  À faire : mettez les questions dans une colonne intitulée « Question » et les réponses "
        "dans la suivante, « Réponse » ; ou dites comment le fichier est fait, par exemple "
        "--disposition tableau ; ou recopiez les réponses dans un guide.\n"
        "vide.xlsx : il ne contient aucune cellule remplie : ce qui est dans une image ou une zone "
        "de texte ne se lit pas. Vérifiez que c’est le bon fichier.\n"
        "absent.xlsx : ce fichier n’existe pas. Vérifiez son nom.\n"
        "Rien n’a été importé.\n"
    )


def test_two_people_at_once_and_a_file_given_twice(
    projet: Path, guide: Path, tmp_path: Path
) -> None:
    autre = tmp_path / "bob.xlsx"
    autre.write_bytes(filled_guide(REPONSES, {**ANA, "personne": "Bob"}, profil="reticent"))

    run = run_cdc(
        "interview", "import", str(guide), str(autre), str(guide), "--projet", str(projet)
    )

    assert run.code == 0
    releves = sorted(p.name for p in (projet / "entretiens").glob("ENT-*.yaml"))
    assert releves == ["ENT-01.yaml", "ENT-02.yaml"]
    cahier = load_projet(projet).cahier
    assert cahier.existant.provenance == {"forces": ["ENT-01#Q-FRE-01", "ENT-02#Q-FRE-01"]}
    assert [f.description for f in cahier.cinq_questions.freins] == [
        "Temps de saisie", "perdre mes notes",
    ]  # fmt: skip


def test_a_guide_that_comes_back_changed_is_a_new_version(projet: Path, guide: Path) -> None:
    run_cdc("interview", "import", str(guide), "--projet", str(projet))
    guide.write_bytes(filled_guide({**REPONSES, "Q-FRE-05": "ressaisir"}, ANA, profil="reticent"))

    run = run_cdc("interview", "import", str(guide), "--projet", str(projet))

    assert "  ENT-01.v2, Ana Le Goff (version 2)\n" in run.sortie
    assert (projet / "entretiens" / "ENT-01.v2.yaml").exists()
    (entretien,) = load_projet(projet).cahier.entretiens
    assert [i.texte for i in entretien.irritants] == ["ressaisir"]


def test_a_guide_that_nobody_filled_says_that_the_name_is_missing(
    projet: Path, tmp_path: Path
) -> None:
    vide = tmp_path / "vide.xlsx"
    vide.write_bytes(filled_guide({}, {}, profil="reticent"))

    run = run_cdc("interview", "import", str(vide), "--projet", str(projet))

    assert run.code == 0
    assert "le nom de la personne manque en tête du guide" in run.sortie


def test_a_read_only_project_is_left_as_it_is(projet: Path, guide: Path) -> None:
    (projet / "entretiens").mkdir(exist_ok=True)
    (projet / "entretiens" / "sources").write_text("un fichier à la place du dossier")
    avant = _bytes(projet)

    run = run_cdc("interview", "import", str(guide), "--projet", str(projet))

    assert run.code == 2
    assert "ne peut pas être écrit" in run.erreur
    assert {k: v for k, v in _bytes(projet).items() if k in avant} == avant


def test_without_a_project_the_message_says_how_to_begin(tmp_path: Path, guide: Path) -> None:
    run = run_cdc("interview", "import", str(guide), "--projet", str(tmp_path))

    assert (run.code, "cdc init" in run.erreur) == (2, True)


def _set(projet: Path, chemin: str, valeur: str) -> None:
    appliquer(load_projet(projet), [Remplacer(chemin, valeur)])


def _bytes(projet: Path) -> dict[str, bytes]:
    return {
        p.relative_to(projet).as_posix(): p.read_bytes()
        for p in projet.rglob("*")
        if p.is_file() and ".cdc" not in p.parts
    }


def question(identifiant: str) -> str:
    trouvee = banque().question(identifiant)
    assert trouvee is not None
    return trouvee.texte
