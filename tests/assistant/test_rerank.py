"""A real cross-encoder, small and untrained: the packaged encoder under a seeded random head."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.evidence.rerank import CrossEncoderReranker
from corpus.errors import SettingsError
from index.embedding import default_folder
from tests.assistant.samples import HIT

if TYPE_CHECKING:
    from pathlib import Path

    from index.types import Hit

QUESTION = "How many arrests did the force record?"
TEXTS = (
    "The force recorded 31 arrests in 2018.",
    "Neighbourhood teams meet residents each month.",
    "Custody records were complete.",
    "The chief constable leads the force.",
    "Victims of burglary are seen within a day.",
)


def hit(text: str, score: float) -> Hit:
    passage = replace(HIT.passage, id=text, text=text, context="")
    return replace(HIT, passage=passage, score=score)


HITS = tuple(hit(text, 1 / rank) for rank, text in enumerate(TEXTS, 1))


def saved(folder: Path, outputs: int) -> Path:
    import torch
    from sentence_transformers import CrossEncoder

    with torch.random.fork_rng():
        torch.manual_seed(7)
        CrossEncoder(str(default_folder()), num_labels=outputs, device="cpu").save_pretrained(
            str(folder)
        )
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(tmp_path_factory.mktemp("cross-encoder"), 1)


@pytest.fixture(scope="module")
def reranker(folder: Path) -> CrossEncoderReranker:
    return CrossEncoderReranker.load(folder)


@pytest.fixture(scope="module")
def judged(folder: Path) -> list[str]:
    """The texts as the bare model ranks them, read off its logits."""
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(str(folder))
    model = AutoModelForSequenceClassification.from_pretrained(str(folder)).eval()
    with torch.inference_mode():
        logits = [
            float(model(**tokenizer(QUESTION, text, return_tensors="pt")).logits) for text in TEXTS
        ]
    return sorted(TEXTS, key=lambda text: -logits[TEXTS.index(text)])


def texts(hits: tuple[Hit, ...]) -> list[str]:
    return [one.passage.text for one in hits]


def test_the_order_is_the_fusion_of_both_ranks(
    reranker: CrossEncoderReranker, judged: list[str]
) -> None:
    fused = {text: 1 / (61 + TEXTS.index(text)) + 1 / (61 + judged.index(text)) for text in TEXTS}
    found = reranker.rerank(QUESTION, HITS)
    assert texts(found) == sorted(TEXTS, key=lambda text: -fused[text])
    assert [one.score for one in found] == pytest.approx(sorted(fused.values(), reverse=True))


def test_the_model_changes_the_order(reranker: CrossEncoderReranker, judged: list[str]) -> None:
    assert judged != list(TEXTS)
    last_first = tuple(hit(text, 1.0) for text in reversed(judged))
    assert texts(reranker.rerank(QUESTION, last_first)) != texts(last_first)


def test_an_order_that_the_model_shares_stays(reranker: CrossEncoderReranker, judged: list[str]) -> None:
    assert texts(reranker.rerank(QUESTION, tuple(hit(text, 1.0) for text in judged))) == judged


def test_every_hit_is_kept_with_what_the_engines_said(reranker: CrossEncoderReranker) -> None:
    found = {one.passage.id: one for one in reranker.rerank(QUESTION, HITS)}
    assert {one.passage.id: replace(found[one.passage.id], score=one.score) for one in HITS} == {
        one.passage.id: one for one in HITS
    }


def test_the_same_hits_come_back_in_the_same_order(reranker: CrossEncoderReranker) -> None:
    assert reranker.rerank(QUESTION, HITS) == reranker.rerank(QUESTION, HITS)


def test_passages_that_read_alike_keep_their_order(reranker: CrossEncoderReranker) -> None:
    twins = tuple(
        replace(HIT, passage=replace(HIT.passage, id=name), score=0.5) for name in ("b", "a", "c")
    )
    assert [one.passage.id for one in reranker.rerank(QUESTION, twins)] == ["b", "a", "c"]


def test_no_hits_are_no_hits(reranker: CrossEncoderReranker) -> None:
    assert reranker.rerank(QUESTION, ()) == ()


def test_a_question_that_is_no_utf_8_is_read(reranker: CrossEncoderReranker) -> None:
    assert len(reranker.rerank("arrests \ud800?", HITS)) == len(HITS)


@pytest.mark.parametrize("name", ["nobody/nothing", "nothing", "/no/such/folder", "not a name!"])
def test_a_model_that_is_not_there_is_refused_in_one_line(name: str) -> None:
    with pytest.raises(SettingsError, match=r"^the reranker .* is not on this machine; [^\n]*$"):
        CrossEncoderReranker.load(name)


def test_an_encoder_without_a_head_of_its_own_is_refused() -> None:
    with pytest.raises(SettingsError, match="is no cross-encoder but BertModel"):
        CrossEncoderReranker.load(default_folder())


def test_a_model_that_gives_several_values_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="gives 3 values"):
        CrossEncoderReranker.load(saved(tmp_path / "three", 3))


def test_damaged_weights_are_refused_in_one_line(folder: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged"
    shutil.copytree(folder, damaged)
    weights = damaged / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:1000])
    with pytest.raises(SettingsError, match=r"^the reranker .* cannot be loaded: [^\n]*$"):
        CrossEncoderReranker.load(damaged)


def test_naming_the_module_loads_no_model_library() -> None:
    code = "import assistant.evidence.rerank, json, sys; print(json.dumps(sorted(sys.modules)))"
    listed = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout
    assert not {"torch", "transformers", "sentence_transformers"} & set(json.loads(listed))
