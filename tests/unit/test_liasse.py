"""Values kept packed come out as they were put in."""

from __future__ import annotations

from cdc.memoire import Liasse


def test_packed_values_are_those_of_a_list() -> None:
    valeurs = [{"a": 1}, ("é", None), [1, [2]]]

    liasse = Liasse(valeurs)
    liasse.insert(1, "neuf")

    assert [*liasse] == [valeurs[0], "neuf", *valeurs[1:]]
    assert [*liasse[2:]] == valeurs[1:]
    assert len(liasse) == 4


def test_what_is_taken_out_is_changed_only_when_put_back() -> None:
    liasse = Liasse([[1]])

    sortie = liasse[0]
    sortie.append(2)

    assert liasse[0] == [1]
    liasse[0] = sortie
    assert liasse[0] == [1, 2]
