from __future__ import annotations

import pytest

from assistant.asked.question import Reader
from assistant.asked.understanding import Understanding
from assistant.language.areas import Areas
from assistant.language.lexicon import Lexicon
from tests.assistant.samples import INFO

AREAS = Areas(["Kent Police"])
WORDS = dict.fromkeys(("often", "nationally", "percentage", "custody", "compared"), 3)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("how oftn is custody used", "how often is custody used?"),
        ("custody rate here and nationaly", "custody rate here and nationally"),
        ("perentage held in custdoy", "percentage held in custody"),
        ("what did Comparex say", "what did Comparex say?"),
        ("custdoy in knet", "custody in Kent"),
        ("Custdoy, notts and kents custody", "Custdoy, Notts and Kent's custody"),
    ],
)
def test_what_is_no_name_is_spelled_right(typed: str, meant: str) -> None:
    understanding = Understanding(
        Reader([INFO], Lexicon(WORDS | {"notes": 2, "kent": 2}, {}), AREAS), AREAS
    )
    assert understanding.resolved(typed, ()).question == meant
