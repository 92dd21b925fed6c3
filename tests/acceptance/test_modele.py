"""Templates as somebody who uses Word meets them: listed, copied, restyled, checked."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from cdc.projet import copy_exemple
from cdc.resources import exemples, modeles
from tests.commande import contents, run_cdc
from tests.formats.docx.modeles import make_modele, table, text_box, xml_part

_FAUTES = """\
charte.docx : 6 erreurs, 1 avertissement et 1 conseil

À corriger, sinon le document ne se fait pas, ou mal
  corps, paragraphe 1
    dans « {{ societee }} », le nom « societee » n’existe pas.
    → Vouliez-vous dire « societe » ?
  corps, paragraphe 2
    la condition « {%p if statut %} » n’est pas fermée.
    → Ajoutez « {%p endif %} » là où elle finit.
  corps, tableau 1, ligne 1, cellule 1
    « {%tr for v in historique %} » doit être seule dans sa ligne de tableau :
    le reste de la ligne disparaîtrait.
    → Donnez-lui sa propre place.
  corps, tableau 1, ligne 2, cellule 1 « Version {{ v.versoin }} »
    dans « {{ v.versoin }} », « v » n’a pas de donnée « versoin ».
    → Vouliez-vous dire « version » ?
  corps, zone de texte, paragraphe 10
    « {{ synthese }} » est dans une zone de texte, qui ne passe pas d’une page à
    l’autre.
    → Sortez-la de la zone, seule dans un paragraphe du corps.
  pied de page, paragraphe 1
    « {{ priorites }} » ne peut pas aller ici (pied de page).
    → Placez-la dans le corps du modèle, seule dans son paragraphe.

À regarder avant d’envoyer un document
  corps
    1 modification suivie : chaque document les montrerait, avec le nom de leur
    auteur.
    → Dans Word : Révision, Accepter toutes les modifications, et arrêtez le
      suivi.

Pour mieux faire
  fichier
    aucun en-tête ni pied de page ne porte le numéro de page.
    → Dans Word : Insertion, Numéro de page.
"""


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    dossier = tmp_path / "torrefaction"
    copy_exemple(exemples() / "torrefaction", dossier)
    return dossier


def test_every_fault_is_shown_with_its_place_and_its_remedy(tmp_path: Path) -> None:
    suivie = '<w:p><w:ins w:id="1" w:author="Zoé"><w:r><w:t>Bonjour</w:t></w:r></w:ins></w:p>'
    make_modele(
        tmp_path,
        "{{ societee }}",
        "{%p if statut %}",
        table(
            ("{%tr for v in historique %}", "Version"),
            ("Version {{ v.versoin }}", ""),
            ("{%tr endfor %}", ""),
        ),
        text_box("{{ synthese }}"),
        suivie,
        parties={"word/footer1.xml": xml_part("ftr", "{{ priorites }}")},
    )

    run = run_cdc("modele", "verifier", "charte.docx", cwd=tmp_path)

    assert run.returncode == 1
    assert _plain(run.stdout) == _FAUTES


def test_a_program_reads_the_faults(tmp_path: Path) -> None:
    make_modele(tmp_path, table(("a", "{{ societee }}")))

    run = run_cdc("modele", "verifier", "charte.docx", "--json", cwd=tmp_path)

    assert run.returncode == 1
    assert json.loads(_plain(run.stdout)) == {
        "modele": "charte.docx",
        "fautes": [
            {
                "code": "nom-inconnu",
                "gravite": "erreur",
                "partie": "corps",
                "paragraphe": 2,
                "texte": "{{ societee }}",
                "tableau": 1,
                "ligne": 1,
                "cellule": 2,
                "zone_de_texte": False,
                "message": "dans « {{ societee }} », le nom « societee » n’existe pas.",
                "remede": "Vouliez-vous dire « societe » ?",
            }
        ],
    }


def test_advice_leaves_no_work(tmp_path: Path) -> None:
    make_modele(tmp_path, parties={"word/footer1.xml": xml_part("ftr", "Morvanelle")})

    run = run_cdc("modele", "verifier", "charte.docx", cwd=tmp_path)

    assert (run.returncode, _plain(run.stdout).splitlines()[0]) == (0, "charte.docx : 1 conseil")


def test_what_is_no_word_document_cannot_be_examined(tmp_path: Path) -> None:
    (tmp_path / "note.docx").write_text("du texte", encoding="utf-8")

    run = run_cdc("modele", "verifier", "note.docx", cwd=tmp_path)

    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("note.docx : ce n’est pas un document Word (.docx)")


def test_a_copy_is_listed_and_clean_then_serves(projet: Path) -> None:
    extraire = run_cdc("modele", "extraire", "--sortie", "modeles/maison.docx", cwd=projet)
    assert extraire.returncode == 0
    assert "cdc generer --modele modeles/maison.docx" in extraire.stdout

    verifier = run_cdc("modele", "verifier", "modeles/maison.docx", cwd=projet)
    assert _plain(verifier.stdout) == (
        "modeles/maison.docx : rien à reprendre, le modèle est prêt.\n"
    )

    _use(projet, "modeles/maison.docx")
    liste = json.loads(run_cdc("modele", "liste", "--json", cwd=projet).stdout)
    assert [(m["nom"], m["origine"], m["utilise"]) for m in liste if m["utilise"]] == [
        ("maison", "projet", True)
    ]
    assert all(m["description"] for m in liste)


def test_a_copy_bears_the_name_of_a_word_document(projet: Path) -> None:
    avant = contents(projet)

    refus = run_cdc("modele", "extraire", "--sortie", "charte.pdf", cwd=projet)
    copie = run_cdc("modele", "extraire", "--sortie", "charte", cwd=projet)

    assert (refus.returncode, copie.returncode) == (2, 0)
    assert "Donnez à --sortie un nom en .docx." in refus.stderr
    assert contents(projet).keys() - avant.keys() == {"charte.docx"}


def test_a_copy_never_replaces_a_file(projet: Path) -> None:
    (projet / "modeles").mkdir()
    (projet / "modeles" / "cahier-des-charges.docx").write_bytes(b"mes styles")
    avant = contents(projet)

    run = run_cdc("modele", "extraire", cwd=projet)

    assert run.returncode == 2
    assert "existe déjà, et n’est pas remplacé" in run.stderr
    assert "--sortie" in run.stderr
    assert contents(projet) == avant


def test_a_name_that_no_template_bears_is_told_with_those_that_are(tmp_path: Path) -> None:
    run = run_cdc("modele", "extraire", "complet", cwd=tmp_path)

    assert run.returncode == 2
    assert "Le modèle « complet » n’existe pas" in _plain(run.stderr)
    assert "cahier-des-charges" in run.stderr
    assert list(tmp_path.iterdir()) == []


def test_outside_a_project_a_copy_comes_here(tmp_path: Path) -> None:
    run = run_cdc("modele", "extraire", "cahier-des-charges", cwd=tmp_path)

    assert run.returncode == 0
    copie = tmp_path / "cahier-des-charges.docx"
    assert copie.read_bytes() == (modeles() / "word" / "cahier-des-charges.docx").read_bytes()
    assert zipfile.is_zipfile(copie)


def test_outside_a_project_the_templates_of_cdc_are_listed(tmp_path: Path) -> None:
    run = run_cdc("modele", "liste", cwd=tmp_path)

    assert run.returncode == 0
    assert "cahier-des-charges" in run.stdout
    assert "cdc modele extraire NOM" in run.stdout


def test_a_template_that_cannot_be_read_is_listed_all_the_same(projet: Path) -> None:
    (projet / "modeles").mkdir()
    (projet / "modeles" / "abime.docx").write_bytes(b"")

    run = run_cdc("modele", "liste", cwd=projet)

    assert run.returncode == 0
    assert "abime" in run.stdout


def test_the_trial_uses_the_project(projet: Path) -> None:
    # Read alone it is right: only a project with a status adds a number to a text.
    make_modele(projet, "{% if statut %}{{ statut + 1 }}{% endif %}")

    run = run_cdc("modele", "verifier", "charte.docx", cwd=projet)

    assert run.returncode == 1
    assert "essayé avec votre projet" in run.stdout


def _use(projet: Path, modele: str) -> None:
    fichier = projet / "cdc.yaml"
    texte = fichier.read_text(encoding="utf-8")
    assert "\ngeneration:" not in texte
    fichier.write_text(f"{texte}\ngeneration:\n  modele: {modele}\n", encoding="utf-8")


def _plain(texte: str) -> str:
    return texte.replace("\u00a0", " ").replace("\u202f", " ")
