"""Three near-identical reports, written here, and an assistant over them.

Kent Police 2018, Kent Police 2019 and Essex Police 2019 share their wording and differ in their figures:
the trap that a folder of inspection reports sets. No figure stands in two of the reports for one thing.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from assistant.asked.question import Reader
from assistant.engine import Assistant
from assistant.language.areas import Areas
from assistant.language.lexicon import Lexicon
from index.build import build
from index.search import Index

if TYPE_CHECKING:
    from pathlib import Path

    from index.embedding import SentenceEmbedder


@dataclass(frozen=True, slots=True)
class Inspected:
    """What one report says. Pairs are the figure of the force and that of England and Wales."""

    force: str
    area: str
    year: int
    burglary_fall: tuple[int, int]
    detection: tuple[int, int]
    cameras: str
    detectives: int
    victim_based: tuple[str, str]
    violence: tuple[str, str]
    dwelling: tuple[str, str]
    incidents: tuple[str, str]
    grade: str
    mapping: str
    priorities: tuple[str, str, str]

    @property
    def id(self) -> str:
        """The report's id in the catalogue."""
        return f"{self.area.lower()}-crime-{self.year}"


KENT_2018 = Inspected(
    force="Kent Police",
    area="Kent",
    year=2018,
    burglary_fall=(7, 4),
    detection=(28, 26),
    cameras="1,450",
    detectives=112,
    victim_based=("61.3", "64.7"),
    violence=("9.4", "8.1"),
    dwelling=("5.6", "6.9"),
    incidents=("27.2", "30.5"),
    grade="Good",
    mapping="does not yet use predictive mapping to plan its patrols",
    priorities=("rural theft", "knife crime in town centres", "speeding near schools"),
)
KENT_2019 = Inspected(
    force="Kent Police",
    area="Kent",
    year=2019,
    burglary_fall=(11, 3),
    detection=(31, 24),
    cameras="1,870",
    detectives=136,
    victim_based=("58.8", "66.2"),
    violence=("10.7", "8.9"),
    dwelling=("4.3", "6.2"),
    incidents=("23.9", "29.1"),
    grade="Outstanding",
    mapping="uses predictive mapping to plan its patrols",
    priorities=("county lines drug dealing", "hate crime", "theft of farm machinery"),
)
ESSEX_2019 = Inspected(
    force="Essex Police",
    area="Essex",
    year=2019,
    burglary_fall=(14, 3),
    detection=(22, 24),
    cameras="2,320",
    detectives=97,
    victim_based=("70.4", "66.2"),
    violence=("12.6", "8.9"),
    dwelling=("7.5", "6.2"),
    incidents=("34.8", "29.1"),
    grade="Requires improvement",
    mapping="has no plans to use predictive mapping",
    priorities=("night-time disorder", "boat theft", "fraud against older people"),
)
ALL = (KENT_2018, KENT_2019, ESSEX_2019)


def text_of(one: Inspected) -> str:
    """The report as text, laid out as the inspectorate lays out its own."""
    bullets = "\n".join(f"- {priority};" for priority in one.priorities)
    return f"""




Inspecting policing
in the public interest

Crime inspection {one.year}

{one.force}

November {one.year}

© HMIC {one.year}

www.justiceinspectors.gov.uk/hmic





Contents

How effective is the force at cutting crime?\t4
Introduction\t5
How effective is the force at reducing crime and preventing offending?\t6
How effective is the force at investigating offending?\t8

How effective is the force at cutting crime?

Overall summary

HMIC found that {one.force} has a clear plan for cutting crime. There is a strong emphasis on \
preventing offending, and staff at all levels understand what is expected of them.

How effective is the force at reducing crime and preventing offending?

{one.grade}

{one.force} works with local partners to prevent crime, and its neighbourhood teams know their \
communities well.

Introduction

This inspection looks at how effective police forces are at cutting crime. The public expects the \
police to reduce, prevent and investigate crime, bring suspects to justice and care for victims.

How effective is the force at reducing crime and preventing offending?

HMIC looked at how the leadership of the force deploys its resources to reduce the volume of \
crimes being committed and to protect people.

Crime

During the 12 months to June {one.year}, recorded burglary fell by {one.burglary_fall[0]} percent \
in {one.area}, compared with a fall of {one.burglary_fall[1]} percent across England and Wales.

The table below shows crime and anti-social behaviour rates in {one.area} (per 1,000 population) \
compared with the rest of England and Wales.

12 months to June {one.year}\t{one.force} rate (per 1,000 population)\tEngland and Wales total \
rate (per 1,000 population)
Victim-based crime\t{one.victim_based[0]}\t{one.victim_based[1]}
Violence with injury\t{one.violence[0]}\t{one.violence[1]}
Burglary in a dwelling\t{one.dwelling[0]}\t{one.dwelling[1]}
Anti-social behaviour incidents\t{one.incidents[0]}\t{one.incidents[1]}

We have chosen these types of crime to give an indication of offending levels in the force area.

Figure 2: Percentage of stolen vehicles recovered, by force, for the 12 months to June {one.year}



Meeting the needs of the community

{one.force} has agreed its local priorities with the police and crime commissioner. For the \
coming year, the neighbourhood priorities are:

{bullets[:-1]}.

The force has issued {one.cameras} body-worn video cameras to frontline officers. It {one.mapping}.

How effective is the force at investigating offending?

HMIC looked at the range of police tactics and powers used by the force to investigate offending.

Investigation

The detection rate in {one.area} (for crimes excluding fraud) for the 12 months to June \
{one.year} was {one.detection[0]} percent, compared with {one.detection[1]} percent for England \
and Wales.

The force employs {one.detectives} detectives in its serious crime directorate. Supervisors \
review every investigation within seven days.

Domestic abuse

Officers refer high-risk cases to the multi-agency risk assessment conference (MARAC), where \
local agencies share information and agree how to keep the victim safe.
"""


def _entry(one: Inspected) -> str:
    return f"""
[[report]]
id = "{one.id}"
file = "{one.id}.txt"
title = "Crime inspection {one.year}: {one.force}"
publisher = "HMIC"
force = "{one.force}"
year = {one.year}
period = "12 months to June {one.year}"
published = "{one.year}-11"
licence = "CC0"
"""


def write(folder: Path) -> None:
    """Writes the three reports and their catalogue into `folder`, which is made."""
    folder.mkdir(parents=True)
    (folder / "catalogue.toml").write_text("".join(map(_entry, ALL)), encoding="utf-8")
    for one in ALL:
        (folder / f"{one.id}.txt").write_text(text_of(one), encoding="utf-8")


@cache
def opened(base: Path, embedder: SentenceEmbedder) -> Assistant:
    """The assistant over the three reports; written and indexed under `base` the first time."""
    folder, home = base / "reports", base / "home"
    write(folder)
    build(folder, home, embedder)
    return Assistant(Index.open(home, embedder, folder=folder))


def reader_of(index: Index) -> Reader:
    """A reader of questions to `index`, as the assistant has one."""
    areas = Areas(info.force for info in index.infos())
    return Reader(index.infos(), Lexicon(index.vocabulary(), index.abbreviations()), areas)
