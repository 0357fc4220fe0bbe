"""The same kind of report in the three layouts that the reader knows, with other names and figures."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.types import ReportInfo

KENT = ReportInfo(
    id="kent-effectiveness-2019",
    file="kent-effectiveness-2019.pdf",
    title="PEEL: Police effectiveness 2019: Kent Police",
    publisher="HMICFRS",
    force="Kent Police",
    year=2019,
    period="12 months to 30 June 2019",
    published="2019-09",
    isbn=None,
    url=None,
    licence="Open Government Licence v3.0",
)

_HEAD = "PEEL: Police effectiveness 2019 – Kent Police\n"

# Pages of a PDF: form feeds, no blank lines, a running header, the number at the foot.
PDF = "\f".join(
    _HEAD + page
    for page in (
        """PEEL: Police effectiveness 2019
An inspection of Kent Police
September 2019
© HMICFRS 2019
""",
        """Contents
Introduction ................................................................ 3
Overview – How effective is the force at keeping people safe and reducing crime? ..... 4
How effective is the force at preventing crime, tackling anti-social behaviour and
keeping people safe? ............................................................ 5
How effective is the force at investigating crime? .............................. 7
Annex A – About the data ........................................................ 8
2
""",
        """Introduction
As part of our annual inspections of police effectiveness, efficiency and legitimacy, we
assess the effectiveness of police forces across England and Wales.1
What is police effectiveness and why is it important?
An effective police force is one which keeps people safe and reduces crime. These are the
most important responsibilities for a police force. Our inspection answers these questions:
• How effective is the force at preventing crime, tackling anti-social behaviour and
keeping people safe?
• How effective is the force at investigating crime?
1 We inspected Kent Police in June 2019.
3
""",
        """Overview – How effective is the force at keeping people
safe and reducing crime?
Overall judgment
Good
Kent Police is good at keeping people safe. Our judgment is the same as last year, when we
also judged the force to be good.
Overall summary
How effective is the force at preventing crime, tackling
anti-social behaviour and keeping people safe?
Good
How effective is the force at investigating crime?
Requires
improvement
Kent Police works well with other organisations, and the commu-
nity trusts it. The community supports the force in the year to June 2019.
4
""",
        """How effective is the force at preventing crime, tackling
anti-social behaviour and keeping people safe?
Crime prevention is more effective than investigating crime and makes society a safer
place for all of those who live, work and travel in it.
How much crime is there in Kent?
Rates of crime are reported per 1,000 population. In the 12 months to 30 June 20192 the
rates were higher in Kent than in England and Wales. The force told us that it had in
Figure 1: Police-recorded crime rates (per 1,000 population) in Kent, for the 12 months to
30 June 2019
Rates per 1,000 population Kent Police England and Wales
Recorded crime (excluding fraud) 101.5 88.4
Victim-based crime 84.2 76.1
Burglary in a dwelling* 7.3 9.8
* The rate of burglary in a dwelling is the rate for 1,000 households, rather than population
Source: Home Office data
For further information about these data, please see annex A
2 Recorded crime excludes fraud. See annex A.
5
""",
        """most cases dealt with the reports well.
Summary of findings
Good
Kent Police is good at preventing crime. The force has 1,204 officers in its neighbourhood
teams, which is more than in 2018.
Areas for improvement
• The force should evaluate and share effective practice routinely, both internally and
with its partners.
• The force should review its plans.
6
""",
        """How effective is the force at investigating crime?
When a crime occurs, the public must have confidence that the police will investigate it
effectively.
Figure 2: Proportion of outcomes assigned to offences recorded in Kent Police, in 12 months
to 30 June 2019, by outcome type
Outcome
number Outcome type / group Kent Police England and Wales
1 Charged/Summonsed 8.0 9.0
Out-of-court (formal) 3.0 3.5
2 Caution – youths 1.0 1.5
3 Caution – adults 2.0 2.0
18 Investigation complete – no suspect identified 89.0 87.5
Total 100.0 100.0
Source: Home Office crime outcomes data
Summary of findings
Requires improvement
Kent Police requires improvement in how it investigates crime.
7
""",
        """Annex A – About the data
The information presented in this report comes from a range of sources.
Figures throughout the report
Figure 1: Police-recorded crime rates (per 1,000 population) for the 12 months to 30 June 2019
Please see ‘Recorded crime’ above.
8
""",
    )
)

# The characters that the built-in fonts of a PDF have, for those that they have not.
LATIN = str.maketrans({"–": "-", "•": "-", "‘": "'", "’": "'"})

# Lines of extracted text: a space before the first line of each page, two printed numbers instead of
# the space, notes under a line of spaces, link targets listed again, the rows of a table at the end.
_RULE = " " * 44
MARKED = f""" Introduction

Reports on the force's efficiency are available on our website
(www.inspection.example/peel-
2019/gwent/). They rest on 1,100 answers from the public, which we gathered
over the year to June 2019.1

What we asked is set out in the list below, and the answers to each of the
questions follow in the chapters of this report, one after the other, in order.

1. How effective is the force at preventing crime?

2. How effective is the force at tackling
serious crime?

{_RULE}
1 The survey ran from March to June 2019.

http://www.inspection.example/peel-2019/gwent/
 Overall summary
How effective is the force at
preventing crime?

{" "}
Good

How effective is the force at tackling serious
crime?

Requires
improvement

 How effective is the force at preventing crime?

The force prevents crime well. It has 1,204 officers, far more than it had in
2018.2 It recorded its figures with care, in a way that others could follow, and
it told us that in most

{_RULE}
2 Officers include sergeants.
 cases the work of its neighbourhood teams against anti- social behaviour was
known as ‘Gwent’s Way3’ by the people who live there and who had called for it.

Figure 1: Recorded crime rates (per 1,000 population) in Gwent, for the 12 months
to 30 June 20194

Source: Home Office data
For further information about these data, please see annex A

Figure 2: Percentage change in the rate of incidents, by force, comparing the 12
months to March 2019 with the 12 months to March 2018

Source: Home Office data

{_RULE}
3 A scheme of visits.

4 Fraud is left out.

Rates per 1,000 population Gwent
Police

England and
Wales

Recorded crime (excluding
fraud) 77.1 80.9

Sexual offences 2.9 2.7



8

How effective is the force at tackling serious
crime?

The force tackles serious crime, but it needs more investigators, and these must be
trained before they are sent to crimes such as fraud, which are hard to investigate.

Summary of findings

{" "}
Requires
improvement

The force needs to do more in the time that is left to it, as we said last year, and
it needs to do it together with the forces that are its neighbours in the south of the



9

region, where crime is high.
"""
GWENT = replace(KENT, force="Gwent Police")

# Light markup: a line for each paragraph, tabs, a contents list with the pages of sections.
TABBED = """
Crime inspection 2014

Cumbria Constabulary

© HMIC 2014

Contents

How effective is the force at cutting crime?\t4
Introduction\t6
How effective is the force at reducing crime?\t7
How effective is the force at investigating offending?\t9

How effective is the force at cutting crime?

Overall summary

Cumbria Constabulary has cut crime. Details are at <http://www.inspection.example/cumbria>.

How effective is the force at reducing crime?

Good

The force is good at reducing crime, and its neighbours are learning from it.

How effective is the force at investigating offending?

Inadequate

Its investigations are slow, and many of them end without a result for the victim.

Introduction

We asked two questions:

- How effective is the force at reducing crime?
- How effective is the force at investigating offending?

How effective is the force at reducing crime?

Crime fell by 12 percent in the year.

Crime in figures

The table below shows crime rates in Cumbria (per 1,000 population).

12 months to June 2014\tCumbria Constabulary rate (per 1,000 population)\tEngland and Wales rate\
 (per 1,000 population)
Crime excluding fraud\t41.0\t60.7
Burglary in a dwelling*\t3.2\t8.9
Anti-social behaviour incidents*\t44.4\t36.8

***Note that anti-social behaviour data is for the 12 months to March 2014 and the rate for burglary in\
 a dwelling is the rate per 1,000 households, not population.**

Recommendations

- Within three months the force should:
 - (a) train its officers; and
 - (b) visit its victims.

Summary

Good

- The force listens to its partners².

² Partners are councils and charities.

How effective is the force at investigating offending?

The force investigates slowly.

Summary

Inadequate

- The force has too few investigators.
"""
CUMBRIA = replace(
    KENT, force="Cumbria Constabulary", title="Crime inspection 2014: Cumbria Constabulary"
)


def as_pdf(marked: str, header: str, first: int) -> str:
    """A text whose pages begin with a space, set again as the pages of a PDF: form feeds, a running
    header, numbers from `first` at the foot, no blank lines, no rules above footnotes."""
    pages: list[list[str]] = []
    for line in marked.split("\n"):
        number = re.fullmatch(r"[0-9]{1,2} ?", line) is not None
        if not pages or number or re.match(r" \S", line):
            pages.append([])
        if line.strip() and not number:
            pages[-1].append(line.strip())
    return "\f".join(
        "\n".join([header, *page, str(number), ""]) for number, page in enumerate(pages, first)
    )
