"""The English tables of news agencies and outlets."""

from __future__ import annotations

from digest.language import ENGLISH, NEUTRAL


def test_every_name_and_every_site_of_an_agency_leads_to_the_agencys_first_name() -> None:
    agencies, sites = ENGLISH.outlets.agencies, ENGLISH.outlets.agency_sites
    assert {agencies[name] for name in ("Associated Press", "AP", "AP News")} == {"Associated Press"}
    assert sites["apnews.com"] == sites["ap.org"] == "Associated Press"
    assert set(sites.values()) <= set(agencies)


def test_no_name_of_an_agency_is_a_site_and_no_site_a_name() -> None:
    assert not [name for name in ENGLISH.outlets.agencies if "." in name or "|" in name]
    assert not [site for site in ENGLISH.outlets.agency_sites if "." not in site or " " in site]


def test_an_agency_without_a_site_is_known_by_its_names() -> None:
    assert ENGLISH.outlets.agencies["Sport-Informations-Dienst"] == "SID"
    assert "SID" not in ENGLISH.outlets.agency_sites.values()


def test_a_name_opens_no_sentence() -> None:
    found = ENGLISH.outlets.name_within_a_sentence.findall("Rescuers met Ada Moss. They thanked Žofie.")
    assert found == ["Ada", "Moss", "Žofie"]


def test_march_and_may_are_compared_for_they_are_verbs_too() -> None:
    assert {"april", "june"} <= ENGLISH.outlets.reporting_words
    assert not {"march", "may"} & ENGLISH.outlets.reporting_words


def test_a_language_without_tables_knows_no_agency_and_no_round_up() -> None:
    assert dict(NEUTRAL.outlets.agencies) == {}
    assert NEUTRAL.outlets.round_up.search("Live updates: storm") is None
