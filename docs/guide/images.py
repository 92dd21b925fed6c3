"""Make the pictures of the user guide anew, from the example: what `cdc` really says and writes.

Run from a checkout, with LibreOffice, poppler and Chromium installed (about two minutes):

    .venv/bin/python docs/guide/images.py            every picture
    .venv/bin/python docs/guide/images.py etat       those whose name contains « etat »

The pictures go to docs/guide/images. Pages are found by what they say, so that they follow the
document when it changes; a page that is no longer found stops the script.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from functools import cache
from pathlib import Path

from openpyxl import load_workbook
from raster import Image, band, laid, png, read_ppm, trimmed
from terminal import run, shortened, svg

from cdc.resources import modeles

EXEMPLE, INACHEVE = "torrefaction", "cycles-du-ponant"
ICI = Path(__file__).parent / "images"
_CDC = [sys.executable, "-m", "cdc"]
_AUTRE_CHARTE = {"17566B": "7A2E3A", "C3D8DF": "E6CBD0", "0E3E4E": "5A1F2A", "E4EEF1": "F6EAEC",
                 "Calibri": "Times New Roman"}  # fmt: skip
_TERMINAL, _MOYEN, _LARGE = 80, 94, 100  # columns
_BESOINS = (
    "Le CRM doit proposer la « livraison rapide » à 12 €.",
    "La recherche d’un client doit être rapide.",
    "Les doublons doivent être traités régulièrement.",
)
_PAIRE, _SEULE = 72, 96  # points per inch
_CAMPAGNE = """\
campagnes:
  - id: CAMP-01
    nom: Recette utilisateur du lot 1
    lot: LOT-1
    version_livree: "1.0.3"
    etat: en cours
"""
_OUTILS = ("soffice", "pdftoppm", "pdftotext", "chromium")
_FENETRE = {"width": 1280, "height": 800}


class Atelier:
    """The example in a temporary folder, and what is made from it."""

    def __init__(self, racine: Path) -> None:
        self.racine = racine
        self.projet, self.inacheve = racine / EXEMPLE, racine / INACHEVE
        for exemple in (EXEMPLE, INACHEVE):
            _call("init", exemple, "--exemple", exemple, cwd=racine)

    def etat(self) -> str:
        """Draw `cdc etat` for the example that is half written."""
        return svg("cdc etat", run([*_CDC, "etat"], self.inacheve), _MOYEN)

    def verifier(self) -> str:
        """Draw what `cdc verifier` finds in a few statements."""
        enonces = self.racine / "besoins.txt"
        enonces.write_text("\n".join(_BESOINS), encoding="utf-8")
        commande = f"cdc verifier --phrases {enonces.name}"
        return svg(commande, run([*_CDC, *commande.split()[1:]], self.racine), _TERMINAL)

    def import_(self) -> str:
        """Draw the preview of one import, on the project as it comes."""
        guide = "guides-remplis/guide-direction.xlsx"
        commande = f"cdc interview import --apercu {guide}"
        vierge = self.racine / "vierge"
        if not vierge.exists():
            _call("init", "vierge", "--exemple", EXEMPLE, cwd=self.racine)
        dit = run([*_CDC, *commande.split()[1:]], vierge, _LARGE)
        return svg(commande, shortened(dit), _LARGE)

    def classeur(self) -> bytes:
        """Show a filled guide: its identity, then one sheet of questions."""
        pdf = self._pdf(self.projet / "guides-remplis" / "guide-commercial.xlsx")
        identite = _draw(pdf, _page(pdf, "Votre identité"), _PAIRE)
        questions = _draw(pdf, _page(pdf, "Prospects et affaires", "FLX-09"), _PAIRE)
        return png(laid([trimmed(identite), band(questions, 0, 0.68)], en_colonne=True))

    def recette(self) -> bytes:
        """Show a test case as a tester gives it back, one step failed."""
        self._campaign()
        dossier = self.racine / "recette"
        _call(
            "recette", "classeur", "--persona", "PER-03", "--sortie", str(dossier), cwd=self.projet
        )
        (remis,) = dossier.glob("*.xlsx")
        rempli = self.racine / "rempli.xlsx"
        _play(remis, rempli)
        pdf = self._pdf(rempli)
        return png(laid([band(_draw(pdf, _page(pdf, "CT-01 —"), _SEULE), 60, 0.9)]))

    def _campaign(self) -> None:
        campagnes = self.projet / "recette" / "campagnes.yaml"
        if not campagnes.exists():
            campagnes.write_text(_CAMPAGNE, encoding="utf-8")

    def couverture(self) -> bytes:
        """Show the cover and the contents."""
        pdf = self._document("prestataire")
        return png(laid([_draw(pdf, 1, _PAIRE), _draw(pdf, _page(pdf, "Sommaire"), _PAIRE)]))

    def synthese(self) -> bytes:
        """Show the two pages that sum the document up."""
        pdf = self._document("prestataire")
        page = _page(pdf, "Synthèse\n")
        return png(laid([_draw(pdf, rang, _PAIRE) for rang in (page, page + 1)]))

    def figures(self) -> bytes:
        """Show two pages with a figure: the life cycle, and the systems with their flows."""
        pdf = self._document("prestataire")
        legendes = ("Cycle de vie, du visiteur au client", "Applications et flux visés")
        pages = [_page(pdf, "Figure", legende) for legende in legendes]
        return png(laid([_draw(pdf, page, _PAIRE) for page in pages]))

    def exigences(self) -> bytes:
        """Show one page of requirements."""
        pdf = self._document("prestataire")
        return png(laid([_draw(pdf, _page(pdf, "Validation des remises", "Acceptation"), _SEULE)]))

    def diffusions(self) -> bytes:
        """Show the budget as vendors read it, then as the company does."""
        pdfs = (self._document("prestataire"), self._document("interne"))
        return png(laid([_section(pdf, "8b", "Budget", 0.2) for pdf in pdfs]))

    def a_completer(self) -> bytes:
        """Show what the internal document says of a part that is not written yet."""
        sortie = self.racine / "inacheve.pdf"
        arguments = ["--diffusion", "interne", "--format", "pdf", "--sortie", str(sortie)]
        _call("generer", *arguments, cwd=self.inacheve)
        return png(laid([_section(sortie, "4a", "Hébergement", 0.38, _SEULE)]))

    def charte(self) -> bytes:
        """Show the same page in the toolkit's template, and in one with other styles."""
        pdfs = (self._document("prestataire"), self._document("prestataire", self._autre_modele()))
        pages = [(pdf, _page(pdf, "Validation des remises", "Acceptation")) for pdf in pdfs]
        return png(laid([_draw(pdf, page, _PAIRE) for pdf, page in pages]))

    def page_web(self) -> bytes:
        """Show the web page in a browser: requirements, and what a search finds."""
        from playwright.sync_api import sync_playwright

        self._import()
        sortie = self.racine / "page.html"
        _call("generer", "--format", "html", "--sortie", str(sortie), cwd=self.projet)
        with sync_playwright() as outil:
            navigateur = outil.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"]
            )
            page = navigateur.new_page(viewport=_FENETRE)
            page.goto(f"{sortie.as_uri()}#7b")
            page.keyboard.press("/")
            page.keyboard.type("relance")
            page.locator("#reponses li").first.wait_for()
            page.keyboard.press("ArrowDown")
            page.wait_for_timeout(500)  # until the tables are measured
            return page.screenshot()

    @cache  # noqa: B019
    def _import(self) -> None:
        guides = sorted(map(str, (self.projet / "guides-remplis").glob("*.xlsx")))
        _call("interview", "import", *guides, cwd=self.projet, codes=(0, 1))

    @cache  # noqa: B019
    def _document(self, diffusion: str, modele: Path | None = None) -> Path:
        self._import()
        sortie = self.racine / f"{diffusion}{'-autre' if modele else ''}.pdf"
        options = ["--modele", str(modele)] if modele else []
        arguments = ["--diffusion", diffusion, "--format", "pdf", "--sortie", str(sortie)]
        _call("generer", *options, *arguments, cwd=self.projet)
        return sortie

    def _autre_modele(self) -> Path:
        """Write the template with the colours and the font that another charter has."""
        autre = self.racine / "charte-maison.docx"
        source = modeles() / "word" / "cahier-des-charges.docx"
        with zipfile.ZipFile(source) as lu, zipfile.ZipFile(autre, "w") as ecrit:
            for nom in lu.namelist():
                texte = lu.read(nom).decode()
                for ancien, nouveau in _AUTRE_CHARTE.items():
                    texte = texte.replace(ancien, nouveau)
                ecrit.writestr(nom, texte)
        return autre

    def _pdf(self, fichier: Path) -> Path:
        profil = f"-env:UserInstallation=file://{self.racine}/libreoffice"
        arguments = ["--headless", profil, "--convert-to", "pdf", "--outdir", str(self.racine)]
        subprocess.run(
            ["soffice", *arguments, str(fichier)], check=True, capture_output=True, timeout=180
        )
        return self.racine / f"{fichier.stem}.pdf"


IMAGES = {
    "terminal-etat.svg": Atelier.etat,
    "terminal-verifier.svg": Atelier.verifier,
    "terminal-import.svg": Atelier.import_,
    "classeur-entretien.png": Atelier.classeur,
    "classeur-recette.png": Atelier.recette,
    "document-couverture.png": Atelier.couverture,
    "document-synthese.png": Atelier.synthese,
    "document-figures.png": Atelier.figures,
    "document-exigences.png": Atelier.exigences,
    "document-diffusions.png": Atelier.diffusions,
    "document-a-completer.png": Atelier.a_completer,
    "document-charte.png": Atelier.charte,
    "page-web.png": Atelier.page_web,
}


def main(mots: list[str]) -> int:
    """Make the pictures whose name contains one of `mots`, or all."""
    manquants = [outil for outil in _OUTILS if not shutil.which(outil)]
    if manquants:
        print(f"Missing: {', '.join(manquants)}.", file=sys.stderr)  # noqa: T201
        return 2
    ICI.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="cdc-images-") as dossier:
        atelier = Atelier(Path(dossier))
        for nom, fabrique in IMAGES.items():
            if mots and not any(mot in nom for mot in mots):
                continue
            image = fabrique(atelier)
            octets = image.encode() if isinstance(image, str) else image
            (ICI / nom).write_bytes(octets)
            print(f"{nom}: {len(octets) // 1000} kB")  # noqa: T201
    return 0


def _call(*arguments: str, cwd: Path, codes: tuple[int, ...] = (0,)) -> None:
    fait = subprocess.run([*_CDC, *arguments], cwd=cwd, capture_output=True, text=True, check=False)
    if fait.returncode not in codes:
        sys.exit(f"cdc {' '.join(arguments)}\n{fait.stdout}{fait.stderr}")


def _play(remis: Path, rempli: Path) -> None:
    """Fill the first case as a tester does: five steps as they should be, the last one not."""
    classeur = load_workbook(remis, rich_text=True)
    feuille = classeur["CT-01"]
    for rang in range(8, 14):
        feuille[f"F{rang}"] = "Conforme"
    feuille["G9"] = "Numéro SAV-2027-00118"
    feuille["F13"], feuille["H13"], feuille["I13"] = "Non conforme", "Majeure", "ct01-6.png"
    feuille["G13"] = "Le statut change, mais le délai continue de courir."
    feuille["D15"] = "La photo est souvent envoyée par message : l’ajouter aux pièces attendues."
    feuille["E18"], feuille["F18"], feuille["G18"] = dt.date(2027, 4, 13), 11, "L. M."
    classeur.save(rempli)


def _page(pdf: Path, *textes: str) -> int:
    """Return the number of the first page that contains every one of `textes`."""
    pages = enumerate(_texts(pdf), 1)
    trouvee = next((rang for rang, page in pages if all(t in page for t in textes)), None)
    if trouvee is None:
        sys.exit(f"{pdf.name}: no page with {', '.join(textes)}.")
    return trouvee


@cache
def _texts(pdf: Path) -> list[str]:
    fait = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True)
    return fait.stdout.decode().split("\f")


def _draw(pdf: Path, page: int, points: int) -> Image:
    arguments = ["-r", str(points), "-f", str(page), "-l", str(page), "-singlefile"]
    fait = subprocess.run(["pdftoppm", *arguments, str(pdf)], check=True, capture_output=True)
    return read_ppm(fait.stdout)


def _section(pdf: Path, code: str, titre: str, part: float, points: int = _PAIRE) -> Image:
    """Return the top of the section `code`: at most `part` of a page, from its heading on."""
    titres = re.compile(rf"^\s*{code}\s+{titre}\s*$", re.MULTILINE)  # not the table of contents
    page = max(rang for rang, texte in enumerate(_texts(pdf), 1) if titres.search(texte))
    arguments = ["-bbox", "-f", str(page), "-l", str(page)]
    mots = subprocess.run(["pdftotext", *arguments, str(pdf), "-"], check=True, capture_output=True)
    place = re.search(rf'yMin="([\d.]+)"[^>]*>{code}</word>', mots.stdout.decode())
    assert place is not None
    return band(_draw(pdf, page, points), int((float(place[1]) / 72 - 0.25) * points), part)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
