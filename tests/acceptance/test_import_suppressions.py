"""What an author deletes stays deleted: the file may come again, an import may be killed or undone."""

from __future__ import annotations

import json
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from cdc.projet import Projet, Remplacer, Retirer, annuler, appliquer, load_projet, write_squelette
from cdc_schema.chemins import lire, parse
from tests.acceptance.test_interview_correspondance import correct
from tests.commande import contents
from tests.entretiens import Run, filled_guide, plain, run_cdc
from tests.exports_forms import Personne, forms_export
from tests.pannes import Etat, plant, run, state, visible
from tests.tableaux import write_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ANA = {"personne": "Ana Le Goff", "fonction": "Assistante", "date": "09/10/2026"}
TERMES = [["Lead", "Une demande reçue"], ["Client perdu", "Rien depuis un an"]]
BESOINS: list[list[Any]] = [
    ["Réf.", "Besoin exprimé", "Priorité", "Critère d’acceptation"],
    ["REQ-001", "Chaque formulaire web crée un lead.", "Must", "Créé en 5 minutes."],
    ["REQ-002", "Les doublons sont signalés.", "P2", "Signalés avant la création."],
]
FORCES = "Que faites-vous bien aujourd’hui ? [Q-FRE-01]"
SANS_NOM = "Votre couleur préférée"
DEPUIS = "supprimée du cahier depuis : laissée de côté"


def _guide(path: Path, changes: bool) -> None:
    lignes = [*TERMES, ["Devis", "Un prix"]] if changes else TERMES
    path.write_bytes(filled_guide({"Q-ENT-10": lignes, "Q-FRE-01": "l’accueil"}, ANA))


def _table(path: Path, changes: bool) -> None:
    neuve = ["REQ-003", "Un dossier sans réponse est clos.", "P2", "Clos après 30 jours."]
    write_workbook(path, {"Besoins": [*BESOINS, neuve] if changes else BESOINS})


@dataclass(frozen=True, slots=True)
class Cas:
    """A command, its file, and the last of the two rows that it brings, which its author deletes."""

    arguments: tuple[str, ...]
    write: Callable[[Path, bool], None]
    liste: str

    def bring(self, projet: Path, *options: str, changes: bool = False) -> Run:
        fichier, gardee = projet.parent / "fichier.xlsx", projet.parent / f"{changes}.xlsx"
        if not gardee.exists():  # a workbook written later has other bytes
            self.write(gardee, changes)
        shutil.copy(gardee, fichier)
        return run_cdc(*self.command(fichier), *options, "--projet", str(projet))

    def command(self, fichier: Path) -> list[str]:
        return [a if a != "FICHIER" else str(fichier) for a in self.arguments]

    def rows(self, projet: Path) -> list[Any]:
        return list(lire(load_projet(projet).cahier, parse(self.liste)))

    def delete(self, projet: Path, rang: int = 1) -> Projet:
        return appliquer(load_projet(projet), [Retirer((self.liste, rang))])


INTERVIEW = Cas(("interview", "import", "FICHIER"), _guide, "glossaire")
TABLEAU = Cas(("import", "FICHIER", "--vers", "exigences"), _table, "exigences")
des_deux = pytest.mark.parametrize("cas", [INTERVIEW, TABLEAU], ids=["interview", "import"])


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    write_squelette(tmp_path / "crm")
    return tmp_path / "crm"


@des_deux
@pytest.mark.parametrize("rangs", [(1,), (1, 0)], ids=["one-row", "every-row"])
def test_a_deleted_row_stays_deleted_and_is_told(
    cas: Cas, rangs: tuple[int, ...], projet: Path
) -> None:
    cas.bring(projet)
    for rang in rangs:
        cas.delete(projet, rang)
    avant = contents(projet)

    dit = cas.bring(projet)
    rapport = json.loads(cas.bring(projet, "--json").sortie)

    assert dit.code == 0
    accord = plain(dit.sortie).replace("lignes ou valeurs supprimées", "ligne ou valeur supprimée")
    assert f"{len(rangs)} ligne ou valeur {DEPUIS}" in accord.replace("laissées", "laissée")
    supprimees = rapport.get("fichiers", [rapport])[0]["supprimees"]
    assert len(supprimees) == len(rangs)
    assert all(s["chemin"] == cas.liste and not s["changee"] for s in supprimees)
    assert contents(projet) == avant


@des_deux
def test_a_file_that_comes_back_longer_brings_its_new_row_only(cas: Cas, projet: Path) -> None:
    cas.bring(projet)
    cas.delete(projet)
    garde = cas.rows(projet)

    cas.bring(projet, changes=True)
    apres = contents(projet)
    cas.bring(projet, changes=True)

    assert len(cas.rows(projet)) == 2
    assert cas.rows(projet)[0] == garde[0]
    assert contents(projet) == apres


@des_deux
def test_a_row_that_only_the_last_version_brought_stays_deleted(cas: Cas, projet: Path) -> None:
    cas.bring(projet)
    cas.bring(projet, changes=True)
    cas.delete(projet, 2)

    cas.bring(projet, changes=True)

    assert len(cas.rows(projet)) == 2


@des_deux
def test_an_import_that_was_undone_is_brought_again(cas: Cas, projet: Path) -> None:
    cas.bring(projet)
    apres = contents(projet)
    annuler(projet)

    cas.bring(projet)

    assert len(cas.rows(projet)) == 2
    assert contents(projet) == apres


@des_deux
def test_a_project_that_does_not_say_what_is_finished_is_completed_once(
    cas: Cas, projet: Path
) -> None:
    cas.bring(projet)
    for acquis in projet.glob("*/acquis.yaml"):
        acquis.unlink()
    cas.delete(projet)
    cas.delete(projet, 0)

    cas.bring(projet)
    revenues = len(cas.rows(projet))
    cas.delete(projet)
    cas.bring(projet)

    assert (revenues, len(cas.rows(projet))) == (2, 1)


@des_deux
@pytest.mark.skipif(sys.platform == "win32", reason="forked processes")
def test_killed_anywhere_after_a_row_was_deleted_it_completes_without_it(
    cas: Cas, projet: Path, tmp_path: Path
) -> None:
    cas.bring(projet)
    cas.delete(projet)
    travail = projet.parent
    cas.write(travail / "fichier.xlsx", True)
    complet = run(cas.command(travail / "fichier.xlsx"), projet, racine=travail, observe=True)
    apres = visible(state(travail))

    for rang, etat in enumerate(_distinct(complet.etats)):
        reprise = tmp_path.parent / f"{tmp_path.name}-{rang}"
        plant(etat, reprise)
        run(cas.command(reprise / "fichier.xlsx"), reprise / "crm", racine=reprise)
        assert visible(state(reprise)) == apres


def _distinct(etats: list[Etat]) -> Iterator[Etat]:
    for etat, suivant in zip(etats, [*etats[1:], None], strict=True):
        if suivant is None or visible(suivant) != visible(etat):
            yield etat


def test_a_list_item_and_a_value_stay_deleted(projet: Path) -> None:
    INTERVIEW.bring(projet)
    vides = [Remplacer("existant.forces", None), Remplacer("glossaire[0].definition", None)]
    appliquer(load_projet(projet), vides)
    avant = contents(projet)

    INTERVIEW.bring(projet)

    assert contents(projet) == avant


def test_a_criterion_and_a_value_of_a_table_stay_deleted(projet: Path) -> None:
    TABLEAU.bring(projet)
    premiere = TABLEAU.rows(projet)[0].id
    vides = [f"exigences[{premiere}].{c}" for c in ("criteres_acceptation", "priorite")]
    appliquer(load_projet(projet), [Remplacer(chemin, None) for chemin in vides])
    avant = contents(projet)

    assert TABLEAU.bring(projet).code == 0

    assert contents(projet) == avant


def test_a_column_attached_since_is_brought_without_what_was_deleted(projet: Path) -> None:
    export = projet.parent / "besoins.xlsx"
    dits = {FORCES: "l’accueil", SANS_NOM: "la double saisie"}
    export.write_bytes(forms_export((FORCES, SANS_NOM), Personne(1, dits)))
    commande = ("interview", "import", str(export), "--projet", str(projet))
    run_cdc(*commande)
    appliquer(load_projet(projet), [Remplacer("existant.forces", None)])
    correct(projet, SANS_NOM, "Q-ENT-03")

    run_cdc(*commande)

    existant = load_projet(projet).cahier.existant
    assert existant.forces == []
    assert [d.texte for d in existant.dysfonctionnements] == ["la double saisie"]


def test_a_changed_file_of_what_is_finished_is_refused_with_its_remedy(projet: Path) -> None:
    INTERVIEW.bring(projet)
    acquis = projet / "entretiens" / "acquis.yaml"
    acquis.write_text("releves: [ENT-01]\n", encoding="utf-8")

    dit = INTERVIEW.bring(projet)

    assert dit.code == 2
    assert "entretiens/acquis.yaml:1" in dit.erreur
    assert "supprimez-le" in dit.erreur
