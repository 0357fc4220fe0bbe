"""Abbreviations that a text explains, and brackets that explain nothing."""

from __future__ import annotations

import pytest

from corpus import abbreviations
from corpus.types import Report

MORILE = "management of risk in law enforcement"
NABIS = "National Ballistic Intelligence Service"
MARAC = "multi-agency risk assessment conferences"
SEROCU = "South East Regional Organised Crime Unit"
OPCC = "office of the police and crime commissioner"


def pairs(text: str) -> list[tuple[str, str]]:
    found = abbreviations.find(text)
    assert all(item.long in text[item.start : item.end] for item in found)
    assert all(item.short in text[item.start : item.end] for item in found)
    return [(item.short, item.long) for item in found]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("19 organised crime groups (OCGs) per", "OCG", "organised crime groups"),
        ("and police community support officers (PCSOs)", "PCSO", "police community support officers"),
        ("an integrated offender management (IOM) hub", "IOM", "integrated offender management"),
        ("Her Majesty’s Revenue and Customs (HMRC)", "HMRC", "Her Majesty’s Revenue and Customs"),
        ("crime, risk, harm and legal power (CRHLP), we", "CRHLP", "crime, risk, harm and legal power"),
        ("MoRiLE: the 'management of risk in law enforcement' process", "MoRiLE", MORILE),
        ("using the management of risk in law enforcement (MoRiLE) method", "MoRiLE", MORILE),
        ("the ‘management of risk in law enforcement’ (MoRiLE)", "MoRiLE", MORILE),
        ("NABIS, the National Ballistic Intelligence Service. It", "NABIS", NABIS),
        ("NABIS stands for National Ballistic Intelligence Service", "NABIS", NABIS),
        ("National Ballistic Intelligence Service, or NABIS, asks", "NABIS", NABIS),
        ("the National Ballistic Intelligence Service (the ‘NABIS’)", "NABIS", NABIS),
        ("MARACs (multi-agency risk assessment conferences) are", "MARAC", MARAC),
        ("to multi-agency risk assessment conferences (MARACs)", "MARAC", MARAC),
        ("South East Regional Organised Crime Unit (SEROCU) if", "SEROCU", SEROCU),
        ("SEROCU (South East Regional Organised Crime Unit) to", "SEROCU", SEROCU),
        ("missing, exploited and trafficked (MET)", "MET", "missing, exploited and trafficked"),
        ("office of the police and crime commissioner (OPCC).", "OPCC", OPCC),
        ("the office of the police and crime commissioner (OPCC).", "OPCC", OPCC),
        ("Partners and Communities Together (PACT) and", "PACT", "Partners and Communities Together"),
        ("a system of closed-circuit television (CCTV)", "CCTV", "closed-circuit television"),
        ("pursue, prevent, protect and prepare (the 4Ps)", "4P", "pursue, prevent, protect and prepare"),
    ],
)
def test_an_explained_abbreviation_is_found(text: str, short: str, long: str) -> None:
    assert pairs(text) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "ran an operation (Signature) with investigators",
        "recorded crime (excluding fraud) rose",
        "offenders (57 percent) were",
        "Offender died, Not in public interest (CPS), Prosecution prevented",
        "flagged on the force's call management system (ALTARIS) as well",
        "using the 4Ps format",
        "4Ps provides a national framework for tackling serious crime",
        "staff (PIP2) deal with complex matters",
        "dedicated to helping victims of abuse (Aurora New Dawn) support",
        "HMIC, in 2016, found",
        "HMIC is concerned about the low arrest rate.",
        "The force. National decision model\n(NDM) is used",
        "ACPO is now the National Police Chiefs’ Council",
        "constabulary (CONS)",
        "MoRiLE",
        "",
    ],
)
def test_what_is_not_explained_is_left_out(text: str) -> None:
    assert pairs(text) == []


def test_a_pair_is_given_once_at_its_first_place() -> None:
    text = "organised crime groups (OCGs). Organised crime group (OCG). Ordinary car gates (OCGs)."
    assert [(item.long, item.start) for item in abbreviations.find(text)] == [
        ("organised crime groups", 0),
        ("Ordinary car gates", text.index("Ordinary")),
    ]


def test_two_abbreviations_in_one_sentence() -> None:
    text = "Association of Chief Police Officers (ACPO), now National Police Chiefs’ Council (NPCC)."
    assert [short for short, _ in pairs(text)] == ["ACPO", "NPCC"]


def test_both_reports_explain_what_they_abbreviate(reports: dict[str, Report]) -> None:
    found = {item.short for report in reports.values() for item in abbreviations.find(report.text)}
    assert {"HMIC", "IOM", "MARAC", "MAPPA", "NABIS", "OCG", "OPCC", "PEEL", "SEROCU", "THOR"} <= found
    assert not found & {"CPS", "ALTARIS", "CCTV"}
