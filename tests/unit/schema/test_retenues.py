from __future__ import annotations

from cdc_schema.annotations import Diffusion
from cdc_schema.chemins import lire, parse
from cdc_schema.diffusion import readable, withheld
from tests.formats.docx.remplissage import Remplisseur


def test_every_internal_value_is_under_a_withheld_path_and_no_other() -> None:
    remplisseur = Remplisseur()
    cahier = remplisseur.cahier()

    retenus = [str(lire(cahier, parse(r.chemin))) for r in withheld(cahier)]

    tout = "\n".join(retenus)
    internes = {jeton for jeton, (_, interne) in remplisseur.jetons.items() if interne}
    assert internes
    assert {j for j in remplisseur.jetons if j in tout} == internes


def test_nothing_is_left_to_withhold_in_what_a_vendor_may_read() -> None:
    lisible = readable(Remplisseur().cahier(), Diffusion.PRESTATAIRE)

    assert list(withheld(lisible)) == []
