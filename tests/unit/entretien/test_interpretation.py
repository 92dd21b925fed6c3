"""What people write in a typed place: the value, how surely it is read, what else it may mean."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cdc.entretien.interpretation import INTERPRETES, interpret
from cdc.entretien.reponses import Certitude
from cdc_schema.types import Genre

EXACTE, APPROCHEE, AMBIGUE, REFUSEE = Certitude

ENTIERS = [
    ("1 234", EXACTE, "1234"), ("1\u202f234", EXACTE, "1234"), ("1'234", EXACTE, "1234"),
    ("12k", EXACTE, "12000"), ("12 k", EXACTE, "12000"), ("1.200", EXACTE, "1200"),
    ("trois", EXACTE, "3"), ("un", EXACTE, "1"), ("quatre-vingt-dix", EXACTE, "90"),
    ("deux cents", EXACTE, "200"), ("mille", EXACTE, "1000"), ("3 millions", EXACTE, "3000000"),
    ("40 personnes", EXACTE, "40"), ("40 utilisateurs", EXACTE, "40"), ("soit 40", EXACTE, "40"),
    ("environ 40", APPROCHEE, "40"), ("~ 40", APPROCHEE, "40"), ("40 env.", APPROCHEE, "40"),
    ("une quarantaine", APPROCHEE, "40"), ("une douzaine", APPROCHEE, "12"),
    ("une centaine de personnes", APPROCHEE, "100"), ("deux douzaines", APPROCHEE, "24"),
    ("15 à 20", APPROCHEE, "15 20"), ("entre 30 et 40", APPROCHEE, "30 40"),
    ("30-40", APPROCHEE, "30 40"), ("quinze à vingt", APPROCHEE, "15 20"),
    ("> 100", APPROCHEE, "100"), ("plus de 100", APPROCHEE, "100"), ("100+", APPROCHEE, "100"),
    ("au moins 12", APPROCHEE, "12"), ("100 ?", APPROCHEE, "100"), ("100 max", APPROCHEE, "100"),
    ("1 500 environ", APPROCHEE, "1500"), ("nous sommes 40", APPROCHEE, "40"),
    ("quelques dizaines", APPROCHEE, ""), ("plusieurs", APPROCHEE, ""),
    ("10 %", APPROCHEE, "10"), ("12 000 €", APPROCHEE, "12000"), ("40 comptes", APPROCHEE, "40"),
    ("40 dont 5 à temps partiel", AMBIGUE, "40 5"), ("12 à Nantes, 4 à Lyon", AMBIGUE, "12 4"),
    ("2 ou 3", AMBIGUE, "2 3"), ("80/20", AMBIGUE, "80 20"),
    ("comme l’an passé", REFUSEE, ""), ("abc", REFUSEE, ""), ("toute l’équipe", REFUSEE, ""),
]  # fmt: skip
MONTANTS = [
    ("1 234,56 €", EXACTE, "1234,56"), ("1.234,56", EXACTE, "1234,56"), ("€ 1 200", EXACTE, "1200"),
    ("1,234.56", EXACTE, "1234,56"), ("1,5 M€", EXACTE, "1500000"), ("12 k€", EXACTE, "12000"),
    ("12k€ HT", EXACTE, "12000"), ("60 k", EXACTE, "60000"), ("50 000 euros", EXACTE, "50000"),
    ("50 000 HT", EXACTE, "50000"), ("50 000 € H.T.", EXACTE, "50000"),
    ("cent mille euros", EXACTE, "100000"), ("1,2 million d’euros", EXACTE, "1200000"),
    ("2 Md€", EXACTE, "2000000000"), ("80 000 EUR", EXACTE, "80000"),
    ("-150 €", EXACTE, "-150"), ("0 €", EXACTE, "0"), ("150 000 € sur trois ans", EXACTE, "150000"),
    ("environ 100 k€", APPROCHEE, "100000"), ("entre 50 et 80 k€", APPROCHEE, "50000 80000"),
    ("50 à 80 k€", APPROCHEE, "50000 80000"), ("max 80 k€", APPROCHEE, "80000"),
    ("80 k€ maximum", APPROCHEE, "80000"), ("80k€ ?", APPROCHEE, "80000"),
    ("< 100 000 €", APPROCHEE, "100000"), ("de l’ordre de 90 k€", APPROCHEE, "90000"),
    ("80 k€ hors formation", APPROCHEE, "80"), ("une centaine de k€", APPROCHEE, "100000"),
    ("12.500", AMBIGUE, "12500 12,500"), ("1 200 € TTC", AMBIGUE, ""),
    ("50 k€ ou 60 k€", AMBIGUE, "50000 60000"),
    ("$ 1200", REFUSEE, ""), ("1 200 USD", REFUSEE, ""), ("gratuit", REFUSEE, ""),
]  # fmt: skip
POURCENTAGES = [
    ("12 %", EXACTE, "12"), ("12%", EXACTE, "12"), ("12", EXACTE, "12"), ("12,5\u00a0%", EXACTE, "12,5"),
    ("12,5 pour cent", EXACTE, "12,5"), ("99,9", EXACTE, "99,9"), ("la moitié", EXACTE, "50"),
    ("trois quarts", EXACTE, "75"), ("un quart", EXACTE, "25"), ("0", EXACTE, "0"),
    ("vingt pour cent", EXACTE, "20"), ("environ 30 %", APPROCHEE, "30"), ("~30%", APPROCHEE, "30"),
    ("10 à 15 %", APPROCHEE, "10 15"), ("10-15%", APPROCHEE, "10 15"), ("> 50 %", APPROCHEE, "50"),
    ("entre 10% et 20%", APPROCHEE, "10 20"), ("un tiers", APPROCHEE, "33,3"),
    ("moins de 5 %", APPROCHEE, "5"), ("30 % ?", APPROCHEE, "30"), ("la majorité", REFUSEE, ""),
    ("quelques pourcents", APPROCHEE, ""), ("80/20", AMBIGUE, "80 20"), ("5 ou 10 %", AMBIGUE, "5 10"),
    ("30 % en été", APPROCHEE, "30"), ("100 %", EXACTE, "100"), ("au moins 99 %", APPROCHEE, "99"),
    ("peu", APPROCHEE, ""), ("une trentaine de pourcents", APPROCHEE, "30"), ("faible", REFUSEE, ""),
]  # fmt: skip
DATES = [
    ("31 décembre 2026", EXACTE, "31/12/2026"), ("31/12/2026", EXACTE, "31/12/2026"),
    ("31-12-2026", EXACTE, "31/12/2026"), ("31.12.2026", EXACTE, "31/12/2026"),
    ("31/12/26", EXACTE, "31/12/2026"), ("31/12/98", EXACTE, "31/12/1998"),
    ("2026-12-31", EXACTE, "31/12/2026"), ("2026/12/31", EXACTE, "31/12/2026"),
    ("03/04/2026", EXACTE, "03/04/2026"), ("03/25/2026", EXACTE, "25/03/2026"),
    ("1er avril 2027", EXACTE, "01/04/2027"), ("lundi 3 mars 2027", EXACTE, "03/03/2027"),
    ("le 3 mars 2027", EXACTE, "03/03/2027"), ("12 févr. 2027", EXACTE, "12/02/2027"),
    ("31 déc 26", EXACTE, "31/12/2026"), ("March 4, 2026", EXACTE, "04/03/2026"),
    ("4 March 2026", EXACTE, "04/03/2026"), ("46387", EXACTE, "31/12/2026"),
    ("31/12/2026 14:30", EXACTE, "31/12/2026"),
    ("1er trim. 2027", APPROCHEE, "01/01/2027 31/03/2027"), ("T1 2027", APPROCHEE, "01/01/2027 31/03/2027"),
    ("Q3 2027", APPROCHEE, "01/07/2027 30/09/2027"), ("mars 2027", APPROCHEE, "01/03/2027 31/03/2027"),
    ("03/2027", APPROCHEE, "01/03/2027 31/03/2027"), ("2027", APPROCHEE, "01/01/2027 31/12/2027"),
    ("fin 2026", APPROCHEE, "01/10/2026 31/12/2026"), ("d’ici fin 2026", APPROCHEE, "01/10/2026 31/12/2026"),
    ("2e semestre 2027", APPROCHEE, "01/07/2027 31/12/2027"), ("mi-mars 2027", APPROCHEE, "16/03/2027"),
    ("courant 2027", APPROCHEE, "01/01/2027 31/12/2027"), ("mi-mars", APPROCHEE, ""),
    ("15 mars", APPROCHEE, ""), ("avant le 31/12/2026", APPROCHEE, "31/12/2026"),
    ("31/12/2026 au plus tard", APPROCHEE, "31/12/2026"), ("31/12/2026 ?", APPROCHEE, "31/12/2026"),
    ("vers le 15 mars 2027", APPROCHEE, "15/03/2027"), ("du 3 au 7 mai 2027", APPROCHEE, "03/05/2027 07/05/2027"),
    ("dès que possible", APPROCHEE, ""), ("été 2027", APPROCHEE, ""), ("semaine 12", APPROCHEE, ""),
    ("31/06/2026", REFUSEE, ""), ("13/25/2026", REFUSEE, ""), ("12", REFUSEE, ""), ("abc", REFUSEE, ""),
]  # fmt: skip
DUREES = [
    ("2 h", EXACTE, "2 h"), ("2h", EXACTE, "2 h"), ("1h30", EXACTE, "1,5 h"), ("1 h 30", EXACTE, "1,5 h"),
    ("1 h et 15 min", EXACTE, "1,25 h"), ("1h10", EXACTE, "70 min"), ("00:15", EXACTE, "15 min"),
    ("01:30", EXACTE, "1,5 h"), ("90 min", EXACTE, "90 min"), ("une heure", EXACTE, "1 h"),
    ("une demi-heure", EXACTE, "30 min"), ("un quart d’heure", EXACTE, "15 min"),
    ("une demi-journée", EXACTE, "0,5 jours"), ("une journée", EXACTE, "1 jours"),
    ("2 jours et demi", EXACTE, "2,5 jours"), ("15 j", EXACTE, "15 jours"), ("J+1", EXACTE, "1 jours"),
    ("deux jours", EXACTE, "2 jours"), ("2 jours ouvrés", EXACTE, "2 jours ouvrés"),
    ("3 h ouvrées", EXACTE, "3 h ouvrées"), ("2 semaines", EXACTE, "2 semaines"), ("6 mois", EXACTE, "6 mois"),
    ("5 ans", EXACTE, "5 ans"), ("environ 2 h", APPROCHEE, "2 h"), ("1 à 2 jours", APPROCHEE, "1 jours;2 jours"),
    ("2-3 jours", APPROCHEE, "2 jours;3 jours"), ("entre 2 et 3 semaines", APPROCHEE, "2 semaines;3 semaines"),
    ("moins de 4 h", APPROCHEE, "4 h"), ("4 h max", APPROCHEE, "4 h"), ("sous 48 h", APPROCHEE, "48 h"),
    ("15 min par dossier", APPROCHEE, "15 min"), ("3 jours/semaine", APPROCHEE, "3 jours"),
    ("2 jours ?", APPROCHEE, "2 jours"), ("dans la journée", APPROCHEE, "1 jours"),
    ("immédiat", APPROCHEE, ""), ("quelques jours", APPROCHEE, ""), ("24/48h", AMBIGUE, "24 h;48 h"),
    ("2 h pour un devis, 1 jour pour un contrat", AMBIGUE, "2 h;1 jours"),
    ("vite", REFUSEE, ""), ("26", REFUSEE, ""), ("selon le client", REFUSEE, ""),
]  # fmt: skip
OUI_NON = [
    ("Oui.", EXACTE, "oui"), ("oui oui", EXACTE, "oui"), ("tout à fait", EXACTE, "oui"),
    ("bien sûr", EXACTE, "oui"), ("OK", EXACTE, "oui"), ("absolument", EXACTE, "oui"), ("1", EXACTE, "oui"),
    ("toujours", EXACTE, "oui"), ("oui, tout à fait", EXACTE, "oui"), ("NON", EXACTE, "non"),
    ("jamais", EXACTE, "non"), ("pas du tout", EXACTE, "non"), ("absolument pas", EXACTE, "non"),
    ("0", EXACTE, "non"), ("non, jamais", EXACTE, "non"),
    ("plutôt oui", APPROCHEE, "oui"), ("oui mais pas partout", APPROCHEE, "oui"),
    ("oui, sauf le lundi", APPROCHEE, "oui"), ("souvent", APPROCHEE, "oui"), ("en partie", APPROCHEE, "oui"),
    ("je pense que oui", APPROCHEE, "oui"), ("oui via l’appli", APPROCHEE, "oui"),
    ("en principe", APPROCHEE, "oui"), ("pas vraiment", APPROCHEE, "non"), ("plutôt non", APPROCHEE, "non"),
    ("rarement", APPROCHEE, "non"), ("pas encore", APPROCHEE, "non"), ("je ne pense pas", APPROCHEE, "non"),
    ("non, sauf en été", APPROCHEE, "non"), ("oui et non", AMBIGUE, "oui non"), ("ça dépend", AMBIGUE, "oui non"),
    ("parfois", AMBIGUE, "oui non"), ("pas toujours", AMBIGUE, "oui non"), ("peut-être", AMBIGUE, "oui non"),
    ("sur tablette", REFUSEE, ""), ("lundi", REFUSEE, ""),
]  # fmt: skip
TELEPHONES = [
    ("02 40 12 34 56", EXACTE, "02 40 12 34 56"), ("02.40.12.34.56", EXACTE, "02 40 12 34 56"),
    ("02-40-12-34-56", EXACTE, "02 40 12 34 56"), ("0240123456", EXACTE, "02 40 12 34 56"),
    ("+33 2 40 12 34 56", EXACTE, "02 40 12 34 56"), ("+33 (0)2 40 12 34 56", EXACTE, "02 40 12 34 56"),
    ("0033240123456", EXACTE, "02 40 12 34 56"), ("Tél. : 02 40 12 34 56", EXACTE, "02 40 12 34 56"),
    ("02\u00a040\u00a012\u00a034\u00a056", EXACTE, "02 40 12 34 56"), ("+32 2 555 12 12", EXACTE, "+3225551212"),
    ("240123456", APPROCHEE, "02 40 12 34 56"), ("02 40 12 34 5", APPROCHEE, ""),
    ("06 12 34 56 78 / 02 40 12 34 56", AMBIGUE, "06 12 34 56 78;02 40 12 34 56"),
    ("le standard", REFUSEE, ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("genre", "unite", "texte", "certitude", "possibles"),
    [
        (genre, unite, texte, certitude, possibles)
        for genre, unite, cas in (
            (Genre.ENTIER, "personnes", ENTIERS), (Genre.MONTANT, "€ HT", MONTANTS),
            (Genre.POURCENTAGE, "%", POURCENTAGES), (Genre.DATE, "", DATES), (Genre.DUREE, "", DUREES),
            (Genre.BOOLEEN, "", OUI_NON), (Genre.TELEPHONE, "", TELEPHONES),
        )
        for texte, certitude, possibles in cas
    ],
)  # fmt: skip
def test_what_people_write_and_how_it_is_read(
    genre: Genre, unite: str, texte: str, certitude: Certitude, possibles: str
) -> None:
    dite = "€ HT sur trois ans" if genre is Genre.MONTANT else ""

    lu = interpret(genre, texte, unite=unite, dite=dite)

    separateur = ";" if genre in (Genre.DUREE, Genre.TELEPHONE) else " "
    attendus = tuple(possibles.split(separateur)) if possibles else ()
    if genre is Genre.TELEPHONE and ";" not in possibles:
        attendus = (possibles,) if possibles else ()
    assert (lu.certitude, lu.possibles) == (certitude, attendus)
    assert lu.lecture
    assert lu.valeur == (attendus[0] if certitude is EXACTE else "")


@pytest.mark.parametrize(
    ("genre", "unite", "texte", "valeur"),
    [
        (Genre.ENTIER, "par mois", "12 par semaine", "52"),
        (Genre.ENTIER, "par mois", "12/semaine", "52"),
        (Genre.ENTIER, "par mois", "400 commandes par mois", "400"),
        (Genre.ENTIER, "par mois", "120 mensuels", "120"),
        (Genre.DECIMAL, "h par mois", "1h30", "1,5"),
        (Genre.DECIMAL, "h par mois", "30 min", "0,5"),
        (Genre.DECIMAL, "h par mois", "2 h par semaine", "8,7"),
        (Genre.DECIMAL, "jours par semaine", "3 jours/semaine", "3"),
        (Genre.DECIMAL, "jours par semaine", "une demi-journée", "0,5"),
        (Genre.MONTANT, "M€", "12 400 k€", "12,4"),
        (Genre.MONTANT, "M€", "15 000 000 €", "15"),
        (Genre.MONTANT, "M€", "12,4", "12,4"),
        (Genre.MONTANT, "M€", "1 234,56 €", "0,0012"),
        (Genre.MONTANT, "€ par mois", "3 600 € / an", "300"),
        (Genre.ENTIER, "", "350 comptes", "350"),
    ],
)
def test_a_value_is_brought_to_the_unit_of_the_outline(
    genre: Genre, unite: str, texte: str, valeur: str
) -> None:
    lu = interpret(genre, texte, unite=unite)

    assert (lu.certitude, lu.valeur) == (EXACTE, valeur)


@pytest.mark.parametrize(
    ("texte", "possibles"),
    [
        ("03/04/2026", ("03/04/2026", "04/03/2026")),
        ("3/4/26", ("03/04/2026", "04/03/2026")),
        ("13/04/2026", ("13/04/2026",)),
        ("04/13/2026", ("13/04/2026",)),
        ("04/04/2026", ("04/04/2026",)),
        ("2026-04-03", ("03/04/2026",)),
        ("3 avril 2026", ("03/04/2026",)),
    ],
)
def test_an_english_source_may_put_the_month_first(texte: str, possibles: tuple[str, ...]) -> None:
    lu = interpret(Genre.DATE, texte, anglais=True)

    assert lu.possibles == possibles
    assert lu.certitude is (AMBIGUE if len(possibles) > 1 else EXACTE)


@given(st.sampled_from(sorted(INTERPRETES)), st.text(max_size=60), st.booleans())
def test_any_text_is_read_or_refused_and_only_an_exact_reading_has_a_value(
    genre: Genre, texte: str, anglais: bool
) -> None:
    lu = interpret(genre, texte, anglais=anglais)

    assert bool(lu.valeur) == (lu.certitude is EXACTE)


@given(
    st.integers(0, 10**9), st.sampled_from(["environ {}", "{} ?", "plus de {}", "< {}", "{} env."])
)
def test_a_nuance_never_makes_an_exact_number(nombre: int, tournure: str) -> None:
    ecrit = f"{nombre:,}".replace(",", "\u202f")

    assert interpret(Genre.ENTIER, ecrit).certitude is EXACTE
    assert Decimal(interpret(Genre.ENTIER, ecrit).valeur) == nombre
    assert interpret(Genre.ENTIER, tournure.format(ecrit)).certitude is APPROCHEE


@pytest.mark.parametrize("texte", ["1" + "0" * 40, "9" * 30 + ",55"])
def test_a_number_of_any_length_is_read(texte: str) -> None:
    assert interpret(Genre.DECIMAL, texte).valeur == texte
