"""Small real values of the agreed types, for tests that need no index."""

from __future__ import annotations

from dataclasses import replace

from assistant.types import Answer, Citation, Scope
from corpus.types import Passage, ReportInfo
from index.types import Hit

TEXT = "In 2018 the force recorded 31 arrests. This was fewer than before.\nIt expects more."
QUOTE = "In 2018 the force recorded 31 arrests."
AT = 500
"""Where `TEXT` starts in its report."""

INFO = ReportInfo(
    id="kent-2018",
    file="kent-2018.txt",
    title="Custody in Kent 2018",
    publisher="Her Majesty's Inspectorate (HMI)",
    force="Kent Police",
    year=2018,
    period="12 months to March 2018",
    published="2019-05",
    isbn=None,
    url="https://example.org/kent",
    licence="Open Government Licence v3.0",
)

CITATION = Citation(
    marker=1,
    report_id="kent-2018",
    page=41,
    last_page=41,
    page_exact=True,
    section=("Custody", "Arrests"),
    quote=QUOTE,
    start=AT,
    end=AT + len(QUOTE),
)

PASSAGE = Passage(
    id=f"kent-2018:{AT}-{AT + len(TEXT)}",
    report_id="kent-2018",
    force="Kent Police",
    year=2018,
    kind="paragraph",
    role="text",
    section=("Custody", "Arrests"),
    first_page=41,
    last_page=42,
    page_exact=True,
    start=AT,
    end=AT + len(TEXT),
    text=TEXT,
    context="Custody in Kent 2018. Kent Police. 2018. Custody > Arrests",
    sentences=((AT, AT + len(QUOTE)), (AT + len(QUOTE) + 1, AT + len(TEXT))),
    notes=(),
)

HIT = Hit(PASSAGE, score=0.03, dense_rank=2, dense_score=0.61, sparse_rank=1, sparse_score=12.5)

ANSWERED = Answer(
    status="answered",
    short="31 arrests",
    text=f"{QUOTE} [1]",
    citations=(CITATION,),
    hits=(HIT,),
    scope=Scope(forces=("Kent Police",), years=(2018,)),
    understood="How many arrests in Kent in 2018?",
    confidence=0.8,
)

REFUSED = replace(
    ANSWERED,
    status="refused",
    short="",
    text="",
    citations=(),
    confidence=0.1,
    reason="other_year",
    explanation="No report covers 2003; there is one of 2018.",
)

CONTRADICTED = replace(ANSWERED, status="contradicted", short="No: 31 arrests", right=QUOTE)
