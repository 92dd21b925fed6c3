"""What each part of a specification gives as test cases, and what it does not."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from cdc.projet import load_projet
from cdc.recette.derivation import Couvert, Derivation, Ebauche, Ecarte, Famille, derive
from cdc.resources import exemples
from cdc_schema import Cahier
from cdc_schema.enumerations import PrioriteCas, TypeCas
from tests.builders import make_cahier


@cache
def _torrefaction() -> Cahier:
    return load_projet(exemples() / "torrefaction").cahier


def _without(cas: str) -> Cahier:
    cahier = _torrefaction()
    restent = [c for c in cahier.cas_de_test if c.id != cas]
    return cahier.model_copy(update={"cas_de_test": restent})


def _only(derivation: Derivation, cle: str) -> Ebauche:
    return next(e for e in derivation.ebauches if e.cle == cle)


MACHINE: dict[str, Any] = {
    "id": "WF-REP",
    "objet": "DON-REP",
    "etats": [
        {"nom": "Déposé", "delai_max": "2 jours"},
        {"nom": "En cours"},
        {"nom": "Rendu"},
        {"nom": "Abandonné"},
    ],
    "initial": "Déposé",
    "finaux": ["Rendu", "Abandonné"],
    "transitions": [
        {
            "de": "Déposé",
            "vers": "En cours",
            "declencheur": "Accord",
            "role": "ROL-ATE",
            "condition": "Devis signé",
            "champs_requis": ["CH-REP-01"],
            "effets": ["Envoyer un message au client"],
            "notification": "SMS au client",
        },
        {"de": "En cours", "vers": "Rendu", "declencheur": "Remise", "role": "ROL-ATE"},
        {"de": "Déposé", "vers": "Abandonné", "declencheur": "12 jours", "role": "automatique"},
    ],
}
SOCLE: dict[str, Any] = {
    "cartographie": {"entites": [{"id": "DON-REP", "nom": "Réparation"}]},
    "droits": {"roles": [{"id": "ROL-ATE", "nom": "Atelier"}, {"id": "ROL-GER", "nom": "Gérant"}]},
    "relation": {
        "champs": [
            {"id": "CH-REP-01", "entite": "DON-REP", "libelle": "Montant", "type": "montant"}
            | {"exemple": "85", "obligatoire": {"quand": "statut", "statut": "En cours"}}
        ],
        "statuts": "WF-REP",
    },
}


def _exigence(ident: str = "EX-REL-001", **autres: Any) -> dict[str, Any]:
    return {
        "id": ident,
        "titre": "Priorité",
        "enonce": "Quand un dossier est créé, le CRM doit calculer sa priorité.",
        "section": "2e",
        "priorite": "indispensable",
        "version": "1.0",
        "criteres_acceptation": [
            {
                "etant_donne": "un client sous contrat",
                "quand": "le dossier est créé",
                "alors": "la priorité est « urgente »",
            }
        ],
        **autres,
    }


def test_the_scenario_of_the_after_sales_desk_is_derived_from_its_machine() -> None:
    cas = _only(derive(_without("CT-01")), "etats/WF-SAV/Analyse → En attente d’information")

    actions = [p.action for p in cas.pas]
    assert actions[0] == (
        "Je suis Solène, conseillère SAV, à l’accueil du SAV\u00a0: je reçois un appel et je saisis "
        "le numéro de commande"
    )
    assert actions[1] == "Je crée le dossier à partir du numéro de commande"
    assert cas.pas[0].donnee == "000000104233"
    assert "sans remplir «\u00a0Pièces et informations attendues\u00a0»" in actions[3]
    assert "je coche «\u00a0photo du groupe\u00a0»" in actions[4]
    assert actions[5] == (
        "Je passe le dossier SAV de «\u00a0Analyse\u00a0» à «\u00a0En attente d’information\u00a0»"
    )
    assert "délai suspendu, relances à J+3 et J+7" in cas.pas[5].attendu
    passages = [(p.transition.de, p.transition.vers) for p in cas.pas if p.transition]
    assert passages == [
        (None, "Nouveau"),
        ("Nouveau", "Analyse"),
        ("Analyse", "En attente d’information"),
    ]
    assert cas.exigences == ("EX-REL-001", "EX-REL-004")
    assert "workflows[WF-SAV].transitions[2]" in cas.derive_de


def test_a_passage_that_a_written_case_plays_is_not_derived_again() -> None:
    derivation = derive(_torrefaction(), [Famille.ETATS])

    couverts = {c.chemin: c.par for c in derivation.couverts}
    assert couverts["workflows[WF-SAV].transitions[2]"] == ("CT-01",)
    assert "etats/WF-SAV/Analyse → En attente d’information" not in {
        e.cle for e in derivation.ebauches
    }


def test_every_passage_is_played_or_covered() -> None:
    cahier = _torrefaction()

    derivation = derive(cahier, [Famille.ETATS])

    sources = {s for e in derivation.ebauches for s in e.derive_de}
    sources |= {c.chemin for c in derivation.couverts}
    assert [
        f"workflows[{m.id}].transitions[{rang}]"
        for m in cahier.workflows
        for rang, _ in enumerate(m.transitions)
        if f"workflows[{m.id}].transitions[{rang}]" not in sources
    ] == []


def test_a_passage_is_refused_while_something_lacks_then_made_with_what_follows() -> None:
    derivation = derive(make_cahier(workflows=[MACHINE], **SOCLE), [Famille.ETATS])

    cas = _only(derivation, "etats/WF-REP/Déposé → En cours")

    attendus = [p.attendu for p in cas.pas]
    assert any("affiche la condition et laisse le statut" in a for a in attendus)
    assert any("nomme «\u00a0Montant\u00a0»" in a for a in attendus)
    assert "«\u00a0Montant\u00a0» affiche «\u00a085\u00a0€\u00a0»" in attendus
    assert any("le CRM envoie un message au client" in a for a in attendus)
    assert cas.pas[-1].action == "Je cherche le message prévu\u00a0: SMS au client"


def test_time_makes_a_passage_the_day_after_never_the_day_before() -> None:
    derivation = derive(make_cahier(workflows=[MACHINE], **SOCLE), [Famille.ETATS])

    cas = _only(derivation, "etats/WF-REP/Déposé → Abandonné")

    assert cas.role == "ROL-ATE"
    assert cas.pas[0].action.endswith("la veille de l’échéance (12 jours), j’ouvre une réparation")
    assert cas.pas[0].attendu == "le statut est encore «\u00a0Déposé\u00a0»"
    assert cas.pas[1].action.startswith("Le lendemain de l’échéance")
    assert cas.pas[1].transition is not None


def test_each_state_has_one_case_of_what_it_forbids() -> None:
    derivation = derive(make_cahier(workflows=[MACHINE], **SOCLE), [Famille.ETATS])

    refus = [e for e in derivation.ebauches if e.type is TypeCas.ERREUR]

    assert [e.cle for e in refus] == [
        "etats/WF-REP/Déposé → interdits",
        "etats/WF-REP/En cours → interdits",
        "etats/WF-REP/finaux",
    ]
    assert refus[0].pas[0].attendu == (
        "la liste ne propose que «\u00a0En cours\u00a0» et «\u00a0Abandonné\u00a0»"
    )
    assert refus[0].pas[1].transition is not None
    assert (refus[0].pas[1].transition.de, refus[0].pas[1].transition.vers) == ("Déposé", "Rendu")


def test_a_criterion_gives_what_is_prepared_a_gesture_and_what_is_seen() -> None:
    cahier = make_cahier(exigences=[_exigence()], **SOCLE)

    cas = _only(derive(cahier, [Famille.CRITERES]), "criteres/EX-REL-001")

    assert [p.action.split("\u00a0: ")[-1] for p in cas.pas] == [
        "un client sous contrat",
        "Je crée le dossier",
    ]
    assert cas.pas[-1].attendu == "la priorité est « urgente »"
    assert cas.priorite is PrioriteCas.CRITIQUE
    assert cas.exigences == ("EX-REL-001",)


def test_a_requirement_without_criterion_is_told_not_invented() -> None:
    cahier = make_cahier(exigences=[_exigence(criteres_acceptation=[])])

    derivation = derive(cahier, [Famille.CRITERES])

    assert derivation.ebauches == ()
    assert [e.chemin for e in derivation.ecartes] == ["exigences[EX-REL-001]"]


def test_a_requirement_given_up_gives_no_case() -> None:
    cahier = make_cahier(exigences=[_exigence(statut="abandonnée")])

    assert derive(cahier, [Famille.CRITERES]).ebauches == ()


def test_rights_are_played_as_allowed_and_as_refused() -> None:
    droits = {
        **SOCLE["droits"],
        "matrice": {"ROL-ATE": {"DON-REP": ["C", "R"]}, "ROL-GER": {"DON-CLI": ["R"]}},
        "champs_restreints": [{"donnee": "Marge", "lecture": ["ROL-GER"]}],
        "export": {"roles": ["ROL-GER"], "journalise": "oui"},
    }
    cahier = make_cahier(**{**SOCLE, "droits": droits})

    cas = _only(derive(cahier, [Famille.DROITS]), "droits/ROL-ATE")

    dits = [(p.action.split("\u00a0: ", 1)[-1], p.attendu) for p in cas.pas]
    assert dits[0][0] == "je crée une réparation et je l’ouvre"
    assert "«\u00a0Modifier\u00a0» et «\u00a0Supprimer\u00a0» sont absents ou refusés" in dits[0][1]
    assert "«\u00a0DON-CLI\u00a0»" in cas.pas[1].action
    assert cas.pas[2].attendu == "la donnée «\u00a0Marge\u00a0» est absente des deux"
    assert cas.pas[3].attendu == "la commande est absente\u202f; aucun fichier ne sort"


def test_a_role_is_confided_to_the_persona_with_the_closest_rights() -> None:
    from cdc.recette.derivation.contexte import Contexte

    contexte = Contexte(_torrefaction())

    assert contexte.prete("ROL-RSAV") == "ROL-SAV"
    assert contexte.persona("ROL-RSAV") == contexte.personas["PER-03"]
    assert contexte.persona("ROL-LOG") is None
    assert contexte.presentation("ROL-RSAV") == (
        "Je me connecte avec le rôle «\u00a0Responsable SAV\u00a0»"
    )


def test_of_two_personas_with_one_role_each_plays_what_is_hers() -> None:
    derivation = derive(_torrefaction())

    carnet = _only(derivation, "reprise/SRC-13/DON-ECH")
    parcours = _only(derivation, "etats/WF-AFF/bout en bout")

    assert (carnet.persona, parcours.persona) == ("PER-04", "PER-01")
    assert carnet.pas[0].action.startswith("Je suis Fabrice, commercial depuis 27")


def test_a_record_of_the_data_set_is_never_deleted() -> None:
    cas = _only(derive(_torrefaction(), [Famille.DROITS]), "droits/ROL-DPO")

    effaces = [p.donnee for p in cas.pas if "supprime" in p.action]
    assert effaces
    assert set(effaces) == {"une fiche créée pour l’essai"}


def test_an_exchange_is_played_as_usual_doubled_and_out_of_service() -> None:
    derivation = derive(_torrefaction(), [Famille.INTERFACES])

    panne = _only(derivation, "interfaces/INT-08/incidents")
    couverts = {(c.objet, c.par) for c in derivation.couverts}

    assert any("arrêter «\u00a0Caisse boutique\u00a0»" in p.action for p in panne.pas)
    assert any(p.attendu.startswith("une seule fiche existe") for p in panne.pas)
    assert ("échange avec Orchis 7, panne et reprise", ("CT-09",)) in couverts


def test_a_migration_is_counted_and_drawn_by_lot_source_by_source() -> None:
    derivation = derive(_torrefaction(), [Famille.REPRISE])

    cas = _only(derivation, "reprise/SRC-09/DON-CONS")

    assert cas.pas[0].attendu.startswith("7\u202f300 lignes = fiches reprises + fusions + rejets")
    assert "la version du texte" in cas.pas[-1].attendu
    assert cas.priorite is PrioriteCas.CRITIQUE
    assert "reprise/controles" in {e.cle for e in derivation.ebauches}


def test_the_rights_of_people_are_played_unless_a_requirement_does() -> None:
    derivation = derive(_torrefaction(), [Famille.RGPD])

    assert {e.cle for e in derivation.ebauches} == {
        "rgpd/droits/rectification",
        "rgpd/droits/effacement",
        "rgpd/purge",
    }
    couverts = {c.objet: c.par for c in derivation.couverts}
    assert couverts["droit\u00a0: opposition"] == ("CT-13",)
    assert couverts["droit\u00a0: limitation"] == ("criteres/EX-CNF-006",)


def test_a_measure_that_a_statement_gives_is_timed() -> None:
    ponant = load_projet(exemples() / "cycles-du-ponant").cahier

    derivation = derive(ponant)

    cas = _only(derivation, "mesures/EX-PDO-001")
    assert cas.pas[0].action.endswith(
        "j’exporte sans aide toutes les fiches en CSV, montre en main"
    )
    assert cas.pas[0].attendu == "le résultat est là en 1 h au plus"
    assert "exigences[EX-PDO-001]" not in {e.chemin for e in derivation.ecartes}


def test_fields_are_tried_empty_wrong_and_too_long() -> None:
    cas = _only(derive(_torrefaction(), [Famille.CHAMPS]), "champs/DON-LEAD")

    dits = [p.action for p in cas.pas]
    assert "«\u00a0Nom\u00a0»" in cas.pas[0].attendu
    assert any("adresse.sans.arobase" in d for d in dits)
    assert any("500 caractères" in d for d in dits)
    assert any("d’un lead déjà dans le CRM" in d for d in dits)


def test_what_another_system_fills_is_not_typed() -> None:
    cas = _only(derive(_torrefaction(), [Famille.CHAMPS]), "champs/DON-CLI")

    assert not any("Marge" in p.action or "Numéro client" in p.attendu for p in cas.pas)


def test_an_empty_project_gives_nothing_and_says_so() -> None:
    derivation = derive(make_cahier())

    assert derivation.ebauches == ()
    assert all(isinstance(e, Ecarte) for e in derivation.ecartes)
    assert derivation.couverts == ()


@pytest.mark.parametrize("nom", ["torrefaction", "cycles-du-ponant"])
def test_every_step_is_a_gesture_of_the_player_and_shows_something(nom: str) -> None:
    derivation = derive(load_projet(exemples() / nom).cahier)

    for ebauche in derivation.ebauches:
        assert ebauche.pas[0].action.startswith(("Je ", "J’"))
        assert len({p.action for p in ebauche.pas}) == len(ebauche.pas) or "l’appel" in str(
            ebauche.pas
        )
        for pas in ebauche.pas:
            assert pas.attendu
            assert "None" not in pas.action + pas.attendu
            assert "«\u00a0\u00a0»" not in pas.action + pas.attendu
            assert "  " not in pas.action + pas.attendu


def test_keys_are_unique() -> None:
    cles = [e.cle for e in derive(_torrefaction()).ebauches]

    assert len(set(cles)) == len(cles)


def test_the_plan_of_the_complete_example_is_one_that_people_can_play() -> None:
    derivation = derive(_torrefaction())

    assert 100 <= len(derivation.ebauches) <= 150
    assert max(len(e.pas) for e in derivation.ebauches) <= 16
    assert all(isinstance(c, Couvert) for c in derivation.couverts)
